"""`backcoach new`: own files that are begun, and play already."""

import json
from pathlib import Path
from typing import Any

from tests.cli.program import Done, Program
from tests.every import every


def run(program: Program, home: Path, *words: str) -> Done:
    """Run a command line with the own files of a home."""
    return program.run(*words, env={"BACKCOACH_HOME": str(home)})


def phases(program: Program, home: Path, routine: str) -> Any:
    """What a routine is, second by second."""
    return json.loads(run(program, home, "session", routine, "--dry-run", "--json").out)["phases"]


@every(["essentials", "ql-relief", "strong-a"])
def test_a_copy_of_a_routine_is_the_same_second_by_second(
    routine: str, program: Program, own_home: Path
) -> None:
    assert run(program, own_home, "new", "routine", f"my {routine}", "--from", routine).code == 0
    assert phases(program, own_home, f"my-{routine}") == phases(program, own_home, routine)


def test_a_new_routine_says_where_it_is_and_what_plays_it(program: Program, own_home: Path) -> None:
    line = ("--exercise", "bird dog 2x8, hold 5 s", "--exercise", "walk 5 min")
    done = run(program, own_home, "new", "routine", "Evening", *line, "--often", "2x a day")
    file = own_home / "routines" / "evening.yaml"
    assert (done.code, done.err) == (0, f"Wrote {file}.\n")
    assert done.out == "To play it: backcoach session evening\n"
    assert '- "bird dog 2x8, hold 5 s, 2 a day"' in file.read_text("utf-8")
    assert run(program, own_home, "check").code == 0
    assert {each["exercise"] for each in phases(program, own_home, "evening")} == {
        "bird-dog",
        "walk",
    }


def test_a_new_file_names_a_schema_that_is_there(program: Program, own_home: Path) -> None:
    run(program, own_home, "new", "routine", "evening", "--from", "desk")
    first = (own_home / "routines" / "evening.yaml").read_text("utf-8").splitlines()[0]
    schema = own_home / "routines" / first.partition("$schema=")[2]
    assert schema.read_text("utf-8") == run(program, own_home, "check", "--schema").out


def test_a_new_exercise_plays_as_it_is_or_like_another(program: Program, own_home: Path) -> None:
    assert run(program, own_home, "new", "exercise", "Calf raise").code == 0
    assert run(program, own_home, "new", "exercise", "my bird", "--from", "bird-dog").code == 0
    for name in ("calf-raise", "my-bird"):
        assert run(program, own_home, "session", name, "--dry-run").code == 0
    assert run(program, own_home, "show", "my-bird", "--svg", "-").out.startswith("<svg")


def test_nothing_is_ever_overwritten(program: Program, own_home: Path) -> None:
    file = own_home / "routines" / "evening.yml"
    file.parent.mkdir()
    file.write_text("mine", "utf-8")
    done = run(program, own_home, "new", "routine", "evening", "--from", "desk")
    assert done.code == 1
    assert "stays as it is. Give the new one another name." in done.sentence
    assert [each.read_text("utf-8") for each in file.parent.iterdir()] == ["mine"]


@every(
    [
        ("routine", "essentials", "already"),
        ("routine", "bird dog", "already"),
        ("routine", "???", "no letters"),
        ("routine", "../../out", "Wrote"),
        ("exercise", "x --dosage banana", "banana"),
        ("routine", "x --exercise nonsuch", "begins with no exercise"),
        ("routine", "x --from nonsuch", "There is no routine"),
        ("routine", "x --from desk --often daily", "--from copies a whole routine"),
        ("routine", "x --edit", "--edit needs a terminal"),
    ],
    str,
)
def test_what_cannot_be_begun_is_said_and_nothing_lies_outside(
    case: tuple[str, str, str], program: Program, own_home: Path
) -> None:
    kind, words, says = case
    name, *options = words.split(" --")
    typed = [part for each in options for part in f"--{each}".split(" ", 1)]
    done = run(program, own_home, "new", kind, name, *typed)
    assert says in done.err
    assert (done.code == 0) == (says == "Wrote")
    assert {each.parent.name for each in own_home.rglob("*.yaml")} <= {"routines"}
