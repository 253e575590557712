"""Exercises, routines and muscles are found by what people type.

What should be found is written down by hand, from the muscles that the sources name for each
exercise of the contract and of the core list; a catalogue with no more than those is searched.
"""

import pytest

from backcoach.catalogue.search import Wanted, find, find_exercises, find_muscles
from backcoach.domain.errors import AmbiguousNameError, UnknownNameError
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.muscle import Muscle, MuscleGroup
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.terms import Equipment, Goal, Position, Setting
from tests.catalogue.samples import named_catalogue, real_catalogue
from tests.contract import NAMED
from tests.every import every

NAMED_ONES = named_catalogue().exercises
INDEX = named_catalogue().index
EXERCISES = real_catalogue().exercises
ROUTINES = real_catalogue().routines
every_muscle = every(real_catalogue().every_muscle, lambda each: each.id)


def ids(**wanted: object) -> list[str]:
    """The ids of the exercises that fit."""
    return [each.id for each in find_exercises(INDEX, Wanted(**wanted))]  # type: ignore[arg-type]


def muscles(name: str) -> list[str]:
    """The ids of the muscles and groups that a name stands for."""
    return [each.id for each in find_muscles(INDEX, name)]


QL = [
    *("ql-doorway-stretch", "ql-doorway-cross-step", "knee-rolls", "ql-ball-release"),
    *("side-plank", "side-bend"),
    *("lying-hip-twist", "knee-to-chest", "side-leg-lift", "superman", "seated-rotation"),
    *("childs-pose", "seated-knee-to-chest", "standing-leg-lift"),
]
"""Those that work it first of all, then those that do besides."""


@pytest.mark.parametrize(
    "name",
    [
        *("ql", "QL", "quadratus lumborum", "Quadratus  Lumborum", "quadratus_lumborum"),
        *("quadratus-lumborum", "quadratus", "hip hiker", "flank", "quadratus lumborom"),
    ],
)
def test_the_ql_is_found_by_every_name_people_have_for_it(name: str) -> None:
    assert ids(muscle=name) == QL


@pytest.mark.parametrize(
    ("name", "muscle"),
    [
        *(("glutes", "glutes"), ("buttocks", "glutes"), ("bum", "glutes"), ("butt", "glutes")),
        *(("lower back", "lower_back"), ("low back", "lower_back"), ("loin", "lower_back")),
        *(("lower back muscles", "lower_back"), ("back extensors", "erector_spinae")),
        *(("spinal erectors", "erector_spinae"), ("deep back", "multifidus")),
        *(("lattisimus", "latissimus_dorsi"), ("latissimus", "latissimus_dorsi")),
        *(("lats", "latissimus_dorsi"), ("latisimus dorsi", "latissimus_dorsi")),
        *(("traps", "trapezius"), ("rhomboids", "rhomboids"), ("serratus", "serratus")),
        *(("serratus posterior", "back_intermediate"), ("boxer's muscle", "serratus_anterior")),
        *(("rotators", "rotatores"), ("deep spinal", "deep_spinal")),
        *(("abs", "rectus_abdominis"), ("six-pack", "rectus_abdominis")),
        *(("obliques", "obliques"), ("side abs", "obliques"), ("waist", "obliques")),
        *(("TVA", "transversus_abdominis"), ("TrA", "transversus_abdominis")),
        *(("deep core", "deep_core"), ("core", "core"), ("pelvic floor", "pelvic_floor")),
        *(("kegels", "pelvic_floor"), ("psoas", "psoas_major"), ("hip flexors", "hip_flexors")),
        *(("hip flexor", "hip_flexors"), ("quads", "quadriceps"), ("TFL", "tensor_fasciae_latae")),
        *(("IT band", "tensor_fasciae_latae"), ("side glutes", "gluteus_medius")),
        *(("outer hip", "hip_abductors"), ("piriformis", "piriformis"), ("deep glute", "deep_hip")),
        *(("hams", "hamstrings"), ("hammies", "hamstrings"), ("groin", "adductors")),
        *(("calf", "calves"), ("calves", "calves"), ("fascia", "fascia"), ("hips", "hips")),
        *(("posterior chain", "posterior_chain"), ("diaphragm", "diaphragm")),
        *(("obturators", "deep_rotators"), ("gemelli", "deep_rotators")),
        *(("rhomboid major", "rhomboids"), ("rhomboid minor", "rhomboids")),
        *(("levator ani", "pelvic_floor"), ("adductor group", "adductors")),
        *(("triceps surae", "calves"), ("quadriceps femoris", "quadriceps")),
        # It is as near to rectus and to quadriceps femoris as a slip of the pen would be.
        ("quadratus femoris", "deep_rotators"),
    ],
)
def test_a_muscle_is_found_by_what_people_call_it(name: str, muscle: str) -> None:
    assert muscles(name) == [muscle]


