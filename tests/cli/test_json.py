"""The JSON that scripts rely on, key by key.

A shape is a type, a set of words to choose from, a list with the shape of each item, a mapping
of keys that have to be there, or a tuple of alternatives. More keys than these may be there.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest

from backcoach.domain.knowledge.pacing import whole_minutes
from backcoach.domain.words.phases import GET_UP
from tests.cli.program import Program
from tests.making import shipped

Shape: TypeAlias = (
    "type | frozenset[str] | list[Shape] | dict[str, Shape] | tuple[Shape, ...] | re.Pattern[str]"
)

POSITION = frozenset(
    {"standing", "seated", "kneeling", "hands-and-knees", "supine", "prone", "side-lying"}
)
SETTING = frozenset({"floor", "desk", "doorway", "wall"})
EQUIPMENT = frozenset({"mat", "chair", "desk", "doorframe", "wall", "strap", "cushion", "ball"})
GOAL = frozenset({"mobility", "stretch", "strength", "control", "relax"})
SIDES = frozenset({"both", "each", "alternate", "one"})
CONDITION = frozenset(
    {
        *("flexion-sensitive", "extension-sensitive", "rotation-sensitive", "leg-pain"),
        *("osteoporosis", "vertebral-fracture", "pregnancy", "pelvic-girdle-pain", "after-birth"),
        *("hip-precautions", "blood-pressure", "eyes", "bleeding-risk", "kidney"),
        *("shoulder", "wrist", "knee", "neck", "balance"),
    }
)
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MUSCLE_ID = re.compile(r"[a-z]+(_[a-z]+)*")
MAYBE_TEXT = (str, type(None))

LEVEL: dict[str, Shape] = {
    "sets": int,
    "reps": (int, [int], {"sore": int, "other": int}, type(None)),
    "side": SIDES,
    "hold": MAYBE_TEXT,
    "rest": MAYBE_TEXT,
}
EXERCISE: dict[str, Shape] = {
    "id": ID,
    "name": str,
    "aliases": [str],
    "goal": GOAL,
    "position": POSITION,
    "settings": [SETTING],
    "equipment": [EQUIPMENT],
    "side": SIDES,
    "muscles": {"primary": [MUSCLE_ID], "secondary": [MUSCLE_ID]},
    "levels": [LEVEL],
    "cautions": {"avoid": [CONDITION], "caution": [CONDITION]},
    "easier": [ID],
    "harder": [ID],
    "sources": [ID],
}
SHOWN: dict[str, Shape] = {
    **EXERCISE,
    "steps": [str],
    "mistakes": [str],
    "movement": [dict],
    "feel": str,
}
PHASE: dict[str, Shape] = {
    "start_ms": int,
    "duration_ms": int,
    "kind": frozenset({"prepare", "show", "move", "hold", "rest", "switch"}),
    "exercise": ID,
    "label": str,
    **dict.fromkeys(("set", "sets", "rep", "reps"), int),
    "side": frozenset({"left", "right", "both"}),
    "breath": frozenset({"in", "out", "held", "free"}),
    "breath_no": int,
    "breaths": int,
    "pose": str,
}
TIMELINE: dict[str, Shape] = {
    "routine": ID,
    "duration_ms": int,
    "phases": [PHASE],
    "cues": [{"at_ms": int, "kind": str, "text": str}],
}
ROUTINE: dict[str, Shape] = {
    "id": ID,
    "name": str,
    **dict.fromkeys(("minutes", "duration_ms", "first_minutes", "first_duration_ms"), int),
    "positions": [POSITION],
    "equipment": [EQUIPMENT],
    "items": [ID],
}
MUSCLE: dict[str, Shape] = {
    "id": MUSCLE_ID,
    "name": str,
    "group": (MUSCLE_ID, type(None)),
    "aliases": [str],
    "does": str,
    "exercises": {"primary": [ID], "secondary": [ID]},
}
USE: dict[str, Shape] = {"how": str, "primary": [ID], "secondary": [ID]}
ROUTINES = [
    *("essentials", "eight-from-the-pt", "ten-for-the-lower-back", "ql-relief"),
    *("before-and-after-needling", "morning", "desk", "gentle"),
]


def misfits(value: Any, shape: Shape, path: str = "") -> Iterator[str]:
    """Where a value is of another shape."""
    match shape:
        case dict() if isinstance(value, dict):
            yield from (f"{path}.{key} is missing" for key in shape if key not in value)
            for key in shape.keys() & value.keys():
                yield from misfits(value[key], shape[key], f"{path}.{key}")
        case list() if isinstance(value, list):
            for index, item in enumerate(value):
                yield from misfits(item, shape[0], f"{path}[{index}]")
        case tuple():
            if all(any(misfits(value, each, path)) for each in shape):
                yield f"{path} is none of what it may be: {value!r}"
        case frozenset() if isinstance(value, str):
            if value not in shape:
                yield f"{path} is {value!r}"
        case re.Pattern() if isinstance(value, str):
            if not shape.fullmatch(value):
                yield f"{path} is {value!r}"
        case type():
            if type(value) is not shape:
                yield f"{path} is a {type(value).__name__}"
        case _:
            yield f"{path} is a {type(value).__name__}"


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ({}, {"a": int}),
        ({"a": True}, {"a": int}),
        ({"a": 1.0}, {"a": int}),
        ([1, "x"], [int]),
        ("x", frozenset({"y"})),
        ("X", ID),
        (1, (str, [int])),
        (None, str),
        ({}, [int]),
    ],
)
def test_a_value_of_another_shape_is_noticed(value: Any, shape: Shape) -> None:
    assert any(misfits(value, shape))


# Exercises


def test_list_has_every_key_of_the_contract(program: Program) -> None:
    assert list(misfits(program.document("list", "--json"), [EXERCISE])) == []


def test_show_has_every_key_of_the_contract(program: Program) -> None:
    assert list(misfits(program.document("show", "bird-dog", "--json"), SHOWN)) == []


@pytest.mark.parametrize(
    ("name", "reps"),
    [
        ("bird-dog", 3),
        ("ql-doorway-cross-step", {"sore": 2, "other": 1}),
        ("walk", None),
    ],
)
def test_reps_are_a_number_a_pair_or_nothing(program: Program, name: str, reps: object) -> None:
    assert program.document("show", name, "--json")["levels"][0]["reps"] == reps


def test_reps_that_differ_set_by_set_are_a_list(program: Program) -> None:
    assert program.document("show", "bird-dog", "--json")["levels"][2]["reps"] == [6, 4, 2]


def test_lengths_in_breaths_stay_in_breaths(program: Program) -> None:
    levels = program.document("show", "rag-doll", "--json")["levels"]
    assert (levels[0]["hold"], levels[0]["rest"]) == ("5 breaths", None)


def test_list_and_show_say_the_same_of_an_exercise(program: Program) -> None:
    shown = program.document("show", "bird-dog", "--json")
    (listed,) = [each for each in program.document("list", "--json") if each["id"] == "bird-dog"]
    assert {key: shown[key] for key in listed} == listed


def test_list_without_filters_has_every_exercise(program: Program) -> None:
    listed = [each["id"] for each in program.document("list", "--json")]
    assert listed == [each.id for each in shipped().exercises]


def test_list_by_muscle_has_both_doorway_stretches_first(program: Program) -> None:
    listed = [each["id"] for each in program.document("list", "--muscle", "ql", "--json")]
    assert listed[:2] == ["ql-doorway-stretch", "ql-doorway-cross-step"]


def test_a_list_without_any_exercise_is_an_empty_document(program: Program) -> None:
    words = ("list", "--goal", "relax", "--position", "prone", "--json")
    assert program.document(*words) == []


# Muscles and routines


def test_muscles_has_every_key_of_the_contract(program: Program) -> None:
    assert list(misfits(program.document("muscles", "--json"), [MUSCLE])) == []


def test_one_muscle_has_every_key_of_the_list_and_more(program: Program) -> None:
    muscle = program.document("muscles", "ql", "--json")
    assert list(misfits(muscle, {**MUSCLE, "groups": [MUSCLE_ID], "uses": [USE]})) == []
    assert muscle.items() >= next(
        each.items() for each in program.document("muscles", "--json") if each["id"] == muscle["id"]
    )


def test_a_muscles_group_is_one_of_the_list(program: Program) -> None:
    muscles = program.document("muscles", "--json")
    ids = {each["id"] for each in muscles}
    assert {each["group"] for each in muscles} - {None} <= ids


def test_muscles_and_list_agree_on_who_trains_what(program: Program) -> None:
    (ql,) = [
        each for each in program.document("muscles", "--json") if each["id"] == "quadratus_lumborum"
    ]
    listed = [each["id"] for each in program.document("list", "--muscle", "ql", "--json")]
    assert [*ql["exercises"]["primary"], *ql["exercises"]["secondary"]] == listed


def test_routines_has_every_key_of_the_contract(program: Program) -> None:
    routines = program.document("routines", "--json")
    assert list(misfits(routines, [ROUTINE])) == []
    assert [each["id"] for each in routines] == ROUTINES


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routines_minutes_are_those_of_its_timelines_rounded_up(
    program: Program, name: str
) -> None:
    (routine,) = [each for each in program.document("routines", "--json") if each["id"] == name]
    dry = ("session", name, "--dry-run", "--json", "--teach")
    for teach, first in (("never", ""), ("new", "first_")):
        duration_ms = program.document(*dry, teach)["duration_ms"]
        assert routine[f"{first}duration_ms"] == duration_ms
        assert routine[f"{first}minutes"] == whole_minutes(duration_ms)


# Timelines


@pytest.mark.parametrize("name", ROUTINES)
def test_a_timeline_has_every_key_of_the_contract(program: Program, name: str) -> None:
    timeline = program.document("session", name, "--dry-run", "--json")
    assert list(misfits(timeline, TIMELINE)) == []
    assert timeline["routine"] == name


@pytest.mark.parametrize("name", ROUTINES)
def test_phases_are_contiguous_and_sum_to_the_duration(program: Program, name: str) -> None:
    timeline = program.document("session", name, "--dry-run", "--json")
    position = 0
    for phase in timeline["phases"]:
        assert phase["start_ms"] == position
        assert phase["duration_ms"] > 0
        position += phase["duration_ms"]
    assert position == timeline["duration_ms"]


@pytest.mark.parametrize("name", ROUTINES)
def test_cues_are_in_order_and_inside(program: Program, name: str) -> None:
    timeline = program.document("session", name, "--dry-run", "--json")
    moments = [cue["at_ms"] for cue in timeline["cues"]]
    assert moments == sorted(moments)
    assert moments[0] >= 0
    assert moments[-1] <= timeline["duration_ms"]


@pytest.mark.parametrize("name", ROUTINES)
def test_counts_go_from_one_to_how_many_there_are(program: Program, name: str) -> None:
    phases = program.document("session", name, "--dry-run", "--json")["phases"]
    counted = [each for each in phases if each["kind"] != "show"]
    assert [each for each in counted if not 1 <= each["set"] <= each["sets"]] == []
    assert [each for each in counted if not 1 <= each["rep"] <= each["reps"]] == []
    assert [each for each in phases if not 0 <= each["breath_no"] <= each["breaths"]] == []


def test_a_demonstration_counts_nothing(program: Program) -> None:
    phases = program.document("session", "desk", "--dry-run", "--json")["phases"]
    counts = {
        tuple(each[key] for key in ("set", "sets", "rep", "reps"))
        for each in phases
        if each["kind"] == "show"
    }
    assert counts == {(0, 0, 0, 0)}


@pytest.mark.parametrize("name", ROUTINES)
def test_open_is_there_only_where_it_is_true(program: Program, name: str) -> None:
    phases = program.document("session", name, "--dry-run", "--json")["phases"]
    openings = [phase["open"] for phase in phases if "open" in phase]
    assert openings == [True] * (3 if name == "gentle" else 0)


def test_an_open_phase_counts_with_its_nominal_length(program: Program) -> None:
    phases = program.document("session", "gentle", "--dry-run", "--json")["phases"]
    opened = [(each["kind"], each["duration_ms"]) for each in phases if "open" in each]
    assert opened == [("rest", 20_000)] * 3


def test_the_bird_dog_holds_three_exhales_a_side_in_turn(program: Program) -> None:
    phases = program.document("session", "eight-from-the-pt", "--dry-run", "--json")["phases"]
    holds = [
        (phase["side"], phase["rep"], phase["reps"], phase["breath"], phase["duration_ms"])
        for phase in phases
        if phase["exercise"] == "bird-dog" and phase["kind"] == "hold"
    ]
    assert holds == [
        (side, rep, 3, "out", 3_500) for rep in (1, 2, 3) for side in ("left", "right")
    ]


def test_a_session_ends_with_work_or_with_getting_up_from_the_floor(program: Program) -> None:
    for name in ROUTINES:
        *_, before, last = program.document("session", name, "--dry-run", "--json")["phases"]
        work = before if last["label"] == GET_UP else last
        assert work["kind"] in ("move", "hold")


def test_print_as_json_is_the_timeline(program: Program) -> None:
    printed = program.document("print", "desk", "--format", "json")
    assert printed == program.document("session", "desk", "--dry-run", "--json")


def test_a_slower_breath_lengthens_the_breaths(program: Program) -> None:
    words = ("session", "eight-from-the-pt", "--dry-run", "--json", "--breath", "5:5")
    phases = program.document(*words)["phases"]
    exhales = [
        phase["duration_ms"]
        for phase in phases
        if phase["exercise"] == "bird-dog" and phase["kind"] == "hold"
    ]
    assert exhales == [5_000] * 6


def test_the_sore_side_comes_first_and_gets_more(program: Program) -> None:
    words = ("session", "ql-relief", "--dry-run", "--json", "--side", "right")
    holds = [
        phase["side"]
        for phase in program.document(*words)["phases"]
        if phase["exercise"] == "ql-doorway-cross-step"
        and (phase["kind"], phase["breath"], phase["breath_no"]) == ("hold", "in", 1)
    ]
    assert holds == ["right", "right", "left"]


def test_a_session_from_an_exercise_starts_with_it(program: Program) -> None:
    words = ("session", "essentials", "--dry-run", "--json", "--from", "bird-dog")
    timeline = program.document(*words)
    order = list(dict.fromkeys(phase["exercise"] for phase in timeline["phases"]))
    assert order == ["bird-dog", "cat-stretch", "ql-doorway-stretch"]


def test_a_level_is_for_every_exercise(program: Program) -> None:
    words = ("session", "eight-from-the-pt", "--dry-run", "--json", "--level", "3")
    phases = program.document(*words)["phases"]
    sets = {phase["sets"] for phase in phases if phase["exercise"] == "bird-dog" and phase["set"]}
    assert sets == {3}


@pytest.mark.parametrize("routine", ["desk", "morning", "gentle"])
def test_the_first_level_takes_no_longer_than_the_routine_as_it_is(
    routine: str, program: Program
) -> None:
    words = ("session", routine, "--dry-run", "--json")
    usual, first = (program.document(*words, *more) for more in ((), ("--level", "1")))
    assert first["duration_ms"] <= usual["duration_ms"]
