"""Reading a file of a person: at once, so much and no more, and no file is not an empty one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.keeping.reading import read_file, read_own
from tests.keeping.machine import as_root, as_somebody, give, posix

MOST = 1_000


def pipe(file: Path) -> None:
    os.mkfifo(file)


def device_without_an_end(file: Path) -> None:
    file.symlink_to("/dev/zero")


def eight_gigabytes_of_nothing(file: Path) -> None:
    file.touch()
    os.truncate(file, 8 << 30)


def a_byte_too_many(file: Path) -> None:
    file.write_bytes(b"x" * (MOST + 1))


def folder(file: Path) -> None:
    file.mkdir()


def link_to_nothing(file: Path) -> None:
    file.symlink_to(file.with_name("nothing"))


def link_to_itself(file: Path) -> None:
    file.symlink_to(file)


@posix
@pytest.mark.parametrize(
    ("put", "why"),
    [
        (pipe, "it is no file, but a pipe or a device"),
        (device_without_an_end, "it is no file, but a pipe or a device"),
        (eight_gigabytes_of_nothing, "it is larger than 0.001 MB"),
        (a_byte_too_many, "it is larger than 0.001 MB"),
        (folder, "Is a directory"),
        (link_to_nothing, "it is a link to a file that is not there"),
        (link_to_itself, "Too many levels of symbolic links"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_file_or_too_large_is_told_at_once(
    tmp_path: Path, put: Callable[[Path], None], why: str
) -> None:
    file = tmp_path / "file"
    put(file)
    with pytest.raises(OSError, match=r"file") as caught:
        read_file(file, MOST)
    assert caught.value.strerror == why
    assert read_own(file, MOST) is None


def test_all_of_a_file_is_read_up_to_the_bound(tmp_path: Path) -> None:
    for text in (b"", b"a\r\nb\x1a", b"x" * MOST):
        (tmp_path / "file").write_bytes(text)
        assert read_file(tmp_path / "file", MOST) == text
        assert read_own(tmp_path / "file", MOST) == text


def test_no_file_is_not_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for nothing in (tmp_path / "none", tmp_path / "no" / "folder", tmp_path / "file" / "in-it"):
        assert read_file(nothing, MOST) is None
        assert read_own(nothing, MOST) is None


@posix
def test_what_may_not_be_read_is_told(common: Path) -> None:
    file = common / "file"
    file.touch(mode=0)

    def work() -> None:
        with pytest.raises(PermissionError):
            read_file(file, MOST)

    as_somebody(work)


@posix
@as_root
def test_only_what_nobody_else_can_have_written_is_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x")
    for mode, owner, is_own in ((0o644, 0, True), (0o664, 0, False), (0o600, 12345, False)):
        file.chmod(mode)
        give(file, owner)
        assert (read_own(file, MOST) == b"x") == is_own