ERECTORS = "iliocostalis longissimus spinalis"
GLUTES = "gluteus_maximus gluteus_medius gluteus_minimus"
HAMSTRINGS = "biceps_femoris semitendinosus semimembranosus"
HIP_FLEXORS = "psoas_major iliacus rectus_femoris tensor_fasciae_latae"
BELLY = "transversus_abdominis external_oblique internal_oblique rectus_abdominis"


# Section 7 of the fact sheet, from "Group aliases".
@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("core", f"{BELLY} multifidus quadratus_lumborum diaphragm pelvic_floor"),
        ("glutes", GLUTES),
        ("hip flexors", HIP_FLEXORS),
        ("lower back", f"{ERECTORS} multifidus quadratus_lumborum"),
        ("posterior chain", f"{ERECTORS} {GLUTES} {HAMSTRINGS} gastrocnemius soleus"),
        ("hips", f"{GLUTES} piriformis {HIP_FLEXORS}"),
    ],
)
def test_a_group_stands_for_the_muscles_of_the_fact_sheet(group: str, members: str) -> None:
    assert sorted(find_muscles(INDEX, group)[0].single) == sorted(members.split())


@pytest.mark.parametrize(
    ("name", "first", "besides"),
    [
        (
            "glutes",
            """glute-bridge bird-dog lying-figure-4 knee-to-chest side-leg-lift walk
            standing-break clamshell prone-hip-extension hip-hinge seated-figure-4 sit-to-stand
            seated-knee-to-chest standing-leg-lift chair-hip-hinge buttock-squeeze""",
            """ql-doorway-stretch ql-doorway-cross-step standing-hamstring-stretch rag-doll
            lying-hip-twist knee-rolls pelvic-tilt cat-stretch superman side-plank childs-pose
            heel-rock""",
        ),
        (
            "lats",
            "puppy-pose childs-pose side-bend desk-lean",
            """ql-doorway-stretch ql-doorway-cross-step rag-doll dead-bug knee-rolls cat-stretch
            ql-ball-release side-plank heel-rock""",
        ),
        (
            "hip flexors",
            # Sit to stand names the quadriceps, and one of the four is rectus femoris.
            """walk standing-break prone-press-up half-kneeling-hip-flexor ninety-ninety-rest
            standing-back-extension sit-to-stand split-stance-hip-flexor""",
            """ql-doorway-stretch ql-doorway-cross-step dead-bug knee-rolls side-leg-lift
            heel-slide clamshell""",
        ),
        (
            "hamstrings",
            """standing-hamstring-stretch rag-doll walk standing-break hamstring-strap-stretch
            hip-hinge seated-hamstring-stretch desk-lean chair-hip-hinge""",
            "glute-bridge bird-dog superman prone-hip-extension sit-to-stand",
        ),
        ("piriformis", "lying-figure-4 seated-figure-4", "seated-rotation"),
        (
            "pelvic floor",
            "pelvic-floor-squeeze",
            "dead-bug draw-in pelvic-tilt deep-belly-breathing",
        ),
        ("fascia", "ql-ball-release", ""),
        ("diaphragm", "deep-belly-breathing", "dead-bug ninety-ninety-rest"),
        (
            "abs",
            """dead-bug pelvic-tilt cat-stretch partial-curl mcgill-curl-up prone-on-elbows
            prone-press-up abdominal-brace seated-cat-cow standing-back-extension""",
            "",
        ),
        (
            # The hip's own turners, which the piriformis is not one of.
            "obturators",
            "lying-figure-4 clamshell",
            "bent-knee-fall-out",
        ),
        (
            "calves",
            "walk standing-break heel-raise",
            """standing-hamstring-stretch rag-doll hamstring-strap-stretch
            seated-hamstring-stretch desk-lean""",
        ),
        (
            "core",
            """ql-doorway-stretch ql-doorway-cross-step bird-dog dead-bug lying-hip-twist
            t-spine-rotation knee-rolls draw-in pelvic-tilt cat-stretch superman seated-rotation
            partial-curl ql-ball-release mcgill-curl-up side-plank prone-on-elbows prone-press-up
            bent-knee-fall-out heel-slide open-book abdominal-brace deep-belly-breathing
            seated-cat-cow standing-back-extension side-bend pelvic-floor-squeeze
            sit-tall-reset""",
            """glute-bridge rag-doll knee-to-chest side-leg-lift childs-pose ninety-ninety-rest
            hip-hinge seated-knee-to-chest standing-leg-lift chair-hip-hinge""",
        ),
        (
            "lower back",
            """ql-doorway-stretch ql-doorway-cross-step rag-doll bird-dog t-spine-rotation
            knee-to-chest knee-rolls cat-stretch superman ql-ball-release side-plank childs-pose
            heel-rock open-book ninety-ninety-rest seated-cat-cow seated-knee-to-chest side-bend
            desk-lean sit-tall-reset""",
            """glute-bridge standing-hamstring-stretch puppy-pose dead-bug lying-hip-twist draw-in
            pelvic-tilt side-leg-lift seated-rotation walk standing-break prone-on-elbows
            prone-press-up prone-hip-extension hip-hinge abdominal-brace standing-back-extension
            sit-to-stand standing-leg-lift chair-hip-hinge""",
        ),
        (
            "posterior chain",
            """glute-bridge standing-hamstring-stretch rag-doll bird-dog lying-figure-4
            knee-to-chest side-leg-lift cat-stretch superman walk standing-break childs-pose
            heel-rock hamstring-strap-stretch clamshell prone-hip-extension ninety-ninety-rest
            hip-hinge seated-figure-4 seated-cat-cow sit-to-stand seated-hamstring-stretch
            seated-knee-to-chest desk-lean heel-raise standing-leg-lift chair-hip-hinge
            buttock-squeeze sit-tall-reset""",
            """ql-doorway-stretch ql-doorway-cross-step puppy-pose lying-hip-twist t-spine-rotation
            knee-rolls pelvic-tilt seated-rotation ql-ball-release side-plank prone-on-elbows
            prone-press-up abdominal-brace standing-back-extension side-bend""",
        ),
    ],
)
def test_exercises_are_found_by_muscle_primary_before_secondary(
    name: str, first: str, besides: str
) -> None:
    assert ids(muscle=name) == [*first.split(), *besides.split()]


