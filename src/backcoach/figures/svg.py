"""Scenes on paper: small, sharp SVG, without text inside."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin

from backcoach.figures.scene import Bounds, Flat, Shape, Tone

COLORS = {
    Tone.FLOOR: "#e3e8eb",
    Tone.GHOST: "#f6ddc9",
    Tone.PROP: "#b3bdc4",
    Tone.FAR: "#a5b8c6",
    Tone.FACE: "#e9eff3",
    Tone.SHIRT: "#5f8ba6",
    Tone.NEAR: "#24475c",
    Tone.FAR_MOVING: "#f0b183",
    Tone.MOVING: "#dd6b20",
    Tone.MARK: "#b82c1c",
}
PAPER = "#ffffff"
MARGIN = 4.0
APART = 1.1


def picture(shapes: Iterable[Shape], bounds: Bounds, title: str, description: str) -> str:
    """One still picture, of as much as the bounds hold."""
    return document("".join(drawn(shapes)), bounds, title, description)


def document(content: str, bounds: Bounds, title: str, description: str, style: str = "") -> str:
    """An SVG document around content drawn in the bounds' coordinates.

    It has no ids, which a page with two pictures would have twice: its first children name it.
    """
    left, top = bounds.left - MARGIN, -bounds.top - MARGIN
    width, height = bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="{short(left)} {short(top)} {short(width)} {short(height)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{style}"
        f'<rect x="{short(left)}" y="{short(top)}" width="{short(width)}" height="{short(height)}"'
        f' rx="3" fill="{PAPER}"/>{content}</svg>\n'
    )


def drawn(shapes: Iterable[Shape]) -> Iterator[str]:
    """The elements of a scene, from back to front."""
    for shape in shapes:
        if not is_nothing(shape):
            yield element(shape, attributes(shape))


def element(shape: Shape, form: dict[str, str], inside: str = "") -> str:
    """What a shape becomes, of a form, with what goes inside."""
    name = "circle" if len(shape.points) == 1 else "path"
    made = ""
    for paint in _paints(shape):
        said = "".join(f' {key}="{value}"' for key, value in (form | paint).items())
        made += f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"
    return made


def attributes(shape: Shape) -> dict[str, str]:
    """Where a shape is and what form it has."""
    if len(shape.points) == 1:
        (x, y), radius = shape.points[0], shape.radii[0]
        return {"cx": short(x), "cy": short(-y), "r": short(radius)}
    if is_line(shape):
        return {"d": "M" + "L".join(f"{short(x)} {short(-y)}" for x, y in shape.points)}
    return {"d": curve(shape.points) if shape.curved else outline(shape)}


def _paints(shape: Shape) -> Iterator[dict[str, str]]:
    """What a shape is painted with, once or, for a line that keeps apart, twice."""
    color = COLORS[shape.tone]
    if len(shape.points) > 1 and is_line(shape):
        if shape.apart:
            yield _stroke(PAPER, shape.radii[0] + APART)
        yield _stroke(color, shape.radii[0])
    elif shape.apart:
        width = str(2 * APART)
        yield {"fill": color, "stroke": PAPER, "stroke-width": width, "paint-order": "stroke"}
    else:
        yield {"fill": color}


def _stroke(color: str, radius: float) -> dict[str, str]:
    return {
        "fill": "none",
        "stroke": color,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        "stroke-width": short(2 * radius),
    }


def is_line(shape: Shape) -> bool:
    """Whether a shape is a stroke that is as thick everywhere."""
    return len(set(shape.radii)) == 1 and not (shape.closed or shape.curved)


def is_nothing(shape: Shape) -> bool:
    """Whether a shape has no size, and only the rim of what keeps apart would be seen."""
    return not shape.curved and not any(shape.radii)


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
    return hulls + "M" + "L".join(f"{short(x)} {short(-y)}" for x, y in inside) + "z"


def curve(points: Sequence[Flat]) -> str:
    """A smooth closed path through points (Catmull and Rom, 1974)."""
    ways = [
        ((u - x) / 6, (v - y) / 6)
        for (x, y), (u, v) in zip((points[-1], *points[:-1]), (*points[1:], points[0]), strict=True)
    ]
    (x, y), (dx, dy) = points[0], ways[0]
    path = f"M{short(x)} {short(-y)}C{short(x + dx)} {short(-y - dy)} "
    bends = [
        f"{short(x - dx)} {short(dy - y)} {short(x)} {short(-y)}"
        for (x, y), (dx, dy) in zip((*points[1:], points[0]), (*ways[1:], ways[0]), strict=True)
    ]
    return path + "S".join(bends) + "z"


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
    a, b, c, d = (f"{short(x)} {short(-y)}" for x, y in corners)
    wide, narrow = int(lean < pi / 2), int(lean > pi / 2)
    return (
        f"M{a}L{b}A{short(thin)} {short(thin)} 0 {narrow} 1 {c}"
        f"L{d}A{short(thick)} {short(thick)} 0 {wide} 1 {a}z"
    )


def _area(points: tuple[Flat, ...]) -> float:
    following = (*points[1:], points[0])
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True))


def short(value: float) -> str:
    """A number, as short as a tenth of a hundredth of the body's height allows."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text
