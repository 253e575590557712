"""The program for the tests of its command line."""

import shutil
from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The real program; its first run has made the cache, so that the others start fast."""
    made = Program(tmp_path_factory.mktemp("program"))
    assert made.run("routines").code == 0
    return made


@pytest.fixture
def own_home(program: Program, tmp_path: Path) -> Path:
    """A home for one test, to set and answer in, that has the program's cache already.

    An installed program keeps none there: it came with one.
    """
    home = tmp_path / "home"
    home.mkdir()
    if (program.home / "cache").exists():
        shutil.copytree(program.home / "cache", home / "cache")
    return home
