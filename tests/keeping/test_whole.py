"""Writing a file: whole or not at all, with all that it was besides its content."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from backcoach.keeping import whole
from backcoach.keeping.whole import (
    FOR_ALL,
    HalfWrittenError,
    write_again,
    write_all,
    write_whole,
)
from tests.keeping.machine import NOBODY, as_root, as_somebody, give, mounted, posix

OLD, NEW = b"old " * 50_000, b"new"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that says something already."""
    made = tmp_path / "folder" / "file"
    made.parent.mkdir()
    made.write_bytes(OLD)
    return made


def names(file: Path) -> list[str]:
    """All that is in the folder of a file."""
    return sorted(each.name for each in file.parent.iterdir())


@pytest.mark.parametrize("content", [b"", NEW, b"longer than before " * 50_000])
def test_a_file_says_what_is_written_and_nothing_else_is_left(file: Path, content: bytes) -> None:
    write_whole(file, content)
    assert file.read_bytes() == content
    assert names(file) == ["file"]


@posix
def test_a_new_file_is_as_private_as_it_is_to_be(file: Path) -> None:
    before = os.umask(0o022)
    try:
        for mode, kept in ((whole.FOR_OWNER, 0o600), (FOR_ALL, 0o644)):
            file.unlink(missing_ok=True)
            write_whole(file, NEW, mode=mode)
            assert stat.S_IMODE(file.stat().st_mode) == kept
    finally:
        os.umask(before)


# What stays


@posix
@as_root
def test_mode_owner_and_group_stay(file: Path) -> None:
    for mode in (0o400, 0o640, 0o666, 0o4755):
        for owner, group in ((NOBODY, NOBODY), (0, NOBODY), (12345, 0)):
            os.chown(file, owner, group)
            file.chmod(mode)
            write_whole(file, NEW)
            now = file.stat()
            assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (owner, group, mode)
    assert file.read_bytes() == NEW


@posix
@as_root
def test_an_owner_that_one_may_not_give_stays(common: Path) -> None:
    file = common / "file"
    file.write_bytes(OLD)
    file.chmod(0o666)
    common.chmod(0o777)
    as_somebody(lambda: write_whole(file, NEW))
    assert (file.read_bytes(), file.stat().st_uid) == (NEW, 0)
    assert names(file) == ["file"]


@posix
def test_other_names_of_a_file_say_the_same(file: Path) -> None:
    other = file.with_name("other")
    os.link(file, other)
    write_whole(file, NEW)
    assert file.samefile(other)
    assert other.read_bytes() == NEW
    assert names(file) == ["file", "other"]


@posix
def test_marks_of_a_file_stay(file: Path) -> None:
    if not hasattr(os, "setxattr"):
        pytest.skip("this platform has no marks that can be set from here")
    try:
        os.setxattr(file, "user.from", b"a friend")
    except OSError as error:
        pytest.skip(f"this file system has no marks: {error.strerror}")
    write_whole(file, NEW)
    assert (file.read_bytes(), os.getxattr(file, "user.from")) == (NEW, b"a friend")


