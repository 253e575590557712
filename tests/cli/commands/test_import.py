"""Exercises of another program, and pasted lists, as own files."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program

SIT_UP: dict[str, Any] = {
    "name": "3/4 Sit-Up",
    "force": "pull",
    "equipment": "body only",
    "primaryMuscles": ["abdominals"],
    "secondaryMuscles": [],
    "instructions": ["Lie down on the floor. Bend your knees.", "Sit up\x1b[31m."],
    "category": "strength",
}


def exercise(name: str, **other: object) -> dict[str, Any]:
    return {**SIT_UP, "name": name, **other}


@pytest.fixture
def program(own_home: Path) -> Program:
    return Program(own_home)


def taken_in(program: Program, folder: Path, *exercises: object) -> list[str]:
    file = folder / "gym.json"
    file.write_text(json.dumps(exercises), "utf-8")
    done = program.run("import", str(file))
    assert done.code == 0, done.err
    return done.out.splitlines()


def shown(program: Program, name: str) -> Any:
    return json.loads(program.run("show", name, "--json").out)


def test_exercises_of_another_program_are_there_with_a_small_dose_and_where_they_come_from(
    program: Program, tmp_path: Path
) -> None:
    stretch = exercise("Long Hang", category="stretching", primaryMuscles=["lats", "biceps"])
    assert taken_in(program, tmp_path, SIT_UP, stretch) == [
        "Taken in: 2 exercises.",
        "No counterpart here:",
        "  biceps (1)",
    ]
    sit_up, hang = shown(program, "sit-up"), shown(program, "long-hang")
    assert (sit_up["levels"][0]["sets"], sit_up["levels"][0]["reps"]) == (1, 5)
    assert sit_up["muscles"]["primary"] == ["abdominals"]
    assert sit_up["steps"] == ["Lie down on the floor.", "Bend your knees.", "Sit up [31m."]
    assert sit_up["notes"][0].startswith("From gym.json. Nobody has checked")
    assert hang["goal"] == "stretch"
    assert hang["muscles"]["primary"] == ["latissimus_dorsi"]


def test_nothing_that_is_there_is_replaced_and_what_cannot_be_had_is_named(
    program: Program, tmp_path: Path
) -> None:
    said = taken_in(
        program,
        tmp_path,
        exercise("Dead Bug"),
        exercise("Curl", equipment="barbell"),
        exercise("curl"),
        exercise("Silent", instructions=[]),
        {"name": 7},
        5,
    )
    assert said == [
        "Taken in: 1 exercise.",
        "There already, and left as they are:",
        "  Dead Bug",
        "  curl",
        "Left out:",
        '  "Silent" has no instructions',
        "  number 5 has no name that can be used",
        "  number 6 has no name that can be used",
        "No counterpart here:",
        "  barbell (1)",
    ]
    assert "It needs: barbell." in shown(program, "curl")["notes"]


def test_a_file_that_is_there_stays_as_it_is(program: Program, tmp_path: Path) -> None:
    taken_in(program, tmp_path, SIT_UP)
    before = (program.home / "exercises" / "gym.yaml").read_bytes()
    (tmp_path / "gym.json").write_text(json.dumps([exercise("Other")]), "utf-8")
    sentence = program.run("import", str(tmp_path / "gym.json")).sentence
    assert "gym.yaml is there already, and stays as it is." in sentence
    assert (program.home / "exercises" / "gym.yaml").read_bytes() == before
    assert program.run("import", str(tmp_path / "gym.json"), "--name", "second").code == 0


def test_what_is_no_list_is_one_sentence(program: Program, tmp_path: Path) -> None:
    for text, said in {
        b"[": "is no JSON that can be read",
        b"{}": "should be a list of exercises",
        b"[]": "should be a list of exercises",
        b"[" * 100_000: "is no JSON that can be read",
        b"\xff\xfe": "is no text in UTF-8",
        b"Dear all,": "has no line that begins with an exercise there is",
        b"": "has no line that begins with an exercise there is",
    }.items():
        file = tmp_path / "odd"
        file.write_bytes(text)
        done = program.run("import", str(file))
        assert (done.code, said in done.err) == (3, True), (text[:20], done.err)


def test_eight_hundred_can_be_taken_in_at_once(program: Program, tmp_path: Path) -> None:
    many = [exercise(f"Exercise {'abcdefghij'[n % 10]} {n}") for n in range(873)]
    assert taken_in(program, tmp_path, *many)[0] == "Taken in: 873 exercises."
    assert len(program.lines("list")) > 873


def test_a_pasted_list_becomes_a_routine_that_says_what_was_not_understood(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "list.txt"
    file.write_text("Evening with Anna\n1. Bird dog 2x3\n- glute bridge\n* foo 3x3\n", "utf-8")
    assert program.run("import", str(file)).out.splitlines() == [
        "Understood: 2 lines.",
        "Not understood, and in the file as comments:",
        '  foo 3x3: "foo" begins with no exercise that is known',
        "`backcoach session evening-with-anna` plays it.",
    ]
    written = (program.home / "routines" / "evening-with-anna.yaml").read_text("utf-8")
    assert "  # not understood: foo 3x3\n" in written
    (routine,) = [
        each
        for each in json.loads(program.run("routines", "--json").out)
        if each["id"] == "evening-with-anna"
    ]
    assert routine["name"] == "Evening with Anna"
    assert routine["items"] == ["bird-dog", "glute-bridge"]
