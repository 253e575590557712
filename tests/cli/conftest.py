"""The program for the tests of its command line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import Program, warm_program


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The real program; its first run has made the cache, so that the others start fast."""
    with warm_program(tmp_path_factory.mktemp("program")) as made:
        assert made.run("routines").code == 0
        yield made


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
