"""When the questions about warning signs are due, read off the answers given so far."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from backcoach.domain.knowledge.safety import Felt, ReviewRule
from backcoach.domain.knowledge.terms import Advice

HOUR_S = 60 * 60
DAY_S = 24 * HOUR_S
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
    UNCHANGED = "unchanged"
    """Nothing that is asked about after pain is new since all was answered."""
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
    """What the answers come to: the yes that stops sessions, or why to ask, or nothing.

    Where all was asked for pain not long ago, and nothing has come since, it `was_asked_for_pain`:
    more pain asks only for what matters most, and what is new.
    """

    stopped_by: Answer | None = None
    due: Due | None = None
    was_asked_for_pain: bool = False


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
    by_time: Due | None = Due.FIRST
    stopped_by: Answer | None = None
    was_asked = False
    for each in answers:
        if each.answer in SIGNS:
            stopped_by, was_asked = each.answer, False
        elif each.answer is Answer.CLEAR:
            was_asked = due is Due.PAIN and _is_since(rule.hours * HOUR_S, each.at_s, now_s)
            due = by_time = None if _is_since(rule.days * DAY_S, each.at_s, now_s) else Due.TIME
        elif each.answer is Answer.UNCHANGED:
            due = by_time if due is Due.PAIN else due
        elif each.answer is not Answer.CLEARED:
            was_asked = was_asked and each.answer is Answer.PAIN
            due = due if due is Due.LOST else _EVENTS[each.answer]
        elif stopped_by is not None:
            due, stopped_by = Due.CLEARED, None
    return Standing(stopped_by, due, was_asked)


def _is_since(length_s: int, at_s: int | None, now_s: int) -> bool:
    """Whether a moment is known, and so long ago at the most."""
    return at_s is not None and -CLOCKS_DIFFER_S <= now_s - at_s < length_s


def answer_to(felt: Felt, rule: ReviewRule) -> Answer | None:
    """What of a pain in a session matters for the next one; None for nothing."""
    if felt.rule.then is Advice.SIGNS:
        return Answer.SYMPTOM
    return Answer.PAIN if felt.pain.score >= rule.score else None
