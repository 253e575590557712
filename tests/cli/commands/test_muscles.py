"""What `backcoach muscles` shows, with the real muscles and six exercises made up for these tests.

The real exercises become more over time; what they do with a muscle is tested in tests/domain.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.approving import approved
from tests.cli.copies import Copy
from tests.cli.program import STYLE, Program
from tests.safe import safety_of

EXERCISES = [
    # goal, equipment, muscles first of all, muscles besides
    ("bridge", "strength", ["mat"], ["glutes"], ["erector_spinae", "quadratus_lumborum"]),
    ("dog", "control", ["mat"], ["erector_spinae", "multifidus"], ["lower_back", "glutes"]),
    ("lean", "stretch", [], ["quadratus_lumborum"], ["latissimus_dorsi"]),
    ("sway", "mobility", [], ["quadratus_lumborum"], ["obliques"]),
    ("roll", "relax", ["ball"], ["quadratus_lumborum"], ["thoracolumbar_fascia"]),
    ("rest", "relax", ["mat"], ["erector_spinae"], ["quadratus_lumborum"]),
]
PART = {"do": "move", "move": "2 s", "breath": "free", "pose": "start", "say": "Move."}
COUNTED = re.compile(r"[│├└─ ]*(\S.*?)  \d+\+\d+(  |$)")
"""A row of the tree that has a name and two numbers."""

Lines = Callable[..., list[str]]


def entry(
    name: str, goal: str, equipment: list[str], first: list[str], besides: list[str]
) -> Mapping[str, object]:
    return {
        **{"id": name, "name": f"The {name}", "goal": goal, "equipment": equipment},
        **{"muscles": {"primary": first, "secondary": besides}, "side": "both"},
        **{"why": "Why.", "position": "standing", "settings": ["floor"], "start": "Stand."},
        **{"steps": ["Move."], "feel": "Fine.", "mistakes": ["None."], "movement": [PART]},
        **{"levels": [{"sets": 1, "reps": 3}], "sources": ["s1"]},
        "alone": "It is for a test.",
    }


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The surroundings in which the program knows these exercises alone."""
    copy = Copy(tmp_path_factory.mktemp("muscles"))
    sources = [{"id": "s1", "title": "An article", "mark": "seen", "kind": "article"}]
    texts = {
        **{"exercises.yaml": [entry(*each) for each in EXERCISES]},
        **{"routines.yaml": [], "sources.yaml": sources, "transitions.yaml": []},
        **{"safety.yaml": safety_of(EXERCISES[0][0], "s1")},
    }
    for name, text in texts.items():
        (copy.data / name).write_text(json.dumps(text), "utf-8")
    return copy.environ(tmp_path_factory.mktemp("home"))


@pytest.fixture
def lines(program: Program, coach: Mapping[str, str]) -> Lines:
    """The lines of a command line: into a pipe, or drawn where there are columns to draw in."""

    def printed(*words: str, columns: int | None = None) -> list[str]:
        drawn = {} if columns is None else {"FORCE_COLOR": "1", "COLUMNS": str(columns)}
        done = program.lines(*words, env={**coach, **drawn})
        return [STYLE.sub("", line).rstrip() for line in done]

    return printed


# All muscles


@pytest.mark.parametrize("columns", [40, 80])
def test_all_muscles_are_drawn_as_a_tree(lines: Lines, columns: int) -> None:
    now = lines("muscles", columns=columns)
    assert now == approved(f"muscles/tree-{columns}.txt", now)


def test_all_muscles_in_a_pipe_are_a_line_each(lines: Lines) -> None:
    now = lines("muscles")
    assert now == approved("muscles/lines.txt", now)


def test_the_tree_has_every_group_and_muscle_once(lines: Lines) -> None:
    rows = [COUNTED.match(line) for line in lines("muscles", columns=200)]
    listed = json.loads("\n".join(lines("muscles", "--json")))
    assert sorted(row[1] for row in rows if row) == sorted(each["name"] for each in listed)


def test_the_tree_does_without_lines_where_the_terminal_has_none(
    program: Program, coach: Mapping[str, str]
) -> None:
    ascii_only = {"FORCE_COLOR": "1", "PYTHONIOENCODING": "ascii"}
    drawn = program.lines("muscles", env={**coach, **ascii_only})
    assert [line for line in drawn if not line.isascii()] == []


# One muscle


@pytest.mark.parametrize(
    ("name", "file"),
    [
        pytest.param("ql", "quadratus-lumborum", id="used-in-every-way"),
        pytest.param("lower back", "lower-back", id="group-in-a-group"),
        pytest.param("hips", "hips", id="group-of-groups"),
        pytest.param("soleus", "soleus", id="not-used"),
    ],
)
def test_one_muscle_is_told_about(lines: Lines, name: str, file: str) -> None:
    now = lines("muscles", name)
    assert now == approved(f"muscles/{file}.txt", now)


def test_one_muscle_is_drawn(lines: Lines) -> None:
    now = lines("muscles", "ql", columns=60)
    assert now == approved("muscles/quadratus-lumborum-60.txt", now)


def test_one_muscle_as_json_has_what_the_list_has_and_how_it_is_used(lines: Lines) -> None:
    now = lines("muscles", "ql", "--json")
    assert now == approved("muscles/quadratus-lumborum.json", now)
    document = json.loads("\n".join(now))
    listed = json.loads("\n".join(lines("muscles", "--json")))
    assert [each for each in listed if each.items() <= document.items()] != []


# Names, with the real exercises


@pytest.mark.parametrize(
    ("name", "first"),
    [
        *(("ql", "quadratus lumborum"), ("QL", "quadratus lumborum")),
        *(("quadratus lumborom", "quadratus lumborum"), ("hip-hiker", "quadratus lumborum")),
        *(("lats", "latissimus dorsi"), ("lattisimus dorsi", "latissimus dorsi")),
        *(("piriformus", "piriformis"), ("low back", "lower back"), ("hammstrings", "hamstrings")),
    ],
)
def test_a_nearly_right_name_tells_about_its_muscle(
    program: Program, name: str, first: str
) -> None:
    assert program.lines("muscles", name)[0] == first


def test_several_muscles_are_told_about_one_after_the_other(lines: Lines) -> None:
    both = lines("muscles", "Psoas and Iliacus Muscles")
    assert both == [*lines("muscles", "psoas"), *lines("muscles", "iliacus")]


def test_several_muscles_are_drawn_one_after_the_other(lines: Lines) -> None:
    both = lines("muscles", "psoas, iliacus", columns=60)
    assert both == [
        *lines("muscles", "psoas", columns=60),
        *lines("muscles", "iliacus", columns=60),
    ]


def test_several_muscles_as_json_are_a_list(program: Program) -> None:
    both = program.document("muscles", "psoas, iliacus", "--json")
    assert both == [program.document("muscles", each, "--json") for each in ("psoas", "iliacus")]


def test_one_muscle_and_list_agree_on_who_uses_it(program: Program) -> None:
    uses = program.document("muscles", "lower back", "--json")["uses"]
    used = {each for use in uses for each in (*use["primary"], *use["secondary"])}
    listed = program.document("list", "--muscle", "lower back", "--json")
    assert used == {each["id"] for each in listed}


def test_a_name_from_the_data_is_no_markup(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.change("muscles.yaml", "name: soleus,", 'name: "[b]s[/b]",')
    environ = {**copy.environ(tmp_path / "home"), "FORCE_COLOR": "1"}
    assert "[b]s[/b]" in program.run("muscles", env=environ).out
    assert "[b]s[/b]" in program.run("muscles", "soleus", env=environ).out
