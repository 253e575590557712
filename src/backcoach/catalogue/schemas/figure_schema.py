"""The schema of `figures.yaml`. Lengths are hundredths of the body's height, angles degrees."""

from typing import Annotated, Literal

from msgspec import Meta, field

from backcoach.catalogue.schemas.schema import Entry, Id
from backcoach.figures.pose import Outlook

Number = Annotated[float, Meta(ge=-720, le=720, description="a number")]
# Lengths of lists are bounds on `tuple[…, ...]` here, because msgspec 0.22 crashes where a bounded
# number may also be a tuple of fixed length.
Pair = Annotated[tuple[Number, ...], Meta(min_length=2, max_length=2)]
Triple = Annotated[tuple[Number, ...], Meta(min_length=3, max_length=3)]
Four = Annotated[tuple[Number, ...], Meta(min_length=4, max_length=4)]
Aim = Annotated[
    Number | Pair,
    Meta(
        description="where a segment points: degrees, or `[degrees, towards]`, where `towards` is"
        " how far it leans out of the picture to the viewer (below 0: away)"
    ),
]
Period = Annotated[float, Meta(ge=0.1, le=60)]


class Reach(Entry, kw_only=True):
    """What a hand or a sole touches; elbow or knee is found."""

    to: Annotated[
        Pair | str,
        Meta(
            description="a place `[x, y]`: for a hand the middle of it, for a foot the floor under"
            " the ankle; or, for a hand, a part of the body: `head`, `neck`, `face`, `chest`,"
            " `belly`, `hips`, or `right-` or `left-` with `knee`, `thigh`, `shin`, `ankle`, `toes`"
        ),
    ]
    end: Annotated[
        Aim | None,
        Meta(description="where the hand or foot points; a hand goes on from the forearm without"),
    ] = None
    swing: Annotated[
        Number,
        Meta(
            description="by how much elbow or knee swings out of the picture, to the body's outer"
            " side; 180 bends it the other way"
        ),
    ] = 0
    depth: Annotated[
        Number, Meta(description="above 0 drawn before what it crosses, below 0 behind it")
    ] = 0
    slide: Annotated[
        bool, Meta(description="it gets here along the ground, without being lifted")
    ] = False


Limb = Annotated[
    Number | Annotated[tuple[Aim, ...], Meta(min_length=1, max_length=3)] | Reach,
    Meta(
        description="where its segments point, from the body outwards (one that is left out goes"
        " on as the one before it), or a `Reach`"
    ),
]
Rotation = Number | Triple


class Marker(Entry, kw_only=True):
    """A sign for what works and does not visibly move, or moves too little to be seen."""

    at: Annotated[
        str,
        Meta(
            description="where: `belly`, `waist`, `low-back`, `pelvis`, `buttocks`, `pelvic-floor`,"
            " `right-flank`, `left-flank`, `right-hand`, `left-hand`"
        ),
    ]
    form: Annotated[
        Literal["spot", "band"] | None,
        Meta(description="a `spot`, a `band` across the trunk; without it, arrows alone"),
    ] = None
    into: Annotated[
        tuple[Number, ...], Meta(description="where small arrows point that end at it")
    ] = ()
    out_of: Annotated[
        tuple[Number, ...], Meta(description="where small arrows point that begin at it")
    ] = ()


