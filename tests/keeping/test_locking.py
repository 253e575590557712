"""One writer at a time, and nobody waits for ever."""

import errno
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backcoach.keeping import locking
from backcoach.keeping.locking import one_writer
from tests.keeping.machine import posix


def test_whoever_reads_changes_and_writes_does_so_alone(tmp_path: Path) -> None:
    file = tmp_path / "count"
    file.write_text("0")

    def count(_: int) -> None:
        with one_writer(tmp_path):
            file.write_text(str(int(file.read_text()) + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(200)))
    assert file.read_text() == "200"


@posix
def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    with one_writer(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_whoever_waits_for_too_long_gives_up(tmp_path: Path) -> None:
    slept: list[float] = []
    with one_writer(tmp_path):
        with (
            pytest.raises(TimeoutError, match="another backcoach"),
            one_writer(tmp_path, slept.append),
        ):
            pytest.fail("there are two writers")
        assert 5 < sum(slept) < 30
    with one_writer(tmp_path, lambda _: pytest.fail("nobody has it any more")):
        pass


HOLD = """
import sys
from pathlib import Path
from backcoach.keeping.locking import one_writer
with one_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_writer_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(TimeoutError), one_writer(tmp_path, lambda _: None):
            pytest.fail("there are two writers")
        other.kill()
    with one_writer(tmp_path):
        pass


@posix
def test_where_no_folder_can_be_locked_a_file_in_it_stands_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As over NFS, where a lock that excludes others takes something that can be written.
    monkeypatch.setattr(locking, "_open_folder", lambda _: None)
    with (
        one_writer(tmp_path),
        pytest.raises(TimeoutError),
        one_writer(tmp_path, lambda _: None),
    ):
        pytest.fail("there are two writers")
    assert [each.name for each in tmp_path.iterdir()] == [locking.LOCK_NAME]


@posix
def test_where_nothing_can_be_locked_nobody_is_kept_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_is_locked", never)
    with one_writer(tmp_path, lambda _: pytest.fail("it is waited for nothing")):
        pass


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    with one_writer(tmp_path / "new"):
        assert (tmp_path / "new").is_dir()
