"""Figures as data: every problem is told at once with its place, and nothing else can happen."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.catalogue.figure_loading import load_figures
from backcoach.catalogue.loading import load
from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.motion import Motion
from backcoach.figures.pose import Anchor, Figure, Limb, Outlook, Pose, Prop, Spot
from tests.catalogue.samples import FIGURES, changed, files

EXERCISES = load(files()).exercises


def loaded(text: str) -> dict[str, Figure]:
    figures = load_figures({"figures.yaml": text.encode()}, EXERCISES)
    return {each.exercise: each for each in figures}


def found(text: str) -> list[str]:
    """Every problem of figures.yaml, as people see it."""
    try:
        loaded(text)
    except ProblemsError as error:
        return [str(problem) for problem in error.found]
    return []


def broken(old: str, new: str) -> list[str]:
    """The problems there are when one thing is changed."""
    return found(changed(FIGURES, old, new))


def pose(said: str) -> Pose:
    """The pose `start` of a figure, of what is said after it."""
    text = changed(FIGURES, "      start: {like: upright}\n", f"      start: {said}\n")
    return loaded(text)["nod"].poses["start"]


def same(one: Iterable[float], other: Iterable[float]) -> bool:
    return list(one) == list(other)


def directions(limb: Limb) -> list[tuple[float, float]]:
    """Where the segments of a limb point."""
    assert limb.aims is not None
    return [(aim.angle, aim.towards) for aim in limb.aims]


def test_figures_without_a_fault_have_no_problems() -> None:
    assert found(FIGURES) == []


def test_an_exercise_may_be_without_a_figure() -> None:
    assert list(loaded(FIGURES.partition("  - id: sway")[0])) == ["nod"]


def test_several_files_of_figures_are_read_as_one() -> None:
    of_nod, mark, of_sway = FIGURES.partition("  - id: sway")
    own = f"poses: {{}}\nfigures:\n{mark}{of_sway}".encode()
    figures = load_figures({"figures.yaml": of_nod.encode(), "own/figures.yaml": own}, EXERCISES)
    assert figures == load_figures({"figures.yaml": FIGURES.encode()}, EXERCISES)


def test_what_is_there_again_in_another_file_is_told() -> None:
    texts = {"figures.yaml": FIGURES.encode(), "own/figures.yaml": FIGURES.encode()}
    with pytest.raises(ProblemsError) as caught:
        load_figures(texts, EXERCISES)
    assert [str(problem).partition(" ")[2] for problem in caught.value.found] == [
        "poses.upright: is the name of a pose of an earlier file, too",
        "figures[0].id: is the id of an earlier entry of figures.yaml, too",
        "figures[1].id: is the id of an earlier entry of figures.yaml, too",
    ]


# Problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "start: {like: upright}",
            "start: {like: uprigth}",
            '13:15: figures[0].poses.start.like: there is no pose "uprigth"; did you mean upright?',
            id="like-an-unknown-pose",
        ),
        pytest.param(
            "start: {like: upright}",
            "start: {like: start}",
            "13:15: figures[0].poses.start.like: leads back to the pose itself",
            id="like-itself",
        ),
        pytest.param(
            "start: {like: upright}",
            "start: {swap: true, like: null, hips: [0, 0], trunk: 0, arms: 1, legs: 1}",
            "13:15: figures[0].poses.start.swap: needs a pose to be `like`",
            id="nothing-to-swap",
        ),
        pytest.param(
            "rests: [feet]",
            "rests: [feet, nose]",
            '7:19: poses.upright.rests[1]: there is no part "nose"',
            id="rests-on-an-unknown-part",
        ),
        pytest.param(
            "to: right-thigh",
            "to: right-thihg",
            '20:49: figures[1].poses.over.right_arm.to: there is no part "right-thihg";'
            " did you mean right-thigh",
            id="reaches-for-an-unknown-part",
        ),
        pytest.param(
            "strap: [right-hand, left-hand]",
            "strap: [right-hand, left-hnad]",
            '17:33: figures[1].scene.strap[1]: there is no part "left-hnad";'
            " did you mean left-hand",
            id="strap-from-an-unknown-part",
        ),
        pytest.param(
            "legs: -90",
            "legs: {to: right-knee}",
            "6:12: poses.upright.legs.to: should be a place `[x, y]`, for a foot",
            id="a-foot-on-a-part",
        ),
        pytest.param(
            "start: {like: upright}",
            "start: {like: upright, hips: [0, 1], shoulders: [0, 1]}",
            "13:44: figures[0].poses.start.shoulders:"
            " says again where the body is, which `hips` has said",
            id="hips-and-shoulders",
        ),
        pytest.param(
            "      start: {like: upright}",
            "      begin: {like: upright}",
            "12:5: figures[0].poses: the movement of nod needs a pose `start`",
            id="a-pose-of-the-movement-is-missing",
        ),
        pytest.param(
            "      tall:",
            "      start:",
            "22:7: figures[1].cycles.start: is the name of a pose, too",
            id="a-cycle-named-like-a-pose",
        ),
        pytest.param(
            "through: [tall, over]",
            "through: [tall, ovr]",
            '22:31: figures[1].cycles.start.through[1]: there is no pose "ovr"; did you mean over?',
            id="a-cycle-through-an-unknown-pose",
        ),
        pytest.param(
            "id: sway",
            "id: swya",
            '14:5: figures[1].id: there is no exercise "swya"; did you mean sway?',
            id="a-figure-for-no-exercise",
        ),
        pytest.param(
            "id: sway",
            "id: nod",
            "14:5: figures[1].id: is the id of an earlier entry, too",
            id="two-figures-of-an-exercise",
        ),
        pytest.param(
            "view: side",
            "view: sied",
            '10:5: figures[0].view: "sied" is none of side, front, back, above',
            id="an-unknown-view",
        ),
        pytest.param(
            "    view: side\n",
            "    view: side\n    vew: 1\n",
            "11:5: figures[0].vew: is no key here; did you mean view?",
            id="an-unknown-key-of-a-figure",
        ),
        pytest.param(
            "scene: {strap: [right-hand, left-hand]}",
            "scene: {wal: 3}",
            "17:13: figures[1].scene.wal: is no key here; did you mean wall?",
            id="an-unknown-thing-around",
        ),
        pytest.param(
            "scene: {strap: [right-hand, left-hand]}",
            "scene: {wall: near}",
            "17:13: figures[1].scene.wall: expected a number, got text",
            id="no-number-around",
        ),
        pytest.param(
            "scene: {strap: [right-hand, left-hand]}",
            "scene: {mat: [1, 2, 3]}",
            "17:13: figures[1].scene.mat: expected a list of length <= 2",
            id="a-mat-of-three-ends",
        ),
    ],
)
def test_a_problem_is_told_with_its_place_and_path(old: str, new: str, problem: str) -> None:
    problems = broken(old, new)
    assert [each for each in problems if each.startswith(f"figures.yaml:{problem}")], problems


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("hips: [0, 50]", "`hips` or `shoulders` is missing"),
        ("trunk: 90", "`trunk` is missing"),
        ("arms: -90", "`right_arm` is missing"),
        ("arms: -90", "`left_arm` is missing"),
        ("legs: -90", "`right_leg` is missing"),
        ("legs: -90", "`left_leg` is missing"),
    ],
)
def test_a_pose_that_lacks_something_is_told(key: str, said: str) -> None:
    assert f"figures.yaml:2:3: poses.upright: {said}" in broken(f"    {key}\n", "")


def test_poses_that_lead_back_to_each_other_are_told() -> None:
    circle = "start: {like: end}\n      end: {like: start}"
    problems = broken("start: {like: upright}", circle)
    assert [problem.partition(": ")[2] for problem in problems] == [
        "figures[0].poses.start.like: leads back to the pose itself",
        "figures[0].poses.end.like: leads back to the pose itself",
    ]


# Inside of `poses`, which is a mapping by names of people's own.
DEEP = [
    pytest.param("trunk: 90", "trunk: up", "4:5: poses.upright.trunk:", id="no-number"),
    pytest.param("trunk: 90", "trunk: .inf", "4:5: poses.upright.trunk:", id="infinite"),
    pytest.param("trunk: 90", "trunk: .nan", "4:5: poses.upright.trunk:", id="not-a-number"),
    pytest.param("trunk: 90", "trunk: [90, 90]", "4:5: poses.upright.trunk:", id="two-of-four"),
    pytest.param("hips: [0, 50]", "hips: [0]", "3:5: poses.upright.hips:", id="half-a-place"),
    pytest.param("hips: [0, 50]", "hips: [0, x]", "3:15: poses.upright.hips[1]:", id="half-wrong"),
    pytest.param("trunk: 90", "trunk: 721", "4:5: poses.upright.trunk:", id="too-large"),
    pytest.param("arms: -90", "arms: [1, 2, 3, 4]", "5:5: poses.upright.arms:", id="four-bones"),
    pytest.param("arms: -90", "wings: -90", "5:5: poses.upright.wings:", id="unknown-key"),
    pytest.param("seconds: 2", "seconds: 0", "22:38: figures[1].cycles.start.seconds:", id="cycle"),
    pytest.param(
        *("seconds: 2", "seconds: 0.0001", "22:38: figures[1].cycles.start.seconds:"), id="no-time"
    ),
]


@pytest.mark.parametrize(("old", "new", "place"), DEEP)
def test_a_wrong_value_of_a_pose_is_told_with_its_place(old: str, new: str, place: str) -> None:
    problems = broken(old, new)
    assert [problem for problem in problems if f"figures.yaml:{place}" in problem], problems


def test_all_wrong_values_of_poses_are_told_at_once() -> None:
    worse = changed(FIGURES, "trunk: 90", "trunk: up")
    worse = changed(worse, "arms: -90", "arms: down")
    worse = changed(worse, "{through: [tall, over], seconds: 2}", "{through: [tall], seconds: x}")
    assert len(found(worse)) == 4


def test_problems_of_all_figures_are_told_at_once_in_their_order() -> None:
    worse = changed(FIGURES, "rests: [feet]", "rests: [feets]")
    worse = changed(worse, "start: {like: upright}", "start: {like: uprite}")
    worse = changed(worse, "through: [tall, over]", "through: [tal, over]")
    worse = changed(worse, "id: sway", "id: swai")
    assert [problem.split(":")[1] for problem in found(worse)] == ["7", "13", "14", "22"]


def test_a_pose_for_all_that_is_like_a_missing_one_is_one_problem() -> None:
    problems = broken("    hips: [0, 50]\n", "    like: uprite\n")
    assert problems == [
        'figures.yaml:3:5: poses.upright.like: there is no pose "uprite"; did you mean upright?'
    ]


def test_a_duplicate_pose_is_told() -> None:
    (problem,) = broken("      over: {like", "      tall: {like")
    assert problem.endswith('the key "tall" is there twice; keep one, with all that belongs to it')


@pytest.mark.parametrize("text", ["", "[]", "1", "poses: 3", "{poses: {}, figures: 4}", "- {}"])
def test_what_is_no_figures_at_all_is_told(text: str) -> None:
    assert found(text) != []


# What is written, and what comes of it


def test_one_angle_is_that_of_every_segment() -> None:
    upright = pose("{like: upright, right_arm: -45}")
    assert same(upright.trunk, (90, 90, 90, 90))
    assert same(upright.head, (90, 90))
    assert directions(upright.right_arm) == [(-45, 0)] * 3


def test_a_segment_that_is_left_out_goes_on_as_the_one_before_it() -> None:
    arm = pose("{like: upright, right_arm: [10, [20, 5]]}").right_arm
    assert directions(arm) == [(10, 0), (20, 5), (20, 5)]


@pytest.mark.parametrize("limb", ["right_arm", "left_arm", "right_leg", "left_leg"])
def test_a_limb_can_point_to_0(limb: str) -> None:
    pointing: Limb = getattr(pose(f"{{like: upright, {limb}: 0}}"), limb)
    assert directions(pointing) == [(0, 0)] * 3


def test_what_a_pose_does_not_say_it_has_from_the_one_it_is_like() -> None:
    like, said = pose("{like: upright}"), pose("{like: upright, left_leg: 7, belly: 1}")
    assert said == like._replace(left_leg=said.left_leg, belly=1)


def test_one_arm_can_differ_from_both() -> None:
    found = pose("{like: upright, arms: 5, left_arm: 6}")
    assert directions(found.right_arm) == [(5, 0)] * 3
    assert directions(found.left_arm) == [(6, 0)] * 3


def test_swap_exchanges_the_limbs_of_right_and_left() -> None:
    text = changed(
        FIGURES,
        "      over: {like: tall, trunk: 80, right_arm: {to: right-thigh}}\n",
        "      over: {like: tall, right_arm: 1, left_leg: 2}\n"
        "      other: {like: over, swap: true}\n",
    )
    poses = loaded(text)["sway"].poses
    assert poses["other"].left_arm == poses["over"].right_arm
    assert poses["other"].right_leg == poses["over"].left_leg


def test_a_new_trunk_takes_the_head_with_it() -> None:
    assert same(pose("{like: upright, trunk: 60}").head, (60, 60))
    assert same(pose("{like: upright, trunk: 60, head: [50, 40]}").head, (50, 40))


def test_shoulders_take_the_place_of_the_hips_of_the_pose_it_is_like() -> None:
    found = pose("{like: upright, shoulders: [1, 2]}")
    assert (found.anchor, found.at) == (Anchor.SHOULDERS, Spot(1, 2))


def test_a_pose_of_its_own_goes_before_the_one_of_all() -> None:
    text = changed(
        FIGURES,
        "start: {like: upright}",
        "start: {like: upright}\n      upright: {like: upright, belly: 2}",
    )
    assert loaded(text)["nod"].poses["start"].belly == 2


@pytest.mark.parametrize(
    ("view", "turn"), [("side", 0), ("front", 90), ("back", -90), ("above", 90)]
)
def test_a_body_is_turned_as_the_view_has_it(view: str, turn: float) -> None:
    figure = loaded(changed(FIGURES, "view: side", f"view: {view}"))["nod"]
    assert figure.view is Outlook(view)
    assert same(figure.poses["start"].turn, (turn, turn, turn))


def test_a_hand_reaches_for_what_it_says() -> None:
    arm = loaded(FIGURES)["sway"].poses["over"].right_arm
    assert arm.aims is None
    assert arm.touch is not None
    assert (arm.touch.at, arm.touch.landmark, arm.touch.end) == (None, "right-thigh", None)


def test_a_cycle_lasts_as_many_milliseconds_as_it_says() -> None:
    cycle = loaded(FIGURES)["sway"].cycles["start"]
    assert (cycle.through, cycle.period_ms) == (("tall", "over"), 2_000)


def test_what_is_around_comes_in_the_order_of_the_schema() -> None:
    scene = "scene: {ball: [1, 2], wall: 3, mat: [4, 5]}"
    figure = loaded(changed(FIGURES, "scene: {strap: [right-hand, left-hand]}", scene))["sway"]
    assert figure.props == (Prop("mat", (4, 5)), Prop("wall", (3,)), Prop("ball", (1, 2)))


# Anything at all

WORDS = [
    *("like", "swap", "hips", "shoulders", "trunk", "head", "turn", "arms", "right_arm", "legs"),
    *("left_leg", "belly", "rests", "to", "end", "swing", "depth", "slide", "through", "seconds"),
    *("id", "view", "accent", "scene", "poses", "cycles", "figures", "mat", "strap", "start"),
    *("nod", "sway", "upright", "side", "above", "feet", "right-knee", ".inf", ".nan", "", "é"),
]
numbers = st.one_of(st.integers(-1000, 1000), st.floats(), st.sampled_from([0, 90, 10**30]))
leaves = st.one_of(numbers, st.booleans(), st.none(), st.sampled_from(WORDS), st.text(max_size=3))
anything = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(WORDS), leaves), inner, max_size=5),
    ),
    max_leaves=12,
)
small = st.one_of(st.integers(-90, 90), st.sampled_from([0, 90, 180, 720, -720]))
pairs = st.lists(small, min_size=2, max_size=2)
aims = st.one_of(small, pairs)
reaches = st.fixed_dictionaries(
    {"to": st.one_of(pairs, st.sampled_from(["right-knee", "head"]))},
    optional={"end": aims, "swing": small, "depth": small, "slide": st.booleans()},
)
bones = st.lists(aims, min_size=1, max_size=3)
limbs = st.one_of(small, bones, reaches)
names = st.sampled_from(["upright", "start", "tall", "up"])


def poses(faulty: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Poses that could be right, some with something else in place of a value."""
    four = st.lists(small, min_size=4, max_size=4)
    keys: dict[str, st.SearchStrategy[Any]] = {
        **{"swap": st.booleans(), "hips": pairs, "shoulders": pairs},
        **{"trunk": st.one_of(small, four), "head": st.one_of(small, pairs), "turn": small},
        **dict.fromkeys(("arms", "right_arm", "left_arm"), limbs),
        **dict.fromkeys(
            ("legs", "left_leg"), st.one_of(small, st.lists(aims, min_size=1, max_size=3))
        ),
        **{"belly": st.integers(-3, 3), "rests": st.lists(st.sampled_from(["feet", "head"]))},
    }
    return st.fixed_dictionaries(
        {"like": st.one_of(st.just("upright"), st.just("upright"), names, faulty)},
        optional={key: st.one_of(value, value, value, faulty) for key, value in keys.items()},
    )


