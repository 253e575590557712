"""Packs: folders of own files that others have made, named in the profile or installed.

They are data. Nothing that belongs to a pack is imported or run: what an entry point names is
found as a folder, by the places that Python would import it from.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.machinery import PathFinder
from importlib.metadata import Distribution
from pathlib import Path

from backcoach.catalogue.own.called import shown_place
from backcoach.catalogue.own.files import Layer
from backcoach.domain.errors import shown
from backcoach.domain.knowledge.origin import COACH, YOURS
from backcoach.keeping.reading import check_inside

_VALUE = re.compile(r"(?P<package>\w+)(?P<inside>(\.\w+)*)\s*(:\s*(?P<folder>[\w-]+(/[\w-]+)*))?")


def layers_of(packs: Iterable[Layer]) -> tuple[Layer, ...]:
    """Packs, each once, and with a name that no other one has."""
    found: dict[Path, Layer] = {}
    taken = {YOURS, COACH, ""}
    for each in packs:
        if each.place not in found:
            source = shown_place(f"{each.place}" if each.source in taken else each.source)
            taken.add(each.source)
            found[each.place] = each._replace(source=source)
    return tuple(found.values())


def folder_of(named: str, beside: Path) -> Path:
    """A folder as it is named; one that is not absolute is meant from the folder `beside` on."""
    place = Path(named)
    with suppress(RuntimeError):  # a ~ that leads nowhere
        place = place.expanduser()
    return Path(os.path.normpath(beside / place))


def installed(distributions: Iterable[Path], group: str, path: Sequence[str]) -> Iterator[Layer]:
    """The packs of installed distributions, by their names; each of these is what describes one.

    They are entry points of a group: `clinic = package`, or `clinic = package:folder`. `path` is
    where Python looks for packages.
    """
    values: dict[str, str] = {}
    for each in distributions:
        try:
            for point in Distribution.at(each).entry_points.select(group=group):
                values.setdefault(point.name, point.value)
        except (OSError, ValueError, TypeError, AttributeError):  # it is written in another way
            values.setdefault(each.stem, "")
    for name, value in sorted(values.items()):
        yield _installed(shown(name), value, path)


def _installed(name: str, value: str, path: Sequence[str]) -> Layer:
    """The pack of an entry point."""
    meant = _VALUE.fullmatch(value.strip())
    package = _package(meant["package"], path) if meant else None
    if not meant or package is None:
        why = f"there is no package {meant['package']}" if meant else "it names no package"
        return Layer(f"the pack {name}", Path(name), is_pack=True, why=why)
    place = package.joinpath(*meant["inside"].split("."), meant["folder"] or "")
    try:
        return Layer(name, check_inside(place, package), is_pack=True)
    except OSError as error:
        is_gone = isinstance(error, FileNotFoundError)
        why = "there is no such folder" if is_gone else error.strerror or str(error)
        return Layer(f"the pack {name}", place, is_pack=True, why=why)


def _package(name: str, path: Sequence[str]) -> Path | None:
    """The folder of a package that can be imported, found without importing anything of it."""
    found = PathFinder.find_spec(name, path)
    folders = found.submodule_search_locations if found else None
    return next(map(Path, folders), None) if folders else None
