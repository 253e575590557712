"""What lies between two stances: angle by angle, but what is planted stays where it is."""

from collections.abc import Callable
from math import hypot, pi, sin

from backcoach.figures.body import within
from backcoach.figures.joints import spine_of
from backcoach.figures.pose import Aim, Anchor, Rotation, Spot, Touch
from backcoach.figures.stance import Held, Stance

STEP_HEIGHT = 0.16
"""How high a hand or foot is lifted on its way to another place, as a part of that way."""


def blend(before: Stance, after: Stance, through: float) -> Stance:
    """The stance a fraction of the way from one to another."""
    if through <= 0:
        return before
    if through >= 1:
        return after
    after = _near(before, after)
    if before.anchor is not after.anchor:
        before, after = _hung_at_hips(before), _hung_at_hips(after)
    mix = _mixer(through)
    return Stance(
        after.anchor,
        Spot(mix(before.at.x, after.at.x), mix(before.at.y, after.at.y)),
        tuple(map(mix, before.trunk, after.trunk)),
        tuple(map(mix, before.head, after.head)),
        Rotation(*map(mix, before.turn, after.turn)),
        mix(before.belly, after.belly),
        tuple(
            _blended(one, other, through)
            for one, other in zip(before.limbs, after.limbs, strict=True)
        ),
    )


def _mixer(through: float) -> Callable[[float, float], float]:
    def mix(start: float, end: float) -> float:
        return start + (end - start) * through

    return mix


def _near(before: Stance, after: Stance) -> Stance:
    """The same stance, counted so that the body turns the shorter way."""
    shift = within(after.trunk[0], before.trunk[0] - 180) - after.trunk[0]
    if not shift:
        return after
    return after._replace(
        trunk=tuple(angle + shift for angle in after.trunk),
        head=tuple(angle + shift for angle in after.head),
        limbs=tuple(held._replace(aims=_shifted(held.aims, shift)) for held in after.limbs),
    )


def _shifted(aims: tuple[Aim, Aim, Aim], shift: float) -> tuple[Aim, Aim, Aim]:
    upper, lower, last = (Aim(each.angle + shift, each.towards) for each in aims)
    return (upper, lower, last)


def _hung_at_hips(stance: Stance) -> Stance:
    hips = spine_of(stance)[0]
    return stance._replace(anchor=Anchor.HIPS, at=Spot(hips[0], hips[1]))


def _blended(before: Held, after: Held, through: float) -> Held:
    mix = _mixer(through)
    aims = tuple(
        Aim(mix(one.angle, other.angle), mix(one.towards, other.towards))
        for one, other in zip(before.aims, after.aims, strict=True)
    )
    touch = _blended_touch(before.touch, after.touch, through)
    return Held((aims[0], aims[1], aims[2]), touch, after.bend, after.outside)


def _blended_touch(before: Touch | None, after: Touch | None, through: float) -> Touch | None:
    if before is None or after is None or before.landmark != after.landmark:
        return None
    if (before.end is None) is not (after.end is None):
        return None  # a hand that only now gets a direction gets there angle by angle
    mix = _mixer(through)
    swing = mix(before.swing, after.swing)
    end = after.end
    if before.end is not None and end is not None:
        end = Aim(mix(before.end.angle, end.angle), mix(before.end.towards, end.towards))
    if before.at is None or after.at is None:
        return after._replace(end=end, swing=swing)
    way = hypot(after.at.x - before.at.x, after.at.y - before.at.y)
    lift = 0.0 if after.slides else way * STEP_HEIGHT * sin(pi * through)
    spot = Spot(mix(before.at.x, after.at.x), mix(before.at.y, after.at.y) + lift)
    return after._replace(at=spot, end=end, swing=swing)
