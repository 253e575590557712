"""What words and pictures are drawn in, by name: which colours that are depends on the ground.

Words can be read on it (4.5 to 1, as WCAG measures it), and pictures be seen (3 to 1). No colour
of a word can be read on black and on white, so on a ground that nobody knows words have none; nor
do they where there are but sixteen colours, for what those are is for each terminal to say.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.color import Color
from rich.style import Style

PLAIN, BOLD, ALERT = "", "bold", "bold reverse"
DIM, NAME = "quiet", "name"
IN, OUT, REST, WORK = "in", "out", "rest", "work"
DRAWN = {IN: "drawn.in", OUT: "drawn.out", REST: "drawn.rest", WORK: "drawn.work"}
"""What a picture that belongs to such a word is drawn in."""
FAINT, WORK_FAR = "drawn.faint", "drawn.far"
"""What lies behind in a picture, and what moves there."""

Rgb = tuple[int, int, int]


class Hues(NamedTuple):
    """Colours, by their numbers among 256."""

    breath_in: int
    breath_out: int
    rest: int
    work: int
    quiet: int


ON_DARK = Hues(75, 77, 183, 214, 249)
ON_LIGHT = Hues(25, 22, 91, 94, 241)
ON_ANY = Hues(32, 28, 133, 166, 244)
"""Of a middle brightness: for pictures, where the ground may be any."""

DARKEST_LIGHT, LIGHTEST_DARK = 0.8, 0.05
"""How bright a light ground is at the least, and a dark one at the most, from 0 to 1."""


def styles_for(colors: str | None, background: Rgb | None, *, no_color: bool) -> dict[str, Style]:
    """The styles by their names, for so many colours (as Rich calls them) on a background."""
    if no_color or colors not in ("256", "truecolor"):
        return {**_words(None), **_BARE}
    brightness = None if background is None else luminance(background)
    if brightness is not None and brightness <= LIGHTEST_DARK:
        return {**_words(ON_DARK), **_pictures(ON_DARK)}
    if brightness is not None and brightness >= DARKEST_LIGHT:
        return {**_words(ON_LIGHT), **_pictures(ON_LIGHT)}
    return {**_words(None), **_pictures(ON_ANY)}


def luminance(color: Rgb) -> float:
    """How bright a colour is, from 0 to 1, as WCAG measures it."""
    red, green, blue = (_linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _words(hues: Hues | None) -> Mapping[str, Style]:
    """Coloured words are bold, too; without a colour that is all there is."""
    if hues is None:
        return {DIM: Style(), **dict.fromkeys((NAME, IN, OUT, REST, WORK), Style(bold=True))}
    numbers = {NAME: hues.breath_in, **_of_kinds(hues)}
    coloured = {name: _style(number, bold=True) for name, number in numbers.items()}
    return {DIM: _style(hues.quiet), **coloured}


def _pictures(hues: Hues) -> Mapping[str, Style]:
    drawn = {DRAWN[kind]: _style(number) for kind, number in _of_kinds(hues).items()}
    return {**drawn, FAINT: _style(hues.quiet), WORK_FAR: _style(hues.work, dim=True)}


_BARE = {
    **dict.fromkeys(DRAWN.values(), Style()),
    DRAWN[WORK]: Style(bold=True),
    WORK_FAR: Style(),
    FAINT: Style(dim=True),
}
"""Pictures without colours."""


def _of_kinds(hues: Hues) -> Mapping[str, int]:
    return {IN: hues.breath_in, OUT: hues.breath_out, REST: hues.rest, WORK: hues.work}


def _style(number: int, *, bold: bool | None = None, dim: bool | None = None) -> Style:
    return Style(color=Color.from_ansi(number), bold=bold, dim=dim)
