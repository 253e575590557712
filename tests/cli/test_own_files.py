"""Exercises and routines of one's own, as people write them and use them."""

import json
from pathlib import Path

import pytest

from tests.cli.owning import Home
from tests.cli.program import Program
from tests.every import every

LUNGE = """\
name: Side lunge
dosage: {sets: 2, reps: 8, side: each}
steps: Step out to the side, bend that knee, and push back
"""
BRIDGE = """\
name: Bridge with a ball
figure: like glute-bridge
dosage: {sets: 2, reps: 5, hold: 5 s, rest: 30 s}
steps: [Squeeze a ball between your knees., Lift your hips., Lower them slowly.]
"""
EVENING = """\
name: Evening with Anna
items:
  - bird dog
  - Side lunge
  - exercise: bridge
    dosage: {sets: 1, reps: 3, hold: 10 s}
"""


@pytest.fixture
def home(program: Program, own_home: Path) -> Home:
    """A home with two exercises and a routine."""
    made = Home(program, own_home)
    made.write("exercises/side-lunge.yaml", LUNGE)
    made.write("exercises/bridge.yaml", BRIDGE)
    made.write("routines/evening.yaml", EVENING)
    return made


# In every command


def test_own_entries_stand_first_in_lists_and_say_that_they_are_yours(home: Home) -> None:
    exercises = home.out("list").splitlines()
    assert [line.split()[0] for line in exercises[:2]] == ["bridge", "side-lunge"]
    assert all("yours" in line for line in exercises[:2])
    assert not any("yours" in line for line in exercises[2:])
    assert home.out("routines").splitlines()[0].split()[0] == "evening"
    assert home.row("routines", "evening").endswith("yours")


def test_a_name_a_dosage_and_a_step_are_enough_to_show_an_exercise(home: Home) -> None:
    page = home.out("show", "side lunge")
    for told in ("2 sets of 8 on each side", "1. Step out to the side", "· yours", "evening"):
        assert told in page
    assert "You should feel" not in page


def test_scripts_are_told_where_an_entry_comes_from(home: Home) -> None:
    shown = json.loads(home.out("show", "bridge", "--json"))
    assert (shown["from"], shown["replaces"]) == ("yours", None)
    listed = {each["id"]: each["from"] for each in json.loads(home.out("list", "--json"))}
    assert (listed["bridge"], listed["bird-dog"]) == ("yours", "the coach")
    routines = {each["id"]: each["from"] for each in json.loads(home.out("routines", "--json"))}
    assert (routines["evening"], routines["essentials"]) == ("yours", "the coach")


def test_a_list_of_names_is_a_routine_that_plays(home: Home) -> None:
    timeline = json.loads(home.run("session", "evening", "--dry-run", "--json").out)
    done = dict.fromkeys(phase["exercise"] for phase in timeline["phases"])
    assert [*done] == ["bird-dog", "side-lunge", "bridge"]
    holds = [
        phase["duration_ms"]
        for phase in timeline["phases"]
        if (phase["exercise"], phase["kind"]) == ("bridge", "hold")
    ]
    assert sum(holds) == 3 * 10_000
    assert home.run("session", "side lunge", "bird-dog", "--dry-run").code == 0


def test_own_entries_can_be_taken_away_on_paper(home: Home) -> None:
    done = home.run("print", "evening with anna")
    assert done.code == 0
    assert "Step out to the side, bend that knee, and push back." in done.out


def test_a_shell_completes_own_names(home: Home) -> None:
    surroundings = {
        "BACKCOACH_HOME": str(home.folder),
        "_BACKCOACH_COMPLETE": "complete_bash",
        "COMP_WORDS": "backcoach session eve",
        "COMP_CWORD": "2",
    }
    assert "evening" in home.program.run(env=surroundings).out


def test_a_figure_is_borrowed_and_without_one_there_is_none(home: Home) -> None:
    assert home.run("show", "bridge", "--svg", "-").out.startswith("<svg")
    assert "There is no picture of Side lunge" in home.run("show", "side-lunge", "--svg", "-").err


def test_what_stands_in_the_format_of_the_data_is_the_same_exercise(home: Home) -> None:
    data = Path(__file__).resolve().parents[2] / "data" / "exercises.yaml"
    text = data.read_text("utf-8")
    start = text.index("- id: bird-dog")
    home.write("exercises/all.yaml", text[start : text.index("\n- id: ", start)])
    usual = home.program.document("show", "bird-dog", "--json")
    own = json.loads(home.out("show", "bird-dog", "--json"))
    assert own == {**usual, "from": "yours", "replaces": "the coach"}
    assert home.run("show", "bird-dog", "--svg", "-").out == (
        home.program.run("show", "bird-dog", "--svg", "-").out
    )