@every(real_catalogue().groups, lambda each: each.id)
def test_a_group_finds_what_its_members_find(group: MuscleGroup) -> None:
    of_members = {each for member in group.members for each in ids(muscle=member)}
    assert set(ids(muscle=group.id)) == of_members


def test_a_member_finds_what_names_its_group() -> None:
    # The bird dog works the erector spinae as a whole, and so its outermost column, too.
    assert "bird-dog" in ids(muscle="iliocostalis")


@every_muscle
def test_no_exercise_is_found_twice(muscle: Muscle | MuscleGroup) -> None:
    found = ids(muscle=muscle.id)
    assert len(found) == len(set(found))


def test_the_doorway_stretches_come_first_for_the_ql() -> None:
    assert ids(muscle="ql")[:2] == ["ql-doorway-stretch", "ql-doorway-cross-step"]


# Names


@every(EXERCISES, lambda each: each.id)
def test_every_name_of_an_exercise_finds_it(exercise: Exercise) -> None:
    names = (exercise.id, exercise.name, *exercise.aliases)
    found = {name: find("exercise", EXERCISES, name).id for name in names}
    assert found == dict.fromkeys(names, exercise.id)


@every(ROUTINES, lambda each: each.id)
def test_every_name_of_a_routine_finds_it(routine: Routine) -> None:
    names = (routine.id, routine.name, *routine.aliases)
    found = {name: find("routine", ROUTINES, name).id for name in names}
    assert found == dict.fromkeys(names, routine.id)


