"""An environment that makes no sense changes nothing, and what asks for nonsense gets none."""

import os

import pytest

from tests.cli.program import ESCAPE, STYLE, Program

USUAL: dict[str, dict[str, str]] = {
    "columns that are a digit, but no number": {"COLUMNS": "²"},
    "columns of 5,000 digits": {"COLUMNS": "9" * 5_000},
    "no columns": {"COLUMNS": "0"},
    "fewer columns than none": {"COLUMNS": "-80"},
    "rows that are a digit, but no number": {"LINES": "²"},
    "rows of 5,000 digits": {"LINES": "9" * 5_000},
    "no rows": {"LINES": "0"},
    "a time zone beyond all": {"TZ": "UTC+99"},
    "a time zone a day away": {"TZ": "UTC-25"},
    "a time zone that is a device": {"TZ": ":/dev/zero"},
    "a time zone nobody knows": {"TZ": "Nowhere/Land"},
    "a terminal that is an escape code": {"TERM": f"{ESCAPE}[31m"},
    "Typer's width": {"TERMINAL_WIDTH": "x"},
    "Typer's Rich": {"TYPER_USE_RICH": "x"},
    "Typer's traceback": {"TYPER_STANDARD_TRACEBACK": "1", "_TYPER_STANDARD_TRACEBACK": "1"},
    "Rich's terminal": {"TTY_COMPATIBLE": "x", "TTY_INTERACTIVE": "x"},
    "a locale nobody has": {"LANG": "xx_XX.nonsense", "LC_ALL": "xx"},
    "a language": {"LANGUAGE": "../../../etc"},
    "no home": {"HOME": ""},
    "a home that is an escape code": {"HOME": f"/{ESCAPE}[31m"},
}


@pytest.mark.parametrize("environ", USUAL.values(), ids=USUAL)
def test_an_environment_that_makes_no_sense_changes_nothing(
    program: Program, environ: dict[str, str]
) -> None:
    session = ("session", "desk", "--speed", "1000")
    usual = program.as_usual(*session)
    assert program.run(*session, env=environ) == usual
    drawn = program.run("muscles", env={**environ, "FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert (drawn.code, drawn.err) == (0, "")
    assert max(map(len, STYLE.sub("", drawn.out).splitlines())) <= 80


@pytest.mark.parametrize("columns", ["1", "500", "1000000000"])
def test_a_table_stays_between_a_narrow_and_a_wide_one(program: Program, columns: str) -> None:
    lines = program.lines("list", env={"COLUMNS": columns, "FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert 15 < max(map(len, lines)) <= 500


@pytest.mark.parametrize(
    "environ",
    [
        {"_BACKCOACH_COMPLETE": "complete_bash"},
        {"_BACKCOACH_COMPLETE": "complete_bash", "COMP_WORDS": "backcoach sh"},
        {"_BACKCOACH_COMPLETE": "complete_bash", "COMP_WORDS": "backcoach", "COMP_CWORD": "x"},
        {"_BACKCOACH_COMPLETE": "complete_bash", "COMP_WORDS": "a 'b", "COMP_CWORD": "9" * 5_000},
        {"_BACKCOACH_COMPLETE": "complete_zsh", "TERMINAL_WIDTH": "x"},
        {"_BACKCOACH_COMPLETE": "nonsense"},
        {"_BACKCOACH_COMPLETE": f"complete_{ESCAPE}[31m"},
    ],
    ids=lambda each: " ".join(each),
)
def test_a_shell_that_asks_nonsense_is_told_nothing(
    program: Program, environ: dict[str, str]
) -> None:
    done = program.run(env=environ)
    assert (done.code, done.out, done.err) == (1, "", "")


def test_a_shell_that_asks_is_told_what_there_is(program: Program) -> None:
    from_desk = {"standing-break", "standing-hamstring-stretch", "seated-rotation"}
    environ = {"COMP_WORDS": "backcoach session desk --from s", "COMP_CWORD": "4"}
    assert {*program.lines(env={"_BACKCOACH_COMPLETE": "complete_bash", **environ})} == from_desk
    for words, number, found in (
        ("backcoach sho", "1", "show\n"),
        ("backcoach show bird", "2", "bird-dog\n"),
    ):
        environ = {"_BACKCOACH_COMPLETE": "complete_bash", "COMP_WORDS": words}
        assert program.lines(env={**environ, "COMP_CWORD": number}) == [found.strip()]


@pytest.mark.skipif(os.name == "nt", reason="docstrings are the same there")
def test_help_says_as_much_where_python_forgets_its_docstrings(program: Program) -> None:
    for words in (
        *(("--help",), ("safety", "--help"), ("profile", "--help"), ("safety", "rules", "--help")),
        *((each, "--help") for each in ("session", "list", "show", "muscles", "routines", "print")),
        *(("profile", "set", "--help"), ("safety", "review", "--help")),
    ):
        bare = program.run(*words, env={"PYTHONOPTIMIZE": "2"})
        assert bare == program.as_usual(*words), words
