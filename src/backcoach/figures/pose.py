"""Figures as they are written in the data: poses, what is around them, what they go through.

Lengths are in hundredths of the body's height, angles in degrees in the picture: 0 points right,
90 up, 180 left, -90 down. An aim may also lean out of the picture, `towards` the viewer.
Everything is drawn as for the right side; the left side is its mirror image.
"""

from enum import Enum
from typing import NamedTuple


class Rotation(NamedTuple):
    """How far pelvis, chest and head are turned towards the viewer, in degrees.

    0 is seen from the side, facing right; 90 faces the viewer; -90 shows the back.
    """

    pelvis: float
    chest: float
    head: float


class Outlook(Enum):
    """Where the viewer stands. From above, the floor is the picture itself."""

    SIDE = "side"
    FRONT = "front"
    BACK = "back"
    ABOVE = "above"

    @property
    def turn(self) -> float:
        """How far a body that faces ahead is turned towards the viewer."""
        return {"side": 0.0, "front": 90.0, "back": -90.0, "above": 90.0}[self.value]


class Aim(NamedTuple):
    """Where a segment points."""

    angle: float
    towards: float = 0.0


class Spot(NamedTuple):
    """A place in the picture; y is the height above the floor."""

    x: float
    y: float


class Touch(NamedTuple):
    """What a hand or a sole touches: a place, or a landmark of the body itself.

    `end` is where the hand or the foot points. Elbow and knee are found; `swing` turns them out
    of the picture, to the body's own outside, and 180 bends them the other way. `depth` puts the
    limb before or (below 0) behind what it crosses. `slides` says that it gets here along the
    ground.
    """

    at: Spot | None
    landmark: str
    end: Aim | None
    swing: float = 0.0
    depth: float = 0.0
    slides: bool = False


class Limb(NamedTuple):
    """Where the three segments of an arm or a leg point, or else what its end touches."""

    aims: tuple[Aim, Aim, Aim] | None
    touch: Touch | None = None


class Anchor(Enum):
    """The joint that places a body."""

    HIPS = "hips"
    SHOULDERS = "shoulders"


class Marker(NamedTuple):
    """What shows work that does not visibly move: a spot or a band at a place, and small arrows.

    `into` and `out_of` are where arrows point that end at the place, or begin there.
    """

    at: str
    form: str = ""
    into: tuple[float, ...] = ()
    out_of: tuple[float, ...] = ()


class Pose(NamedTuple):
    """One pose: where the body is, and where each segment of it points.

    `trunk` has the angles of pelvis, low, middle and upper back; `head` those of neck and head.
    `belly` is how far the waist stands out (or, below 0, is drawn in). `rests` are the parts
    that touch the floor or something that stands on it. `markers` show what works unseen.
    """

    anchor: Anchor
    at: Spot
    trunk: tuple[float, float, float, float]
    head: tuple[float, float]
    turn: Rotation
    right_arm: Limb
    left_arm: Limb
    right_leg: Limb
    left_leg: Limb
    belly: float = 0.0
    rests: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()

    @property
    def limbs(self) -> tuple[Limb, Limb, Limb, Limb]:
        """The limbs, in the order of `LIMBS`."""
        return (self.right_arm, self.left_arm, self.right_leg, self.left_leg)


LIMBS = ("right_arm", "left_arm", "right_leg", "left_leg")


class Prop(NamedTuple):
    """Something around the body: what it is, and its measures, which differ by kind."""

    kind: str
    measures: tuple[float, ...] = ()
    landmarks: tuple[str, ...] = ()


class Cycle(NamedTuple):
    """Poses gone through again and again, as in walking."""

    through: tuple[str, ...]
    period_ms: int


class Figure(NamedTuple):
    """How an exercise looks: `poses` by the names that its movement uses.

    `accent` names the limbs, or `trunk`, that do the work, for the picture to point out. `arrow`
    is the part of the body whose way is shown; none is the part at work that goes furthest.
    """

    exercise: str
    view: Outlook
    accent: tuple[str, ...]
    props: tuple[Prop, ...]
    poses: dict[str, Pose]
    cycles: dict[str, Cycle]
    arrow: str = ""

    def has(self, kind: str) -> bool:
        """Whether something of a kind is around."""
        return any(prop.kind == kind for prop in self.props)


PAIRS = {
    "hands": "hand",
    "elbows": "elbow",
    "knees": "knee",
    "shins": "shin",
    "feet": "foot",
    "heels": "heel",
    "toes": "toes",
}
"""What both sides together are called, and one of them."""

RESTING = (
    *("head", "shoulders", "chest", "belly", "hips"),
    *PAIRS,
    *(f"{side}-{part}" for side in ("right", "left") for part in PAIRS.values()),
)
"""What can rest on something; `feet`, `hands` and so on stand for both."""
