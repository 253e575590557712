"""Writing into pipes and devices: all of it, and without waiting for ever."""

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from backcoach.keeping import streams
from backcoach.keeping.streams import is_stream, write_into
from tests.keeping.machine import posix

pytestmark = posix
LONG = b"0123456789" * 100_000


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    made = tmp_path / "pipe"
    os.mkfifo(made)
    return made


def test_pipes_devices_and_open_streams_are_no_files(pipe: Path) -> None:
    written_into = (pipe, Path("/dev/null"), Path("/dev/stdout"), Path("/dev/fd/1"))
    assert [each for each in written_into if not is_stream(each)] == []
    (pipe.parent / "file").touch()
    others = (pipe.parent, pipe.parent / "file", pipe.parent / "none", Path("/dev/none"))
    assert [each for each in others if is_stream(each)] == []


def test_a_reader_gets_all_of_it_also_one_that_comes_later(pipe: Path) -> None:
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))

    def comes_now(seconds: float) -> None:
        if not reader.ident:
            reader.start()
        time.sleep(seconds)  # its thread needs a moment to have the pipe open

    write_into(pipe, LONG, comes_now)
    reader.join(10)
    assert read == [LONG]
    assert pipe.is_fifo()


def test_a_pipe_that_nobody_reads_is_told_after_a_while(pipe: Path) -> None:
    slept: list[float] = []
    with pytest.raises(OSError, match="pipe") as caught:
        write_into(pipe, LONG, slept.append)
    assert caught.value.strerror == "it is a pipe that nobody reads"
    assert 1 < sum(slept) < 10


def test_a_reader_that_takes_nothing_is_told(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "STALLED_S", 0.05)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(TimeoutError, match="takes nothing any more"):
            write_into(pipe, LONG)
    finally:
        os.close(reader)


def test_a_reader_that_goes_away_and_a_full_device_are_told(pipe: Path) -> None:
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    threading.Timer(0.1, lambda: os.close(reader)).start()
    with pytest.raises(BrokenPipeError):
        write_into(pipe, LONG)
    if Path("/dev/full").is_char_device():
        with pytest.raises(OSError, match="No space") as caught:
            write_into(Path("/dev/full"), LONG)
        assert caught.value.errno == errno.ENOSPC


def test_a_stream_that_was_led_into_a_file_goes_on_where_it_is(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from backcoach.keeping.streams import write_into;"
        "write_into(Path(sys.argv[1]), b'ours ')"
    )
    for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
        file = tmp_path / "file"
        with file.open("wb") as out:
            out.write(b"before ")
            out.flush()
            subprocess.run([sys.executable, "-c", code, name], stdout=out, check=True)
            out.seek(0, os.SEEK_END)
            out.write(b"after")
        assert file.read_bytes() == b"before ours after"
