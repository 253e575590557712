"""What a command loads: those that print a line should not wait for what they do not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIGURES = "backcoach.figures"


def imported(home: Path, *words: str) -> set[str]:
    """The modules that the program imports for a command; its caches are made by a run before."""
    command = [sys.executable, "-X", "importtime", "-m", "backcoach", *words]
    for _ in range(2):
        done = subprocess.run(
            command,
            env={**os.environ, "BACKCOACH_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


@pytest.mark.parametrize("words", [("--version",), ("list",), ("routines",)], ids=" ".join)
def test_a_command_that_draws_nothing_does_not_import_the_figures(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert [name for name in imported(tmp_path, *words) if name.startswith(FIGURES)] == []


def test_the_figures_are_imported_for_a_picture(tmp_path: Path) -> None:
    svg = str(tmp_path / "x.svg")
    assert FIGURES in imported(tmp_path / "home", "show", "bird-dog", "--svg", svg)


def test_with_a_cache_a_picture_needs_no_yaml(tmp_path: Path) -> None:
    svg = str(tmp_path / "x.svg")
    slow = {"yaml", "backcoach.catalogue.figure_schema", "backcoach.catalogue.schema"}
    assert imported(tmp_path / "home", "show", "bird-dog", "--svg", svg) & slow == set()
