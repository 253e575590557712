"""Every problem of a data file is told at once, with its place and what to do about it."""

import pytest

from backcoach.catalogue.loading import load
from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.errors import Exit
from tests.catalogue.samples import (
    ALONE,
    MUSCLES,
    NOD,
    ROUTINE,
    SOURCES,
    SWAY,
    SWAY_LINE,
    broken_nod,
    changed,
    files,
    found,
)

LEVEL = "sets: 1, reps: 3, hold: 5 s"


def test_files_without_a_fault_have_no_problems() -> None:
    assert found(files()) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        pytest.param("  feel: Fine.\n", "", "1:3: nod:", "`feel` is missing", id="missing-key"),
        pytest.param(
            "  feel: Fine.\n",
            "  feel: Fine.\n  fel: Fine.\n",
            "13:3: nod.fel:",
            "did you mean feel?",
            id="unknown-key",
        ),
        pytest.param(
            "pose: start, say: Stay.",
            "pose: start, sya: Stay.",
            "16:7: nod.movement[1]:",
            "`say` is missing",
            id="missing-key-deep-down",
        ),
        pytest.param(
            "  - {sets: 1,",
            "  - {sts: 1,",
            "18:8: nod.levels[0].sts:",
            "did you mean sets?",
            id="unknown-key-deep-down",
        ),
        pytest.param(
            "name: Nod", "name: [Nod]", "2:3: nod.name:", "expected text", id="list-for-text"
        ),
        pytest.param(
            "name: Nod", "name:", "2:3: nod.name:", "expected text", id="nothing-for-text"
        ),
        pytest.param(
            "name: Nod", "name: 12", "2:3: nod.name:", "expected text", id="number-for-text"
        ),
        pytest.param("name: Nod", 'name: ""', "2:3: nod.name:", ">= 1", id="empty-text"),
        pytest.param(
            "name: Nod", f"name: {'N' * 91}", "2:3: nod.name:", "<= 90", id="text-too-long"
        ),
        pytest.param(
            "steps: [Sit., Nod.]", "steps: Sit.", "11:3: nod.steps:", "expected", id="text-for-list"
        ),
        pytest.param(
            "steps: [Sit., Nod.]",
            "steps: [Sit., 3]",
            "11:17: nod.steps[1]:",
            "expected text",
            id="number-in-a-list",
        ),
        pytest.param("reps: 3", "reps: 0", "18:17: nod.levels[0].reps:", ">= 1", id="too-few"),
        pytest.param("reps: 3", "reps: 101", "18:17: nod.levels[0].reps:", "<= 100", id="too-many"),
        pytest.param("reps: 3", "reps: few", "18:17: nod.levels[0].reps:", "expected", id="words"),
        pytest.param(
            "reps: 3", "reps: 1.5", "18:17: nod.levels[0].reps:", "expected", id="fraction"
        ),
        pytest.param(
            "goal: mobility",
            "goal: moblity",
            "3:3: nod.goal:",
            '"moblity" is none of mobility, stretch, strength, control, relax',
            id="no-such-goal",
        ),
        pytest.param(
            "settings: [desk]",
            "settings: [desk, moon]",
            "6:20: nod.settings[1]:",
            '"moon" is none of floor, desk, doorway, wall',
            id="no-such-setting",
        ),
        pytest.param(
            "id: nod\n",
            "id: Nod Nod\n",
            "1:3: Nod Nod.id:",
            '"Nod Nod" is not written as it should be: lower-case-words',
            id="id-in-other-letters",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_path(
    old: str, new: str, place: str, says: str
) -> None:
    problems = broken_nod(old, new)
    assert [problem for problem in problems if f"exercises.yaml:{place}" in problem], problems
    assert says in "\n".join(problems)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        pytest.param("hold: 5 s", "hold: 5 sec", "nod.levels[0].hold", id="hold"),
        pytest.param("hold: 5 s", "hold: 2 exhales", "nod.levels[0].hold", id="two-exhales"),
        pytest.param("move: 2 s", "move: 2", "nod.movement[0].move", id="number-without-unit"),
        pytest.param("hold: 5 s", "hold: 5 s, rest: soon", "nod.levels[0].rest", id="rest"),
        pytest.param("hold: 5 s", "hold: 5 s, breath: 2-4", "nod.levels[0].breath", id="breath"),
        pytest.param(
            "hold: 5 s", "hold: 5 s, frequency: often", "nod.levels[0].frequency", id="frequency"
        ),
    ],
)
def test_a_badly_written_length_is_one_problem_at_its_own_path(
    old: str, new: str, path: str
) -> None:
    problems = broken_nod(old, new)
    assert len(problems) == 1
    assert f": {path}: " in problems[0]


