"""The index of the catalogue: what a list shows and a search looks at, and nothing more.

It is derived from the catalogue, small, and made of plain strings, so that a list need not wait
for the rest.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Purpose

_WORD = re.compile(r"\w+")


class IndexedExercise(NamedTuple):
    """An exercise in the index; `primary` and `secondary` are ids of single muscles.

    `muscles` are the names of the primary ones as people read them, `text` all words to search.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    position: str
    goal: str
    settings: tuple[str, ...]
    equipment: tuple[str, ...]
    muscles: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    text: str


class IndexedMuscle(NamedTuple):
    """A muscle or group in the index; `single` are the ids of the single muscles it stands for."""

    id: str
    name: str
    aliases: tuple[str, ...]
    single: tuple[str, ...]


class IndexedRoutine(NamedTuple):
    """A routine as a list shows it: how long it takes somebody, and what they need for it.

    `duration_ms` is to do it, and no more. `first_ms` is how long it takes the first time, where
    what is new is shown before it is done, and `later_ms` any later time. `group` is what it is
    for, and `whom` for whom or when.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    group: str
    whom: str
    duration_ms: int
    first_ms: int
    later_ms: int
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    exercises: tuple[str, ...]


def grouped(routines: Iterable[IndexedRoutine]) -> tuple[IndexedRoutine, ...]:
    """Routines by what they are for, in their own order where that is the same."""
    groups = tuple(Purpose)
    return tuple(sorted(routines, key=lambda each: groups.index(Purpose(each.group))))


class Index(NamedTuple):
    """Every exercise, and every group and muscle, in the catalogue's order."""

    exercises: tuple[IndexedExercise, ...]
    muscles: tuple[IndexedMuscle, ...]

    def training(self, *muscles: IndexedMuscle) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of the exercises that work muscles or groups first of all, and besides."""
        wanted = {single for each in muscles for single in each.single}
        primary = tuple(each.id for each in self.exercises if wanted.intersection(each.primary))
        secondary = tuple(
            each.id
            for each in self.exercises
            if each.id not in primary and wanted.intersection(each.secondary)
        )
        return primary, secondary


def plain(text: str) -> str:
    """Text without the differences that people do not mean: case, hyphens, doubled spaces."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def words(texts: Iterable[str]) -> str:
    """The words of texts, for searching: without what stands between them."""
    return " ".join(_WORD.findall(plain(" ".join(texts))))
