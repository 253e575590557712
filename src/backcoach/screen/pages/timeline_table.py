"""A timeline for a terminal, drawn by Rich."""

from collections import deque

from rich.console import RenderableType
from rich.text import Text

from backcoach.domain.knowledge.terms import Breath, Side
from backcoach.domain.timeline.printed import what_is_done
from backcoach.domain.timeline.timeline import Cue, Phase, Timeline
from backcoach.domain.words.durations import clock_time, duration
from backcoach.screen import palette
from backcoach.screen.pages.tables import new_table

_EMPTY = (Text(), Text(), Text())


def timeline_table(timeline: Timeline) -> RenderableType:
    """The timeline: when, what, which side and of how many, how to breathe, what is said."""
    table = new_table("From", "For", "What", "Side", "Set", "Rep", "How")
    before = -1
    words = deque(timeline.words)
    for phase in timeline.phases:
        if phase.item != before:
            name = timeline.plan.items[phase.item].exercise.name
            table.add_row(*[""] * 6, Text(name, palette.NAME))
            before = phase.item
        table.add_row(*_phase_cells(phase, what_is_done(phase)))
        while words and words[0].at_ms < phase.end_ms:
            table.add_row(*_word_cells(words.popleft()))
    total = f"the end, after {duration(timeline.duration_ms)}"
    end = Text(clock_time(timeline.duration_ms), palette.BOLD)
    table.add_row(end, *[""] * 5, Text(total, palette.BOLD))
    return table


def _word_cells(cue: Cue) -> tuple[Text, ...]:
    lasts = Text(f"{cue.says_ms / 1000:.1f} s", palette.DIM)
    said = Text(f"“{cue.text}”", palette.DIM)
    return (
        Text(clock_time(cue.at_ms), palette.DIM),
        lasts,
        Text("say", palette.DIM),
        *_EMPTY,
        said,
    )


def _phase_cells(phase: Phase, what: str) -> tuple[Text, ...]:
    style = palette.PLAIN if phase.is_work else palette.DIM
    breath = {Breath.IN: palette.IN, Breath.OUT: palette.OUT}.get(phase.breath, style)
    return (
        Text(clock_time(phase.start_ms), palette.DIM),
        Text(f"{phase.duration_ms / 1000:.1f} s{'+' if phase.open else ''}", palette.DIM),
        Text(phase.kind, style),
        Text("" if phase.side is Side.BOTH else phase.side, style),
        Text(f"{phase.set}/{phase.sets}" if phase.is_work else "", style),
        Text(f"{phase.rep}/{phase.reps}" if phase.is_work else "", style),
        Text(what, breath),
    )
