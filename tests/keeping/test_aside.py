"""Setting a file aside: nothing of it is lost, and nothing else is written over."""

import os
from pathlib import Path

import pytest

from backcoach.keeping.aside import set_aside
from tests.keeping.machine import as_root, mounted, posix

MOST = 1_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "profile.yaml"
    made.write_bytes(b"damaged")
    return made


def test_it_gets_a_name_with_the_mark_that_nothing_has_yet(file: Path) -> None:
    expected = ["profile-2026-03-01.yaml", "profile-2026-03-01-2.yaml", "profile-2026-03-01-3.yaml"]
    for number, name in enumerate(expected):
        file.write_bytes(b"%d" % number)
        assert set_aside(file, "2026-03-01", MOST) == file.with_name(name)
    assert [file.with_name(name).read_bytes() for name in expected] == [b"0", b"1", b"2"]
    assert not file.exists()


@posix
def test_a_link_or_a_pipe_is_moved_as_it_is(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    file.rename(target)
    file.symlink_to(target)
    assert set_aside(file, "x", MOST).is_symlink()
    assert target.read_bytes() == b"damaged"
    os.mkfifo(file)
    assert set_aside(file, "x", MOST).is_fifo()


def test_where_nothing_is_nothing_can_be_set_aside(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        set_aside(tmp_path / "profile.yaml", "x", MOST)


@posix
@as_root
def test_what_is_mounted_is_copied_and_emptied(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"damaged there")
    with mounted("--bind", str(other), at=file):
        assert set_aside(file, "x", MOST).read_bytes() == b"damaged there"
        assert file.read_bytes() == b""
