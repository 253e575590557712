"""`backcoach check`: own files checked before they are used."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.program import Done, Program, posix

GOOD = """\
name: Evening with Anna
items:
  - bird dog 3x8 each side, hold 5 s, 2x a day
  - Side lunge
exercises:
  - name: Side lunge
    dosage: 2x8 each side
    steps: Step out to the side, bend that knee, and push back
"""
BAD = """\
name: Evening with Anna
item: bird dog
items:
  - birdog
  - exercise: bird dog
    dosage: {sets: 0, hold: 3 breath per side}
"""


@pytest.fixture
def folder(own_home: Path) -> Path:
    """Where somebody keeps a file that they were given."""
    return own_home


def check(program: Program, folder: Path, *words: str) -> Done:
    """Check with the own files of a folder."""
    return program.run("check", *words, env={"BACKCOACH_HOME": str(folder)})


def write(folder: Path, name: str, text: str | bytes) -> str:
    """Write a file; return how it is named on a command line."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


# What it says


def test_a_file_that_is_well_says_what_it_holds_and_how_long_each_routine_takes(
    program: Program, folder: Path
) -> None:
    file = write(folder, "sheet.yaml", GOOD)
    done = check(program, folder, file)
    assert (done.code, done.err) == (0, "")
    first, routine, exercise = done.out.splitlines()
    assert first == f"{file}: all is well."
    assert routine.split()[:3] == ["Routine", "sheet", "Evening"]
    assert "min" in routine
    assert exercise.endswith("2 sets of 8 on each side")


def test_every_problem_is_told_at_once_with_its_place(program: Program, folder: Path) -> None:
    file = write(folder, "sheet.yaml", BAD)
    done = check(program, folder, file)
    assert done.code == 3
    places = [line.split(": ")[:2] for line in done.out.splitlines()]
    assert places == [
        [f"{file}:2:1", "item"],
        [f"{file}:4:5", "items[0]"],
        [f"{file}:6:14", "items[1].dosage.sets"],
        [f"{file}:6:23", "items[1].dosage.hold"],
    ]
    assert done.err == "4 problems found.\n"


def test_scripts_get_the_same_problems_as_json(program: Program, folder: Path) -> None:
    file = write(folder, "sheet.yaml", BAD)
    done = check(program, folder, file, "--json")
    assert (done.code, done.err) == (3, "")
    found = json.loads(done.out)
    lines = ("{file}:{line}:{column}: {path}: {message}".format(**each) for each in found)
    assert [*lines] == check(program, folder, file).out.splitlines()
    good = write(folder, "good.yaml", GOOD)
    assert check(program, folder, good, "--json") == Done(0, "[]\n", "")


def test_without_a_name_all_own_files_are_checked(program: Program, folder: Path) -> None:
    assert check(program, folder).out.startswith("There are no exercises or routines of your own")
    write(folder, "exercises/lunge.yaml", "name: Lunge\ndosage: 2x8\nsteps: Step out.\n")
    write(folder, "routines/evening.yaml", "name: Evening\nitems: [lunge, bird dog]\n")
    done = check(program, folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("2 files: all is well.\nRoutine   evening")
    write(folder, "routines/other.yaml", "name: Other\nitems: [nothing]\n")
    done = check(program, folder)
    assert done.code == 3
    assert done.out.count("\n") == 1


def test_what_is_in_place_of_the_coachs_is_told(program: Program, folder: Path) -> None:
    file = write(folder, "desk.yaml", "name: Desk\nitems: [bird dog]\n")
    assert "desk: desk.yaml, in place of the coach's." in check(program, folder, file).out


# What it looks at


def test_a_file_may_use_what_is_in_own_files_and_only_its_own_problems_are_told(
    program: Program, folder: Path
) -> None:
    write(folder, "exercises/lunge.yaml", "name: Lunge\ndosage: 2x8\nsteps: Step out.\n")
    write(folder, "routines/broken.yaml", "name: Broken\nitems: [nothing]\n")
    file = write(folder, "sheet.yaml", "name: Sheet\nitems: [lunge]\n")
    assert check(program, folder, file).code == 0


def test_an_own_file_can_be_named_too(program: Program, folder: Path) -> None:
    file = write(folder, "routines/evening.yaml", "name: Evening\nitems: [bird dog]\n")
    done = check(program, folder, file)
    assert (done.code, done.err) == (0, "")
    assert "in place of" not in done.out


def test_what_has_just_been_mended_is_well_however_often_it_was_used(
    program: Program, folder: Path
) -> None:
    file = write(folder, "routines/evening.yaml", "name: Evening\nitems: [nothing]\n")
    program.run("routines", env={"BACKCOACH_HOME": str(folder)})  # which keeps what it found
    Path(file).write_text("name: Evening\nitems: [bird dog]\n")
    assert check(program, folder).code == 0


@posix
def test_what_cannot_be_read_is_a_problem_of_its_own(program: Program, folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    secret = write(folder, "secret.yaml", GOOD)
    Path(secret).chmod(0)
    names = ["missing.yaml", "pipe.yaml", ".", "latin1.yaml", "nul.yaml", "large.yaml"]
    write(folder, "latin1.yaml", GOOD.replace("Anna", "Änne").encode("latin-1"))
    write(folder, "nul.yaml", GOOD.replace("Anna", "An\0na"))
    write(folder, "large.yaml", GOOD + "#" * 2_000_000)
    for name in names:
        done = check(program, folder, str(folder / name))
        assert (done.code, done.out.count("\n"), done.err) == (3, 1, "1 problem found.\n"), name
        assert done.out.startswith(str(folder / name).removesuffix("/."))
        assert done.out.rstrip("\n").isprintable()


def test_the_schema_is_a_json_document(program: Program, folder: Path) -> None:
    schema = json.loads(check(program, folder, "--schema").out)
    assert {"Exercise", "Routine", "Item", "Dosage"} <= schema["$defs"].keys()


def test_two_ways_to_check_are_refused(program: Program, folder: Path) -> None:
    done = check(program, folder, "--json", "--watch")
    assert done.code == 2
    assert "take one" in done.sentence


# Completion


def test_a_shell_completes_files_that_may_be_checked(program: Program, folder: Path) -> None:
    write(folder, "sheets/anna.yaml", GOOD)
    write(folder, "sheets/notes.txt", "")
    completed = program.run(
        env={
            "_BACKCOACH_COMPLETE": "complete_bash",
            "COMP_WORDS": f"backcoach check {folder}/sheets/",
            "COMP_CWORD": "2",
        }
    )
    assert completed.out.split() == [f"{folder}/sheets/anna.yaml"]
