"""A session to listen to: a spoken foreword, then all that is heard along its timeline."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import CueKind
from backcoach.domain.timeline.timeline import Cue, Timeline
from backcoach.domain.words.disclaimers import SAID_BEFORE
from backcoach.domain.words.lengths import BREATHER_MS, estimated_ms
from backcoach.domain.words.signs import emergency_said

BEFORE_THE_SESSION_MS = 1_500
"""The pause that parts the foreword from the session."""


@dataclass(frozen=True, slots=True)
class Guide:
    """All that is heard, from the first word of the foreword on."""

    cues: tuple[Cue, ...]
    duration_ms: int


def guide_of(timeline: Timeline, safety: Safety, voice_speed: float) -> Guide:
    """Put a foreword before a timeline, which changes nothing in it but when it begins."""
    foreword = tuple(foreword_of(safety, voice_speed))
    begins_ms = foreword[-1].end_ms + BEFORE_THE_SESSION_MS
    later = (replace(cue, at_ms=cue.at_ms + begins_ms) for cue in timeline.cues)
    return Guide((*foreword, *later), begins_ms + timeline.duration_ms)


def foreword_of(safety: Safety, voice_speed: float) -> Iterator[Cue]:
    """What the coach is not, when to stop and what is an emergency, a sentence at a time."""
    at_ms = 0
    for text in (*SAID_BEFORE, *emergency_said(safety)):
        cue = Cue(at_ms, CueKind.ANNOUNCE, text, says_ms=estimated_ms(text, voice_speed))
        yield cue
        at_ms = cue.end_ms + BREATHER_MS
