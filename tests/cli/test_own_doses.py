"""A sheet with every kind of dose in an own file: printed, measured and played."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.program import Program

SHEET = """\
name: From Anna
rest: 20 s
begins: 2020-01-06
blocks:
  - rounds: 2
    between: 0 s
    rest: 1 min
    items:
      - exercise: glute bridge
        levels:
          - {reps: 2, hold: 2 s, load: red band, frequency: "2 a day, 5 a week"}
          - {reps: 3, hold: 2 s, load: green band}
        weeks: [1, 3]
      - exercise: dead bug
        dosage: {work: 40 s, amrap: true}
  - items:
      - exercise: seated belly breathing
        dosage: {work: 76 s, breath: "4:7:8:0"}
"""


@pytest.fixture
def printed(program: Program, own_home: Path) -> str:
    """The sheet as it is printed for somebody who has it as a routine of their own."""
    (own_home / "routines").mkdir(parents=True)
    (own_home / "routines" / "anna.yaml").write_text(SHEET, "utf-8")
    done = program.run("print", "from-anna", env={"BACKCOACH_HOME": str(own_home)})
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


@pytest.mark.parametrize(
    "said",
    [
        "Rest 20 seconds between exercises.",
        "no rest between exercises, rest 1 minute between rounds.",
        "of the plan, which began on Mon 6 Jan 2020.",
        "From week 1, 2 times, hold 2 seconds, with red band; twice a day, 5 days a week; from week"
        " 3, 3 times, hold 2 seconds, with green band.",
        "as many times as you can in 40 seconds",
        "breathe in 4, hold 7, out 8",
        "If you feel light-headed, or your fingers or lips tingle, breathe as you like.",
        "Getting ready takes longer than the rest before:",
    ],
)
def test_paper_says_every_dose(printed: str, said: str) -> None:
    assert said in printed


def test_it_is_played_as_it_is_written(program: Program, own_home: Path) -> None:
    (own_home / "routines").mkdir(parents=True)
    (own_home / "routines" / "anna.yaml").write_text(SHEET, "utf-8")
    words = ("session", "from-anna", "--dry-run", "--json")
    done = program.run(*words, env={"BACKCOACH_HOME": str(own_home)})
    phases = json.loads(done.out)["phases"]
    work = [each for each in phases if each["kind"] in ("move", "hold")]
    assert [each["duration_ms"] for each in work if each["exercise"] == "dead-bug"] == [40_000] * 2
    breaths = {each["breath"] for each in work if each["exercise"] == "seated-belly-breathing"}
    assert "held" in breaths


def test_a_rest_that_nobody_wrote_is_not_told_to_be_too_short(
    program: Program, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.yaml"
    told = {}
    for rest in ("", "rest: 10 s\n"):
        sheet.write_text(f"{rest}name: Two\nitems: [bird dog 1x1, glute bridge 1x1]\n", "utf-8")
        paper = program.run("print", str(sheet)).out
        longer = "Getting ready takes longer" in program.run("session", str(sheet), "--dry-run").err
        told[rest] = (longer, "Rest 10 seconds between exercises." in paper)
    assert told == {"": (False, False), "rest: 10 s\n": (True, True)}


def test_what_is_held_is_held_as_usual_where_only_a_time_is_written(
    program: Program, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.yaml"
    papers = set()
    for dose in ("glute bridge for 40 s", "{exercise: glute bridge, dosage: {work: 40 s}}"):
        sheet.write_text(f"name: One\nitems:\n  - {dose}\n", "utf-8")
        papers.add(program.run("print", str(sheet)).out)
    assert len(papers) == 1
    assert "hold 2 seconds" in papers.pop()


ROUNDS = """\
name: Rounds
blocks:
  - rounds: 2
    rest: 1 min
    items: ["bird dog 1x1, rest 50 s", "dead bug 1x1, rest 40 s"]
  - items: [glute bridge 1x1, dead bug 1x1]
"""


def test_a_rest_of_one_line_comes_after_that_one_alone(program: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(ROUNDS, "utf-8")
    words = ("session", str(sheet), "--teach", "never", "--dry-run", "--json")
    phases = json.loads(program.run(*words).out)["phases"]
    lengths = []
    for before, after in pairwise(each for each in phases if each["kind"] in ("move", "hold")):
        last = before["start_ms"] + before["duration_ms"]
        if after["exercise"] != before["exercise"]:
            lengths.append((after["start_ms"] - last) // 1_000)
    assert lengths[:4] == [50, 60, 50, 40]
    assert "Rest 50 seconds after Bird dog. Rest 40 seconds after Dead bug." in " ".join(
        program.run("print", str(sheet)).out.split()
    )
