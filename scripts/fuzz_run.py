"""Runs one case in a folder of its own, and looks at what it did."""

import contextlib
import ctypes
import fcntl
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RLIMIT_AS, RLIMIT_CORE, RLIMIT_FSIZE, setrlimit

from fuzz_cases import SIGNALS, Case, Stream
from fuzz_files import Furniture

PATIENCE_S = 5.0
"""How long the program may go on after the last thing that happened to it."""
MEMORY_LIMIT = 3 << 30
FILE_LIMIT = 12 << 30
MOST_KEPT = 1 << 20
_LOOKED_AT_S = 0.5
"""How long somebody still looks at a terminal before its window is closed."""
_GRACE_S = 2.0
_POLL_S = 0.01
_PR_SET_CHILD_SUBREAPER, _PR_CAPBSET_DROP = 36, 24
_POWERS_OF_ROOT = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER: root would read what is unreadable."""

COMMAND = (sys.executable, "-m", "backcoach")


@dataclass
class Outcome:
    """How a case ended."""

    code: int | None = None
    """The exit code, or a signal's number as a negative; None where it had to be killed."""
    said: bytes = b""
    """What it wrote to the streams that can be read, up to a megabyte."""
    seconds: float = 0.0
    megabytes: float = 0.0
    left: list[str] = field(default_factory=list)
    """Passing files and processes that are still there."""


