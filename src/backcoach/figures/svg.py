"""Scenes on paper: small, sharp SVG, without text inside."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin

from backcoach.figures.scene import Bounds, Flat, Shape, Tone

COLORS = {
    Tone.FLOOR: "#cfd6db",
    Tone.PROP: "#b3bdc4",
    Tone.FAR: "#a5b8c6",
    Tone.NEAR: "#24475c",
    Tone.FAR_MOVING: "#f0b183",
    Tone.MOVING: "#dd6b20",
}
PAPER = "#ffffff"
MARGIN = 4.0
APART = 1.1


def picture(shapes: Iterable[Shape], bounds: Bounds, title: str, description: str) -> str:
    """One still picture, of as much as the bounds hold."""
    return document("".join(drawn(shapes)), bounds, title, description)


def document(content: str, bounds: Bounds, title: str, description: str, style: str = "") -> str:
    """An SVG document around content drawn in the bounds' coordinates."""
    left, top = bounds.left - MARGIN, -bounds.top - MARGIN
    width, height = bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d"'
        f' viewBox="{_n(left)} {_n(top)} {_n(width)} {_n(height)}">'
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>{style}'
        f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}"'
        f' rx="3" fill="{PAPER}"/>{content}</svg>\n'
    )


def drawn(shapes: Iterable[Shape]) -> Iterator[str]:
    """The elements of a scene, from back to front."""
    for shape in shapes:
        fill = COLORS[shape.tone]
        apart = f' stroke="{PAPER}" stroke-width="{2 * APART}" paint-order="stroke"'
        if len(shape.points) == 1:
            (x, y), radius = shape.points[0], shape.radii[0]
            circle = f'<circle cx="{_n(x)}" cy="{_n(-y)}" r="{_n(radius)}" fill="{fill}"'
            yield f"{circle}{apart if shape.apart else ''}/>"
        elif len(set(shape.radii)) == 1 and not shape.closed and not shape.apart:
            line = "L".join(f"{_n(x)} {_n(-y)}" for x, y in shape.points)
            yield (
                f'<path d="M{line}" fill="none" stroke="{fill}" stroke-linecap="round"'
                f' stroke-linejoin="round" stroke-width="{_n(2 * shape.radii[0])}"/>'
            )
        else:
            yield f'<path d="{outline(shape)}" fill="{fill}"{apart if shape.apart else ""}/>'


def outline(shape: Shape) -> str:
    """The path of a shape: one round hull a segment, and the inside of a closed one."""
    ends = list(zip(shape.points, shape.radii, strict=True))
    pairs = list(pairwise(ends))
    if shape.closed:
        pairs.append((ends[-1], ends[0]))
    hulls = "".join(_hull(*start, *end) for start, end in pairs)
    if not shape.closed:
        return hulls
    inside = shape.points if _area(shape.points) < 0 else shape.points[::-1]
    return hulls + "M" + "L".join(f"{_n(x)} {_n(-y)}" for x, y in inside) + "z"


def _hull(start: Flat, thick: float, end: Flat, thin: float) -> str:
    """Two discs and the straight lines that touch both.

    It is always drawn the same way round and of the same commands, so that hulls can be animated.
    """
    (ax, ay), (bx, by) = start, end
    away = max(hypot(bx - ax, by - ay), abs(thick - thin) + 0.01)
    tilt, lean = atan2(by - ay, bx - ax), acos((thick - thin) / away)
    p, q = tilt + lean, tilt - lean
    corners = (
        (ax + thick * cos(p), ay + thick * sin(p)),
        (bx + thin * cos(p), by + thin * sin(p)),
        (bx + thin * cos(q), by + thin * sin(q)),
        (ax + thick * cos(q), ay + thick * sin(q)),
    )
    a, b, c, d = (f"{_n(x)} {_n(-y)}" for x, y in corners)
    wide, narrow = int(lean < pi / 2), int(lean > pi / 2)
    return (
        f"M{a}L{b}A{_n(thin)} {_n(thin)} 0 {narrow} 1 {c}"
        f"L{d}A{_n(thick)} {_n(thick)} 0 {wide} 1 {a}z"
    )


def _area(points: tuple[Flat, ...]) -> float:
    following = (*points[1:], points[0])
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True))


def _n(value: float) -> str:
    """A number, as short as a tenth of a hundredth of the body's height allows."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text
