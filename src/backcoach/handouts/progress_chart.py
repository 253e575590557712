"""How it goes as a picture (SVG): pain and minutes week by week, told apart without colour, too."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from backcoach.domain.journal.progress import Progress
from backcoach.domain.journal.weeks import Mean, Week
from backcoach.domain.knowledge.pacing import minutes_played
from backcoach.domain.knowledge.terms import WORST
from backcoach.domain.words.dates import day_and_month

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT = 48, 616
TOP, A_POINT = 56, 16
FLOOR, HIGHEST_BAR = 352, 80
BAR = 14

BEFORE, AFTER, LINE, MINUTES = "#0b5394", "#b45309", "#555555", "#8aa29e"
LEGEND = (
    (BEFORE, "", "pain before a session"),
    (AFTER, "6 4", "after it"),
    (LINE, "2 4", "2 points or 30 % less"),
)


def progress_svg(progress: Progress, about: Iterable[str]) -> str:
    """Draw it; `about` are sentences that say the same to whoever does not see it."""
    return "\n".join(_lines(progress, " ".join(about))) + "\n"


def _lines(progress: Progress, about: str) -> Iterator[str]:
    weeks = progress.weeks
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">'
    )
    yield "<title>Pain and practice, week by week</title>"
    yield f"<desc>{escape(about)}</desc>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield from _legend()
    yield from _scale()
    if progress.pain and progress.pain.line is not None:
        yield _path([(LEFT, _height(progress.pain.line)), (RIGHT, _height(progress.pain.line))], 2)
    yield from _scores(weeks, lambda week: week.before, 0)
    yield from _scores(weeks, lambda week: week.after, 1)
    yield from _bars(weeks)
    yield "</svg>"


def _legend() -> Iterator[str]:
    for number, (_, _, name) in enumerate(LEGEND):
        start = LEFT + 190 * number
        yield _path([(start, 24), (start + 28, 24)], number)
        yield _text(start + 36, 28, name)


def _scale() -> Iterator[str]:
    for score in range(0, WORST + 1, 2):
        height = _height(score)
        yield f'<path d="M{LEFT} {height}H{RIGHT}" stroke="#dddddd"/>'
        yield _text(LEFT - 8, height + 4, str(score), "end")


def _scores(
    weeks: Sequence[Week], mean: Callable[[Week], Mean | None], style: int
) -> Iterator[str]:
    """A line from week to week, and a dot for each of which anything is known."""
    told = [(index, mean(week)) for index, week in enumerate(weeks)]
    points = [(_place(index, weeks), _height(each.score)) for index, each in told if each]
    if len(points) > 1:
        yield _path(points, style)
    colour = LEGEND[style][0]
    yield from (f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in points)


def _bars(weeks: Sequence[Week]) -> Iterator[str]:
    most = max((each.played_ms for each in weeks), default=0)
    for index, week in enumerate(weeks):
        middle = _place(index, weeks)
        if week.played_ms:
            height = round(HIGHEST_BAR * week.played_ms / most)
            yield (
                f'<rect x="{middle - BAR // 2}" y="{FLOOR - height}" width="{BAR}"'
                f' height="{height}" fill="{MINUTES}"/>'
            )
            minutes = minutes_played(week.played_ms)
            yield _text(middle, FLOOR - height - 5, f"{minutes}", "middle")
        yield _text(middle, FLOOR + 18, day_and_month(week.monday), "middle")
    yield _text(LEFT - 24, HEIGHT - 8, "The weeks, by their Mondays, and the minutes in each.")


def _place(index: int, weeks: Sequence[Week]) -> int:
    """The middle of a week, from left to right."""
    return LEFT + round((RIGHT - LEFT) * (index + 0.5) / len(weeks))


def _height(score: float) -> int:
    return TOP + round(A_POINT * (WORST - score))


def _path(points: Sequence[tuple[int, int]], style: int) -> str:
    colour, dashes, _ = LEGEND[style]
    way = "L".join(f"{x} {y}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>'


def _text(x: int, y: int, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#222222">{escape(text)}</text>'
