"""A terminal's screen as SVG: one that stands still, or several, one after the other.

It is right wherever it is shown: no font or picture comes from elsewhere, every word stands where
its first cell is, so that no space can be dropped, and what would differ from font to font
(braille, blocks, lines) is drawn. It has colours for a dark and for a light page.

What is seen at the same moments is one group, however often it comes and goes, so what stands
still is there once, and a repetition costs no more than the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from rich.color import Color

from backcoach.screen.palette import ON_DARK, ON_LIGHT

CELL = (10, 20)
MARGIN = 16
FAR = 136
"""What stands for the faint colour of a moving limb behind, for the emulator knows no faint."""
FONT = '16.5px ui-monospace,"DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,monospace'
STRETCHES = {
    "█": (0.0, 1.0),
    "▀": (0.0, 0.5),
    "▄": (0.5, 0.5),
    "━": (0.45, 0.15),
    "─": (0.475, 0.075),
}
"""From where in its cell, and how tall: as letters these would leave gaps."""


class Look(NamedTuple):
    """What stands in one cell."""

    text: str
    color: str
    bold: bool
    reverse: bool


Frame = Mapping[tuple[int, int], Look]
"""What a screen shows: row, column, and what stands there, where it is not empty."""


class Shown(NamedTuple):
    """A frame, and how long it is there."""

    frame: Frame
    lasts_ms: int


def _of_palette(number: int) -> str:
    return Color.from_ansi(number).get_truecolor().hex.removeprefix("#")


INKS = {
    "ink": ("#d6dce4", "#24292f"),
    "paper": ("#11151c", "#ffffff"),
    "edge": ("#2b323c", "#d0d7de"),
    "far": ("#af8700", "#d9a066"),
    **{
        name: (f"#{_of_palette(dark)}", f"#{_of_palette(light)}")
        for name, dark, light in zip(ON_DARK._fields, ON_DARK, ON_LIGHT, strict=True)
    },
}
"""On a dark page, and on a light one; a screen is taken on a dark one."""
NAMED = {
    "default": "ink",
    _of_palette(FAR): "far",
    **{_of_palette(dark): name for name, dark in zip(ON_DARK._fields, ON_DARK, strict=True)},
}


def drawn(shown: Sequence[Shown], still: int, columns: int, title: str, about: str) -> str:
    """Frames one after the other, again and again; who wants no motion sees the still one.

    It is as wide as the screen, and as tall as what stands on it.
    """
    rows = 1 + max(row for each in shown for row, _ in each.frame)
    width, height = columns * CELL[0] + 2 * MARGIN, rows * CELL[1] + 2 * MARGIN
    scenes = _scenes([each.frame for each in shown])
    motion = _motion([each.lasts_ms for each in shown], still, scenes)
    always = tuple(range(len(shown)))
    groups = ""
    for number, (seen, scene) in enumerate(scenes.items()):
        content = "".join(_content(scene))
        groups += f"{content}\n" if seen == always else f'<g class="m{number}">{content}</g>\n'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" role="img" aria-labelledby="title about">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="about">{escape(about)}</desc>\n'
        f"<style>{_style()}{motion}</style>\n"
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" class="page"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})">\n{groups}</g>\n</svg>\n'
    )


# What moves


def _scenes(frames: Sequence[Frame]) -> dict[tuple[int, ...], Frame]:
    """What is seen in the same frames, by the numbers of these."""
    seen: dict[tuple[tuple[int, int], Look], list[int]] = {}
    for number, frame in enumerate(frames):
        for cell in frame.items():
            seen.setdefault(cell, []).append(number)
    scenes: dict[tuple[int, ...], dict[tuple[int, int], Look]] = {}
    for (place, look), numbers in sorted(seen.items()):
        scenes.setdefault(tuple(numbers), {})[place] = look
    return dict(scenes)


def _motion(lengths_ms: Sequence[int], still: int, scenes: Mapping[tuple[int, ...], Frame]) -> str:
    """When each scene is there; where people have asked for less motion, or on paper, it stays."""
    if len(lengths_ms) == 1:
        return ""
    rules = ""
    for number, seen in enumerate(scenes):
        if len(seen) < len(lengths_ms):
            at_rest = "" if still in seen else "visibility:hidden;"
            rules += f".m{number}{{{at_rest}animation-name:m{number}}}"
            rules += f"@keyframes m{number}{{{_keyframes(lengths_ms, seen)}}}\n"
    whole = sum(lengths_ms) / 1000
    return (
        f"\ng{{animation:{whole:g}s step-end infinite}}\n{rules}"
        "@media print,(prefers-reduced-motion:reduce){g{animation:none!important}}"
    )


def _keyframes(lengths_ms: Sequence[int], seen: tuple[int, ...]) -> str:
    whole, at_ms, before, made = sum(lengths_ms), 0, None, ""
    for number, lasts_ms in enumerate(lengths_ms):
        if (now := number in seen) != before:
            state = "visible" if now else "hidden"
            made += f"{100 * at_ms / whole:.4g}%{{visibility:{state}}}"
        before, at_ms = now, at_ms + lasts_ms
    return made


# What it is drawn with


def _style() -> str:
    dark, light = (
        "".join(f".{name}{{color:{both[ground]}}}" for name, both in INKS.items())
        + f".page{{fill:{INKS['paper'][ground]};stroke:{INKS['edge'][ground]}}}"
        for ground in (0, 1)
    )
    return (
        f"\ntext{{font:{FONT};fill:currentColor}}path,rect{{fill:currentColor}}"
        "rect{shape-rendering:crispEdges}"
        ".bold{font-weight:bold}"
        ".dots{fill:none;stroke:currentColor;stroke-width:4;stroke-dasharray:4 1}"
        f"\n{light}\n@media(prefers-color-scheme:dark){{{dark}}}"
    )


def _content(scene: Frame) -> Iterator[str]:
    """The cells of a scene: its dots by colour, all else by stretches of one kind in a row."""
    dots: dict[str, set[tuple[int, int]]] = {}
    rest: dict[tuple[int, int], Look] = {}
    for place, look in scene.items():
        if _is_braille(look.text):
            dots.setdefault(NAMED[look.color], set()).update(_raised(place, look.text))
        else:
            rest[place] = look
    for color, places in dots.items():
        yield f'<path class="dots {color}" d="{_dotted(places)}"/>'
    for (row, column), looks in _stretches(rest):
        yield _stretch(looks, column * CELL[0], row * CELL[1])


def _is_braille(letter: str) -> bool:
    return 0x2800 < ord(letter[:1] or " ") <= 0x28FF


def _raised(place: tuple[int, int], letter: str) -> Iterator[tuple[int, int]]:
    """The dots of a braille character: row and column of each among all dots."""
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    for bit, (right, down) in enumerate(places):
        if ord(letter) - 0x2800 >> bit & 1:
            yield 4 * place[0] + down, 2 * place[1] + right


def _dotted(places: set[tuple[int, int]]) -> str:
    """Dots side by side are one dashed line."""
    made = ""
    ordered = enumerate(sorted(places))
    for _, group in groupby(ordered, key=lambda each: (each[1][0], each[1][1] - each[0])):
        run = [place for _, place in group]
        row, column = run[0]
        made += f"M{5 * column} {5 * row + 3}h{5 * len(run) - 1}"
    return made


def _stretches(scene: Frame) -> Iterator[tuple[tuple[int, int], list[Look]]]:
    """Cells side by side that are drawn alike."""

    def alike(each: tuple[int, tuple[tuple[int, int], Look]]) -> tuple[object, ...]:
        number, ((row, column), look) = each
        shape = look.text if look.text in STRETCHES else ""
        return row, column - number, shape, look.color, look.bold, look.reverse

    for _, group in groupby(enumerate(sorted(scene.items())), key=alike):
        run = [cell for _, cell in group]
        yield run[0][0], [look for _, look in run]


def _stretch(looks: list[Look], x: int, y: int) -> str:
    first, width = looks[0], len(looks) * CELL[0]
    color = NAMED[first.color]
    if first.text in STRETCHES:
        down, tall = (part * CELL[1] for part in STRETCHES[first.text])
        return _box(color, x, y + down, width, tall)
    behind = ""
    if first.reverse:
        behind, color = _box(color, x, y, width, CELL[1]), "paper"
    text = "".join(look.text for look in looks).replace(" ", "\N{NO-BREAK SPACE}")
    bold = " bold" if first.bold else ""
    length = f' textLength="{width}"' if len(text) > 1 else ""
    said = escape(text, quote=False)
    return f'{behind}<text class="{color}{bold}" x="{x}" y="{y + 15}"{length}>{said}</text>'


def _box(color: str, x: int, y: float, width: int, height: float) -> str:
    return f'<rect class="{color}" x="{x}" y="{y:g}" width="{width}" height="{height:g}"/>'
