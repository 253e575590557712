"""The frame for somebody on the floor: one word, one number and the side, as large as they go."""

from collections.abc import Iterator

from backcoach.domain.player import State
from backcoach.domain.terms import Breath, PhaseKind, Side
from backcoach.domain.view import View
from backcoach.screen import lettering, palette
from backcoach.screen.frame import (
    centred,
    digits_of,
    is_opening,
    keys_line,
    keys_list,
    question_parts,
    style_of,
)
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.parts import Box, Hint, Part, Span
from backcoach.screen.sharing import rows_of


def big_parts(view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...]) -> tuple[Part, ...]:
    """Lay a moment out so that it can be read from three metres."""
    if view.asking:
        return tuple(question_parts(view.asking, box))
    if view.helping:
        return (Part(box, tuple(keys_list(hints, box.height))),)
    return tuple(_parts(view, box, glyphs, hints))


def _parts(view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...]) -> Iterator[Part]:
    told = view.notice or (" ".join(view.told) if is_opening(view) else "")
    foot = max(1, min(rows_of(told, box.width), box.height // 2))
    room = max(0, box.height - 1 - foot)
    side = "" if view.phase.side is Side.BOTH else view.phase.side.value
    rows = (room * 2 // 5, room * 2 // 5, room // 5) if side else (room // 2, room // 2, 0)
    yield Part(Box(0, 0, box.width, 1), (Span(_title(view), palette.BOLD),), "center")
    at = 1
    words = (_word(view), digits_of(view), side)
    for text, height in zip(words, rows, strict=True):
        if text and height:
            yield _large(text, Box(at, 0, box.width, height), view, glyphs)
        at += height
    beneath = Box(box.height - foot, 0, box.width, foot)
    yield Part(beneath, (Span(told),) if told else keys_line(hints, box.width))


def _large(text: str, box: Box, view: View, glyphs: Glyphs) -> Part:
    scale = lettering.largest(text, box.width, box.height - 1)
    style = style_of(view) + palette.BOLD
    if not scale:
        return Part(box, (Span(text.upper(), style),), "center")
    drawn = centred(lettering.lettering(text, scale, glyphs), box.width)
    above = "\n" * ((box.height - lettering.rows_of(scale)) // 2)
    return Part(box, (Span(above + drawn, style),))


def _title(view: View) -> str:
    phase = view.phase
    sets = f", set {phase.set} of {phase.sets}" if phase.sets > 1 else ""
    return f"{view.exercise.name}{sets}, {phase.rep} of {phase.reps}"


def _word(view: View) -> str:
    words = {State.PAUSED: "pause", State.COUNTING: "go on", State.WAITING: "space"}
    if view.state in words:
        return words[view.state]
    if view.phase.breath in (Breath.IN, Breath.OUT):
        return view.phase.breath.value
    if view.phase.is_work:
        return view.exercise.movement[view.phase.part or 0].do
    return {
        PhaseKind.PREPARE: "ready",
        PhaseKind.SWITCH: "turn",
    }.get(view.phase.kind, "rest")
