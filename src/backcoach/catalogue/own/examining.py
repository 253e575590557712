"""Own files looked at beside all that they refer to: what is wrong with them, what they hold."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from backcoach.catalogue.own.called import shown_place
from backcoach.catalogue.own.files import Layer, OwnFile, folders_of, layer_of
from backcoach.catalogue.own.joining import Joined, joined_at_once
from backcoach.catalogue.own.loading import load_own
from backcoach.catalogue.problems import Problem
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Routine


class Examined(NamedTuple):
    """What is wrong with some `files`, and what of them can be used.

    The `catalogue` has all there is.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    catalogue: Joined


def examined(named: Sequence[Path], layers: Iterable[Layer], coach: Catalogue) -> Examined:
    """Look at the files and packs that are named, or at all files of the layers where none is.

    A named one may be of a layer, or lie anywhere; then it goes before the others.
    """
    known = {_way_to(file): file for folder in folders_of(layers) for file in folder.files()}
    looked_at = _named(named, known) if named else known
    strangers = (file for way, file in looked_at.items() if way not in known)
    own = load_own((*strangers, *(looked_at.get(*each) for each in known.items())), coach)
    files = dict.fromkeys(shown_place(each.place) for each in looked_at.values())
    return Examined(
        tuple(files),
        tuple(each for each in own.problems if each.file in files),
        tuple(each for each in own.exercises if own.places[each.id] in files),
        tuple(each for each in own.routines if own.places[each.id] in files),
        joined_at_once(coach, own),
    )


def _named(files: Iterable[Path], others: Mapping[str, OwnFile]) -> Mapping[str, OwnFile]:
    """Files as they were named, each once; what should be in one is known of those of a layer."""
    found: dict[str, OwnFile] = {}
    for file in files:
        layer = layer_of(file)
        for each in (each for folder in folders_of([layer]) for each in folder.files()):
            way = _way_to(each)
            known = others.get(way, each)
            found.setdefault(way, known._replace(place=each.place))
    return found


def _way_to(file: OwnFile) -> str:
    """The one way to a file: its folder may be reached by many."""
    folder, name = os.path.split(file.place)
    return f"{_real(folder)}{os.sep}{name}"


@lru_cache(maxsize=8)  # thousands of files have one folder
def _real(folder: str) -> str:
    return os.path.realpath(folder)
