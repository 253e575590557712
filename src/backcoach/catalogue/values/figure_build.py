"""Builds figures from the entries of `figures.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import asdict, fields, replace

from backcoach.catalogue.problems import Fault, RuleError, Steps
from backcoach.catalogue.schemas import figure_schema as schema
from backcoach.domain.errors import perhaps, shown
from backcoach.figures import pose
from backcoach.figures.joints import HANDS, LANDMARKS
from backcoach.figures.markers import PLACES
from backcoach.figures.pose import (
    LIMBS,
    RESTING,
    Aim,
    Anchor,
    Limb,
    Marker,
    Outlook,
    Prop,
    Rotation,
    Spot,
    Touch,
)

_BOTH = {"arms": ("right_arm", "left_arm"), "legs": ("right_leg", "left_leg")}
_SIDES = {**_BOTH, **{name: (name,) for name in LIMBS}}


class Poses(NamedTuple):
    """Poses by name: those that could be read, and the names of the others."""

    sound: Mapping[str, schema.Pose]
    faulty: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """All that are there."""
        return self.faulty.union(self.sound)


def figure(entry: schema.Figure, shared: Poses) -> pose.Figure:
    """Build a figure; its poses may start from `shared` ones.

    Raises:
        RuleError: with all that makes no sense; with nothing where a faulty pose is needed.
    """
    own = Poses(entry.poses)
    faults = [*_figure_faults(entry, shared)]
    # What is wrong with the shared poses that this figure starts from is told of them.
    if faults or not all(_is_grounded(name, own, shared) for name in entry.poses):
        raise RuleError(faults)
    poses = {
        name: _whole(each, name, own.sound, shared.sound) for name, each in entry.poses.items()
    }
    return pose.Figure(
        exercise=entry.id,
        view=entry.view,
        accent=entry.accent,
        props=tuple(_props(entry.scene, entry.view)) if entry.scene else (),
        poses={name: _pose(each, entry.view) for name, each in poses.items()},
        cycles={
            name: pose.Cycle(each.through, round(each.seconds * 1000))
            for name, each in entry.cycles.items()
        },
        arrow=entry.arrow or "",
    )


def pose_faults(own: Poses, shared: Poses) -> Iterator[Fault]:
    """What makes no sense in poses, which may start from each other and from `shared` ones."""
    for name, each in own.sound.items():
        yield from _pose_faults(each, name, own, shared)


# Poses that start from others


def _whole(
    each: schema.Pose,
    name: str,
    own: Mapping[str, schema.Pose],
    shared: Mapping[str, schema.Pose],
) -> schema.Pose:
    """A pose with all that it has from the poses it is like, limb by limb."""
    each = _single(each)
    if each.like is None:
        return each
    base = own.get(each.like) if each.like != name else None
    if base is not None:
        base = _whole(base, each.like, own, shared)
    else:
        base = _whole(shared[each.like], each.like, {}, shared)
    if each.swap:
        base = replace(
            base,
            right_arm=base.left_arm,
            left_arm=base.right_arm,
            right_leg=base.left_leg,
            left_leg=base.right_leg,
        )
    said = {key: value for key, value in asdict(each).items() if value is not None}
    said["markers"] = each.markers  # the pose works as its own markers say, or not at all
    if "hips" in said or "shoulders" in said:
        base = replace(base, hips=None, shoulders=None)
    if "trunk" in said and "head" not in said:
        base = replace(base, head=None)
    return replace(base, **{key: said[key] for key in said if key not in ("like", "swap")})


def _single(each: schema.Pose) -> schema.Pose:
    """The same pose, with `arms` and `legs` said of each."""
    said = {
        name: getattr(each, name if getattr(each, name) is not None else both)
        for both, names in _BOTH.items()
        for name in names
        if getattr(each, name) is not None or getattr(each, both) is not None
    }
    return replace(each, arms=None, legs=None, **said)


# Values


def _pose(each: schema.Pose, view: Outlook) -> pose.Pose:
    at, trunk = each.hips or each.shoulders, each.trunk
    assert at is not None
    assert trunk is not None  # both were asked for by the rules
    pelvis, low, middle, upper = trunk if isinstance(trunk, tuple) else (trunk,) * 4
    neck, head = _pair(each.head if each.head is not None else upper)
    turn = each.turn if each.turn is not None else view.turn
    return pose.Pose(
        anchor=Anchor.HIPS if each.hips else Anchor.SHOULDERS,
        at=Spot(*at),
        trunk=(pelvis, low, middle, upper),
        head=(neck, head),
        turn=Rotation(*turn) if isinstance(turn, tuple) else Rotation(turn, turn, turn),
        right_arm=_limb(each.right_arm, "right_arm", view),
        left_arm=_limb(each.left_arm, "left_arm", view),
        right_leg=_limb(each.right_leg, "right_leg", view),
        left_leg=_limb(each.left_leg, "left_leg", view),
        belly=each.belly or 0.0,
        rests=each.rests or (),
        markers=tuple(
            Marker(one.at, one.form or "", one.into, one.out_of) for one in each.markers or ()
        ),
    )


def _pair(written: float | tuple[float, ...]) -> tuple[float, float]:
    first, second = written if isinstance(written, tuple) else (written, written)
    return first, second


def _limb(written: schema.Limb | None, name: str, view: Outlook) -> Limb:
    assert written is not None  # the rules ask for every limb
    is_leg = name.endswith("leg")
    if isinstance(written, schema.Reach):
        end = _aim(written.end) if written.end is not None else None
        if end is None and is_leg:
            end = _foot(name, view)
        spot = Spot(*written.to) if isinstance(written.to, tuple) else None
        landmark = written.to if isinstance(written.to, str) else ""
        return Limb(None, Touch(spot, landmark, end, written.swing, written.depth, written.slide))
    aims = [_aim(each) for each in (written if isinstance(written, tuple) else (written,))]
    while len(aims) < 3:
        aims.append(aims[-1])
    return Limb((aims[0], aims[1], aims[2]))


def _aim(written: schema.Aim) -> Aim:
    return Aim(*written) if isinstance(written, tuple) else Aim(written)


def _foot(name: str, view: Outlook) -> Aim:
    """Where a foot on the ground points: ahead, and a little outwards."""
    if view is Outlook.SIDE:
        return Aim(0.0)
    towards = -80.0 if view is Outlook.BACK else 80.0
    is_left_in_picture = (name == "right_leg") is (view is not Outlook.BACK)
    return Aim(-120.0 if is_left_in_picture else -60.0, towards)


def _props(scene: schema.Scene, view: Outlook) -> Iterator[Prop]:
    for each in fields(scene):
        value = getattr(scene, each.name)
        if value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        if each.name == "chair" and len(values) == 1:
            values = (*values, view.turn)
        landmarks = tuple(one for one in values if isinstance(one, str))
        yield Prop(each.name, tuple(one for one in values if not isinstance(one, str)), landmarks)


# Rules


def _figure_faults(entry: schema.Figure, shared: Poses) -> Iterator[Fault]:
    for path, message in pose_faults(Poses(entry.poses), shared):
        yield ("poses", *path), message
    for name, cycle in entry.cycles.items():
        if name in entry.poses:
            yield ("cycles", name), "is the name of a pose, too"
        for index, one in enumerate(cycle.through):
            if one not in entry.poses:
                yield ("cycles", name, "through", index), _no_pose(one, entry.poses)
    if not entry.accent and not any(each.markers for each in entry.poses.values()):
        yield ("accent",), "should name what does the work, where no marker does"
    if entry.arrow is not None and entry.arrow not in (*LANDMARKS, *HANDS):
        near = perhaps(entry.arrow, (*LANDMARKS, *HANDS))
        yield ("arrow",), f'there is no part "{shown(entry.arrow)}"{near}'
    for index, part in enumerate(entry.scene.strap or () if entry.scene else ()):
        if part not in LANDMARKS and part not in HANDS:
            message = f'there is no part "{shown(part)}"{perhaps(part, (*LANDMARKS, *HANDS))}'
            yield ("scene", "strap", index), message


def _pose_faults(each: schema.Pose, name: str, own: Poses, shared: Poses) -> Iterator[Fault]:
    known = own.names | shared.names
    if each.swap and each.like is None:
        yield (name, "swap"), "needs a pose to be `like`"
    if each.like is not None and each.like not in known:
        yield (name, "like"), _no_pose(each.like, known)
    elif _leads_back(name, own, shared):
        yield (name, "like"), "leads back to the pose itself"
    elif _is_grounded(name, own, shared):
        yield from _missing(_whole(each, name, own.sound, shared.sound), name)
    if each.hips is not None and each.shoulders is not None:
        yield (name, "shoulders"), "says again where the body is, which `hips` has said"
    for limb in _SIDES:
        written = getattr(each, limb)
        if isinstance(written, schema.Reach):
            yield from _reach_faults(written, (name, limb, "to"), limb)
    for index, part in enumerate(each.rests or ()):
        if part not in RESTING:
            message = f'there is no part "{shown(part)}"{perhaps(part, RESTING)}'
            yield (name, "rests", index), message
    for index, marker in enumerate(each.markers or ()):
        if marker.at not in PLACES:
            message = f'there is no place "{shown(marker.at)}"{perhaps(marker.at, PLACES)}'
            yield (name, "markers", index, "at"), message
        if not (marker.form or marker.into or marker.out_of):
            yield (name, "markers", index), "shows nothing without a `form`, `into` or `out_of`"


def _reach_faults(written: schema.Reach, path: Steps, limb: str) -> Iterator[Fault]:
    if isinstance(written.to, tuple):
        return
    if limb in ("legs", "right_leg", "left_leg"):
        yield path, "should be a place `[x, y]`, for a foot"
    elif written.to not in LANDMARKS:
        yield path, f'there is no part "{shown(written.to)}"{perhaps(written.to, LANDMARKS)}'


def _missing(whole: schema.Pose, name: str) -> Iterator[Fault]:
    if whole.hips is None and whole.shoulders is None:
        yield (name,), "`hips` or `shoulders` is missing"
    if whole.trunk is None:
        yield (name,), "`trunk` is missing"
    for limb in LIMBS:
        if getattr(whole, limb) is None:
            yield (name,), f"`{limb}` is missing"


def _leads_back(name: str, own: Poses, shared: Poses) -> bool:
    return _bottom(name, own, shared) is None


def _is_grounded(name: str, own: Poses, shared: Poses) -> bool:
    """Whether all that the pose goes back to could be read."""
    return _bottom(name, own, shared) is True


def _bottom(name: str, own: Poses, shared: Poses) -> bool | None:
    """Follow `like` to its end: True at a pose, False at one not to be had, None in a circle."""
    seen: set[tuple[bool, str]] = set()
    here, is_own = name, name in own.names
    while (is_own, here) not in seen:
        seen.add((is_own, here))
        poses = own if is_own else shared
        if here not in poses.sound:
            return False
        like = poses.sound[here].like
        if like is None:
            return True
        is_own = is_own and like in own.names and (like != here or like not in shared.names)
        here = like
    return None


def _no_pose(name: str, known: Iterable[str]) -> str:
    return f'there is no pose "{shown(name)}"{perhaps(name, sorted(known))}'
