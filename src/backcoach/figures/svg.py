"""Scenes on paper: small, sharp SVG, without text inside."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin
from typing import NamedTuple

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


class Keyframe(NamedTuple):
    """What an animation shows, so long after its beginning; a hold lasts until the next one."""

    at_ms: int
    shapes: tuple[Shape, ...]
    holds: bool = False


_STANDS_STILL = (
    "<style>.still{display:none}@media print,(prefers-reduced-motion:reduce)"
    "{.still{display:inline}.moving{display:none}}</style>"
)


def animation(
    keyframes: Sequence[Keyframe],
    still: Iterable[Shape],
    bounds: Bounds,
    title: str,
    description: str,
) -> str:
    """A picture that moves by itself, and shows a still one instead on paper.

    Every frame has the same shapes; they are painted in the order of the middle one. The last
    frame is the first again. While a pose is held, a ring runs down.
    """
    keyframes = (*keyframes[:-1], keyframes[-1]._replace(shapes=keyframes[0].shapes))
    times = [frame.at_ms / keyframes[-1].at_ms for frame in keyframes]
    tracks = [_named(frame.shapes) for frame in keyframes]
    moving = "".join(
        _moving([track[name] for track in tracks], times, keyframes[-1].at_ms)
        for name in tracks[len(tracks) // 2]
    )
    moving += _ring(keyframes, bounds)
    content = f'<g class="moving">{moving}</g><g class="still">{"".join(drawn(still))}</g>'
    return document(content, bounds, title, description, _STANDS_STILL)


def document(content: str, bounds: Bounds, title: str, description: str, style: str = "") -> str:
    """An SVG document around content drawn in the bounds' coordinates.

    It has no ids, which a page with two pictures would have twice: its first children name it.
    """
    left, top = bounds.left - MARGIN, -bounds.top - MARGIN
    width, height = bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="{_n(left)} {_n(top)} {_n(width)} {_n(height)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{style}"
        f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}"'
        f' rx="3" fill="{PAPER}"/>{content}</svg>\n'
    )


def drawn(shapes: Iterable[Shape]) -> Iterator[str]:
    """The elements of a scene, from back to front."""
    for shape in shapes:
        if not _is_nothing(shape):
            yield _element(shape, _attributes(shape))


def _element(shape: Shape, attributes: dict[str, str], inside: str = "") -> str:
    name = "circle" if len(shape.points) == 1 else "path"
    made = ""
    for paint in _paints(shape):
        said = "".join(f' {key}="{value}"' for key, value in (attributes | paint).items())
        made += f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"
    return made


def _attributes(shape: Shape) -> dict[str, str]:
    """Where a shape is and what form it has."""
    if len(shape.points) == 1:
        (x, y), radius = shape.points[0], shape.radii[0]
        return {"cx": _n(x), "cy": _n(-y), "r": _n(radius)}
    if _is_line(shape):
        return {"d": "M" + "L".join(f"{_n(x)} {_n(-y)}" for x, y in shape.points)}
    return {"d": curve(shape.points) if shape.curved else outline(shape)}


def _paints(shape: Shape) -> Iterator[dict[str, str]]:
    """What a shape is painted with, once or, for a line that keeps apart, twice."""
    color = COLORS[shape.tone]
    if len(shape.points) > 1 and _is_line(shape):
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
        "stroke-width": _n(2 * radius),
    }


def _is_line(shape: Shape) -> bool:
    return len(set(shape.radii)) == 1 and not (shape.closed or shape.curved)


def _named(shapes: Iterable[Shape]) -> dict[str, Shape]:
    """Shapes by their names; what is around the body has a number instead."""
    return {shape.name or str(number): shape for number, shape in enumerate(shapes)}


RING, RING_STROKE = 4.0, 1.6


def _ring(keyframes: Sequence[Keyframe], bounds: Bounds) -> str:
    """A ring in a corner that runs down while a pose is held, and is not there while it is not."""
    gone, lasts_ms = f"{2 * pi * RING:.1f}", keyframes[-1].at_ms
    steps = [(0.0, gone)]
    for frame, following in pairwise(keyframes):
        if frame.holds:
            begins, ends = frame.at_ms / lasts_ms, following.at_ms / lasts_ms
            steps += [(begins, gone), (begins, "0"), (ends, gone)]
    if len(steps) == 1:
        return ""
    steps.append((1.0, gone))
    x, y = bounds.right - RING, RING - bounds.top
    return (
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(RING)}" fill="none"'
        f' stroke="{COLORS[Tone.PROP]}" stroke-width="{RING_STROKE}" stroke-dasharray="{gone}"'
        f' stroke-dashoffset="{gone}" transform="rotate(-90 {_n(x)} {_n(y)})">'
        f'<animate attributeName="stroke-dashoffset" dur="{_n(lasts_ms / 1000)}s"'
        f' repeatCount="indefinite" keyTimes="{";".join(f"{at:.3g}" for at, _ in steps)}"'
        f' values="{";".join(value for _, value in steps)}"/></circle>'
    )


def _moving(shapes: list[Shape], times: list[float], lasts_ms: int) -> str:
    """One shape that goes through its places again and again."""
    every = [_attributes(shape) | _tinted(shape) for shape in shapes]
    inside = ""
    if all(map(_is_nothing, shapes)):
        return ""
    for key in every[0]:
        values = [each[key] for each in every]
        if len(set(values)) > 1:
            steps = _needed(values)
            inside += (
                f'<animate attributeName="{key}" dur="{_n(lasts_ms / 1000)}s"'
                f' repeatCount="indefinite"'
                f' keyTimes="{";".join(f"{times[step]:.3g}" for step in steps)}"'
                f' values="{";".join(values[step] for step in steps)}"/>'
            )
    middle = len(shapes) // 2
    return _element(shapes[middle], _attributes(shapes[middle]), inside)


def _tinted(shape: Shape) -> dict[str, str]:
    """The colour of what is filled, as what begins to work becomes orange; and what is nothing."""
    tint = {} if len(shape.points) > 1 and _is_line(shape) else {"fill": COLORS[shape.tone]}
    return tint | {"opacity": "0" if _is_nothing(shape) else "1"}


def _is_nothing(shape: Shape) -> bool:
    """Whether a shape has no size, and only the rim of what keeps apart would be seen."""
    return not shape.curved and not any(shape.radii)


def _needed(values: list[str]) -> list[int]:
    """The keyframes that matter: of many equal ones in a row, the first and the last."""
    last = len(values) - 1
    return [
        step
        for step in range(len(values))
        if step in (0, last) or not values[step - 1] == values[step] == values[step + 1]
    ]


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


def curve(points: Sequence[Flat]) -> str:
    """A smooth closed path through points (Catmull and Rom, 1974)."""
    ways = [
        ((u - x) / 6, (v - y) / 6)
        for (x, y), (u, v) in zip((points[-1], *points[:-1]), (*points[1:], points[0]), strict=True)
    ]
    (x, y), (dx, dy) = points[0], ways[0]
    path = f"M{_n(x)} {_n(-y)}C{_n(x + dx)} {_n(-y - dy)} "
    bends = [
        f"{_n(x - dx)} {_n(dy - y)} {_n(x)} {_n(-y)}"
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