@every_muscle
def test_every_name_of_a_muscle_finds_it(muscle: Muscle | MuscleGroup) -> None:
    names = (muscle.id, muscle.name, *muscle.aliases)
    found = {name: muscles(name) for name in names}
    assert found == {name: [muscle.id] for name in names}


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        pytest.param("bird-dog", "bird-dog", id="id"),
        pytest.param("Bird dog", "bird-dog", id="name"),
        pytest.param("BIRD DOG", "bird-dog", id="capitals"),
        pytest.param("  bird_dog ", "bird-dog", id="other-gaps"),
        pytest.param("quadruped reach", "bird-dog", id="alias"),
        pytest.param("bird", "bird-dog", id="beginning-of-the-id"),
        pytest.param(
            "doorway side stretch with", "ql-doorway-cross-step", id="beginning-of-a-name"
        ),
        pytest.param("uttana", "puppy-pose", id="beginning-of-an-alias"),
        pytest.param("cat", "cat-stretch", id="beginning-of-several-of-its-names"),
        pytest.param("bridge", "glute-bridge", id="alias-that-others-do-not-share"),
        pytest.param("doorway side stretch", "ql-doorway-stretch", id="name-others-begin-with"),
    ],
)
def test_an_exercise_is_found(name: str, exercise: str) -> None:
    assert find("exercise", NAMED_ONES, name).id == exercise