@posix
def test_a_link_stays_and_the_file_it_leads_to_is_written(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(file)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


# Where it cannot be replaced


@posix
def test_a_name_that_is_nearly_too_long_is_a_name(file: Path) -> None:
    for name in ("x" * 253, "é" * 127, "x" * 255):
        write_whole(file.with_name(name), NEW)
        write_whole(file.with_name(name), OLD)
        assert file.with_name(name).read_bytes() == OLD


@posix
def test_a_file_in_a_folder_that_may_not_be_written_is_written_in_its_place(common: Path) -> None:
    folder = common / "folder"
    folder.mkdir()
    file = folder / "file"
    file.write_bytes(OLD)
    give(file)
    folder.chmod(0o555)
    as_somebody(lambda: write_whole(file, NEW))
    folder.chmod(0o755)
    assert file.read_bytes() == NEW
    assert names(file) == ["file"]


@posix
def test_what_may_not_be_written_at_all_is_told_and_stays(common: Path) -> None:
    folder = common / "folder"
    folder.mkdir()
    file = folder / "file"
    file.write_bytes(OLD)
    file.chmod(0o444)
    folder.chmod(0o555)

    def work() -> None:
        for each in (file, folder / "another"):
            with pytest.raises(PermissionError, match=each.name):
                write_whole(each, NEW)

    as_somebody(work)
    folder.chmod(0o755)
    assert file.read_bytes() == OLD


@posix
@as_root
def test_a_file_that_is_mounted_is_written_in_its_place(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(OLD)
    with mounted("--bind", str(other), at=file):
        write_whole(file, NEW)
        assert file.read_bytes() == NEW
        assert names(file) == ["file"]
    assert (other.read_bytes(), file.read_bytes()) == (NEW, OLD)


# What goes wrong


@posix
@as_root
@pytest.mark.parametrize("has_another_name", [False, True])
def test_on_a_full_disk_the_old_one_stays(tmp_path: Path, has_another_name: bool) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted("-t", "tmpfs", "-o", "size=512k", "tmpfs", at=disk):
        file = disk / "file"
        file.write_bytes(OLD)
        if has_another_name:
            os.link(file, disk / "other")
        before = names(file)
        with pytest.raises(OSError, match="file") as caught:
            write_whole(file, b"x" * 600_000)
        assert caught.value.errno == errno.ENOSPC
        assert not isinstance(caught.value, HalfWrittenError)
        assert file.read_bytes() == OLD
        assert names(file) == before


HALF = """
import os, sys
from pathlib import Path
from backcoach.keeping import whole

write = whole._replace_content

def half(descriptor, parts):
    os.write(descriptor, b"half")
    os._exit(9)

whole._replace_content = half
whole.write_whole(Path(sys.argv[1]), b"new")
"""


@posix
def test_whoever_is_ended_in_the_middle_leaves_the_old_one_somewhere(file: Path) -> None:
    os.link(file, file.with_name("other"))
    done = subprocess.run([sys.executable, "-c", HALF, file])
    assert done.returncode == 9
    (kept,) = (each for each in file.parent.iterdir() if each.name.startswith("backcoach-before-"))
    assert kept.read_bytes() == OLD
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@posix
def test_where_not_even_the_old_can_be_written_again_it_says_where_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(file, file.with_name("other"))

    def broken(descriptor: int, _: object) -> None:
        os.write(descriptor, b"half")
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(whole, "_replace_content", broken)
    with pytest.raises(HalfWrittenError, match="file") as caught:
        write_whole(file, NEW)
    reason, _, kept = (caught.value.strerror or "").partition("; what it was is in ")
    assert reason == "Input/output error"
    assert Path(kept).read_bytes() == OLD


def test_of_several_files_none_is_written_where_one_cannot_be(file: Path) -> None:
    (file.parent / "folder").mkdir()
    with pytest.raises(IsADirectoryError, match="folder"):
        write_all({file: NEW, file.parent / "new": NEW, file.parent / "folder": NEW})
    assert file.read_bytes() == OLD
    assert names(file) == ["file", "folder"]


@posix
@pytest.mark.parametrize("put", [os.mkfifo, lambda file: file.symlink_to("/dev/zero")])
def test_only_files_are_written(file: Path, put: Callable[[Path], None]) -> None:
    file.unlink()
    put(file)
    with pytest.raises(OSError, match="file") as caught:
        write_whole(file, NEW)
    assert caught.value.strerror == "it is no file, but a pipe or a device"


# What can be made again


@posix
def test_what_can_be_made_again_takes_the_place_of_anything(file: Path) -> None:
    for put in (os.mkfifo, lambda file: file.symlink_to("/dev/zero"), Path.touch):
        file.unlink()
        put(file)
        write_again(file, NEW)
        assert file.is_file()
        assert not file.is_symlink()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == NEW
    assert names(file) == ["file"]


@posix
def test_what_could_not_be_made_again_leaves_what_was_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with suppress(OSError):
        write_again(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file) == ["file"]
