"""What is kept on this machine for the program and for a person."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalogue.shelf import Shelf
from backcoach.cli.packs import pack_layers
from backcoach.domain.errors import BadDataError, CoachError
from backcoach.domain.knowledge.index import Index, IndexedRoutine, plain
from backcoach.keeping import folders

if TYPE_CHECKING:
    from backcoach.catalogue.own.files import Layer
    from backcoach.catalogue.own.listed import Listed, Trouble
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.domain.knowledge.origin import Origin
    from backcoach.domain.knowledge.safety import Safety
    from backcoach.figures.pose import Figure

PROFILE_NAME = "profile.yaml"
OWN_FOLDERS = ("exercises", "routines")
"""What holds own files, in the folder of the profile."""


def catalogue() -> "Catalogue":
    """The catalogue that comes with the program, with own entries."""
    return _SHELF.catalogue


def safety() -> "Safety":
    """What keeps people safe."""
    return _SHELF.safety


def index() -> Index:
    """The index of the catalogue, for commands that need no more."""
    return _SHELF.index


def routines() -> tuple[IndexedRoutine, ...]:
    """The routines as a list has them, for commands that need no more."""
    return _SHELF.routines


def figures() -> "Mapping[str, Figure]":
    """How each exercise looks, by its id."""
    return _SHELF.figures


def origins() -> "Mapping[str, Origin]":
    """Where own exercises and routines come from, by their ids."""
    return _SHELF.origins


def troubles() -> "Sequence[Trouble]":
    """The own exercises and routines that cannot be used."""
    return _SHELF.troubles


def use_file(name: str) -> "Listed":
    """Let the entries of a file go before all others; return what there is in it."""
    from backcoach.catalogue.own.files import Layer

    global _SHELF
    place = Path(name).expanduser()
    _SHELF = _SHELF.with_file(Layer(place.name, place.absolute(), is_file=True))
    listed = _SHELF.listed
    assert listed is not None  # of a file there is always something to say
    return listed


def check_usable(names: Iterable[str], *, beginnings: bool = False) -> None:
    """See that no own entry that cannot be used is called so, or with `beginnings` begins so.

    Raises:
        BadDataError: with every problem of those that do.
    """
    wanted = {plain(name) for name in names} - {""}
    found = [
        each
        for each in troubles()
        if wanted.intersection(each.names)
        or (beginnings and any(begun.startswith(tuple(wanted)) for begun in each.names))
    ]
    problems = dict.fromkeys(problem for each in found for problem in each.problems)
    if problems:
        raise BadDataError(problems)


def has_profile() -> bool:
    """Whether there is something where a person's profile would be."""
    folder = config_folder()
    return folder is not None and os.path.lexists(folder / PROFILE_NAME)


def cache_folder() -> Path | None:
    """Where to keep what can be made again; None for somebody who has no home."""
    return folders.cache_folder(os.environ)


def config_folder() -> Path | None:
    """Where people keep what they set; None for somebody who has no home."""
    return folders.config_folder(os.environ)


def own_data_folder() -> Path | None:
    """Where to keep what people answer and do; None for somebody who has no home."""
    return folders.own_data_folder(os.environ)


def coach() -> "Catalogue":
    """The catalogue that comes with the program, without own entries."""
    return _SHELF.coach


def layers() -> "Sequence[Layer]":
    """Where own files are, and packs, as far as there are any; the first go before the others."""
    try:
        folder = config_folder()
    except CoachError:  # which is told where something is to be kept
        folder = None
    packs = pack_layers(folder and folder / PROFILE_NAME, safety, sys.path)
    if folder is None or not any((folder / kind).is_dir() for kind in OWN_FOLDERS):
        return packs
    from backcoach.catalogue.own.files import Layer
    from backcoach.domain.knowledge.origin import YOURS

    return (Layer(YOURS, folder), *packs)


_SHELF = Shelf(cache_folder, layers)