class Pose(Entry, kw_only=True):
    """One pose. What it does not say, it has from the pose it is `like`."""

    like: Annotated[
        Id | None, Meta(description="the pose to start from: of this figure, or of all")
    ] = None
    swap: Annotated[
        bool, Meta(description="right and left limbs of the pose it is like change places")
    ] = False
    hips: Annotated[Pair | None, Meta(description="where the middle of the hips is")] = None
    shoulders: Annotated[
        Pair | None, Meta(description="where the base of the neck is, instead of `hips`")
    ] = None
    trunk: Annotated[
        Number | Four | None,
        Meta(description="where the trunk points; or `[pelvis, low, middle, upper back]`"),
    ] = None
    head: Annotated[
        Number | Pair | None,
        Meta(description="where the head points, or `[neck, head]`; as the upper back without it"),
    ] = None
    turn: Annotated[
        Rotation | None,
        Meta(
            description="how far it is turned to the viewer: 0 seen from the side, 90 from the"
            " front, -90 from the back; or `[pelvis, chest, head]`; as the view has it, without it"
        ),
    ] = None
    arms: Annotated[Limb | None, Meta(description="both arms")] = None
    right_arm: Limb | None = None
    left_arm: Limb | None = None
    legs: Annotated[Limb | None, Meta(description="both legs")] = None
    right_leg: Limb | None = None
    left_leg: Limb | None = None
    belly: Annotated[
        Annotated[float, Meta(ge=-3, le=3)] | None,
        Meta(description="how far the belly stands out; below 0, is drawn in"),
    ] = None
    rests: Annotated[
        tuple[str, ...] | None,
        Meta(
            description="what touches the floor or something on it: `head`, `shoulders`, `chest`,"
            " `belly`, `hips`, `hands`, `elbows`, `knees`, `shins`, `feet`, `heels`, `toes`; one"
            " side as `right-hand`"
        ),
    ] = None
    markers: Annotated[
        tuple[Marker, ...] | None,
        Meta(description="signs for what works unseen, each a `Marker`; they go with the pose"),
    ] = None


class Scene(Entry, kw_only=True):
    """What is around the body."""

    mat: Annotated[Pair | None, Meta(description="from x to x")] = None
    wall: Annotated[Number | None, Meta(description="its x")] = None
    doorframe: Annotated[Pair | None, Meta(description="the x of its two posts")] = None
    chair: Annotated[
        Number | Pair | None,
        Meta(
            description="the x of the middle of its seat, or `[x, turn]`, where `turn` is that of"
            " somebody on it: 0 facing right, 90 the viewer, 180 left; as the view has it, without"
        ),
    ] = None
    desk: Annotated[Pair | None, Meta(description="from x to x")] = None
    ball: Annotated[Pair | None, Meta(description="its middle")] = None
    cushion: Annotated[Triple | None, Meta(description="from x to x, and its height")] = None
    strap: Annotated[tuple[str, ...] | None, Meta(description="parts it runs between")] = None


class Cycle(Entry, kw_only=True):
    """A pose that is really several, gone through again and again, as in walking."""

    through: Annotated[tuple[Id, ...], Meta(min_length=2, description="the poses, in order")]
    seconds: Annotated[Period, Meta(description="how long once through takes")]


class Figure(Entry, kw_only=True):
    """How one exercise looks, done on the right side; the left one is its mirror image."""

    id: Annotated[Id, Meta(description="the exercise")]
    view: Annotated[Outlook, Meta(description="where the viewer stands")]
    accent: Annotated[
        tuple[Literal["trunk", "right_arm", "left_arm", "right_leg", "left_leg"], ...],
        Meta(
            description="what does the work, for the picture to point out: `trunk`, `right_arm`,"
            " `left_arm`, `right_leg`, `left_leg`; none where a marker does",
        ),
    ]
    scene: Annotated[Scene | None, Meta(description="a `Scene`, below")] = None
    arrow: Annotated[
        str | None,
        Meta(
            description="the part of the body whose way an arrow shows, named as for `to`; what"
            " works and goes furthest, without it"
        ),
    ] = None
    poses: Annotated[
        dict[Id, Pose], Meta(min_length=1, description="by the names that the movement uses")
    ]
    cycles: Annotated[dict[Id, Cycle], Meta(description="by the names that the movement uses")] = (
        field(default_factory=dict)
    )


class Figures(Entry):
    """The whole of `figures.yaml`."""

    poses: Annotated[dict[Id, Pose], Meta(description="poses that any figure may start from")]
    figures: Annotated[tuple[Figure, ...], Meta(description="one of an exercise at most")]
