"""Finding exercises, routines and muscles by what people type."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from backcoach.domain.errors import AmbiguousNameError, UnknownNameError, near_to
from backcoach.domain.knowledge.index import Index, IndexedExercise, IndexedMuscle, plain, words

NEARLY_RIGHT = 0.8
"""How alike a misspelt muscle must be to be taken for the right one."""

LONGEST_WHOLE = 4
"""A search for a word of so many letters, such as `abs`, is for all of them."""

_NO_NAMES = ("muscle", "muscles", "area")
"""What people add to a name, or not."""
_BETWEEN = re.compile(r" and | & |[,/]")
"""What stands between muscles that are named at once."""


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

    `muscle` may name several, and `equipment` is something to use, or "none". `text` is words, each
    of which has to begin one of an exercise's own.
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
    found = found_in(candidates, name)
    if not found:
        by_word = _by_word(candidates)
        near = [by_word[word].id for word in near_to(plain(name), by_word)]
        raise UnknownNameError(kind, name, dict.fromkeys(near))
    if len(found) > 1:
        raise AmbiguousNameError(kind, name, (each.id for each in found))
    return found[0]


def found_in(candidates: Sequence[NamedType], name: str) -> tuple[NamedType, ...]:
    """What is called so, or all that begins so; nothing where there is nothing."""
    by_id = next((each for each in candidates if each.id == name), None)
    if by_id is not None:
        return (by_id,)
    wanted = plain(name)
    by_word = _by_word(candidates)
    if wanted in by_word:
        return (by_word[wanted],)
    begun = {each.id: each for word, each in by_word.items() if word.startswith(wanted)}
    return tuple(begun.values()) if wanted else ()


def find_muscles(index: Index, name: str) -> tuple[IndexedMuscle, ...]:
    """Find a muscle or group, or each of several that are named at once; nearly right will do.

    Raises:
        UnknownNameError: none is called so.
        AmbiguousNameError: several begin so.
    """
    by_word = _by_word(index.muscles)
    bare = " ".join(word for word in plain(name).split() if word not in _NO_NAMES)
    for whole in (plain(name), bare):
        if whole in by_word:
            return (by_word[whole],)
    parts = _parts(bare, by_word) or [name]
    found = (_find_muscle(index, _completed(each, parts, by_word)) for each in parts)
    return tuple(dict.fromkeys(found))


def _parts(several: str, known: Mapping[str, object]) -> list[str]:
    """The names in a text; where nothing stands between them, each word has to be one."""
    parts = [each.strip() for each in _BETWEEN.split(several) if each.strip()]
    single = several.split()
    return single if len(parts) == 1 and all(each in known for each in single) else parts


def _completed(part: str, parts: Sequence[str], known: Mapping[str, object]) -> str:
    """A name with the words it shares with others: `gluteus medius/minimus` has a second one."""
    first, last = parts[0].rpartition(" ")[0], parts[-1].partition(" ")[2]
    wholes = (part, f"{first} {part}", f"{part} {last}")
    return next((each for each in wholes if each in known), part)


def _find_muscle(index: Index, name: str) -> IndexedMuscle:
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
    """The exercises that fit, in the catalogue's order, but what fits best first.

    Those that say words in a row come before others, and primary muscles before secondary.

    Raises:
        UnknownNameError: the muscle is unknown.
        AmbiguousNameError: several muscles begin so.
    """
    if wanted == Wanted():
        return index.exercises
    fitting = (each for each in index.exercises if _fits(each, wanted))
    text = words([wanted.text or ""])
    found = {each.id: each for each in sorted(fitting, key=lambda each: not _says(each, text))}
    if wanted.muscle is None:
        return tuple(found.values())
    primary, secondary = index.training(*find_muscles(index, wanted.muscle))
    return tuple(found[each] for each in (*primary, *secondary) if each in found)


def _fits(each: IndexedExercise, wanted: Wanted) -> bool:
    return (
        wanted.position in (None, each.position)
        and wanted.goal in (None, each.goal)
        and (wanted.setting is None or wanted.setting in each.settings)
        and (wanted.equipment is None or wanted.equipment in (each.equipment or ("none",)))
        and all(_says(each, _singular(word)) for word in _words(wanted.text or ""))
    )


def _says(each: IndexedExercise, beginning: str) -> bool:
    """Whether something in what is said of an exercise begins so, with a whole word."""
    return f" {beginning}" in f" {each.text}"


def _words(text: str) -> list[str]:
    """The words to look for; where it is made of anything else, that."""
    return words([text]).split() or plain(text).split()


def _singular(word: str) -> str:
    """A word for several things as the beginning of the one for one, as far as it can be told."""
    return word.removesuffix("s") if len(word) > LONGEST_WHOLE else word


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
