"""Scenes that move by themselves: one SVG, whose shapes go from keyframe to keyframe."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import pi
from typing import NamedTuple

from backcoach.figures.scene import Bounds, Shape, Tone
from backcoach.figures.svg import (
    COLORS,
    attributes,
    document,
    drawn,
    element,
    is_line,
    is_nothing,
    short,
)


class Keyframe(NamedTuple):
    """What an animation shows, so long after its beginning; a hold lasts until the next one."""

    at_ms: int
    shapes: tuple[Shape, ...]
    holds: bool = False


_DISCRETE = ' calcMode="discrete"'
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

    Every frame has the same shapes; they are painted in the order of the middle one, and what
    passes the trunk is there twice, before and behind it. The last frame is the first again. While
    a pose is held, a ring runs down.
    """
    keyframes = (*keyframes[:-1], keyframes[-1]._replace(shapes=keyframes[0].shapes))
    times = [frame.at_ms / keyframes[-1].at_ms for frame in keyframes]
    tracks = [_named(frame.shapes) for frame in keyframes]
    moving = "".join(
        _moving([track[name] for track in tracks], shown, times, keyframes[-1].at_ms)
        for name, shown in _painted(tracks)
    )
    moving += _ring(keyframes, bounds)
    content = f'<g class="moving">{moving}</g><g class="still">{"".join(drawn(still))}</g>'
    return document(content, bounds, title, description, _STANDS_STILL)


def _named(shapes: Iterable[Shape]) -> dict[str, Shape]:
    """Shapes by their names; what is around the body has a number instead."""
    return {shape.name or str(number): shape for number, shape in enumerate(shapes)}


def _painted(tracks: Sequence[dict[str, Shape]]) -> Iterator[tuple[str, tuple[bool, ...]]]:
    """The shapes from back to front, and in which frames each is shown there."""
    always = (True,) * len(tracks)
    orders = [[*track] for track in tracks]
    pivots = [order.index(TRUNK) if TRUNK in order else -1 for order in orders]
    behind = {
        name: tuple(order.index(name) < at for order, at in zip(orders, pivots, strict=True))
        for name in tracks[0]
    }
    passing = [name for name in orders[len(orders) // 2] if len(set(behind[name])) > 1]
    for name in orders[len(orders) // 2]:
        if name == TRUNK:
            yield from ((each, behind[each]) for each in passing)
            yield name, always
            yield from ((each, tuple(not one for one in behind[each])) for each in passing)
        elif name not in passing:
            yield name, always


TRUNK = "trunk"
"""What limbs can be before or behind."""
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
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(RING)}" fill="none"'
        f' stroke="{COLORS[Tone.PROP]}" stroke-width="{RING_STROKE}" stroke-dasharray="{gone}"'
        f' stroke-dashoffset="{gone}" transform="rotate(-90 {short(x)} {short(y)})">'
        f'<animate attributeName="stroke-dashoffset" dur="{short(lasts_ms / 1000)}s"'
        f' repeatCount="indefinite" keyTimes="{";".join(f"{at:.3g}" for at, _ in steps)}"'
        f' values="{";".join(value for _, value in steps)}"/></circle>'
    )


def _moving(shapes: list[Shape], shown: Sequence[bool], times: list[float], lasts_ms: int) -> str:
    """One shape that goes through its places again and again."""
    every = [
        attributes(shape) | _tinted(shape) | {"visibility": "visible" if seen else "hidden"}
        for shape, seen in zip(shapes, shown, strict=True)
    ]
    inside = ""
    if all(map(is_nothing, shapes)):
        return ""
    for key in every[0]:
        values = [each[key] for each in every]
        if len(set(values)) > 1:
            steps = _needed(values)
            inside += (
                f'<animate attributeName="{key}" dur="{short(lasts_ms / 1000)}s"'
                f' repeatCount="indefinite"{_DISCRETE if key == "visibility" else ""}'
                f' keyTimes="{";".join(f"{times[step]:.3g}" for step in steps)}"'
                f' values="{";".join(values[step] for step in steps)}"/>'
            )
    middle = len(shapes) // 2
    return element(shapes[middle], attributes(shapes[middle]), inside)


def _tinted(shape: Shape) -> dict[str, str]:
    """The colour of what is filled, as what begins to work becomes orange; and what is nothing."""
    tint = {} if len(shape.points) > 1 and is_line(shape) else {"fill": COLORS[shape.tone]}
    return tint | {"opacity": "0" if is_nothing(shape) else "1"}


def _needed(values: list[str]) -> list[int]:
    """The keyframes that matter: of many equal ones in a row, the first and the last."""
    last = len(values) - 1
    return [
        step
        for step in range(len(values))
        if step in (0, last) or not values[step - 1] == values[step] == values[step + 1]
    ]
