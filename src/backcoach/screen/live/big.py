"""The frame for somebody on the floor: one word, one number and the side, as large as they go."""

from collections.abc import Iterator

from backcoach.domain.knowledge.terms import Breath, PhaseKind
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.words.counts import side_of, some_of
from backcoach.figures.scene import Bounds
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live import lettering, telling
from backcoach.screen.live.frame import TINY_HEIGHT, centred, picture, question_panes
from backcoach.screen.live.keys import keys_line
from backcoach.screen.live.panes import Box, Hint, Pane, Picture, Styled
from backcoach.screen.live.sharing import LEAST_COLUMNS, LEAST_ROWS, rows_of

SHOWN_MS = 1500
"""How long a side or a word fills the screen before what comes after it."""

_BREATHS = {Breath.IN: "in", Breath.OUT: "out"}
_WORDS = {State.PAUSED: "pause", State.WAITING: "space"}


def big_panes(
    view: View,
    box: Box,
    glyphs: Glyphs,
    hints: tuple[Hint, ...],
    figure: Bounds | None = None,
) -> tuple[Pane | Picture, ...]:
    """Lay a moment out so that it can be read from three metres; a figure demonstrates."""
    if view.session.asking or view.session.leaving:
        return tuple(question_panes(view.session, box))
    return tuple(_panes(view, box, glyphs, hints, figure))


def _panes(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    texts, rows = _beneath(view, box.width, box.height // 2)
    keys = 0 if rows and box.height < TINY_HEIGHT else 1
    room = Box(1, 0, box.width, max(0, box.height - 1 - rows - keys))
    yield Pane(Box(0, 0, box.width, 1), (Styled(_title(view), palette.BOLD),), "center")
    if figure and view.is_shown and view.state is State.PLAYING and _is_large(room):
        yield picture(view, room)
    elif room.height:
        yield _large(_thing(view), room, view, glyphs)
    yield Pane(Box(1 + room.height, 0, box.width, rows), texts)
    if keys:
        yield Pane(Box(box.height - 1, 0, box.width, 1), keys_line(hints, box.width))


def _beneath(view: View, width: int, most: int) -> tuple[tuple[Styled, ...], int]:
    """What stands in letters of the usual size, and how many rows are kept for it."""
    words = tuple(telling.wordings(view))
    if telling.is_opening(view) and not telling.notice_of(view):
        rows = min(most, words[0].rows(width))
        return telling.words(view, width, rows), rows
    first = Styled(telling.notice_of(view)) if telling.notice_of(view) else telling.phrase(view)
    second = (Styled(telling.say(view)),) if view.is_shown else telling.then(view)
    above = max(rows_of(each, width) for each in (first.text, *(each.phrase for each in words)))
    below = max(rows_of(each.say if view.is_shown else each.then, width) for each in words)
    return (first, Styled("\n" if second else ""), *second), min(most, above + below)


def _is_large(box: Box) -> bool:
    return box.width >= LEAST_COLUMNS and box.height >= LEAST_ROWS


def _thing(view: View) -> str:
    """The one thing to read: which side, then what to do, then for how long."""
    if view.state in _WORDS:
        return _WORDS[view.state]
    if view.state is State.COUNTING:
        return telling.digits_of(view)
    things = [*_side(view), _word(view), *filter(None, (telling.digits_of(view),))]
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
    if not scale:
        return Pane(box, (Styled(text.upper(), telling.style_of(view)),), "center")
    drawn = centred(lettering.lettering(text, scale, glyphs), box.width)
    above = "\n" * ((box.height - lettering.rows_of(scale)) // 2)
    return Pane(box, (Styled(above + drawn, telling.drawn_in(view)),))


def _title(view: View) -> str:
    phase = view.phase
    counts = (
        *side_of(phase.side),
        *some_of(phase.set, phase.sets, "set"),
        *some_of(phase.rep, phase.reps),
    )
    return ", ".join((view.exercise.name, *counts))


def _word(view: View) -> str:
    if view.phase.breath in _BREATHS:
        return _BREATHS[view.phase.breath]
    if view.phase.part is not None:
        return view.exercise.movement[view.phase.part].do
    return {
        PhaseKind.PREPARE: "ready",
        PhaseKind.SWITCH: "turn",
    }.get(view.phase.kind, "rest")
