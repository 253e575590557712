"""All cues of a timeline: what is written and sounds at each change, and what is said between."""

from collections.abc import Sequence
from heapq import merge

from backcoach.domain.captions import captions_of
from backcoach.domain.plan import Plan
from backcoach.domain.speech import SpokenPlan
from backcoach.domain.terms import Talk
from backcoach.domain.timeline import Cue, Phase


def cues_of(
    phases: Sequence[Phase], plan: Plan, talk: Talk | None, voice_speed: float
) -> tuple[Cue, ...]:
    """Every cue, in order; `talk` is how much is said, None for nothing."""
    captions = tuple(captions_of(phases, plan))
    spoken = SpokenPlan(phases, plan, captions, talk, voice_speed).spoken() if talk else ()
    return tuple(merge(captions, spoken, key=lambda cue: cue.at_ms))