@pytest.mark.parametrize(
    ("name", "routine"),
    [
        ("essentials", "essentials"),
        ("Eight from the PT", "eight-from-the-pt"),
        ("daily", "essentials"),
        ("ten", "ten-for-the-lower-back"),
        ("needling", "before-and-after-needling"),
        ("mor", "morning"),
        ("flare", "gentle"),
    ],
)
def test_a_routine_is_found(name: str, routine: str) -> None:
    assert find("routine", ROUTINES, name).id == routine


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ql", ["ql-doorway-stretch", "ql-doorway-cross-step", "ql-ball-release"]),
        # By an alias, too: a kneeling rotation, a kneeling side plank, a kneeling stretch.
        (
            "knee",
            [
                *("knee-to-chest", "knee-rolls", "t-spine-rotation"),
                *("side-plank", "half-kneeling-hip-flexor", "bent-knee-fall-out"),
            ],
        ),
        ("standing", ["standing-hamstring-stretch", "rag-doll", "standing-break"]),
    ],
)
def test_a_beginning_of_several_exercises_is_asked_about(name: str, hint: list[str]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find("exercise", NAMED_ONES, name)
    assert caught.value.sentence == f'More than one exercise begins with "{name}".'
    missing = [each for each in hint if each not in caught.value.hint]
    assert missing == []


def test_a_beginning_of_several_muscles_is_asked_about() -> None:
    with pytest.raises(AmbiguousNameError, match='begins with "gluteus"') as caught:
        find_muscles(INDEX, "gluteus")
    assert caught.value.hint == "Did you mean gluteus_maximus, gluteus_medius or gluteus_minimus?"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("brid-dog", "bird-dog"),
        ("birddog", "bird-dog"),
        ("pupy pose", "puppy-pose"),
        ("suprman", "superman"),
        ("knee to chset", "knee-to-chest"),
    ],
)
def test_a_misspelt_exercise_is_asked_about(name: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find("exercise", NAMED_ONES, name)
    assert caught.value.sentence == f'There is no exercise called "{name}".'
    assert caught.value.hint.startswith(f"Did you mean {meant}")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("esentials", "essentials"), ("dsek", "desk"), ("mornign", "morning")],
)
def test_a_misspelt_routine_is_asked_about(name: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find("routine", ROUTINES, name)
    assert f"Did you mean {meant}" in caught.value.hint


@pytest.mark.parametrize("name", ["", " ", "-", "xyzzy", "💪", "*", ".", "[a-z]", "x" * 10_000])
def test_a_name_like_no_other_is_answered_with_where_to_look(name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find("exercise", EXERCISES, name)
    assert caught.value.hint == "`backcoach list` shows all."
    assert len(caught.value.sentence) < 120


@pytest.mark.parametrize("name", ["", "xyzzy", "elbow", "rectum"])
def test_a_word_for_no_muscle_of_the_back_is_no_muscle(name: str) -> None:
    with pytest.raises(UnknownNameError):
        find_muscles(INDEX, name)


# Filters


def test_without_filters_all_are_found_in_the_catalogues_order() -> None:
    assert ids() == NAMED


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(
            {"position": Position.SIDE_LYING},
            ["side-leg-lift", "side-plank", "clamshell", "open-book"],
            id="position",
        ),
        pytest.param(
            {"setting": Setting.DOORWAY},
            ["ql-doorway-stretch", "ql-doorway-cross-step"],
            id="setting",
        ),
        pytest.param({"equipment": Equipment.BALL}, ["ql-ball-release"], id="equipment"),
        pytest.param(
            {"equipment": "none"},
            [
                *("rag-doll", "lying-figure-4", "lying-hip-twist", "knee-to-chest", "knee-rolls"),
                *("draw-in", "pelvic-tilt", "partial-curl", "walk", "standing-break"),
                *("mcgill-curl-up", "bent-knee-fall-out", "heel-slide", "abdominal-brace"),
                *("deep-belly-breathing", "standing-back-extension"),
            ],
            id="no-equipment",
        ),
        pytest.param(
            {"goal": Goal.RELAX},
            ["ql-ball-release", "ninety-ninety-rest", "deep-belly-breathing"],
            id="goal",
        ),
        pytest.param(
            {"text": "piriformis stretch"},
            ["lying-figure-4", "seated-figure-4"],
            id="words-of-an-alias",
        ),
        pytest.param({"text": "SUPERMAN"}, ["superman"], id="words-in-capitals"),
        pytest.param({"text": "fingertips behind your head"}, [], id="words-of-no-step"),
        pytest.param(
            {"text": "hands-and-knees, elbows soft"},
            ["cat-stretch", "rag-doll"],
            id="words-of-a-step-before-those-of-several",
        ),
        pytest.param(
            {"setting": Setting.DESK, "position": Position.SEATED},
            [
                *("seated-rotation", "seated-figure-4", "seated-cat-cow", "sit-to-stand"),
                *("seated-hamstring-stretch", "seated-knee-to-chest", "side-bend"),
                *("buttock-squeeze", "pelvic-floor-squeeze", "sit-tall-reset"),
            ],
            id="two",
        ),
        pytest.param(
            {"muscle": "glutes", "goal": Goal.STRENGTH},
            [
                *("glute-bridge", "side-leg-lift", "clamshell", "prone-hip-extension"),
                *("sit-to-stand", "standing-leg-lift", "buttock-squeeze"),
                *("superman", "side-plank"),
            ],
            id="muscle-and-goal",
        ),
        pytest.param(
            {"muscle": "ql", "goal": Goal.STRETCH, "equipment": Equipment.MAT},
            ["childs-pose"],
            id="three",
        ),
        pytest.param({"goal": Goal.RELAX, "position": Position.PRONE}, [], id="nothing-fits"),
    ],
)
def test_every_filter_that_is_given_has_to_fit(wanted: dict[str, object], found: list[str]) -> None:
    assert ids(**wanted) == found
