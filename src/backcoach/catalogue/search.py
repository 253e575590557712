"""Finding exercises, routines and muscles by what people type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from backcoach.domain.catalogue import Catalogue
from backcoach.domain.errors import AmbiguousNameError, UnknownNameError, near_to
from backcoach.domain.exercise import Exercise
from backcoach.domain.muscle import Muscle, MuscleGroup
from backcoach.domain.routine import Routine
from backcoach.domain.terms import Equipment, Goal, Position, Setting

NEARLY_RIGHT = 0.8
"""How alike a misspelt muscle must be to be taken for the right one."""


class Named(Protocol):
    """Something with an id, a name and other names."""

    @property
    def id(self) -> str:
        """The id that scripts use."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """What people call it, too."""


NamedType = TypeVar("NamedType", bound=Named)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; every filter that is given has to fit.

    `equipment` is what there is to use, "none" for nothing; `text` is looked for in names,
    aliases, goals and steps.
    """

    muscle: str | None = None
    position: Position | None = None
    setting: Setting | None = None
    equipment: Equipment | None = None
    without_equipment: bool = False
    goal: Goal | None = None
    text: str | None = None


def find_exercise(catalogue: Catalogue, name: str) -> Exercise:
    """Find an exercise by id, name, alias or beginning.

    Raises:
        UnknownNameError: none is called so.
        AmbiguousNameError: several begin so.
    """
    return _find("exercise", catalogue.exercises, name)


def find_routine(catalogue: Catalogue, name: str) -> Routine:
    """Find a routine by id, name, alias or beginning.

    Raises:
        UnknownNameError: none is called so.
        AmbiguousNameError: several begin so.
    """
    return _find("routine", catalogue.routines, name)


def find_muscle(catalogue: Catalogue, name: str) -> Muscle | MuscleGroup:
    """Find a muscle or group by id, name, alias or beginning; nearly right spellings, too.

    Raises:
        UnknownNameError: none is called so.
        AmbiguousNameError: several begin so.
    """
    every = catalogue.every_muscle
    try:
        return _find("muscle", every, name)
    except UnknownNameError:
        from difflib import get_close_matches

        by_word = _by_word(every)
        near = get_close_matches(_plain(name), by_word, n=1, cutoff=NEARLY_RIGHT)
        if not near:
            raise
        return by_word[near[0]]


def find_exercises(catalogue: Catalogue, wanted: Wanted) -> tuple[Exercise, ...]:
    """The exercises that fit, in the catalogue's order, primary muscles before secondary.

    Raises:
        UnknownNameError: the muscle is unknown.
    """
    found = [each for each in catalogue.exercises if _fits(each, wanted)]
    if wanted.muscle is None:
        return tuple(found)
    primary, secondary = catalogue.training(find_muscle(catalogue, wanted.muscle).id)
    return tuple(each for each in (*primary, *secondary) if each in found)


def _fits(exercise: Exercise, wanted: Wanted) -> bool:
    return (
        wanted.position in (None, exercise.position)
        and wanted.goal in (None, exercise.goal)
        and (wanted.setting is None or wanted.setting in exercise.settings)
        and (wanted.equipment is None or wanted.equipment in exercise.equipment)
        and not (wanted.without_equipment and exercise.equipment)
        and (wanted.text is None or _plain(wanted.text) in _text_of(exercise))
    )


def _text_of(exercise: Exercise) -> str:
    texts = (exercise.id, exercise.name, *exercise.aliases, exercise.goal, exercise.why)
    return _plain(" ".join((*texts, *exercise.steps, exercise.feel)))


def _find(kind: str, candidates: Sequence[NamedType], name: str) -> NamedType:
    wanted = _plain(name)
    by_word = _by_word(candidates)
    if wanted in by_word:
        return by_word[wanted]
    beginning = {each.id: each for word, each in by_word.items() if word.startswith(wanted)}
    if not wanted or not beginning:
        near = [by_word[word].id for word in near_to(wanted, by_word)]
        raise UnknownNameError(kind, name, dict.fromkeys(near))
    if len(beginning) > 1:
        raise AmbiguousNameError(kind, name, beginning)
    return next(iter(beginning.values()))


def _by_word(candidates: Iterable[NamedType]) -> dict[str, NamedType]:
    """Every id, name and alias; an id is stronger than a name, a name than an alias."""
    words: dict[str, NamedType] = {}
    for each in candidates:
        words[_plain(each.id)] = each
    for each in candidates:
        words.setdefault(_plain(each.name), each)
    for each in candidates:
        for alias in each.aliases:
            words.setdefault(_plain(alias), each)
    return words


def _plain(text: str) -> str:
    """Text without the differences that people do not mean: case, hyphens, doubled spaces."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
