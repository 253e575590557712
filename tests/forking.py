"""A warm interpreter: it has imported the program once, and forks for each command line.

So a command takes a tenth of the time, and is a process of its own as ever: with its arguments,
environment, folder and streams, its signals, its session and its exit code. Nothing that a command
has read or changed is there for the next one.
"""

import atexit
import contextlib
import gc
import io
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

PATIENCE_S = 180
"""After so long a program that does not end is killed."""
BACKCOACH = (sys.executable, "-m", "backcoach")
"""What a warm interpreter can be without starting anew."""
READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""How the variables begin that an interpreter reads once, as it starts."""


class Running:
    """A program on its way; `report` is where its number comes from, and then its exit code."""

    def __init__(self, report: int) -> None:
        self._report = os.fdopen(report)
        self.pid = int(self._report.readline())

    def ends(self, within_s: float) -> bool:
        """Whether it comes to its end soon enough, if it has not yet."""
        return self._report.closed or bool(select.select([self._report], [], [], within_s)[0])

    @cached_property
    def code(self) -> int:
        """Its exit code, or minus the signal it died of; waits for its end."""
        with self._report:
            return int(self._report.readline())


class Forking:
    """The side of whoever wants programs to be run."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        self._at_start = read_at_start(os.environ)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())],
                stdin=subprocess.PIPE,  # like a terminal, these have no place to seek
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        assert self._control.recv(1), self._process.communicate()[1].decode()

    def close(self) -> None:
        """End the interpreter; all programs have to be over."""
        with self._process:
            self._control.close()

    def run(
        self, words: Sequence[str | bytes], environ: Mapping[str, str], folder: Path
    ) -> tuple[int, bytes, bytes]:
        """The exit code of a command line (or minus the signal it died of), output and error."""
        (output, output_end), (error, error_end) = os.pipe(), os.pipe()
        command = [*BACKCOACH, *map(os.fsdecode, words)]
        nothing = os.open(os.devnull, os.O_RDONLY)
        running = self.start(command, environ, folder, nothing, output_end, error_end)
        with ThreadPoolExecutor() as pool:
            out, err = pool.map(read_all, (output, error))
        return running.code, out, err

    def start(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        folder: Path,
        *streams: int,
        fresh: bool = False,
    ) -> Running:
        """Start a command in a session of its own; `streams` are closed here.

        They are its input, output and error, or one terminal. Backcoach gets an interpreter of its
        own only where it is to be `fresh`, or where one that reads these variables is another.
        """
        is_warm = tuple(command[:3]) == BACKCOACH and not fresh and self._suits(environ)
        report, report_end = os.pipe()
        asked = {"command": command, "environ": dict(environ), "folder": str(folder)}
        with TemporaryFile("w+") as request:
            json.dump({**asked, "is_warm": is_warm}, request)
            request.seek(0)
            descriptors = [request.fileno(), report_end, *streams]
            socket.send_fds(self._control, [b"!"], descriptors)
        for each in (report_end, *streams):
            os.close(each)
        return Running(report)

    def _suits(self, environ: Mapping[str, str]) -> bool:
        return read_at_start(environ) == self._at_start


@cache
def forking() -> Forking:
    """The one that serves all tests of this process."""
    made = Forking()
    atexit.register(made.close)
    return made


def read_all(descriptor: int) -> bytes:
    """Read a pipe until nobody can write to it any more."""
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def read_at_start(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that an interpreter reads as it starts."""
    return {name: value for name, value in environ.items() if name.startswith(READ_AT_START)}


# The interpreter itself


def import_all() -> None:
    """Import the whole program, and what it imports in the middle of a command."""
    import backcoach

    for module in pkgutil.walk_packages(backcoach.__path__, "backcoach."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.freeze()


def serve(control: socket.socket) -> dict[str, Any]:
    """Fork for every request; return what is asked for, and that in the program alone."""
    control.sendall(b"!")
    while (received := socket.recv_fds(control, 1, 5))[0]:
        if os.fork() == 0:
            control.close()
            return become_program(*received[1])
        for descriptor in received[1]:
            os.close(descriptor)
        reap(os.WNOHANG)
    reap()
    sys.exit()


def reap(options: int = 0) -> None:
    """Wait for those who watched a program that is over: for all of them, or with WNOHANG."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


def become_program(request: int, report: int, *streams: int) -> dict[str, Any]:
    """Fork once more: one watches and reports, the other takes all that was asked for."""
    if number := os.fork():
        for descriptor in (request, *streams):
            os.close(descriptor)
        watch(number, report)
    os.close(report)
    take(streams)
    with os.fdopen(request) as file:
        asked: dict[str, Any] = json.load(file)
    os.environ.clear()
    os.environ.update(asked["environ"])
    os.chdir(asked["folder"])
    return asked


def watch(number: int, report: int) -> None:
    """Report a program's number at once and its exit code in the end, and end with it."""
    os.write(report, b"%d\n" % number)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(number, signal.SIGKILL))
    signal.alarm(PATIENCE_S)
    _, status = os.waitpid(number, 0)
    os.write(report, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def take(streams: Sequence[int]) -> None:
    """Begin a session with these streams, and write to them as one would who starts with them."""
    if len(streams) == 1:
        os.login_tty(streams[0])
    else:
        os.setsid()
        for place, stream in enumerate(streams):
            os.dup2(stream, place)
            os.close(stream)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=os.isatty(1))


def end_at_once(codes: list[int]) -> None:
    """End with a code, if there is one, as the last of all that is done at exit.

    To take all that was imported to pieces would take longer than most commands.
    """
    for code in codes:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run_program() -> None:
    """Be the program, as `python -m backcoach` would be."""
    codes: list[int] = []
    atexit.register(end_at_once, codes)
    try:
        runpy.run_module("backcoach", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        codes.append(int(ended.code or 0))
        raise


def main() -> None:
    """Be each program that is asked for."""
    import_all()
    asked = serve(socket.socket(fileno=int(sys.argv[1])))
    if not asked["is_warm"]:
        os.execvp(asked["command"][0], asked["command"])
    sys.argv[1:] = asked["command"][len(BACKCOACH) :]
    run_program()


if __name__ == "__main__":
    main()