@pytest.mark.parametrize(
    ("old", "new", "example"),
    [
        pytest.param("hold: 5 s", "hold: 5 sec", "`20 s`", id="hold"),
        pytest.param("move: 2 s", "move: quick", "`dose`", id="move"),
        pytest.param("hold: 5 s", "hold: 5 s, rest: soon", "`until ready`", id="rest"),
        pytest.param("hold: 5 s", "hold: 5 s, breath: 2-4", "`in:out`", id="breath"),
        pytest.param("hold: 5 s", "hold: 5 s, frequency: often", "`1 a day`", id="frequency"),
        pytest.param("[s1]", "[Source One]", "lower-case-words", id="id"),
    ],
)
def test_a_badly_written_value_is_answered_with_how_to_write_it(
    old: str, new: str, example: str
) -> None:
    assert example in broken_nod(old, new)[0]


def test_a_badly_written_address_is_answered_with_a_whole_sentence() -> None:
    problems = found(files(sources=changed(SOURCES, "https://", "ftp://")))
    assert len(problems) == 1
    assert not problems[0].rstrip().endswith(":")


@pytest.mark.parametrize(
    ("breath", "says"),
    [
        ("1:0.9", "2 to 60 seconds"),
        ("30:31", "2 to 60 seconds"),
        ("20:20:20:1", "2 to 60 seconds"),
        ("0:4:0:4", "goes in or out"),
    ],
)
def test_a_breath_nobody_should_breathe_is_refused(breath: str, says: str) -> None:
    problems = broken_nod("hold: 5 s", f"hold: 5 s, breath: {breath}")
    assert len(problems) == 1
    assert problems[0].startswith("exercises.yaml:18:37: nod.levels[0].breath: ")
    assert says in problems[0]


@pytest.mark.parametrize(
    "breath", ["2.5:3.5", "4:4", "3:1:4:1", "1:1", "4:7:8:0", "20:10:20:10", "0:4", "4:0", "5:2"]
)
def test_a_breath_within_the_limits_is_fine(breath: str) -> None:
    assert broken_nod("hold: 5 s", f"hold: 5 s, breath: {breath}") == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "hold: dose",
            "hold: 3 s",
            "18:26: nod.levels[0].hold: no part says `hold: dose`",
            id="hold-without-a-dosed-part",
        ),
        pytest.param(
            ", hold: 5 s",
            "",
            "18:7: nod.levels[0].hold: is missing: a part says `hold: dose`",
            id="dosed-part-without-a-hold",
        ),
        pytest.param(
            "reps: 3",
            "reps: [3, 2]",
            "18:17: nod.levels[0].reps: has 2 numbers for 1 sets",
            id="more-numbers-than-sets",
        ),
        pytest.param(
            "sets: 1, reps: 3",
            "sets: 3, reps: [3, 2]",
            "18:17: nod.levels[0].reps: has 2 numbers for 3 sets",
            id="fewer-numbers-than-sets",
        ),
        pytest.param(
            "hold: 5 s",
            "hold: 5 s, rest: 5 s",
            "18:37: nod.levels[0].rest: is between sets, and there is one set; `rep_rest` is"
            " between repetitions",
            id="rest-with-one-set",
        ),
        pytest.param(
            "hold: 5 s",
            "hold: 5 s, tempo: {nid: 3 s}",
            '18:37: nod.levels[0].tempo: "nid" is no part of the movement with a length of its own',
            id="tempo-for-an-unknown-part",
        ),
        pytest.param(
            "hold: 5 s",
            "hold: 5 s, tempo: {stay: 3 s}",
            '18:37: nod.levels[0].tempo: "stay" is no part of the movement with a length of its'
            " own",
            id="tempo-for-the-dosed-part",
        ),
        pytest.param(
            "reps: 3",
            "reps: 3, work: 40 s",
            "18:26: nod.levels[0].work: time-based work has no `reps`",
            id="work-with-reps",
        ),
        pytest.param(
            "move: 2 s",
            "move: 2 s, hold: 2 s",
            "15:7: nod.movement[0]: a part has either `move` or `hold`",
            id="part-that-moves-and-holds",
        ),
        pytest.param(
            "move: 2 s, ",
            "",
            "15:7: nod.movement[0]: a part has either `move` or `hold`",
            id="part-that-does-neither",
        ),
        pytest.param(
            "move: 2 s",
            "move: dose",
            "14:3: nod.movement: only one part can take its length from the dosage",
            id="two-dosed-parts",
        ),
        pytest.param(
            "side: each",
            "side: both",
            "15:53: nod.movement[0].say: names a side, but `side` is both",
            id="side-named-where-there-is-none",
        ),
    ],
)
def test_a_dosage_that_does_not_fit_its_movement_is_refused(
    old: str, new: str, problem: str
) -> None:
    assert broken_nod(old, new) == [f"exercises.yaml:{problem}"]


