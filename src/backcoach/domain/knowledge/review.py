"""When the questions about warning signs are due, read off the answers given so far."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from backcoach.domain.knowledge.safety import Felt, ReviewRule
from backcoach.domain.knowledge.terms import Advice

DAY_S = 24 * 60 * 60
CLOCKS_DIFFER_S = 60 * 60
"""So far ahead may a moment be; clocks are put right by themselves, but not by more."""


class Answer(StrEnum):
    """What a person has said, or what has happened, that matters for the next session."""

    CLEAR = "clear"
    """No warning sign."""
    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLEARANCE = "clearance"
    """A reason to ask a clinician first."""
    CLEARED = "cleared"
    """A clinician has looked at it and allowed exercise."""
    UNSURE = "unsure"
    """Whether there is a sign is not known yet."""
    PAIN = "pain"
    """A pain score that asks for the questions again."""
    SYMPTOM = "symptom"
    """A new symptom during a session."""
    UNREADABLE = "unreadable"
    """Something that cannot be made out any more."""


class Dated(NamedTuple):
    """An answer, and its moment in seconds since the epoch, UTC; None where that was lost."""

    at_s: int | None
    answer: Answer


class Due(StrEnum):
    """Why the questions are due."""

    FIRST = "first"
    TIME = "time"
    CLEARED = "cleared"
    UNSURE = "unsure"
    PAIN = "pain"
    SYMPTOM = "symptom"
    LOST = "lost"
    """What was answered cannot be made out, so it may have been a yes."""

    @property
    def is_open(self) -> bool:
        """Whether there is no session before they are answered, not even where nobody can be."""
        return self not in (Due.FIRST, Due.TIME)


class Standing(NamedTuple):
    """What the answers come to: the yes that stops sessions, or why to ask, or nothing."""

    stopped_by: Answer | None = None
    due: Due | None = None


SIGNS = (Answer.EMERGENCY, Answer.URGENT, Answer.CLEARANCE)
_EVENTS = {
    Answer.UNSURE: Due.UNSURE,
    Answer.PAIN: Due.PAIN,
    Answer.SYMPTOM: Due.SYMPTOM,
    Answer.UNREADABLE: Due.LOST,
}


def standing(answers: Sequence[Dated], now_s: int, rule: ReviewRule) -> Standing:
    """Work out where somebody stands at a moment; `answers` are in the order they were given.

    A yes stops sessions until a clinician has cleared it, and then the questions are asked anew.
    An answer from the future was given under a wrong clock, so its age is not known.
    """
    due: Due | None = Due.FIRST
    stopped_by: Answer | None = None
    for each in answers:
        if each.answer in SIGNS:
            stopped_by = each.answer
        elif each.answer is Answer.CLEAR:
            due = None if _is_recent(each.at_s, now_s, rule) else Due.TIME
        elif each.answer is not Answer.CLEARED:
            due = due if due is Due.LOST else _EVENTS[each.answer]
        elif stopped_by is not None:
            due, stopped_by = Due.CLEARED, None
    return Standing(stopped_by, due)


def _is_recent(at_s: int | None, now_s: int, rule: ReviewRule) -> bool:
    return at_s is not None and -CLOCKS_DIFFER_S <= now_s - at_s < rule.days * DAY_S


def answer_to(felt: Felt, rule: ReviewRule) -> Answer | None:
    """What of a pain in a session matters for the next one; None for nothing."""
    if felt.rule.then is Advice.SIGNS:
        return Answer.SYMPTOM
    return Answer.PAIN if felt.pain.score >= rule.score else None
