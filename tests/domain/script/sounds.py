"""What is heard of a timeline, and what is in the way of it."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from backcoach.domain.knowledge.terms import PhaseKind
from backcoach.domain.script.silence import CHIME_MS
from backcoach.domain.timeline.timeline import Cue, Timeline


def spoken(timeline: Timeline) -> list[Cue]:
    """The cues that are words."""
    return [cue for cue in timeline.cues if cue.text]


def overlaps(timeline: Timeline) -> list[tuple[str, str]]:
    """What is not over when the next sound begins, be it words or a chime."""
    sounds = [
        (cue.at_ms, cue.at_ms + (CHIME_MS[cue.chime] if cue.chime else cue.says_ms), cue)
        for cue in timeline.cues
        if (cue.text or cue.chime) and cue.at_ms < timeline.duration_ms
    ]
    return [
        (one.text or str(one.chime), other.text or str(other.chime))
        for (_, end_ms, one), (start_ms, _, other) in pairwise(sounds)
        if end_ms > start_ms and (one.text or other.text)
    ]


def crossings(timeline: Timeline) -> list[str]:
    """Words that run into a phase that is heard to begin, or that leads to an exercise."""
    chimed = {cue.at_ms for cue in timeline.cues if cue.chime}
    begins = [
        phase.start_ms
        for phase in timeline.phases
        if phase.start_ms in chimed or phase.kind in (PhaseKind.PREPARE, PhaseKind.SHOW)
    ]
    within = [cue for cue in spoken(timeline) if cue.at_ms < timeline.duration_ms]
    return [
        cue.text
        for cue in within
        if bisect_left(begins, cue.end_ms) > bisect_right(begins, cue.at_ms)
    ]
