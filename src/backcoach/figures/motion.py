"""What a figure looks like at one moment: a pure function of where a movement has got to."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from math import hypot

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.arrows import arrow
from backcoach.figures.blending import blend
from backcoach.figures.body import Body
from backcoach.figures.camera import camera_of
from backcoach.figures.dressing import body_shapes
from backcoach.figures.easing import flowing, smoothed
from backcoach.figures.furniture import floor_shape, held_shapes, prop_shapes
from backcoach.figures.joints import body_of
from backcoach.figures.markers import marker_shapes
from backcoach.figures.pose import Figure, Marker, Outlook, Pose
from backcoach.figures.reading import READABLE
from backcoach.figures.returning import Way, way
from backcoach.figures.scene import Bounds, Shape, Tone, around, centred
from backcoach.figures.solving import stance_of
from backcoach.figures.stance import Stance
from backcoach.figures.trails import Trail, arrows, trails

SAMPLES = 16
"""At so many places of each move it is looked how far the figure gets."""

SWELL = 1.5
"""How far the belly rises with a full breath, in hundredths of the body's height."""

PULSE = 0.2
"""By which part a marker gets smaller while the lungs fill."""

LONG, TALL = 140.0, 108.0
"""How long a picture of somebody who lies is at least, and how tall one of somebody else."""

AHEAD, DOT = (0.14, 0.28, 0.42), 1.1
"""How far ahead in time the dots lie on the way still to go, and how large they are."""