def test_a_dosed_movement_needs_work() -> None:
    roll = changed(changed(SWAY, "id: sway", "id: roll"), "work: 1 min", "reps: 3")
    problems = found(files(exercises=SWAY + roll))
    assert problems == [
        "exercises.yaml:35:7: roll.levels[0].work: is missing: a part says `move: dose`"
    ]


def test_a_repetition_takes_some_time() -> None:
    nod = changed(changed(NOD, "move: 2 s", "move: 0 s"), "hold: 5 s", "hold: 0 s")
    assert len(found(files(exercises=nod + SWAY))) == 1


@pytest.mark.parametrize(
    "length",
    [
        pytest.param("99999999 min", id="centuries"),
        pytest.param("99999999 breaths", id="as-many-breaths"),
        pytest.param(f"{'9' * 400} s", id="more-than-a-float-holds"),
        pytest.param(f"{'9' * 5000} breaths", id="more-digits-than-Python-reads"),
    ],
)
def test_a_length_beyond_any_session_is_refused(length: str) -> None:
    assert broken_nod("hold: 5 s", f"hold: {length}") != []


def test_a_key_that_is_there_twice_is_told_where_it_is_again() -> None:
    nod = changed(NOD, "  name: Nod\n", "  name: Nod\n  name: Nid\n")
    assert found(files(exercises=nod, routines="[]")) == [
        'exercises.yaml:3:3: the key "name" is there twice; keep one, with all that belongs to it'
    ]


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (files(exercises=NOD + SWAY + NOD), f"exercises.yaml:{SWAY_LINE + 18}:3: nod.id:"),
        (files(routines=ROUTINE * 2), "routines.yaml:8:3: break.id:"),
        (files(sources=SOURCES + SOURCES[: SOURCES.index("\n") + 1]), "sources.yaml:3:4: s1.id:"),
        (
            files(muscles=MUSCLES + "  - {id: neck, name: again, does: The same.}\n"),
            "muscles.yaml:7:6: muscles[2].id:",
        ),
    ],
    ids=["exercises", "routines", "sources", "muscles"],
)
def test_an_id_that_is_there_twice_is_told_where_it_is_again(
    texts: dict[str, bytes], place: str
) -> None:
    assert found(texts) == [f"{place} is the id of an earlier entry, too"]


def own(**texts: str) -> dict[str, bytes]:
    """The usual files and some more of their kinds in another folder."""
    more = {f"own/{kind}.yaml": text.encode() for kind, text in texts.items()}
    return {**files(exercises=NOD + SWAY), **more}


ROLL = changed(changed(SWAY, "id: sway", "id: roll"), "name: Sway", "name: Roll") + ALONE


def test_several_files_of_a_kind_are_read_as_one() -> None:
    known = load(own(exercises=ROLL, routines=changed(ROUTINE, "id: break", "id: mine")))
    assert [each.id for each in known.exercises] == ["nod", "sway", "roll"]
    assert [each.id for each in known.routines] == ["break", "mine"]


def test_an_entry_may_name_one_of_another_file() -> None:
    roll = changed(ROLL, "  sources: [s1]", "  easier: [sway]\n  swaps: [nod]\n  sources: [s2]")
    routine = changed(changed(ROUTINE, "id: break", "id: mine"), "- sway", "- nod\n        - roll")
    assert found(own(exercises=roll, routines=routine)) == []


def test_an_exercise_in_no_routine_says_why() -> None:
    assert found(files(exercises=changed(NOD, ALONE, "") + SWAY)) == [
        "exercises.yaml:1:3: nod: is in no routine; `alone` should say why"
    ]


def test_an_exercise_that_says_why_may_be_in_a_routine_of_ones_own() -> None:
    mine = changed(changed(ROUTINE, "id: break", "id: mine"), "- sway", "- nod")
    assert found(own(routines=mine)) == []


