"""When the questions about warning signs are due, read off the answers given so far."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from backcoach.domain.safety import ReviewRule


class Answer(StrEnum):
    """What a person has said, or what has happened, that matters for the next session."""

    CLEAR = "clear"
    """No warning sign."""
    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLEARED = "cleared"
    """A clinician has looked at the sign and allowed exercise."""
    PAIN = "pain"
    """A pain score that asks for the questions again."""
    SYMPTOM = "symptom"
    """A new symptom during a session."""
    UNREADABLE = "unreadable"
    """Something that cannot be made out any more."""


class Dated(NamedTuple):
    """An answer, and its day, counted from any fixed one."""

    day: int
    answer: Answer


class Due(StrEnum):
    """Why the questions are due."""

    FIRST = "first"
    TIME = "time"
    PAIN = "pain"
    SYMPTOM = "symptom"


class Standing(NamedTuple):
    """What the answers come to: the yes that stops sessions, or why to ask, or nothing."""

    stopped_by: Dated | None = None
    due: Due | None = None


_SIGNS = (Answer.EMERGENCY, Answer.URGENT)
_EVENTS = {
    Answer.PAIN: Due.PAIN,
    Answer.SYMPTOM: Due.SYMPTOM,
    Answer.UNREADABLE: Due.TIME,
}


def standing(answers: Sequence[Dated], today: int, rule: ReviewRule) -> Standing:
    """Work out where somebody stands; `answers` are in the order they were given.

    A yes stops sessions until a clinician has cleared it, and then the questions are asked anew.
    An answer from the future was given under a wrong clock, so its age is not known.
    """
    due: Due | None = Due.FIRST
    stopped_by: Dated | None = None
    for each in answers:
        if each.answer in _SIGNS:
            due, stopped_by = Due.TIME, each
        elif each.answer is Answer.CLEARED:
            stopped_by = None
        elif each.answer is Answer.CLEAR:
            due = None if 0 <= today - each.day < rule.days else Due.TIME
        else:
            due = _EVENTS[each.answer]
    return Standing(stopped_by, due)
