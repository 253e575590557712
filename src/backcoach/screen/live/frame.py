"""The frame of a session: where each part stands, and what it says, at any size."""

from collections.abc import Iterable, Iterator

from rich.style import Style

from backcoach.domain.knowledge.terms import Breath, PhaseKind, Side
from backcoach.domain.playing.asking import Asking
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.words import prompts
from backcoach.domain.words.counts import in_short, number_of, side_of, some_of
from backcoach.domain.words.durations import sixtieths
from backcoach.domain.words.labels import POSITION_WORDS
from backcoach.figures.scene import Bounds
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live import breath_guide, lettering
from backcoach.screen.live.keys import keys_line, keys_list
from backcoach.screen.live.panes import Box, Hint, Pane, Picture, Styled
from backcoach.screen.live.sharing import LEAST_ROWS, Shares, rows_of, share_out

WIDEST = 112
ROOMY_WIDTH, ROOMY_HEIGHT = 64, 20
TINY_WIDTH, TINY_HEIGHT = 24, 10
TALL_HEIGHT = 28
"""From here on, what is left is used to show the whole session, exercise by exercise."""


def frame_panes(
    view: View,
    box: Box,
    glyphs: Glyphs,
    hints: tuple[Hint, ...],
    figure: Bounds | None = None,
) -> tuple[Pane | Picture, ...]:
    """Lay a moment out on a screen of any size; a figure gets the room that is free."""
    if view.session.asking:
        return tuple(question_panes(view.session.asking, box))
    figure = None if view.session.helping else figure
    margin = max(1 if box.width >= ROOMY_WIDTH else 0, (box.width - WIDEST) // 2)
    inner = Box(box.row, margin, max(1, box.width - 2 * margin), box.height)
    roomy = box.width >= ROOMY_WIDTH and box.height >= ROOMY_HEIGHT
    tiny = box.width < TINY_WIDTH or box.height < TINY_HEIGHT
    helping = view.session.helping and not roomy
    layout = _keys_alone if helping else _roomy if roomy else _tiny if tiny else _compact
    return tuple(layout(view, inner, glyphs, hints, figure))


def question_panes(asking: Asking, box: Box) -> Iterator[Pane]:
    """A question about pain, or the advice, with the screen to itself."""
    margin = 2 if box.width >= ROOMY_WIDTH else 0
    above = max(0, min(3, (box.height - TINY_HEIGHT) // 2))
    inner = Box(above, margin, max(1, box.width - 2 * margin), box.height - above)
    first, *lines = asking.page()
    if asking.is_typing:
        lines.append(f"> {asking.typed}_")
    gap = "\n\n" if box.height >= TINY_HEIGHT else "\n"
    yield Pane(inner, (Styled(first + gap, palette.BOLD), Styled("\n".join(lines))))


# Layouts


def _roomy(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    side = max(28, box.width // 3)
    text = box.width - side - 2
    left, right = box.column, box.column + text + 2
    foot = box.height - 5
    yield Pane(Box(0, left, text, 1), (Styled(view.session.plan.name, palette.DIM),))
    yield Pane(Box(0, right, side, 1), (Styled(_progress(view), palette.DIM),), "right")
    yield Pane(Box(2, left, text, 1), _title(view, text))
    yield Pane(Box(3, left, text, 1), _counts(view))
    outline = len(view.names) + 1 if box.height >= TALL_HEIGHT + len(view.names) else 0
    lesson = Box(5, left, text, foot - 6 - outline)
    opening = is_opening(view)
    yield from _lesson(view, lesson, hints, None if opening else figure)
    if outline:
        yield Pane(Box(foot - outline, left, text, outline), tuple(_outline(view, glyphs)))
    column = Box(2, right, side, foot - 3)
    yield from _pictures(view, column, glyphs, figure if opening else None)
    bars = Box(foot, left, box.width, 1)
    yield Pane(bars, _bar("exercise", view.exercise_done, box.width, glyphs))
    below = Box(foot + 1, left, box.width, 1)
    yield Pane(below, _bar("session", view.session_done, box.width, glyphs))
    yield Pane(Box(foot + 2, left, box.width, 1), (_next(view),))
    yield Pane(Box(foot + 3, left, box.width, 1), (Styled(notice_of(view)),))
    yield Pane(Box(foot + 4, left, box.width, 1), keys_line(hints, box.width))


def _lesson(
    view: View, area: Box, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    """What to do now, the figure that does it, and what is good to know besides."""
    told = 3 if area.width >= 44 else 4
    shares = share_out(area, figure, told, after=3 if area.height < 20 else 6)
    row, column, width, height = shares.text
    yield Pane(Box(row, column, width, 1), (_phrase(view),))
    saying = Box(row + 1, column, width, height - 1)
    if shares.after is None:
        yield Pane(saying, tuple(_body(view, hints, height - 1)))
    else:
        yield Pane(saying, (Styled(_say(view)),))
        yield Pane(shares.after, tuple(_pointers(view, both=shares.after.height > 3)))
    if shares.picture is not None:
        yield _picture(view, shares.picture)


def _compact(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    digits = digits_of(view)
    side = lettering.width_of("00" if len(digits) < 3 else "0:00", 1)
    if side + 20 > box.width:
        side = 0
    text = box.width - side - (2 if side else 0)
    left, right = box.column, box.column + text + 2
    progress = f"{view.number}/{len(view.names)}"
    name = max(1, box.width - len(progress) - 1)
    yield Pane(Box(0, left, name, 1), _title(view, name)[:1])
    beside = Box(0, left + name + 1, len(progress), 1)
    yield Pane(beside, (Styled(progress, palette.DIM),), "right")
    yield Pane(Box(1, left, text, 1), _short_counts(view))
    yield Pane(Box(2, left, text, 2), (_phrase(view),))
    if side:
        drawn = centred(lettering.lettering(digits, 1, glyphs), side)
        yield Pane(Box(1, right, side, 3), (Styled(drawn, style_of(view)),))
    foot = box.height - 5
    if rows_of(_told(view), box.width) >= foot - 4:  # it matters more than any bar
        foot = box.height - 1
    said = Box(4, left, box.width, max(1, foot - 4))
    shares = _shares(view, said, figure, 2 if box.width >= 44 else 3)
    yield Pane(shares.text, (Styled(_briefly(view)),))
    if shares.picture is not None:
        yield _picture(view, shares.picture)
    under = (
        _breath_bar(view, box.width, glyphs),
        _bar("exercise", view.exercise_done, box.width, glyphs),
        _bar("session", view.session_done, box.width, glyphs),
        (Styled(notice_of(view)),) if notice_of(view) else (_next(view),),
    )
    for row, texts in enumerate(under[: box.height - 1 - foot], foot):
        yield Pane(Box(row, left, box.width, 1), texts)
    yield Pane(Box(box.height - 1, left, box.width, 1), keys_line(hints, box.width))


def _shares(view: View, said: Box, figure: Bounds | None, rows: int) -> Shares:
    """Where text and figure stand; no figure where it would cut off what is told."""
    told = _told(view)
    if not told:
        return share_out(said, figure, rows)
    shares = share_out(said, figure, max(rows, rows_of(told, said.width) + 1))
    # The last row is where what follows is cut off.
    has_more = rows_of(told, shares.text.width) < shares.text.height
    return shares if has_more else Shares(said)


def _tiny(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane]:
    """What matters most, a line each, as many as there are; the last has the rest."""
    del glyphs, hints, figure
    count = Styled(f"{digits_of(view)} ", palette.BOLD)
    said = Styled(_briefly(view))
    lines = ((count, _phrase(view)), _title(view, box.width), _short_counts(view), (said,))
    for row, texts in enumerate(lines[: box.height]):
        rows = 1 if texts is not lines[-1] else box.height - row
        yield Pane(Box(row, box.column, box.width, rows), texts)


def _keys_alone(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane]:
    """The help, where there is no room beside it."""
    del view, glyphs, figure
    yield Pane(Box(0, box.column, box.width, box.height), tuple(keys_list(hints, box.height)))


def _pictures(
    view: View, box: Box, glyphs: Glyphs, figure: Bounds | None
) -> Iterator[Pane | Picture]:
    """The breath guide (or the figure) above, the countdown below it."""
    scale = max(1, min(box.height // 8, lettering.largest("0:00", box.width, box.height)))
    below = lettering.rows_of(scale)
    free = max(0, box.height - below - 1)
    rows = min(free, box.width // 2)
    top = box.row + (free - rows) // 2
    if figure is not None and free >= LEAST_ROWS:
        yield _picture(view, Box(top, box.column, box.width, rows))
    elif rows:
        yield Pane(Box(top, box.column, box.width, rows), _disc(view, rows, box.width, glyphs))
    drawn = centred(lettering.lettering(digits_of(view), scale, glyphs), box.width)
    foot = Box(top + rows + 1, box.column, box.width, below)
    yield Pane(foot, (Styled(drawn, style_of(view)),))


def _picture(view: View, box: Box) -> Picture:
    return Picture(box, view.exercise, view.moment, view.phase.side is Side.LEFT)


def centred(lines: Iterable[str], width: int) -> str:
    """Lines of a picture, moved to the middle together."""
    return "\n".join(line.center(width) for line in lines)


# What the parts say


def _progress(view: View) -> str:
    counts = (
        *some_of(view.item.round, view.item.rounds, "round"),
        number_of(view.number, len(view.names), "exercise"),
        f"{sixtieths(-(-view.left_ms // 1000))} left",
    )
    return ", ".join(counts)


def _title(view: View, width: int) -> tuple[Styled, ...]:
    """The exercise, and its dose where all of that has room: cut short, it would be another."""
    name = ("Next: " if view.is_ahead else "") + view.exercise.name
    dose = f"  {view.item.dose}" if view.item.dose else ""
    has_room = rows_of(name + dose, width) == 1
    return (Styled(name, palette.BOLD), Styled(dose if has_room else "", palette.DIM))


def _outline(view: View, glyphs: Glyphs) -> Iterator[Styled]:
    """The exercises of the session: those behind, the present one, those to come."""
    for number, name in enumerate(view.names, 1):
        now = number == view.number
        yield Styled(f"{glyphs.here if now else ' '} ", palette.WORK)
        yield Styled(f"{name}\n", palette.BOLD if now else palette.DIM)


def _counts(view: View) -> tuple[Styled, ...]:
    phase = view.phase
    said = (
        *some_of(phase.set, phase.sets, "set"),
        *some_of(phase.rep, phase.reps, "repetition"),
        *some_of(phase.breath_no, phase.breaths, "breath"),
    )
    return (*_side(view, " SIDE  "), Styled(", ".join(said), palette.DIM))


def _short_counts(view: View) -> tuple[Styled, ...]:
    """The counts for a narrow screen."""
    phase = view.phase
    counts = ((phase.set, phase.sets, "set"), (phase.rep, phase.reps, "rep"))
    said = " ".join(in_short(*each) for each in counts if each[1] > 1)
    return (*_side(view, " "), Styled(said, palette.DIM))


def _side(view: View, after: str) -> tuple[Styled, ...]:
    return tuple(
        Styled(f"{side.upper()}{after}", palette.BOLD) for side in side_of(view.phase.side)
    )


def _phrase(view: View) -> Styled:
    words = {
        State.PAUSED: prompts.PAUSED,
        State.COUNTING: f"{prompts.GOING_ON} in {view.counting_in}",
        State.WAITING: prompts.READY,
    }
    if view.state in words:
        return Styled(f" {words[view.state]} ", palette.ALERT)
    return Styled(view.phase.label, style_of(view) + palette.BOLD)


def _say(view: View) -> str:
    if view.state is State.PAUSED:
        return prompts.GO_ON
    if view.state is State.WAITING or view.phase.open:
        return prompts.WHEN_READY
    return view.phase.say


def _body(view: View, hints: tuple[Hint, ...], rows: int) -> Iterator[Styled]:
    """What to do now, and, as far as there is room, what is good to know besides."""
    if view.session.helping:
        yield from keys_list(hints, rows)
        return
    if _told(view):
        yield Styled(f"{_told(view)}\n\n", palette.BOLD)
    yield Styled(f"{_say(view)}\n\n")
    if is_opening(view):
        yield from _steps(view)
    else:
        yield from _pointers(view)


def _briefly(view: View) -> str:
    """What to do now, for a small screen: what this person has to know comes before the rest."""
    return f"{_told(view)} {_say(view)}".lstrip()


def _told(view: View) -> str:
    """What this person has to know as an exercise begins."""
    return " ".join(view.item.told) if is_opening(view) else ""


def is_opening(view: View) -> bool:
    """Whether the exercise is about to begin, which is when to read how it is done."""
    phase = view.phase
    before = phase.kind in (PhaseKind.REST, PhaseKind.PREPARE)
    return view.is_ahead or (before and phase.set == phase.rep == 1)


def _pointers(view: View, *, both: bool = True) -> Iterator[Styled]:
    """What to feel, and one mistake a repetition; where there is little room, by turns."""
    mistakes = view.exercise.mistakes
    turn = view.phase.rep + view.phase.set
    if both or turn % 2 == 0:
        yield Styled("Feel  ", palette.DIM)
        yield Styled(view.exercise.feel)
    if both:
        yield Styled("\n\n")
    if both or turn % 2:
        yield Styled("Mind  ", palette.DIM)
        yield Styled(mistakes[(view.phase.rep - 1) % len(mistakes)])


def _steps(view: View) -> Iterator[Styled]:
    for number, step in enumerate(view.exercise.steps, 1):
        yield Styled(f"{number} ", palette.DIM)
        yield Styled(f"{step}\n")


def _next(view: View) -> Styled:
    if view.following is None:
        return Styled("This is the last exercise", palette.DIM)
    position = POSITION_WORDS[view.following.position]
    return Styled(f"Next: {view.following.name}, {position}", palette.DIM)


# Pictures


def notice_of(view: View) -> str:
    """What a key has changed, or that half of a long stretch has just gone by."""
    return view.session.notice or (f"{prompts.HALFWAY}." if view.is_halfway else "")


def style_of(view: View) -> Style:
    """The colour of what is being done: breathing in or out, other work, or a pause."""
    if view.phase.breath is Breath.IN:
        return palette.IN
    if view.phase.breath is Breath.OUT:
        return palette.OUT
    return palette.WORK if view.phase.is_work else palette.REST


def digits_of(view: View) -> str:
    """The countdown: seconds, or minutes and seconds from 100 on."""
    count = view.counting_in if view.state is State.COUNTING else view.count
    return str(count) if count < 100 else sixtieths(count)


def _disc(view: View, rows: int, width: int, glyphs: Glyphs) -> tuple[Styled, ...]:
    if view.breath_level is None:
        return ()
    step = breath_guide.disc_step(view.breath_level, rows)
    return (Styled(centred(breath_guide.disc(step, rows, glyphs), width), style_of(view)),)


def _breath_bar(view: View, width: int, glyphs: Glyphs) -> tuple[Styled, ...]:
    if view.breath_level is None:
        return ()
    return (Styled(breath_guide.bar(view.breath_level, width, glyphs), style_of(view)),)


def _bar(label: str, done: float, width: int, glyphs: Glyphs) -> tuple[Styled, ...]:
    room = max(0, width - 9)
    full = int(min(1.0, done) * room)
    return (
        Styled(f"{label:<9}", palette.DIM),
        Styled(glyphs.bar * full, palette.WORK),
        Styled(glyphs.track * (room - full), palette.DIM),
    )