def test_an_id_of_another_file_is_told_with_both_files() -> None:
    assert found(own(exercises=SWAY)) == [
        "own/exercises.yaml:1:3: sway.id: is the id of an earlier entry of exercises.yaml, too"
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("id: break", "id: nod", "1:3: nod.id"),
        ("name: Break", "name: NOD", "2:3: break.name"),
        ("  summary", "  aliases: [pause, Sway]\n  summary", "3:20: break.aliases[1]"),
    ],
    ids=["id", "name", "alias"],
)
def test_a_routine_called_as_an_exercise_is_told_where(old: str, new: str, place: str) -> None:
    other = "sway" if "Sway" in new else "nod"
    assert found(files(routines=changed(ROUTINE, old, new))) == [
        f'routines.yaml:{place}: is what "{other}" of exercises.yaml is called, too'
    ]


def test_an_exercise_of_ones_own_called_as_a_routine_is_told_in_its_own_file() -> None:
    assert found(own(exercises=changed(ROLL, "name: Roll", "name: Break"))) == [
        'own/exercises.yaml:2:3: roll.name: is what "break" of routines.yaml is called, too'
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "[neck_flexors]",
            "[neck_flexor]",
            '9:15: nod.muscles.primary[0]: there is no muscle "neck_flexor";'
            " did you mean neck_flexors?",
            id="muscle",
        ),
        pytest.param(
            "  sources: [s1]",
            "  easier: [swya]\n  sources: [s1]",
            '19:12: nod.easier[0]: there is no exercise "swya"; did you mean sway?',
            id="easier",
        ),
        pytest.param(
            "  sources: [s1]",
            "  harder: [sway, swaj]\n  sources: [s1]",
            '19:18: nod.harder[1]: there is no exercise "swaj"; did you mean sway?',
            id="harder",
        ),
        pytest.param(
            "  sources: [s1]",
            "  sources: [zzz]",
            '19:13: nod.sources[0]: there is no source "zzz"',
            id="source-like-no-other",
        ),
        pytest.param(
            "hold: 5 s",
            "hold: 5 s, sources: [s1, s11]",
            '18:51: nod.levels[0].sources[1]: there is no source "s11"; did you mean s1?',
            id="source-of-a-dose",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(old: str, new: str, problem: str) -> None:
    assert broken_nod(old, new) == [f"exercises.yaml:{problem}"]


def test_a_group_without_its_member_is_told_with_what_was_meant() -> None:
    problems = found(files(muscles=changed(MUSCLES, "[neck_flexors]", "[neck_flexor]")))
    assert problems[0].endswith('there is no muscle "neck_flexor"; did you mean neck_flexors?')


def test_a_misspelt_member_is_one_problem() -> None:
    # That its muscle is now in no group is the same slip of the pen.
    assert len(found(files(muscles=changed(MUSCLES, "[neck_flexors]", "[neck_flexor]")))) == 1


def test_a_muscle_in_no_group_is_refused() -> None:
    alone = "  - {id: alone, name: alone, does: Nothing.}\n"
    problems = found(files(muscles=MUSCLES + alone))
    assert [problem.rpartition(": ")[2] for problem in problems] == ["is in no group"]


@pytest.mark.parametrize("link", ["easier", "harder"])
def test_exercises_that_are_easier_or_harder_than_each_other_are_a_circle(link: str) -> None:
    nod = changed(NOD, "  sources: [s1]", f"  {link}: [sway]\n  sources: [s1]")
    sway = changed(SWAY, "  sources: [s1]", f"  {link}: [nod]\n  sources: [s1]")
    assert found(files(exercises=nod + sway)) == [
        f"exercises.yaml:19:3: nod.{link}: leads back to the exercise itself",
        f"exercises.yaml:{SWAY_LINE + 18}:3: sway.{link}: leads back to the exercise itself",
    ]


@pytest.mark.parametrize("link", ["easier", "harder"])
def test_an_exercise_easier_or_harder_than_itself_is_a_circle(link: str) -> None:
    assert broken_nod("  sources: [s1]", f"  {link}: [nod]\n  sources: [s1]") == [
        f"exercises.yaml:19:3: nod.{link}: leads back to the exercise itself"
    ]


def test_groups_inside_each_other_are_a_circle() -> None:
    muscles = changed(MUSCLES, "[gluteus_maximus]", "[gluteus_maximus, neck]")
    muscles = changed(muscles, "[neck_flexors]", "[neck_flexors, glutes]")
    problems = found(files(muscles=muscles))
    assert [problem.partition(" ")[2] for problem in problems] == [
        "groups[0].members: leads back to the group itself",
        "groups[1].members: leads back to the group itself",
    ]


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        pytest.param(
            "{exercise: sway, level: 2}",
            "6:28: break.blocks[0].items[0].level: sway has 1 level",
            id="level-it-does-not-have",
        ),
        pytest.param(
            "{exercise: sway, dosage: {reps: 3}}",
            "6:28: break.blocks[0].items[0].dosage.work: is missing: a part says `move: dose`",
            id="dosage-that-does-not-fit",
        ),
        pytest.param(
            "{exercise: sway, levl: 1}",
            "6:28: break.blocks[0].items[0].levl: is no key here; did you mean level or levels?",
            id="unknown-key",
        ),
    ],
)
def test_an_item_that_does_not_suit_its_exercise_is_told(item: str, problem: str) -> None:
    problems = found(files(routines=changed(ROUTINE, "- sway", f"- {item}")))
    assert problems == [f"routines.yaml:{problem}"]