class Motion:
    """A figure that goes through the poses of a movement, in their order, again and again."""

    def __init__(self, figure: Figure, order: Sequence[str]) -> None:
        self.figure = figure
        self.order = tuple(order)
        self.camera = camera_of(figure)
        self.way = lru_cache(maxsize=None)(self._new_way)
        self._trails = lru_cache(maxsize=None)(self._new_trails)

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
        surroundings = prop_shapes(self.figure.props, self.figure.view, self.camera)
        bodies = (shape for moment in self._samples() for shape in self._shapes(moment, fine=True))
        arrows = (shape for moment in self.key_moments for shape in self._arrows(moment))
        return around((*surroundings, *bodies, *arrows))

    @cached_property
    def bounds(self) -> Bounds:
        """What holds every frame there is, whichever side is drawn: its middle is at x = 0."""
        half = self._reach.width / 2
        return Bounds(-half, self._reach.bottom, half, self._reach.top)

    @cached_property
    def paper(self) -> Bounds:
        """The same for paper, where all who lie are as long, and all who do not as tall."""
        left, bottom, right, top = self.bounds
        if self.figure.has("mat"):
            half = max(right, LONG / 2)
            return Bounds(-half, bottom, half, top)
        return Bounds(left, bottom, right, max(top, bottom + TALL))

    def scene(
        self, moment: Moment, *, mirror: bool = False, fine: bool = False
    ) -> tuple[Shape, ...]:
        """All there is to see at a moment, from back to front, in the middle of the bounds.

        A `fine` scene has also what only paper can show, and the same shapes at every moment.
        """
        shapes = (*self._shapes(moment, fine=fine), *self._ahead(moment, fine=fine))
        return (*self._surroundings[mirror], *centred(shapes, self._middle, mirror=mirror))

    def still(
        self, moment: Moment, *, mirror: bool = False, fine: bool = False
    ) -> tuple[Shape, ...]:
        """A key moment to look at for long: with a ghost of the pose before, and an arrow."""
        shapes = (*self._ghost(moment), *self._shapes(moment, fine=fine), *self._arrows(moment))
        return (*self._surroundings[mirror], *centred(shapes, self._middle, mirror=mirror))

    @cached_property
    def _middle(self) -> float:
        return (self._reach.left + self._reach.right) / 2

    @cached_property
    def _surroundings(self) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
        """What is around the body: as it is, and mirrored."""
        props = prop_shapes(self.figure.props, self.figure.view, self.camera)
        floor: tuple[Shape, ...] = ()
        if self.figure.view is not Outlook.ABOVE and not self.figure.has("mat"):
            floor = (floor_shape(self.bounds.left, self.bounds.right, self.camera),)
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

    def _shapes(self, moment: Moment, *, fine: bool = False) -> tuple[Shape, ...]:
        figure, body = self.figure, self.body_at(moment)
        working = figure.accent if self._works(moment) else ()
        levels = self._levels(moment, fine=fine)
        return (
            *body_shapes(self.camera.body(body), working, fine=fine),
            *held_shapes(figure.props, body, self.camera),
            *marker_shapes(body, levels, self.camera),
        )

    def _works(self, moment: Moment) -> bool:
        """Whether there is anything to point out: not while the body waits to begin."""
        start = self.order[-1]
        if start in self.figure.cycles or len({*self.order}) == 1:
            return True
        before, after, through = moment[:3]
        return (before != start and through < 1) or (after != start and through > 0)

    # Markers

    @cached_property
    def _markers(self) -> tuple[Marker, ...]:
        return tuple(
            dict.fromkeys(each for pose in self.figure.poses.values() for each in pose.markers)
        )

    def _levels(self, moment: Moment, *, fine: bool) -> dict[Marker, float]:
        """How much each marker shows: it comes with the effort, goes with it, and breathes."""
        levels = {}
        for marker in self._markers:
            before, after = (
                marker in self._pose(name).markers for name in (moment.before, moment.after)
            )
            level = before + (after - before) * smoothed(moment.through)
            if fine or level:
                levels[marker] = level * (1 - PULSE * moment.breath)
        return levels

    # Where it goes

    def _new_trails(self, before: str, after: str) -> tuple[Trail, ...]:
        figure = self.figure
        steps = [step / SAMPLES for step in range(SAMPLES + 1)]
        bodies = [body_of(self._on_the_way(before, after, each)) for each in steps]
        return tuple(trails(bodies, figure.accent, figure.arrow, self.camera))

    def _is_planted(self, part: str, pose: str) -> bool:
        """Whether a leg stands on the ground in a pose."""
        side = part.removesuffix("_leg")
        ends = ("feet", f"{side}-foot", f"{side}-heel", f"{side}-toes")
        return part.endswith("_leg") and any(one in ends for one in self.figure.poses[pose].rests)

    def _came_from(self, moment: Moment) -> tuple[str, str] | None:
        """The pose before a key moment, and its own; None for where everything starts."""
        cycle = self.figure.cycles.get(moment.after)
        if cycle:
            number = moment.elapsed_ms * len(cycle.through) // cycle.period_ms
            return (cycle.through[number - 1], cycle.through[number]) if number else None
        number = self.order.index(moment.after)
        if number == len(self.order) - 1:
            return None
        return self._first(self.order[number - 1]), moment.after

    def _ghost(self, moment: Moment) -> tuple[Shape, ...]:
        """What works, where it was in the pose before."""
        came = self._came_from(moment)
        if came is None or moment.after in self.figure.cycles:
            return ()
        earlier, later = (
            {shape.name: shape for shape in body_shapes(self._seen(name), ())} for name in came
        )
        parts = [*self.figure.accent, *(["head", "neck"] if "trunk" in self.figure.accent else [])]
        moved = [part for part in parts if _gap(earlier[part], later[part]) > READABLE]
        return tuple(
            shape._replace(tone=Tone.GHOST, apart=False)
            for name, shape in earlier.items()
            if name.removesuffix(" foot") in moved
        )

    def _arrows(self, moment: Moment) -> Iterator[Shape]:
        came = self._came_from(moment)
        if came is not None:
            found = self._trails(*came)
            if moment.after in self.figure.cycles:  # a foot that stands stays, the body passes it
                found = tuple(each for each in found if not self._is_planted(each.part, came[1]))
            for number, path in enumerate(arrows(found, self._seen(came[1]))):
                yield from arrow(path, f"way {number}")

    def _seen(self, pose: str) -> Body:
        """The body of a pose, as it is seen."""
        return self.camera.body(body_of(self.stances[pose]))

    def _ahead(self, moment: Moment, *, fine: bool) -> Iterator[Shape]:
        """A few dots on the way that is still to go."""
        before, after, through = moment[:3]
        if after in self.figure.cycles or not self.figure.accent:
            return
        found = self._trails(before, after) if before != after else ()
        moves = bool(found) and found[0].length >= READABLE and 0 < through < 1
        for number, step in enumerate(AHEAD):
            shows = moves and through + step <= 1
            if shows or fine:
                place = found[0].at(min(1.0, through + step)) if found else (0.0, 0.0)
                yield Shape((place,), (DOT * shows,), Tone.MARK, name=f"ahead {number}")

    # Stances

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
            return self._on_the_way(self._first(moment.before), moment.after, moment.through)
        poses = cycle.through
        turns = moment.elapsed_ms % cycle.period_ms / cycle.period_ms * len(poses)
        number = int(turns)
        before = self.stances[poses[number]]
        after = self.stances[poses[(number + 1) % len(poses)]]
        return blend(before, after, flowing(turns - number))

    def _on_the_way(self, before: str, after: str, through: float) -> Stance:
        one, other, part = self.way(before, after).at(through)
        return blend(self.stances[one], self.stances[other], smoothed(part))

    def _new_way(self, before: str, after: str) -> Way:
        bodies = {name: body_of(self.stances[name]) for name in {*self.order} & {*self.stances}}
        return way(before, after, self.order, bodies)

    def _pose(self, name: str) -> Pose:
        return self.figure.poses[self._first(name)]

    def _first(self, name: str) -> str:
        """The name of a pose; of several that are gone through, the first."""
        cycle = self.figure.cycles.get(name)
        return cycle.through[0] if cycle else name


def _gap(one: Shape, other: Shape) -> float:
    """How far a shape has moved at most."""
    return max(hypot(u - x, v - y) for (x, y), (u, v) in zip(one.points, other.points, strict=True))
