"""Lines alone on a terminal, for whoever listens to it: every command, and every question."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.forking import BACKCOACH
from tests.terminal.pty_program import QUIET, Program

PAGES = (
    ("list",),
    ("list", "--search", "xyzzy"),
    ("show", "bird-dog"),
    ("muscles",),
    ("muscles", "ql"),
    ("routines",),
    ("print", "desk"),
    ("session", "desk", "--dry-run"),
    ("profile",),
    ("profile", "set", "sore-side", "left"),
    ("safety",),
    ("safety", "rules"),
    ("safety", "about"),
    ("--help",),
    ("routines", "desk"),
    ("show", "bird-dog", "--play"),
)
FAST = ("session", "desk", "--no-journal", *QUIET, "--pain-before", "0", "--speed", "1000")
NOTHING: Mapping[str, str] = MappingProxyType({})
ASKED: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "the option": (("--plain",), {}),
    "the environment": ((), {"ACCESSIBLE": "1"}),
    "the terminal": ((), {"TERM": "dumb"}),
    "more than colours": (("--plain",), {"FORCE_COLOR": "1"}),
}
"""The ways to ask for lines alone."""


def faults(written: bytes, columns: int = 80) -> list[str]:
    """What there is in a text that somebody who listens to it should not get."""
    text = written.decode().replace("\r\n", "\n")
    lines = text.split("\n")
    found = [f"control code {each!r}" for each in re.findall(r"[^\n\x20-\U0010ffff]", text)]
    found += ["a run of blank lines"] * ("\n\n\n" in text)
    found += [f"drawn: {each}" for each in lines if re.search("[\u2500-\u28ff]|--$|==", each)]
    found += [f"columns: {each}" for each in lines if re.search(r"\S {2,}\S|\S · \S", each)]
    return found + [f"too long: {each}" for each in lines if _is_torn(each, min(columns, 78))]


def _is_torn(line: str, columns: int) -> bool:
    """Whether a terminal breaks a line that could have been broken between two words."""
    return len(line) > columns and len(line.split()) > 1


def written(*words: str, columns: int = 80, environ: Mapping[str, str] = NOTHING) -> bytes:
    with Program(*BACKCOACH, *words, columns=columns, environ=environ) as program:
        program.wait_for_end()
        return program.written


@pytest.mark.slow
@pytest.mark.parametrize("columns", [80, 40])
def test_no_page_has_more_than_lines(columns: int) -> None:
    found = {}
    for words in PAGES:
        page = written(*words, "--plain", columns=columns)
        usage = words == ("--help",)  # whose columns are Typer's own
        found[words] = [] if usage and b"\x1b" not in page else faults(page, columns)
        assert page, words
    assert {words: each for words, each in found.items() if each} == {}


@pytest.mark.slow
def test_lines_are_what_one_gets_however_they_are_asked_for(home: Path) -> None:
    for words in (("list",), ("show", "bird-dog"), ("print", "desk"), FAST):
        pages = {how: written(*words, *more, environ=env) for how, (more, env) in ASKED.items()}
        (home / "backcoach" / "profile.yaml").write_text("plain: on\n")
        pages["the profile"] = written(*words)
        (home / "backcoach" / "profile.yaml").unlink()
        assert len(set(pages.values())) == 1, words
        assert faults(pages["the terminal"]) == [], words


def test_columns_are_for_the_eye_and_for_scripts_alone() -> None:
    assert b"bird-dog; Bird dog; hands-and-knees" in written("list", "--plain")


@pytest.fixture
def newcomer(answered: Path) -> Program:
    answered.unlink()
    lines = MappingProxyType({"ACCESSIBLE": "1"})
    return Program(*BACKCOACH, "session", "--no-journal", *QUIET, "--speed", "1000", environ=lines)


@pytest.mark.slow
def test_no_question_redraws_anything(newcomer: Program) -> None:
    with newcomer as program:
        program.wait_for("Which one?")
        program.type_in("\r")
        for page in range(1, 6):
            program.wait_for(f"(page {page} of 5)", "yes, no or not sure")
            program.type_in("no\r")
        program.wait_for("Press Enter to go on.")
        program.type_in("\r")
        program.wait_for("from 0 (not at all)")
        program.type_in("11\r8\r")
        program.wait_for("1, 2 or 3")
        program.type_in("4\r2\r")
        program.wait_for("Let me show you")
        assert faults(program.written) == []
