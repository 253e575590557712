"""A list or a page that is longer than the window, in the pager of whoever reads it."""

from pathlib import Path

from backcoach.cli import stored
from tests.cli.program import STYLE
from tests.forking import BACKCOACH
from tests.requirements import need
from tests.terminal.pty_program import Program


def shown(pager: str, *words: str, rows: int = 24) -> list[str]:
    """What a list leaves on the terminal, without its colours."""
    environ = {"PAGER": pager}
    with Program(*BACKCOACH, *(words or ("list",)), rows=rows, environ=environ) as program:
        assert program.wait_for_end() == 0
        return STYLE.sub("", program.written.decode().replace("\r", "")).splitlines()


def test_a_list_has_one_line_for_each_exercise_and_goes_to_the_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\ncat >"$1"\necho "$LESS" >>"$1"\n')
    pager.chmod(0o755)
    read = tmp_path / "read"
    assert shown(f"{pager} {read}") == []
    head, *lines, less = STYLE.sub("", read.read_text()).splitlines()
    assert head.split() == ["Exercise", "Position", "Goal", "Muscles"]
    assert [line.split()[0] for line in lines] == [each.id for each in stored.index().exercises]
    assert max(map(len, lines)) <= 80
    assert less == "FRX"


def test_without_a_pager_that_works_a_list_is_printed() -> None:
    count = len(stored.index().exercises) + 1
    for pager in ("", "cat", "false", "/no/such/pager", "un'ended"):
        assert len(shown(pager)) == count, pager


def test_what_fits_in_the_window_needs_no_pager() -> None:
    reading = "sh -c 'cat >/dev/null; echo read'"
    assert len(shown(reading, "list", rows=200)) > 24
    assert len(shown(reading, "list", "--search", "doorway")) > 2
    pages = (
        ("routines",),
        ("show", "bird-dog"),
        ("safety", "rules"),
        ("session", "desk", "--dry-run"),
    )
    assert [shown(reading, *words) for words in pages] == [["read"]] * len(pages)


def test_less_keeps_the_colours_and_leaves_the_list_when_it_is_left() -> None:
    with Program(*BACKCOACH, "list", environ={"PAGER": need("less")}) as program:
        program.wait_for("Exercise", "glute-bridge")
        assert "[1;" not in program.text
        program.send("q")
        assert program.wait_for_end() == 0
        assert "glute-bridge" in program.text
