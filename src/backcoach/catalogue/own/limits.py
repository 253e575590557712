"""How much own files may say, so that a file of somebody else's keeps nobody waiting."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backcoach.catalogue.problems import RuleError
from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.plan.dosing import Dose
from backcoach.domain.plan.holding import with_hold

MOST_LINES = 2_000
"""Exercises, routines, and the lines of these, in one file."""
MOST_LETTERS = 100_000
"""Letters of doses and lines in one file: each is looked at by many who might understand it."""
MOST_PROBLEMS = 500
"""After so many in one file nothing more is looked for; nobody mends more at a time."""
MOST_REPS = 5_000
LONGEST_HOURS = 6
"""A session, and an exercise at any of its levels, has so many repetitions and lasts so long."""

TOO_MANY_LINES = (
    f"has more than {MOST_LINES:,} exercises, routines and lines of them; "
    "put some of them into another file"
)
TOO_MANY_LETTERS = (
    f"has more than {MOST_LETTERS:,} letters in doses and lines; put some of them into another file"
)
TOO_MANY_PROBLEMS = "has more problems after these; mend them first, then check again"

_READ = frozenset(("dosage", "levels", "movement", "items", "blocks", "rest", "setup", "switch"))
"""Keys with words of which somebody has to find out what they mean."""


def too_much(entries: Iterable[Any]) -> str:
    """Why the entries of a file, as they are written, are too many or too long; "" for not."""
    lines = letters = 0
    for each in entries:
        said = each if isinstance(each, dict) else {}
        lines += 1 + sum(map(len, _lists_of(said)))
        letters += sum(_letters(said[key]) for key in _READ & said.keys())
        if lines > MOST_LINES:
            return TOO_MANY_LINES
        if letters > MOST_LETTERS:
            return TOO_MANY_LETTERS
    return ""


def _lists_of(said: Mapping[Any, Any]) -> Iterator[list[Any]]:
    blocks = said.get("blocks")
    for each in (said, *(blocks if isinstance(blocks, list) else ())):
        items = each.get("items") if isinstance(each, dict) else None
        if isinstance(items, list):
            yield items


def _letters(said: Any) -> int:
    if isinstance(said, dict):
        return sum(map(_letters, said.values()))
    if isinstance(said, list):
        return sum(map(_letters, said))
    return len(said) if isinstance(said, str) else 0


def check_exercise(made: Exercise) -> None:
    """See that nobody would be at an exercise for days.

    Raises:
        RuleError: it is too much at one of its levels.
    """
    for index, level in enumerate(made.levels):
        why = _too_long(*_extent(made, level))
        if why:
            raise RuleError([(("levels", index), why)])


def check_routine(made: Routine, exercises: Mapping[str, Exercise]) -> None:
    """See that nobody would be at a routine for days, at whatever levels.

    Raises:
        RuleError: it is too much.
    """
    reps = ms = 0
    for block in made.blocks:
        for item in block.items:
            exercise = exercises[item.exercise]
            own = item.levels or ((item.dosage,) if item.dosage else ())
            extents = [_extent(exercise, dose) for dose in (*own, *exercise.levels)]
            reps += block.rounds * max(each for each, _ in extents)
            ms += block.rounds * max(each for _, each in extents)
    why = _too_long(reps, ms)
    if why:
        raise RuleError([((), why)])


def _extent(exercise: Exercise, dosage: Dosage) -> tuple[int, int]:
    """How many repetitions a dosage has, and how many milliseconds they take with their rests."""
    held = with_hold(exercise, dosage)
    dose = Dose(held, dosage, dosage.breath or BreathPattern(), None)
    once = dosage.rep_rest.ms + sum(part.ms for part in dose.natural_parts)
    reps = sum(dose.reps(set_, side) for side in dose.sides for set_ in range(1, dosage.sets + 1))
    work = dosage.work.ms(dose.breath) * dosage.sets * len(dose.sides) if dosage.work else 0
    return reps, max(work, reps * once) + dosage.rest.ms * dosage.sets


def _too_long(reps: int, ms: int) -> str:
    hours = ms // 3_600_000
    if reps > MOST_REPS:
        return f"comes to {reps:,} repetitions; a session has up to {MOST_REPS:,}"
    if hours >= LONGEST_HOURS:
        return f"would last about {hours:,} hours; a session has up to {LONGEST_HOURS}"
    return ""