@pytest.mark.parametrize("item", ["swya", "{exercise: swya}"], ids=["short", "long"])
def test_a_routine_that_names_an_unknown_exercise_is_told(item: str) -> None:
    problems = found(files(routines=changed(ROUTINE, "- sway", f"- {item}")))
    assert len(problems) == 1
    assert problems[0].startswith("routines.yaml:6:1")
    assert 'there is no exercise "swya"' in problems[0]


def test_a_routine_that_names_an_unknown_exercise_is_asked_what_it_meant() -> None:
    problems = found(files(routines=changed(ROUTINE, "- sway", "- swya")))
    assert "did you mean sway?" in problems[0]


def test_a_rest_between_rounds_needs_more_than_one() -> None:
    routine = changed(ROUTINE, "    - items:", "    - rest: 5 s\n      items:")
    assert found(files(routines=routine)) == [
        "routines.yaml:5:7: break.blocks[0].rest: is between rounds, and there is one round"
    ]


def test_a_source_of_an_items_own_dosage_has_to_be_there() -> None:
    item = "- {exercise: sway, dosage: {work: 1 min, sources: [s11]}}"
    assert found(files(routines=changed(ROUTINE, "- sway", item))) == [
        "routines.yaml:6:60: break.blocks[0].items[0].dosage.sources[0]: there is no source"
        ' "s11"; did you mean s1?'
    ]


def test_a_source_of_a_routine_has_to_be_there() -> None:
    assert found(files(routines=changed(ROUTINE, "[s1]", "[s1, s11]"))) == [
        'routines.yaml:7:17: break.sources[1]: there is no source "s11"; did you mean s1?'
    ]


# Every problem at once


def test_every_fault_of_every_file_is_told_in_the_order_of_the_files() -> None:
    nod = changed(NOD, "goal: mobility", "goal: fun")
    nod = changed(nod, "  position: seated\n", "")
    nod = changed(nod, "reps: 3", "reps: -3")
    nid = changed(changed(NOD, "id: nod\n", "id: nid\n"), "steps: [Sit., Nod.]", "steps: []")
    texts = files(
        exercises=nod + nid + SWAY,
        muscles=changed(MUSCLES, "name: neck,", "nmae: neck,"),
        routines=changed(ROUTINE, "A short one.", "{}"),
        sources=changed(SOURCES, "mark: seen", "mark: dreamt"),
    )
    assert [problem.split(" ")[:2] for problem in found(texts)] == [
        ["exercises.yaml:1:3:", "nod:"],
        ["exercises.yaml:3:3:", "nod.goal:"],
        ["exercises.yaml:17:17:", "nod.levels[0].reps:"],
        ["exercises.yaml:30:3:", "nid.steps:"],
        ["muscles.yaml:3:5:", "groups[1]:"],
        ["muscles.yaml:3:16:", "groups[1].nmae:"],
        ["routines.yaml:3:3:", "break.summary:"],
        ["sources.yaml:1:31:", "s1.mark:"],
    ]


def test_two_doses_with_a_fault_each_are_two_problems() -> None:
    levels = f"    - {{{LEVEL}, rest: 5 s}}\n    - {{{LEVEL}, tempo: {{nid: 1 s}}}}\n"
    problems = broken_nod(f"    - {{{LEVEL}}}\n", levels)
    assert [problem.split(" ")[1] for problem in problems] == [
        "nod.levels[0].rest:",
        "nod.levels[1].tempo:",
    ]


