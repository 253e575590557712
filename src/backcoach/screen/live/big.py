"""The frame for somebody on the floor: one word, one number and the side, as large as they go."""

from collections.abc import Iterator

from backcoach.domain.knowledge.terms import Breath, PhaseKind
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.words.counts import number_of, side_of, some_of
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live import lettering
from backcoach.screen.live.frame import (
    centred,
    digits_of,
    is_opening,
    notice_of,
    question_panes,
    style_of,
)
from backcoach.screen.live.keys import keys_line, keys_list
from backcoach.screen.live.panes import Box, Hint, Pane, Styled
from backcoach.screen.live.sharing import rows_of

SHOWN_MS = 1500
"""How long a side or a word fills the screen before what comes after it."""

_BREATHS = {Breath.IN: "in", Breath.OUT: "out"}
_WORDS = {State.PAUSED: "pause", State.WAITING: "space"}


def big_panes(view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...]) -> tuple[Pane, ...]:
    """Lay a moment out so that it can be read from three metres."""
    if view.session.asking:
        return tuple(question_panes(view.session.asking, box))
    if view.session.helping:
        return (Pane(box, tuple(keys_list(hints, box.height))),)
    return tuple(_panes(view, box, glyphs, hints))


def _panes(view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...]) -> Iterator[Pane]:
    told = notice_of(view) or (" ".join(view.item.told) if is_opening(view) else "")
    foot = max(1, min(rows_of(told, box.width), box.height // 2))
    room = max(0, box.height - 1 - foot)
    yield Pane(Box(0, 0, box.width, 1), (Styled(_title(view), palette.BOLD),), "center")
    if room:
        yield _large(_thing(view), Box(1, 0, box.width, room), view, glyphs)
    beneath = Box(box.height - foot, 0, box.width, foot)
    yield Pane(beneath, (Styled(told),) if told else keys_line(hints, box.width))


def _thing(view: View) -> str:
    """The one thing to read: which side, then what to do, then for how long."""
    if view.state in _WORDS:
        return _WORDS[view.state]
    if view.state is State.COUNTING:
        return digits_of(view)
    things = [*_side(view), _word(view), digits_of(view)]
    each_ms = min(SHOWN_MS, view.phase.duration_ms / len(things))
    turn = int(view.phase_done * view.phase.duration_ms / each_ms)
    return things[min(turn, len(things) - 1)]


def _side(view: View) -> tuple[str, ...]:
    """The side where it may be another than before: on the way to work, and as it begins."""
    phase = view.phase
    begins = phase.part == 0 and phase.breath_no <= 1
    leads = phase.kind in (PhaseKind.PREPARE, PhaseKind.SWITCH)
    return side_of(phase.side) if begins or leads else ()


def _large(text: str, box: Box, view: View, glyphs: Glyphs) -> Pane:
    scale = lettering.largest(text, box.width, box.height - 1)
    style = style_of(view) + palette.BOLD
    if not scale:
        return Pane(box, (Styled(text.upper(), style),), "center")
    drawn = centred(lettering.lettering(text, scale, glyphs), box.width)
    above = "\n" * ((box.height - lettering.rows_of(scale)) // 2)
    return Pane(box, (Styled(above + drawn, style),))


def _title(view: View) -> str:
    phase = view.phase
    counts = (
        *side_of(phase.side),
        *some_of(phase.set, phase.sets, "set"),
        number_of(phase.rep, phase.reps),
    )
    return ", ".join((view.exercise.name, *counts))


def _word(view: View) -> str:
    if view.phase.breath in _BREATHS:
        return _BREATHS[view.phase.breath]
    if view.phase.is_work:
        return view.exercise.movement[view.phase.part or 0].do
    return {
        PhaseKind.PREPARE: "ready",
        PhaseKind.SWITCH: "turn",
    }.get(view.phase.kind, "rest")
