"""A session to listen to: a spoken foreword, then all that is heard along its timeline."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import CueKind
from backcoach.domain.timeline.timeline import Cue, Timeline
from backcoach.domain.words.disclaimers import SAID_BEFORE
from backcoach.domain.words.lengths import BREATHER_MS, estimated_ms
from backcoach.domain.words.signs import emergency_said

BEFORE_THE_SESSION_MS = 1_500
"""The pause that parts the foreword from the session."""


BEFORE_YOU_BEGIN = "Before you begin"


class Chapter(NamedTuple):
    """From when on a guide is about something, and what that is called."""

    at_ms: int
    name: str


@dataclass(frozen=True, slots=True)
class Guide:
    """All that is heard, from the first word of the foreword on; `chapters` lead to an exercise."""

    cues: tuple[Cue, ...]
    duration_ms: int
    chapters: tuple[Chapter, ...] = ()


def guide_of(timeline: Timeline, safety: Safety, voice_speed: float) -> Guide:
    """Put a foreword before a timeline, which changes nothing in it but when it begins."""
    foreword = tuple(foreword_of(safety, voice_speed))
    begins_ms = foreword[-1].end_ms + BEFORE_THE_SESSION_MS
    later = (replace(cue, at_ms=cue.at_ms + begins_ms) for cue in timeline.cues)
    chapters = (Chapter(0, BEFORE_YOU_BEGIN), *_chapters(timeline, begins_ms))
    return Guide((*foreword, *later), begins_ms + timeline.duration_ms, chapters)


def _chapters(timeline: Timeline, begins_ms: int) -> Iterator[Chapter]:
    """A chapter for each exercise, from the way into its position on, in every round of it."""
    for index, item in enumerate(timeline.plan.items):
        again = f", round {item.round} of {item.rounds}" if item.rounds > 1 else ""
        start_ms, _ = timeline.item_span(index)
        yield Chapter(begins_ms + start_ms, f"{item.exercise.name}{again}")


def foreword_of(safety: Safety, voice_speed: float) -> Iterator[Cue]:
    """What the coach is not, when to stop and what is an emergency, a sentence at a time."""
    at_ms = 0
    for text in (*SAID_BEFORE, *emergency_said(safety)):
        cue = Cue(at_ms, CueKind.ANNOUNCE, text, says_ms=estimated_ms(text, voice_speed))
        yield cue
        at_ms = cue.end_ms + BREATHER_MS