def test_one_file_may_have_both_kinds_and_several_entries(home: Home) -> None:
    home.write(
        "routines/sheet.yaml",
        """\
        name: From the sheet
        items: [calf raise, walk]
        exercises:
          - {name: Calf raise, dosage: {reps: 12}, steps: Stand on your toes.}
        """,
    )
    assert "Calf raise" in home.out("show", "calf-raise")
    assert "calf-raise" in home.run("session", "sheet", "--dry-run", "--json").out


def test_a_routine_of_ones_own_can_be_the_usual_one(home: Home) -> None:
    assert home.run("profile", "set", "routine", "evening").code == 0
    assert "Side lunge".lower() in home.run("session", "--dry-run").out


# In place of another


def test_an_own_entry_takes_the_place_of_what_is_called_the_same(home: Home) -> None:
    home.write(
        "exercises/mine.yaml",
        "{name: Bird dog, dosage: {reps: 2}, steps: Reach out. Change over.}",
    )
    assert "yours, in place of the coach's" in home.row("list", "bird-dog")
    assert "Level 1: twice" in home.out("show", "mine").replace("2 times", "twice")
    done = home.run("session", "essentials", "--dry-run")
    assert "Yours, in place of the coach's: Bird dog." in done.err
    assert "Reach out. Change over." in done.out


def test_a_routine_may_be_called_like_an_exercise_but_have_no_id_of_one(home: Home) -> None:
    home.write("routines/bird-dog.yaml", "{name: Bird dog, items: [bird dog, walk]}")
    assert "walk" in home.run("session", "bird-dog-routine", "--dry-run").out
    assert "walk" not in home.run("session", "bird-dog", "--dry-run").out
    file = home.write("routines/other.yaml", "{id: bird-dog, name: Other, items: [walk]}")
    done = home.run("session", "other", "--dry-run")
    assert done.code == 3
    assert f"{file}:1:2: id: is what the exercise bird-dog is called" in done.err


# Faults


BROKEN = """\
- name: Broken one
  dosage: {sets: 3, reps: 10, rest: 3 breath}
  stepps: Do it.
- name: Fine one
  dosage: {sets: 3, reps: 10}
  steps: Do it.
"""


def test_a_fault_stops_what_uses_it_and_says_where_it_is(home: Home) -> None:
    file = home.write("exercises/broken.yaml", BROKEN)
    home.write("routines/uses.yaml", "{name: Uses it, items: [walk, broken one]}")
    for words in (("show", "broken-one"), ("show", "brok"), ("session", "uses", "--dry-run")):
        done = home.run(*words)
        assert (done.code, done.out) == (3, "")
        assert f"{file}:3:3: Broken one.stepps: is no key here; did you mean steps?" in done.err
        assert f'{file}:2:31: Broken one.dosage.rest: "3 breath" is no rest' in done.err


def test_a_fault_stops_nothing_else(home: Home) -> None:
    home.write("exercises/broken.yaml", BROKEN)
    for words in (
        ("show", "fine-one"),
        ("session", "evening", "--dry-run"),
        ("session", "essentials", "--dry-run"),
        ("show", "bird-dog"),
        ("muscles",),
    ):
        assert home.run(*words).code == 0, words
    listed = home.run("list")
    assert listed.code == 0
    assert "these cannot be used: broken-one." in listed.err
    assert "fine-one" in listed.out


def test_what_was_to_be_replaced_does_not_come_back_by_a_fault(home: Home) -> None:
    home.write("exercises/mine.yaml", "{name: Bird dog, dosage: {reps: many}, steps: Reach.}")
    for words in (("show", "bird-dog"), ("session", "essentials", "--dry-run")):
        assert home.run(*words).code == 3, words
    assert home.run("session", "desk", "--dry-run").code == 0


# Whom it suits


def test_an_own_exercise_is_told_to_be_unchecked_for_whoever_has_a_condition(home: Home) -> None:
    home.run("profile", "set", "conditions", "osteoporosis")
    done = home.run("session", "evening", "--dry-run")
    suits = "Nobody has said whether Side lunge and Bridge with a ball suit you (fragile bones)."
    assert suits in done.err
    told = [line for line in done.out.splitlines() if "Nobody has said whether this suits" in line]
    assert len(told) == 2


def test_what_somebody_has_said_of_a_condition_is_heeded(home: Home) -> None:
    home.run("profile", "set", "conditions", "osteoporosis")
    home.write("exercises/side-lunge.yaml", f"{LUNGE}cautions: {{suits: [osteoporosis]}}\n")
    home.write("exercises/bridge.yaml", f"{BRIDGE}cautions: {{avoid: [osteoporosis]}}\n")
    done = home.run("session", "evening", "--dry-run")
    assert "Nobody has said" not in done.err
    assert "Left out, with nothing that would fit in its place: Bridge with a ball" in done.err


