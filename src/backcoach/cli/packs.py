"""Where packs are: in folders that the profile names, and in what is installed beside the coach."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.domain.errors import CoachError
from backcoach.keeping.reading import read_file, read_small

if TYPE_CHECKING:
    from backcoach.catalogue.own.files import Layer
    from backcoach.domain.knowledge.safety import Safety

GROUP = "backcoach.packs"
"""The group of entry points that packs stand in."""

_DESCRIBING = (".dist-info", ".egg-info")
_MOST_BYTES = 4_000_000


def pack_layers(
    profile: Path | None, safety: "Callable[[], Safety]", path: Sequence[str]
) -> "tuple[Layer, ...]":
    """All packs, those first that go before the others; `path` is where Python finds packages.

    Nothing is imported to find out that there are none, for every list asks.
    """
    distributions = [*_with_packs(path)]
    text = _text(profile) if profile else b""
    if b"packs" not in text and not distributions:
        return ()
    from backcoach.catalogue.own.packs import installed, layers_of

    named = _named(text, profile, safety) if profile and b"packs" in text else ()
    return layers_of((*named, *installed(distributions, GROUP, path)))


def _text(file: Path) -> bytes:
    """What a file says; nothing where it cannot be read, which is told by what needs it."""
    with suppress(OSError):
        return read_file(file, _MOST_BYTES) or b""
    return b""


def _named(text: bytes, profile: Path, safety: "Callable[[], Safety]") -> "tuple[Layer, ...]":
    """The packs of a profile, the last of them first."""
    from backcoach.catalogue.own.files import Layer
    from backcoach.catalogue.own.packs import folder_of
    from backcoach.catalogue.profile import load_profile

    try:
        packs = load_profile(text, str(profile), safety).packs
    except CoachError:
        why = "it cannot be read; `backcoach profile` says why"
        return (Layer("your profile, which names packs,", profile, is_pack=True, why=why),)
    folders = (folder_of(each, profile.parent) for each in reversed(packs))
    return tuple(Layer(each.name, each, is_pack=True) for each in folders)


def _with_packs(path: Sequence[str]) -> Iterator[Path]:
    """What describes the distributions in which packs stand."""
    for folder in dict.fromkeys(path):
        with suppress(OSError), os.scandir(folder or os.curdir) as inside:
            for each in inside:
                if each.name.endswith(_DESCRIBING) and _has_packs(each.path):
                    yield Path(each.path)


def _has_packs(described: str) -> bool:
    return GROUP.encode() in read_small(f"{described}{os.sep}entry_points.txt")
