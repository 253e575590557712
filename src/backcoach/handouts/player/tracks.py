"""A figure as a page can play it: pictures along each move, every shape of them written once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.motion import Motion
from backcoach.figures.scene import Shape

PICTURES = 8
"""So many steps show a move; between two of them everything goes in straight lines."""

DOTS = "ahead "
"""What the dots are called that go ahead of a limb: they would jump from picture to picture."""

Document = dict[str, object]


class Move(NamedTuple):
    """From which pose to which; the same twice is stillness, or a pose gone through in a cycle."""

    before: str
    after: str


class Tracks:
    """The moves of one figure, by number, in the order they were first asked for."""

    def __init__(self, motion: Motion) -> None:
        self._motion = motion
        self._moves: dict[Move, int] = {}

    def number_of(self, move: Move) -> int:
        """Which track shows a move, from 0."""
        return self._moves.setdefault(move, len(self._moves))

    def document(self) -> Document:
        """All tracks for JSON: lengths in tenths of a hundredth of the body's height, y upwards.

        A style is `[name, tone, closed, apart, curved, radii …]`, a shape `[style, x, y, x, y …]`,
        and a picture the shapes in it from back to front; what is the same is written once. A track
        has the pictures of empty and of full lungs, and the period of a cycle in ms, or 0.
        """
        written = _Written()
        tracks = [self._track(move, written) for move in self._moves]
        left, bottom, right, top = self._motion.bounds
        return {
            "bounds": _tenths((left, bottom, right, top)),
            "styles": [*written.styles],
            "shapes": [[*shape] for shape in written.shapes],
            "tracks": tracks,
        }

    def _track(self, move: Move, written: "_Written") -> Document:
        cycle = self._motion.figure.cycles.get(move.after)
        steps = 2 * PICTURES if cycle else PICTURES if move.before != move.after else 0
        period_ms = cycle.period_ms if cycle else 0

        def pictures(breath: float) -> Iterator[list[int]]:
            for step in range(steps + 1):
                through = step / max(1, steps)
                elapsed_ms = round(period_ms * through) % max(1, period_ms)
                moment = Moment(*move, through if steps else 1.0, breath, elapsed_ms)
                scene = self._motion.scene(moment, fine=True)
                yield written.picture([each for each in scene if not each.name.startswith(DOTS)])

        return {
            "before": move.before,
            "after": move.after,
            "period": period_ms,
            "empty": [*pictures(0.0)],
            "full": [*pictures(1.0)],
        }


class _Written:
    """Styles and shapes that have a number by now."""

    def __init__(self) -> None:
        self.styles: dict[tuple[object, ...], int] = {}
        self.shapes: dict[tuple[int, ...], int] = {}

    def picture(self, scene: Sequence[Shape]) -> list[int]:
        return [self._shape(number, shape) for number, shape in enumerate(scene)]

    def _shape(self, number: int, shape: Shape) -> int:
        """What has no name, as it is around the body, has a number instead."""
        name, tone = shape.name or str(number), shape.tone.name.lower()
        flags = (int(shape.closed), int(shape.apart), int(shape.curved))
        style = (name, tone, *flags, *_tenths(shape.radii))
        which = self.styles.setdefault(style, len(self.styles))
        places = _tenths([each for point in shape.points for each in point])
        return self.shapes.setdefault((which, *places), len(self.shapes))


def _tenths(lengths: Sequence[float]) -> list[int]:
    return [round(10 * each) for each in lengths]