def test_two_faults_of_one_dose_are_two_problems() -> None:
    problems = broken_nod(LEVEL, "sets: 1, reps: [3, 2], rest: 5 s, hold: 5 s")
    assert [problem.split(" ")[1] for problem in problems] == [
        "nod.levels[0].reps:",
        "nod.levels[0].rest:",
    ]


def test_a_faulty_entry_does_not_hide_a_wrong_reference_of_another() -> None:
    nod = changed(NOD, "goal: mobility", "goal: fun")
    sway = changed(SWAY, "[glutes]", "[gluts]")
    problems = found(files(exercises=nod + sway))
    assert [problem.split(" ")[1] for problem in problems] == [
        "nod.goal:",
        "sway.muscles.primary[0]:",
    ]


def test_a_control_character_does_not_hide_other_faults_of_its_entry() -> None:
    nod = changed(changed(NOD, "name: Nod", 'name: "N\\eod"'), "goal: mobility", "goal: fun")
    problems = found(files(exercises=nod + SWAY))
    assert [problem.split(" ")[1] for problem in problems] == ["nod.name:", "nod.goal:"]


def test_a_fault_of_an_exercise_is_not_told_again_for_the_routines_that_use_it() -> None:
    problems = found(files(exercises=NOD + changed(SWAY, "goal: mobility", "goal: fun")))
    assert [problem.partition(":")[0] for problem in problems] == ["exercises.yaml"]


def test_a_file_that_is_no_yaml_is_one_problem_of_that_file() -> None:
    problems = found(files(exercises=changed(NOD, "[desk]", "[desk") + SWAY))
    assert [problem.partition(":")[0] for problem in problems] == ["exercises.yaml"]


# What a problem looks like


def test_the_error_counts_its_problems_and_has_the_exit_code_for_bad_files() -> None:
    texts = files(exercises=changed(NOD, "goal: mobility", "goal: fun") + SWAY)
    with pytest.raises(ProblemsError, match="1 problem found") as caught:
        load(texts)
    assert caught.value.exit_code is Exit.BAD_FILE
    assert caught.value.problems == tuple(str(each) for each in caught.value.found)


@pytest.mark.parametrize(
    "letter",
    ["\\e[31m", "\\n", "\\r", "\\t", "\\x07", "\\u200b", "\\u202e", "\\u2028", "\\u0085"],
)
@pytest.mark.parametrize("old", ["name: Nod", "Fine."], ids=["name", "feel"])
def test_a_character_that_could_steer_a_terminal_is_refused(old: str, letter: str) -> None:
    key = old.partition(": ")[0] + ": " if ": " in old else ""
    problems = broken_nod(old, f'{key}"N{letter}d"')
    assert len(problems) == 1
    assert "holds a control character or a line break" in problems[0]


def test_a_control_character_is_found_deep_in_an_entry() -> None:
    problems = broken_nod("say: Stay.", 'say: "Stay\\e[0m."')
    assert len(problems) == 1
    assert problems[0].startswith("exercises.yaml:16:56: nod.movement[1].say: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("  goal: mobility", '  "go\\eal": mobility', id="unknown-key"),
        pytest.param("id: nod\n", 'id: "n\\eod"\n', id="id"),
        pytest.param("goal: mobility", 'goal: "\\e[31mfun"', id="no-such-goal"),
        pytest.param("  name: Nod\n", '  "\\e[31m": N\n  "\\e[31m": O\n', id="key-there-twice"),
        pytest.param("hold: 5 s", 'hold: 5 s, tempo: {"\\e[31m": 3 s}', id="tempo"),
        pytest.param("name: Nod", "name: !<%1b[31m> Nod", id="tag"),
    ],
)
def test_what_a_file_says_never_reaches_the_terminal_as_an_escape_code(old: str, new: str) -> None:
    problems = broken_nod(old, new)
    assert problems
    assert [problem for problem in problems if not problem.isprintable()] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("goal: mobility", f"goal: {'x' * 5_000}", id="no-such-goal"),
        pytest.param("  feel: Fine.", f"  {'x' * 900}: Fine.", id="unknown-key"),
        pytest.param("  feel: Fine.\n", f"  {'x' * 900}: A\n" * 2, id="key-there-twice"),
    ],
)
def test_a_problem_quotes_no_more_than_a_line_of_the_file(old: str, new: str) -> None:
    assert max(len(problem) for problem in broken_nod(old, new)) < 250
