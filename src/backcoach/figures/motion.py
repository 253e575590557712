"""What a figure looks like at one moment: a pure function of where a movement has got to."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import pi, sin

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.blending import blend
from backcoach.figures.body import Body
from backcoach.figures.joints import body_of
from backcoach.figures.markers import marker_shapes
from backcoach.figures.pose import Figure, Marker, Outlook, Pose
from backcoach.figures.scene import (
    Bounds,
    Shape,
    around,
    body_shapes,
    centred,
    floor_shape,
    held_shapes,
    prop_shapes,
)
from backcoach.figures.solving import stance_of
from backcoach.figures.stance import Stance

SAMPLES = 16
"""At so many places of each move it is looked how far the figure gets."""

SWELL = 1.5
"""How far the belly rises with a full breath, in hundredths of the body's height."""


class Motion:
    """A figure that goes through the poses of a movement, in their order, again and again."""

    def __init__(self, figure: Figure, order: Sequence[str]) -> None:
        self.figure = figure
        self.order = tuple(order)

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """From which pose to which: a repetition starts from the pose that the last ended in."""
        before = (self.order[-1], *self.order[:-1])
        return tuple(dict.fromkeys(zip(before, self.order, strict=True)))

    @cached_property
    def stances(self) -> dict[str, Stance]:
        """Every pose, solved."""
        return {name: stance_of(pose) for name, pose in self.figure.poses.items()}

    @cached_property
    def _reach(self) -> Bounds:
        surroundings = prop_shapes(self.figure.props, self.figure.view)
        bodies = (shape for moment in self._samples() for shape in self._shapes(moment))
        return around((*surroundings, *bodies))

    @cached_property
    def bounds(self) -> Bounds:
        """What holds every frame there is, whichever side is drawn: its middle is at x = 0."""
        half = self._reach.width / 2
        return Bounds(-half, self._reach.bottom, half, self._reach.top)

    def scene(
        self, moment: Moment, *, mirror: bool = False, whole: bool = False
    ) -> tuple[Shape, ...]:
        """All there is to see at a moment, from back to front, in the middle of the bounds."""
        shapes = self._shapes(moment, whole=whole)
        return (*self._surroundings[mirror], *centred(shapes, self._middle, mirror=mirror))

    @cached_property
    def _middle(self) -> float:
        return (self._reach.left + self._reach.right) / 2

    @cached_property
    def _surroundings(self) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
        """What is around the body: as it is, and mirrored."""
        props = prop_shapes(self.figure.props, self.figure.view)
        floor: tuple[Shape, ...] = ()
        if self.figure.view is not Outlook.ABOVE:
            floor = (floor_shape(self.bounds.left, self.bounds.right),)
        right, left = (centred(props, self._middle, mirror=mirror) for mirror in (False, True))
        return (*floor, *right), (*centred(floor, 0.0, mirror=True), *left)

    @cached_property
    def key_moments(self) -> tuple[Moment, ...]:
        """Every pose once, the starting one first; all that a cycle goes through."""
        return tuple(
            Moment(name, name, 1.0, elapsed_ms=elapsed_ms)
            for name in dict.fromkeys((self.order[-1], *self.order))
            for elapsed_ms in self._turning_points(name)
        )

    def _turning_points(self, name: str) -> Iterator[int]:
        cycle = self.figure.cycles.get(name)
        if cycle is None:
            yield 0
        else:
            for pose in dict.fromkeys(cycle.through):
                yield cycle.period_ms * cycle.through.index(pose) // len(cycle.through)

    def body_at(self, moment: Moment) -> Body:
        """Where the joints are."""
        stance = self._stance_at(moment)
        if moment.breath:
            stance = stance._replace(belly=stance.belly + SWELL * moment.breath)
        return body_of(stance)

    def _shapes(self, moment: Moment, *, whole: bool = False) -> tuple[Shape, ...]:
        figure, body = self.figure, self.body_at(moment)
        shapes = body_shapes(body, figure.accent, whole=whole)
        levels = self._levels(moment, whole=whole)
        return (*shapes, *held_shapes(figure.props, body), *marker_shapes(body, levels))

    @cached_property
    def _markers(self) -> tuple[Marker, ...]:
        return tuple(
            dict.fromkeys(each for pose in self.figure.poses.values() for each in pose.markers)
        )

    def _levels(self, moment: Moment, *, whole: bool) -> dict[Marker, float]:
        """How much each marker shows: it comes with the effort, and goes with it."""
        levels = {}
        for marker in self._markers:
            before, after = (
                marker in self._pose(name).markers for name in (moment.before, moment.after)
            )
            level = before + (after - before) * smoothed(moment.through)
            if whole or level:
                levels[marker] = level
        return levels

    def _samples(self) -> Iterator[Moment]:
        """Moments that show how far the figure gets."""
        for before, after in self.moves:
            cycle = self.figure.cycles.get(after)
            for step in range(SAMPLES + 1):
                through = step / SAMPLES
                elapsed_ms = round(cycle.period_ms * through) if cycle else 0
                yield Moment(before, after, through, 1.0, elapsed_ms)

    def _stance_at(self, moment: Moment) -> Stance:
        cycle = self.figure.cycles.get(moment.after)
        if cycle is None:
            before, after = self._stance(moment.before), self._stance(moment.after)
            return blend(before, after, smoothed(moment.through))
        poses = cycle.through
        turns = moment.elapsed_ms % cycle.period_ms / cycle.period_ms * len(poses)
        number = int(turns)
        before = self.stances[poses[number]]
        after = self.stances[poses[(number + 1) % len(poses)]]
        return blend(before, after, flowing(turns - number))

    def _stance(self, name: str) -> Stance:
        return self.stances[self._first(name)]

    def _pose(self, name: str) -> Pose:
        return self.figure.poses[self._first(name)]

    def _first(self, name: str) -> str:
        """The name of a pose; of several that are gone through, the first."""
        cycle = self.figure.cycles.get(name)
        return cycle.through[0] if cycle else name


def smoothed(through: float) -> float:
    """How far a person is who moves from rest to rest, smoothly, in a fraction of the time.

    The path of least jerk, as hands take it: Flash and Hogan, Journal of Neuroscience, 1985.
    """
    t = min(1.0, max(0.0, through))
    return t * t * t * (10 + t * (6 * t - 15))


def flowing(through: float) -> float:
    """How far somebody is who slows down at a pose, but does not stop there."""
    return through - 0.5 * sin(2 * pi * through) / (2 * pi)
