"""A timeline as plain lines, one a phase and one a cue, for golden files and bug reports."""

from collections.abc import Iterator
from heapq import merge

from backcoach.domain.knowledge.terms import Breath, PhaseKind
from backcoach.domain.timeline.timeline import Phase, Timeline
from backcoach.domain.words.counts import in_short
from backcoach.domain.words.durations import clock_time
from backcoach.domain.words.grammar import capitalised


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """Yield `00:31.0  hold     bird dog  right  set 1/1  rep 3/3  out 1/1  label` lines.

    What is said stands between them: `00:29.4  say      Breathe out and hold.`
    """
    names = [item.exercise.name.lower() for item in timeline.plan.items]
    width = max(len(name) for name in names)
    phases = (
        (each.start_ms, _line(each, names[each.item].ljust(width), what_is_done(each)))
        for each in timeline.phases
    )
    words = ((cue.at_ms, f"{clock_time(cue.at_ms)}  say      {cue.text}") for cue in timeline.words)
    for _, line in merge(phases, words, key=lambda each: each[0]):
        yield line
    yield f"{clock_time(timeline.duration_ms)}  end"


def what_is_done(phase: Phase) -> str:
    """What a phase is called; in a demonstration, the part that is shown, in a few words."""
    return capitalised(phase.short) if phase.kind is PhaseKind.SHOW else phase.label


def _line(phase: Phase, name: str, what: str) -> str:
    breath = (
        "free"
        if phase.breath is Breath.FREE
        else in_short(phase.breath_no, phase.breaths, phase.breath)
    )
    kind = f"{phase.kind}{'+' if phase.open else ''}"
    counts = f"{in_short(phase.set, phase.sets, 'set')}  {in_short(phase.rep, phase.reps, 'rep')}"
    return (
        f"{clock_time(phase.start_ms)}  {kind:8} {name}  {phase.side:5}  "
        f"{counts if phase.set else '':{len(counts)}}  {breath:8}  {what}"
    )