def adopt_orphans() -> None:
    """Become the parent of processes whose own has ended, so that none can be overlooked."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def run(
    case: Case,
    furniture: Furniture,
    command: Sequence[str] = COMMAND,
    patience_s: float = PATIENCE_S,
) -> Outcome:
    """Run a case to its end, or to the end of our patience.

    Every child of this process has to be the case's, since those left over are found by that.
    """
    with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        furniture.furnish(folder, case)
        try:
            return _Run(case, folder, command, patience_s).outcome()
        finally:
            _open_up(folder)


def _open_up(folder: Path) -> None:
    """Let what may not be read be removed."""
    for at, folders, _ in os.walk(folder):
        for each in folders:
            with contextlib.suppress(OSError):
                Path(at, each).chmod(0o700, follow_symlinks=False)


class _Run:
    def __init__(self, case: Case, folder: Path, command: Sequence[str], patience_s: float) -> None:
        self._case, self._folder = case, folder
        self._command, self._patience_s = command, patience_s
        self._said = bytearray()
        self._readers: list[int] = []
        self._open: list[int] = []
        self._master: int | None = None
        self._slave: int | None = None

    def outcome(self) -> Outcome:
        """Start it, do what is to be done to it, and wait for its end."""
        start = time.monotonic()
        streams = [self._stdin(), self._output(self._case.stdout), self._output(self._case.stderr)]
        child = self._started(streams)
        for each in streams:
            if each >= 0 and each not in self._open:
                os.close(each)
        try:
            status, usage = self._watched(child.pid, start)
            seconds = time.monotonic() - start
        finally:
            for each in {*self._readers, *self._open}:
                with contextlib.suppress(OSError):
                    os.close(each)
        code = None if status is None else os.waitstatus_to_exitcode(status)
        child.returncode = code or 0  # it has been waited for here
        left = [*self._processes(), *self._files(child.pid)]
        if code is None:  # what is killed cannot tidy up
            left = []
        return Outcome(code, bytes(self._said), seconds, usage / 1024, left)

    # The streams

    def _stdin(self) -> int:
        match self._case.stdin:
            case Stream.TERMINAL:
                return self._terminal()
            case Stream.PIPE | Stream.OPEN as kind:
                reader, writer = os.pipe()
                if kind is Stream.PIPE:
                    os.write(writer, random.Random(self._case.number).randbytes(500) + b"\nyes\n")
                    os.close(writer)
                else:
                    self._open.append(writer)
                return reader
        return os.open(os.devnull, os.O_RDONLY)

    def _output(self, kind: Stream) -> int:
        match kind:
            case Stream.TERMINAL:
                return self._terminal()
            case Stream.PIPE | Stream.BROKEN:
                reader, writer = os.pipe()
                if kind is Stream.PIPE:
                    self._readers.append(reader)
                else:
                    os.close(reader)
                return writer
            case Stream.FILE:
                return os.open(self._folder / "output", os.O_WRONLY | os.O_CREAT)
            case Stream.FULL if os.path.exists("/dev/full"):  # noqa: PTH110 - not a file
                return os.open("/dev/full", os.O_WRONLY)
        return os.open(os.devnull, os.O_WRONLY)

    def _terminal(self) -> int:
        if self._slave is None:
            self._master, self._slave = pty.openpty()
            self._resize(*self._case.size)
            os.set_blocking(self._master, False)
            self._readers.append(self._master)
        return os.dup(self._slave)

    def _resize(self, columns: int, rows: int) -> None:
        if self._master is not None:
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    # The process

    def _started(self, streams: Sequence[int]) -> "subprocess.Popen[bytes]":
        child = subprocess.Popen(
            [*self._command, *self._case.words],
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            cwd=self._folder / "work",
            env=self._environ(),
            preexec_fn=self._prepare,
        )
        if self._slave is not None:
            os.close(self._slave)
        return child

    def _environ(self) -> dict[str, str]:
        return {
            "PATH": str(self._folder / "bin"),
            "HOME": str(self._folder / "home"),
            "BACKCOACH_HOME": str(self._folder / "home"),
            "TMPDIR": str(self._folder / "tmp"),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            **self._case.environ,
        }

    def _prepare(self) -> None:
        """In the child: its terminal, its limits, and streams that are closed."""
        os.setsid()
        for each in SIGNALS:  # a background job of a shell starts with some of them shut out
            signal.signal(each, signal.SIG_DFL)
        if self._slave is not None:
            fcntl.ioctl(self._slave, termios.TIOCSCTTY, 0)
        setrlimit(RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        setrlimit(RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))
        setrlimit(RLIMIT_CORE, (0, 0))
        for power in _POWERS_OF_ROOT:
            _prctl(_PR_CAPBSET_DROP, power)
        kinds = (self._case.stdin, self._case.stdout, self._case.stderr)
        for descriptor, kind in enumerate(kinds):
            if kind is Stream.CLOSED:
                os.close(descriptor)

    def _watched(self, pid: int, start: float) -> tuple[int | None, int]:
        """The status that it ended with, or None where it was killed, and its memory in KiB."""
        waiting = list(self._case.acts)
        over = start + (waiting[-1].at_s if waiting else 0)
        over += _LOOKED_AT_S if self._case.hangs_up else 0
        while True:
            ended, status, usage = os.wait4(pid, os.WNOHANG)
            self._read(0 if ended else _POLL_S)
            if ended:
                # What is still in the pipes, unless somebody who is left over fills them.
                any(not self._read(0) for _ in range(100))
                return status, usage.ru_maxrss
            now = time.monotonic()
            while waiting and start + waiting[0].at_s <= now:
                self._act(pid, waiting.pop(0).what)
            if now > over and self._case.hangs_up and self._master in self._readers:
                self._hang_up()
            if now > over + self._patience_s:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
                *_, usage = os.wait4(pid, 0)
                return None, usage.ru_maxrss

    def _read(self, patience_s: float) -> bool:
        """Read what there is; whether there was anything."""
        ready, *_ = select.select(self._readers, [], [], patience_s)
        for each in ready:
            try:
                data = os.read(each, 1 << 16)
            except OSError:
                data = b""
            if len(self._said) < MOST_KEPT:
                self._said += data
            if not data:
                self._readers.remove(each)
                os.close(each)
        return bool(ready)

    def _act(self, pid: int, what: bytes | tuple[int, int] | signal.Signals) -> None:
        if isinstance(what, signal.Signals):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)
        elif self._master in self._readers:
            assert self._master is not None
            with contextlib.suppress(OSError):
                if isinstance(what, bytes):
                    os.write(self._master, what)
                else:
                    self._resize(*what)

    def _hang_up(self) -> None:
        assert self._master is not None
        self._readers.remove(self._master)
        os.close(self._master)

    # What is left

    def _processes(self) -> Iterator[str]:
        """Processes that outlive the program, which are ended here."""
        until = time.monotonic() + _GRACE_S
        while (child := _any_child()) and time.monotonic() < until:
            time.sleep(_POLL_S)
        while child:
            with contextlib.suppress(OSError):
                yield f"process {Path(f'/proc/{child}/comm').read_text().strip()}"
            os.kill(child, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
            child = _any_child()

    def _files(self, pid: int) -> Iterator[str]:
        """Passing files, and drafts, which have the process's number at the end of their names."""
        for each in (self._folder / "tmp").iterdir():
            yield f"file {each.name.rstrip('_abcdefghijklmnopqrstuvwxyz0123456789')}…"
        for at, _, names in os.walk(self._folder):
            for name in names:
                if name.endswith(f".{pid}"):
                    yield f"draft {Path(at, name).relative_to(self._folder)}".removesuffix(f"{pid}")


def _any_child() -> int:
    """A process that we are the parent of, by now; those that have ended are buried."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue
    except ChildProcessError:
        return 0
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    return int(children[0]) if children else 0
