"""The frame of a session: where each part stands, at any size."""

from collections.abc import Iterable, Iterator

from backcoach.domain.knowledge.terms import Side
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.words import prompts
from backcoach.domain.words.questions import WHETHER_TO_END
from backcoach.figures.scene import Bounds
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live import breath_guide, lettering, telling
from backcoach.screen.live.keys import demonstration_keys, keys_line
from backcoach.screen.live.loud import below, loud_panes, readable
from backcoach.screen.live.panes import Box, Hint, Pane, Picture, Styled
from backcoach.screen.live.parts_list import parts_lines, parts_list
from backcoach.screen.live.sharing import LEAST_ROWS, Shares, rows_of, share_out

WIDEST = 112
LARGE_WIDTH, LARGE_HEIGHT, LARGE_WIDEST = 150, 45, 180
"""From here on, all is larger: what to do stands in large letters, and the pictures grow."""
ROOMY_WIDTH, ROOMY_HEIGHT = 64, 20
TINY_WIDTH, TINY_HEIGHT = 24, 10
TALL_HEIGHT = 28
"""From here on, what is left is used to show the whole session, exercise by exercise."""
HINTING_HEIGHT = 14
"""From here on, a narrow screen has a row for what the keys do in a demonstration."""
EASY_TEXT = 34
"""So wide stays a list of sentences beside a figure."""


