"""Finding exercises, routines and muscles by what people type."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from backcoach.domain.errors import AmbiguousNameError, UnknownNameError, near_to
from backcoach.domain.knowledge.index import Index, IndexedExercise, IndexedMuscle, plain

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


class Wanted(NamedTuple):
    """What to look for, by the ids of the data; every filter that is given has to fit.

    `equipment` is something to use, or "none"; `text` is looked for in names and steps.
    """

    muscle: str | None = None
    position: str | None = None
    setting: str | None = None
    equipment: str | None = None
    goal: str | None = None
    text: str | None = None


def find(kind: str, candidates: Sequence[NamedType], name: str) -> NamedType:
    """Find one of the exercises, routines or muscles by id, name, alias or beginning.

    `kind` is what they are, for the message.

    Raises:
        UnknownNameError: none is called so.
        AmbiguousNameError: several begin so.
    """
    wanted = plain(name)
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


def find_muscle(index: Index, name: str) -> IndexedMuscle:
    """Find a muscle or group, also by a nearly right spelling.

    Raises:
        UnknownNameError: none is called so.
        AmbiguousNameError: several begin so.
    """
    try:
        return find("muscle", index.muscles, name)
    except UnknownNameError:
        from difflib import get_close_matches  # only a wrong name needs it

        by_word = _by_word(index.muscles)
        near = get_close_matches(plain(name), by_word, n=1, cutoff=NEARLY_RIGHT)
        if not near:
            raise
        return by_word[near[0]]


def find_exercises(index: Index, wanted: Wanted) -> tuple[IndexedExercise, ...]:
    """The exercises that fit, in the catalogue's order, primary muscles before secondary.

    Raises:
        UnknownNameError: the muscle is unknown.
        AmbiguousNameError: several muscles begin so.
    """
    found = {each.id: each for each in index.exercises if _fits(each, wanted)}
    if wanted.muscle is None:
        return tuple(found.values())
    primary, secondary = index.training(find_muscle(index, wanted.muscle))
    return tuple(found[each] for each in (*primary, *secondary) if each in found)


def _fits(each: IndexedExercise, wanted: Wanted) -> bool:
    return (
        wanted.position in (None, each.position)
        and wanted.goal in (None, each.goal)
        and (wanted.setting is None or wanted.setting in each.settings)
        and (wanted.equipment is None or wanted.equipment in (each.equipment or ("none",)))
        and (wanted.text is None or plain(wanted.text) in each.text)
    )


def _by_word(candidates: Iterable[NamedType]) -> dict[str, NamedType]:
    """Every id, name and alias; an id is stronger than a name, a name than an alias."""
    words: dict[str, NamedType] = {}
    for each in candidates:
        words[plain(each.id)] = each
    for each in candidates:
        words.setdefault(plain(each.name), each)
    for each in candidates:
        for alias in each.aliases:
            words.setdefault(plain(alias), each)
    return words
