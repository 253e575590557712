"""Exercises of another program as own ones: what they say, mapped as far as it can be.

The list that is read is JSON as free-exercise-db has it: objects with a `name`, `instructions`,
`category`, `force`, `equipment` and `primaryMuscles`; all but the first two may be missing.
"""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from backcoach.catalogue.own.called import id_of
from backcoach.domain.errors import shown
from backcoach.domain.knowledge.index import plain

MOST_EXERCISES = 5_000
LONGEST_NAME, LONGEST_STEP, MOST_STEPS = 90, 280, 40

STRETCH = {"reps": 2, "hold": "20 s"}
STATIC = {"reps": 3, "hold": "5 s"}
CARDIO = {"work": "1 min"}
USUAL = {"reps": 5}
"""Doses to begin with, as low as the sources of the catalogue have them for a first time."""

OTHER_NAMES = {"abductors": "hip_abductors", "middle back": "back_superficial"}
"""Muscles by names that the catalogue does not know."""
NO_EQUIPMENT = ("", "body only", "none", "other")
UNCHECKED = "Nobody has checked whether it suits a sore back, and its dose is one to begin with."

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class Imported(NamedTuple):
    """Exercises as entries of an own file, and what could not be had of which.

    `there` are names that are there already, `faulty` what is wrong with others, `unmapped` words
    for muscles and equipment that have no counterpart, each with how many exercises say so.
    """

    entries: tuple[Mapping[str, Any], ...] = ()
    there: tuple[str, ...] = ()
    faulty: tuple[str, ...] = ()
    unmapped: Mapping[str, int] = {}

    @property
    def text(self) -> str:
        """The own file."""
        dumped = yaml.dump(
            [*self.entries], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000
        )
        return f"# {UNCHECKED}\n{dumped}"


class _Dumper(yaml.SafeDumper):
    """Writes every value whole: own files have no references."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def imported(text: bytes, file: str, muscles: Mapping[str, str], there: Container[str]) -> Imported:
    """The exercises of another program's list.

    `muscles` has the ids of muscles by their plain names, `there` the ids and the plain names of
    exercises that there are already, which stay as they are.

    Raises:
        ValueError: it is no such list; the message says what is wrong with it.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("is no JSON that can be read") from None
    if not isinstance(found, list) or not found:
        raise ValueError("should be a list of exercises, [{...}, {...}]")
    if len(found) > MOST_EXERCISES:
        raise ValueError(f"has more than {MOST_EXERCISES:,} exercises")
    reader = _Reader(file, muscles, there)
    entries = tuple(
        entry for index, each in enumerate(found, 1) if (entry := reader.entry(index, each))
    )
    return Imported(entries, tuple(reader.there), tuple(reader.faulty), reader.unmapped)


class _Reader:
    """Reads one exercise after another, and notes what could not be had."""

    def __init__(self, file: str, muscles: Mapping[str, str], there: Container[str]) -> None:
        self._file, self._muscles, self._there = file, muscles, there
        self._ids: set[str] = set()
        self.there: list[str] = []
        self.faulty: list[str] = []
        self.unmapped: dict[str, int] = {}

    def entry(self, number: int, said: Any) -> dict[str, Any] | None:
        """An exercise as an entry of an own file; None where there can be none."""
        name = _line(said.get("name")) if isinstance(said, dict) else ""
        steps = [*_steps(said.get("instructions"))] if name else []
        own_id = id_of(name)
        if not own_id or len(name) > LONGEST_NAME or not steps:
            what = f'"{shown(name)}"' if name else f"number {number}"
            lacking = "has no instructions" if own_id else "has no name that can be used"
            self.faulty.append(f"{what} {lacking}")
            return None
        if own_id in self._ids or own_id in self._there or plain(name) in self._there:
            self.there.append(name)
            return None
        self._ids.add(own_id)
        return {
            "id": own_id,
            "name": name,
            "goal": "stretch" if _is_stretch(said) else "strength",
            "dosage": _dose(said),
            **self._muscles_of(said),
            "steps": steps[:MOST_STEPS],
            "notes": [*self._notes(said)],
        }

    def _muscles_of(self, said: Mapping[str, Any]) -> dict[str, Any]:
        keys = {"primary": "primaryMuscles", "secondary": "secondaryMuscles"}
        used = {own: [*self._ids_of(said.get(theirs))] for own, theirs in keys.items()}
        used = {own: ids for own, ids in used.items() if ids}
        return {"muscles": used} if used else {}

    def _ids_of(self, names: Any) -> Iterator[str]:
        for name in _lines(names):
            found = OTHER_NAMES.get(name.lower()) or self._muscles.get(plain(name))
            if found:
                yield found
            else:
                self._note(name)

    def _notes(self, said: Mapping[str, Any]) -> Iterator[str]:
        yield f"From {self._file}. {UNCHECKED}"
        needs = _line(said.get("equipment"))
        if needs.lower() not in NO_EQUIPMENT:
            self._note(needs)
            yield f"It needs: {needs}."

    def _note(self, word: str) -> None:
        self.unmapped[word] = self.unmapped.get(word, 0) + 1


def _is_stretch(said: Mapping[str, Any]) -> bool:
    return _line(said.get("category")).lower() == "stretching"


def _dose(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """A dose to begin with; of a movement for a time that time."""
    if _is_stretch(said):
        return STRETCH
    if _line(said.get("category")).lower() == "cardio":
        return CARDIO
    return STATIC if _line(said.get("force")).lower() == "static" else USUAL


def _line(said: Any) -> str:
    """A text as one line that can be shown; nothing of anything else."""
    if not isinstance(said, str):
        return ""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())


def _lines(said: Any) -> Iterable[str]:
    several = said if isinstance(said, list) else [said]
    return filter(None, map(_line, several))


def _steps(said: Any) -> Iterator[str]:
    """Sentences, none of them longer than one may be."""
    for paragraph in _lines(said):
        for sentence in _SENTENCE_END.split(paragraph):
            while len(sentence) > LONGEST_STEP:
                cut = sentence.rfind(" ", 0, LONGEST_STEP) + 1 or LONGEST_STEP
                yield sentence[:cut].strip()
                sentence = sentence[cut:]
            if sentence.strip():
                yield sentence.strip()
