"""What the tests of what is heard share."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cues.voices import MARK, Marked, Programs, eventually


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """An empty folder for programs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    return Programs(folder)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Marked]:
    """Marks the processes of a test; none of them may be left at its end."""
    if not Path("/proc/self/environ").exists():
        pytest.skip("there is no /proc to find processes in")
    mark = str(uuid.uuid4())
    monkeypatch.setenv(MARK, mark)
    found = Marked(mark)
    yield found
    eventually(lambda: not found.alive())
    assert found.alive() == {}