def frame_panes(
    view: View,
    box: Box,
    glyphs: Glyphs,
    hints: tuple[Hint, ...],
    figure: Bounds | None = None,
) -> tuple[Pane | Picture, ...]:
    """Lay a moment out on a screen of any size; a figure gets the room that is free."""
    if view.session.asking or view.session.leaving:
        return tuple(question_panes(view.session, box))
    widest = LARGE_WIDEST if _is_large(box) else WIDEST
    margin = max(1 if box.width >= ROOMY_WIDTH else 0, (box.width - widest) // 2)
    inner = Box(box.row, margin, max(1, box.width - 2 * margin), box.height)
    roomy = box.width >= ROOMY_WIDTH and box.height >= ROOMY_HEIGHT
    tiny = box.width < TINY_WIDTH or box.height < TINY_HEIGHT
    layout = _roomy if roomy else _tiny if tiny else _narrow
    return tuple(layout(view, inner, glyphs, hints, figure))


def question_panes(session: Session, box: Box) -> Iterator[Pane]:
    """A question, or the advice about a pain, with the screen to itself."""
    asking = session.asking
    margin = 2 if box.width >= ROOMY_WIDTH else 0
    above = max(0, min(3, (box.height - TINY_HEIGHT) // 2))
    inner = Box(above, margin, max(1, box.width - 2 * margin), box.height - above)
    first, *lines = asking.page() if asking else WHETHER_TO_END
    if asking and asking.is_typing:
        lines.append(f"> {asking.typed}_")
    gap = "\n\n" if box.height >= TINY_HEIGHT else "\n"
    yield Pane(inner, (Styled(first + gap, palette.BOLD), Styled("\n".join(lines))))


def _is_large(box: Box) -> bool:
    return box.width >= LARGE_WIDTH and box.height >= LARGE_HEIGHT


# Layouts


def _roomy(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    side = max(28, box.width // 3)
    text = box.width - side - 2
    left, right = box.column, box.column + text + 2
    foot = box.height - 5
    yield Pane(Box(0, left, text, 1), (Styled(view.session.plan.name, palette.DIM),))
    yield Pane(Box(0, right, side, 1), (Styled(telling.progress(view), palette.DIM),), "right")
    yield Pane(Box(2, left, text, 1), telling.title(view, text))
    yield Pane(Box(3, left, text, 1), telling.counts(view))
    outline = len(view.names) + 1 if box.height >= TALL_HEIGHT + len(view.names) else 0
    middle = Box(5, left, box.width, foot - 6 - outline)
    loud = loud_panes(view, middle._replace(width=text), glyphs) if _is_large(box) else ()
    for pane in loud:
        yield pane
        middle = below(middle, pane.box)
    if view.is_shown:
        yield from _demonstration(view, middle, glyphs, figure, is_loud=bool(loud))
    else:
        column = Box(2, right, side, foot - 3)
        yield from _done(view, middle, column, glyphs, figure, is_loud=bool(loud))
    if outline:
        yield Pane(Box(foot - outline, left, text, outline), tuple(telling.outline(view, glyphs)))
    under = (
        _bar("exercise", view.exercise_done, box.width, glyphs),
        _bar("session", view.session_done, box.width, glyphs),
        (telling.following(view),),
        (_notice(view, hints),),
        keys_line(hints, box.width),
    )
    yield from _rows(under, Box(foot, left, box.width, 5))


def _done(
    view: View,
    middle: Box,
    column: Box,
    glyphs: Glyphs,
    figure: Bounds | None,
    *,
    is_loud: bool,
) -> Iterator[Pane | Picture]:
    """Words and pictures beside each other; pictures make way for words to be read in time."""
    opening = telling.is_opening(view)
    text = middle._replace(width=column.column - 2 - middle.column)
    if not view.phase.is_work and telling.wording(view).all_rows(text.width) > text.height:
        more = column.width - lettering.width_of("0:00", 1)
        text = text._replace(width=text.width + more)
        column = column._replace(column=column.column + more, width=column.width - more)
        figure = None
    yield from _lesson(view, text, None if opening else figure, is_loud=is_loud)
    yield from _pictures(view, column, glyphs, figure if opening else None)


def _lesson(
    view: View, area: Box, figure: Bounds | None, *, is_loud: bool
) -> Iterator[Pane | Picture]:
    """What to do now, the figure that does it, and what is good to know besides."""
    told, after = _rows_told(view, readable(area).width), 3 if area.height < 20 else 6
    if area.height - told - after < LEAST_ROWS:
        after = 0
    shares = share_out(area, figure, told, after)
    if _rows_told(view, readable(shares.text).width) > shares.text.height:
        shares = Shares(area)
    text = readable(shares.text)
    has_more = shares.after is None
    yield Pane(text, tuple(_lesson_texts(view, text, has_more=has_more, is_loud=is_loud)))
    if shares.after is not None:
        last = readable(shares.after)
        yield Pane(last, tuple(telling.pointers(view, last.width, last.height)))
    if shares.picture is not None:
        yield picture(view, shares.picture)


def _rows_told(view: View, width: int) -> int:
    """How many rows the words take, whichever part is done, so that no figure has to move."""
    return max(each.all_rows(width) for each in telling.wordings(view))


def _lesson_texts(view: View, box: Box, *, has_more: bool, is_loud: bool) -> Iterator[Styled]:
    """What to do now, and, where it has to say more, what is good to know as far as has room."""
    _, _, width, rows = box
    now = telling.wording(view)
    if not is_loud:
        rows -= rows_of(now.phrase, width)
        yield telling.phrase(view)
        yield Styled("\n")
    yield from telling.words(view, width, rows)
    if has_more:
        yield from telling.besides(view, width, rows - now.rows(width) - 1)


def _narrow(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    progress = f"{view.number}/{len(view.names)}"
    name = max(1, box.width - len(progress) - 1)
    yield Pane(Box(0, box.column, name, 1), telling.title(view, name)[:1])
    beside = Box(0, box.column + name + 1, len(progress), 1)
    yield Pane(beside, (Styled(progress, palette.DIM),), "right")
    layout = _narrowly_shown if view.is_shown else _compact
    yield from layout(view, box._replace(row=1, height=box.height - 2), glyphs, hints, figure)
    last = Box(box.height - 1, box.column, box.width, 1)
    yield Pane(last, keys_line(hints, box.width))


def _compact(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    digits = telling.digits_of(view)
    side = lettering.width_of("00" if len(digits) < 3 else "0:00", 1)
    if side + 20 > box.width:
        side = 0
    text = box.width - side - (2 if side else 0)
    wordings = tuple(telling.wordings(view))
    count = "" if side else f"{digits:<4} "  # where digits have no room to be drawn
    needed = (rows_of(count + each.phrase, text) for each in wordings)
    phrase = min(max(2, *needed), box.height // 2)
    written = (Styled(count, palette.BOLD), telling.phrase(view))
    yield Pane(Box(2, box.column, text, phrase), written)
    if side:
        drawn = centred(lettering.lettering(digits, 1, glyphs), side)
        right = Box(1, box.column + text + 2, side, 3)
        yield Pane(right, (Styled(drawn, telling.drawn_in(view)),))
    told = max(each.rows(box.width) for each in wordings)
    free = box._replace(row=2 + phrase, height=box.height - 1 - phrase)
    under = _under(view, box.width, glyphs, hints, free.height - told)
    notice = (Styled(telling.notice_of(view)),)
    is_told = not notice[0].text or notice in under
    counts = telling.short_counts(view) if is_told else notice
    yield Pane(Box(1, box.column, text, 1), counts)
    said = free._replace(height=free.height - len(under))
    yield from _said(view, said, figure, told)
    yield from _rows(under, free._replace(row=said.row + said.height))


def _said(view: View, area: Box, figure: Bounds | None, told: int) -> Iterator[Pane | Picture]:
    """What to do, which takes so many rows at the most; no figure where it would cut that off."""
    shares = share_out(area, figure, told)
    if shares.picture is not None:
        rows = max(each.rows(shares.text.width) for each in telling.wordings(view))
        shares = shares if rows <= shares.text.height else Shares(area)
    _, _, width, height = shares.text
    yield Pane(shares.text, telling.words(view, width, height))
    if shares.picture is not None:
        yield picture(view, shares.picture)


def _under(
    view: View, width: int, glyphs: Glyphs, hints: tuple[Hint, ...], rows: int
) -> list[tuple[Styled, ...]]:
    """How to breathe, how far it is, and what is next: as many of them as there are rows for."""
    notice = _notice(view, hints)
    under = [
        _breath_bar(view, width, glyphs),
        _bar("exercise", view.exercise_done, width, glyphs),
        _bar("session", view.session_done, width, glyphs),
        (notice if notice.text else telling.following(view),),
    ]
    while len(under) > max(0, rows):
        del under[1 if len(under) > 2 else -1]
    return under


def _narrowly_shown(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane | Picture]:
    yield Pane(box._replace(height=1), telling.short_counts(view))
    notice = 1 if box.height >= HINTING_HEIGHT or telling.notice_of(view) else 0
    area = box._replace(row=2, height=box.height - 1 - notice)
    yield from _demonstration(view, area, glyphs, figure)
    yield from _rows([(_notice(view, hints),)][:notice], area._replace(row=2 + area.height))


def _tiny(
    view: View, box: Box, glyphs: Glyphs, hints: tuple[Hint, ...], figure: Bounds | None
) -> Iterator[Pane]:
    """What matters most, as much of it as there is room for; the last has the rest."""
    del glyphs, hints, figure
    if view.is_shown:
        yield Pane(Box(0, box.column, box.width, box.height), (Styled(telling.say(view)),))
        return
    count, phrase = Styled(f"{telling.digits_of(view)} ", palette.BOLD), telling.phrase(view)
    rows = min(box.height, rows_of(count.text + phrase.text, box.width))
    yield Pane(Box(0, box.column, box.width, rows), (count, phrase))
    below = (telling.title(view, box.width), telling.short_counts(view))[: box.height - rows]
    yield from _rows(below, box._replace(row=rows))
    rows += len(below)
    if rows < box.height:
        last = Box(rows, box.column, box.width, box.height - rows)
        yield Pane(last, telling.words(view, last.width, last.height))


# Parts of them


def _demonstration(
    view: View, area: Box, glyphs: Glyphs, figure: Bounds | None, *, is_loud: bool = False
) -> Iterator[Pane | Picture]:
    """What is shown, sentence by sentence, and the figure that does it."""
    shares = _demonstration_shares(view, area, figure)
    text = readable(shares.text)
    title = () if is_loud else (telling.phrase(view), Styled("\n"))
    listed = parts_list(view, text.width, text.height - 1, glyphs)
    yield Pane(text, (*title, *listed))
    if shares.picture is not None:
        yield picture(view, shares.picture)


def _demonstration_shares(view: View, area: Box, figure: Bounds | None) -> Shares:
    """Half of the room for the list, if need be less, but for its longest sentence."""
    rows = [len(lines) for lines in parts_lines(view, readable(area).width)]
    for listed in (min(sum(rows), area.height // 2 - 1), max(rows)):
        shares = share_out(area, figure, 1 + listed, narrowest=EASY_TEXT)
        if shares.picture is not None:
            return shares
    return Shares(area)


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
        yield picture(view, Box(top, box.column, box.width, rows))
    elif rows:
        yield Pane(Box(top, box.column, box.width, rows), _disc(view, rows, box.width, glyphs))
    drawn = centred(lettering.lettering(telling.digits_of(view), scale, glyphs), box.width)
    foot = Box(top + rows + 1, box.column, box.width, below)
    yield Pane(foot, (Styled(drawn, telling.drawn_in(view)),))


def picture(view: View, box: Box) -> Picture:
    """The figure as it is at the moment."""
    return Picture(box, view.exercise, view.moment, view.phase.side is Side.LEFT)


def _rows(lines: Iterable[tuple[Styled, ...]], box: Box) -> Iterator[Pane]:
    """Lines of text, one below the other from the top of a box on."""
    for row, texts in enumerate(lines, box.row):
        yield Pane(Box(row, box.column, box.width, 1), texts)


def _notice(view: View, hints: tuple[Hint, ...]) -> Styled:
    """What has changed; in a demonstration, if nothing has, what leads on."""
    if telling.notice_of(view) or not view.is_shown:
        return Styled(telling.notice_of(view))
    return Styled(prompts.GO_ON) if view.state is State.PAUSED else demonstration_keys(hints)


def centred(lines: Iterable[str], width: int) -> str:
    """Lines of a picture, moved to the middle together."""
    return "\n".join(line.center(width) for line in lines)


def _disc(view: View, rows: int, width: int, glyphs: Glyphs) -> tuple[Styled, ...]:
    if view.breath_level is None:
        return ()
    step = breath_guide.disc_step(view.breath_level, rows)
    drawn = centred(breath_guide.disc(step, rows, glyphs), width)
    return (Styled(drawn, telling.drawn_in(view)),)


def _breath_bar(view: View, width: int, glyphs: Glyphs) -> tuple[Styled, ...]:
    if view.breath_level is None:
        return ()
    bar = breath_guide.bar(view.breath_level, width, glyphs)
    return (Styled(bar, telling.drawn_in(view)),)


def _bar(label: str, done: float, width: int, glyphs: Glyphs) -> tuple[Styled, ...]:
    room = max(0, width - 9)
    full = int(min(1.0, done) * room)
    return (
        Styled(f"{label:<9}", palette.DIM),
        Styled(glyphs.bar * full, palette.DRAWN[palette.WORK]),
        Styled(glyphs.track * (room - full), palette.FAINT),
    )
