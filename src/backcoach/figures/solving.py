"""From a pose to its stance: angles counted the way joints bend, elbows and knees found once."""

from math import radians, sin

from backcoach.figures.body import Chain, pointing, within
from backcoach.figures.joints import body_of
from backcoach.figures.pose import Aim, Limb, Pose
from backcoach.figures.stance import Held, Stance


def stance_of(pose: Pose) -> Stance:
    """Solve a pose once: angles that go on from each other, and what the limbs do."""
    trunk = _continued(pose.trunk, pose.trunk[0])
    rough = Stance(
        pose.anchor,
        pose.at,
        trunk,
        _continued(pose.head, trunk[-1]),
        pose.turn,
        pose.belly,
        tuple(_unsolved(limb, index, pose) for index, limb in enumerate(pose.limbs)),
    )
    body = body_of(rough)
    held = (
        Held(_comfortable(_aims_of(chain, each), index, rough), each.touch, each.bend, each.outside)
        for index, (chain, each) in enumerate(zip(body.limbs, rough.limbs, strict=True))
    )
    return rough._replace(limbs=tuple(held))


def _unsolved(limb: Limb, index: int, pose: Pose) -> Held:
    is_arm, side = index < 2, 1 if index % 2 == 0 else -1
    turned = pose.turn.chest if is_arm else pose.turn.pelvis
    bend, outside = 1 if is_arm else -1, side if _is_side_on(turned) else 1
    if limb.touch is None:
        assert limb.aims is not None  # the schema asks for one or the other
        return Held(limb.aims, None, bend, outside)
    held = Held(_NO_AIMS, limb.touch, bend, outside)
    if not _is_side_on(turned):
        held = held._replace(bend=_outermost(held, index, side, pose))
    return held


_NO_AIMS = (Aim(0.0), Aim(0.0), Aim(0.0))


def _outermost(held: Held, index: int, side: int, pose: Pose) -> int:
    """The bend that takes elbow or knee away from the midline."""
    straight = held._replace(touch=held.touch and held.touch._replace(swing=0.0))

    def out(bend: int) -> float:
        limbs = [Held(limb.aims or _NO_AIMS, None, 1, 1) for limb in pose.limbs]
        limbs[index] = straight._replace(bend=bend)
        trunk = tuple(pose.trunk)
        body = body_of(
            Stance(pose.anchor, pose.at, trunk, pose.head, pose.turn, pose.belly, tuple(limbs))
        )
        axis = body.sides[1 if index < 2 else 0]
        middle, spine = body.limbs[index].middle, body.spine[4 if index < 2 else 0]
        return side * sum((middle[i] - spine[i]) * axis[i] for i in range(2))

    return 1 if out(1) >= out(-1) else -1


def _aims_of(chain: Chain, held: Held) -> tuple[Aim, Aim, Aim]:
    """Where the segments of a solved limb point."""
    if held.touch is None:
        return held.aims
    upper = Aim(*pointing(chain.root, chain.middle))
    lower = Aim(*pointing(chain.middle, chain.end))
    return (upper, lower, held.touch.end or lower)


def _comfortable(aims: tuple[Aim, Aim, Aim], index: int, stance: Stance) -> tuple[Aim, Aim, Aim]:
    """The same directions, as angles that a joint gets to the human way, without a full turn."""
    is_arm, is_right = index < 2, index % 2 == 0
    hangs = (stance.trunk[-1] if is_arm else stance.trunk[0]) + 180
    turned = stance.turn.chest if is_arm else stance.turn.pelvis
    side_on = _is_side_on(turned)
    forward = 1 if side_on or is_right != (sin(radians(turned)) > 0) else -1
    lowest = -90 if is_arm else -180
    upper = hangs + forward * within(forward * (aims[0].angle - hangs), lowest)
    flexing = 1 if is_arm else -1
    least = -90 if side_on else -180
    lower = upper + flexing * within(flexing * (aims[1].angle - upper), least)
    last = lower + within(aims[2].angle - lower, -180 if is_arm else -90)
    angles = (upper, lower, last)
    return (
        Aim(angles[0], aims[0].towards),
        Aim(angles[1], aims[1].towards),
        Aim(angles[2], aims[2].towards),
    )


def _is_side_on(turn: float) -> bool:
    return abs(sin(radians(turn))) < 0.7


def _continued(angles: tuple[float, ...], start: float) -> tuple[float, ...]:
    """The same directions, each less than half a turn from the one before."""
    made: list[float] = []
    for angle in angles:
        made.append(within(angle, (made[-1] if made else start) - 180))
    return tuple(made)