def documents(faulty: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Files of figures that could be right."""
    whole = {"hips": [0, 50], "trunk": 90, "arms": -90, "legs": -90}
    several = st.dictionaries(names, poses(faulty), max_size=3)
    cycle = st.fixed_dictionaries(
        {
            "through": st.lists(st.sampled_from(["tall", "up"]), min_size=2, max_size=4),
            "seconds": st.sampled_from([60, 2, 0.5, 0.1, 0.0001]),
        }
    )
    scene = st.fixed_dictionaries(
        {},
        optional={
            **{"mat": pairs, "wall": small, "doorframe": pairs, "chair": small, "desk": pairs},
            **{"ball": pairs, "cushion": st.lists(small, min_size=3, max_size=3)},
            "strap": st.lists(st.sampled_from(["right-hand", "left-toes", "head"])),
        },
    )
    like = {"like": "upright"}
    still = several.map(lambda made: {"poses": {"start": like, **made}})
    cycling = st.builds(
        lambda made, cycle: {
            "poses": {**{"tall": like, "up": like}, **made},
            "cycles": {"start": cycle},
        },
        *(several.filter(lambda made: "start" not in made), cycle),
    )
    figure = st.builds(
        lambda *parts: {key: value for part in parts for key, value in part.items()},
        st.fixed_dictionaries(
            {
                "view": st.sampled_from(["side", "front", "back", "above"]),
                "accent": st.just(["trunk"]),
            },
            optional={"scene": scene},
        ),
        st.one_of(still, cycling),
    )
    shared = st.dictionaries(names, poses(faulty), max_size=2)
    return st.builds(
        lambda shared, nod, sway: {
            "poses": {"upright": whole, **shared},
            "figures": [{"id": "nod", **nod}, {"id": "sway", **sway}],
        },
        *(shared, figure, figure),
    )


class Plain(yaml.SafeDumper):
    """Writes what is there twice twice: anchors are refused before anything is looked at."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_yaml(value: Any) -> bytes:
    text: str = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "replace")