# A file by itself


SHEET = """\
name: Knees and hips
items:
  - calf raise
  - exercise: walk
    dosage: {work: 2 min}
exercises:
  - {name: Calf raise, dosage: {reps: 12}, steps: Stand on your toes.}
  - {name: Hip circle, dosage: {reps: 6, side: each}, steps: Draw a circle with your knee.}
"""


def test_a_file_is_played_as_it_lies_there(home: Home, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, "utf-8")
    timeline = json.loads(home.run("session", str(sheet), "--dry-run", "--json").out)
    done = dict.fromkeys(phase["exercise"] for phase in timeline["phases"])
    assert (timeline["routine"], [*done]) == ("sheet", ["calf-raise", "walk"])
    assert "Stand on your toes." in home.run("print", str(sheet)).out
    shown = home.out("show", str(sheet))
    assert "calf-raise · mobility · standing · needs nothing · sheet.yaml" in shown
    assert "Draw a circle with your knee." in shown
    assert "calf-raise" not in home.out("list")


def test_lines_of_a_therapists_sheet_are_what_is_done(home: Home) -> None:
    sheet = home.write(
        "sheet.yaml",
        """\
        name: Evening
        rest: 30 sec
        items:
          - bird dog 2x3 each side, hold 5 s, 2x a day
          - glute bridge 10-20 times
          - exercise: calf raise
            dosage: 2 sets of 4
        exercises:
          - {name: Calf raise, dosage: 3x12, steps: Stand on your toes.}
        """,
    )
    paper = home.run("print", str(sheet)).out
    for dose in (
        "2 sets of 3 on each side, hold 5 seconds; twice a day.",
        "10 times, hold 2 seconds.",
        "2 sets of 4.",
        "Rest 30 seconds between exercises.",
    ):
        assert dose in paper
    assert "Level 1: 3 sets of 12" in home.out("show", str(sheet))


SHEETS = sorted((Path(__file__).resolve().parents[1] / "sheets").glob("*.yaml"))
"""Thirty, of which all are laid out and put into words in `tests/sheets`."""


@every(SHEETS[::5], lambda sheet: sheet.stem)
def test_sheets_play_as_they_are(sheet: Path, program: Program) -> None:
    done = program.run("session", str(sheet), "--dry-run")
    assert done.code == 0, done.err


def test_something_else_in_a_file_can_be_named_after_it(home: Home, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, "utf-8")
    done = home.run("session", str(sheet), "hip circle", "side-lunge", "--dry-run", "--json")
    timeline = json.loads(done.out)
    assert timeline["routine"] == "hip-circle side-lunge"


def test_exercises_alone_in_a_file_are_done_one_after_the_other(home: Home) -> None:
    sheet = home.write(
        "sheet.yml",
        """\
        - {name: One, dosage: {reps: 2}, steps: Do it.}
        - {name: Two, dosage: {reps: 2}, steps: Do it.}
        """,
    )
    timeline = json.loads(home.run("session", str(sheet), "--dry-run", "--json").out)
    assert timeline["routine"] == "one two"


def test_a_file_with_several_routines_asks_for_one(home: Home) -> None:
    sheet = home.write("two.yaml", "- {name: A, items: [walk]}\n- {name: B, items: [walk]}\n")
    assert home.run("session", str(sheet)).sentence == (
        "two.yaml has 2 routines: a and b. Name one after it, such as a."
    )
    assert home.run("session", str(sheet), "b", "--dry-run").code == 0


def test_what_is_wrong_with_a_file_is_told_at_once(home: Home) -> None:
    sheet = home.write(
        "sheet.yaml",
        """\
        name: Mine
        items:
          - birddog
          - {exercise: walk, dosage: {work: a while}}
        exercises:
          - {name: Calf raise, dosage: {reps: twelve}, step: Up.}
        """,
    )
    done = home.run("session", str(sheet))
    assert done.code == 3
    for told in (
        f'{sheet}:3:5: items[0]: "birddog" begins with no exercise',
        f'{sheet}:4:31: items[1].dosage.work: "a while" is no length; write one like 20 s',
        f"{sheet}:6:33: exercises[0].dosage.reps: expected a whole number",
        f"{sheet}:6:48: exercises[0].step: is no key here; it is called `steps`",
    ):
        assert told in done.err


def test_what_is_no_file_is_a_sentence(home: Home) -> None:
    done = home.run("session", "./nowhere.yaml")
    assert (done.code, done.out) == (3, "")
    assert "nowhere.yaml:1:1: cannot be read: there is no such file" in done.err
    assert "A file stands first" in home.run("session", "walk", "./sheet.yaml").sentence
    hint = home.run("./sheet.yaml").sentence
    assert "Try `backcoach session ./sheet.yaml`." in hint