def loads(text: bytes) -> tuple[Figure, ...]:
    """The figures of a file; none where something is wrong with it."""
    try:
        figures = load_figures({"figures.yaml": text}, EXERCISES)
    except ProblemsError:
        return ()
    assert {each.exercise for each in figures} <= {each.id for each in EXERCISES}
    return figures


# Pictures that can be read


def squeezed(markers: str) -> list[str]:
    """The problems of a figure whose second pose is as the first, but for its markers."""
    (nod,) = (each for each in EXERCISES if each.id == "nod")
    part = nod.movement[0]
    moving = nod._replace(movement=(part, part._replace(pose="on")))
    poses = f"      start: {{like: upright}}\n      on: {{like: upright, {markers}}}\n"
    text = changed(FIGURES, "      start: {like: upright}\n", poses).partition("  - id: sway")[0]
    try:
        load_figures({"figures.yaml": text.encode()}, (moving,))
    except ProblemsError as error:
        return [str(problem).partition(" ")[2] for problem in error.found]
    return []


def test_what_moves_too_little_to_be_seen_needs_a_marker() -> None:
    assert squeezed("belly: 1") == [
        "figures[0].poses.start: moves too little from `on` to be seen, and has no marker to say so"
    ]
    assert squeezed("arms: 90") == []
    assert squeezed("markers: [{at: waist, form: band}]") == []


def test_a_marker_is_at_a_place_that_there_is_and_shows_something() -> None:
    assert squeezed("markers: [{at: waste}]") == [
        "figures[0].poses.on.markers[0]: shows nothing without a `form`, `into` or `out_of`",
        'figures[0].poses.on.markers[0].at: there is no place "waste"; did you mean waist?',
    ]


@given(anything)
@settings(max_examples=100)
def test_anything_is_loaded_or_refused(value: Any) -> None:
    loads(as_yaml(value))


@given(documents(anything))
@settings(max_examples=100)
def test_anything_in_place_of_a_value_is_loaded_or_refused(value: Any) -> None:
    loads(as_yaml(value))


@given(documents(st.nothing()))
@settings(max_examples=100)
def test_whatever_is_loaded_can_be_drawn(value: Any) -> None:
    for figure in loads(as_yaml(value)):
        (exercise,) = (each for each in EXERCISES if each.id == figure.exercise)
        motion = Motion(figure, poses_of(exercise))
        places = [
            axis
            for moment in motion.key_moments
            for shape in motion.scene(moment)
            for point in shape.points
            for axis in point
        ]
        assert all(map(isfinite, places))
