"""A warm interpreter: it has imported the program once, and forks for each command line.

So a command takes a tenth of the time, and is a process of its own as ever: with its arguments,
environment, folder and streams, its signals, its session and its exit code. Nothing that a command
has read or changed is there for the next one.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Self

PATIENCE_S = 60
"""After so long a command line that does not end is killed."""
READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""How the variables begin that an interpreter reads once, as it starts."""


class Forking:
    """The side of whoever wants command lines to be run."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        self._at_start = read_at_start(os.environ)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # which a child replaces by pipes of its own
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        assert self._control.recv(1), self._process.communicate()[1].decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._control.close()
        self._process.communicate(timeout=PATIENCE_S)

    def suits(self, environ: Mapping[str, str]) -> bool:
        """Whether an interpreter that starts with these variables is like this one."""
        return read_at_start(environ) == self._at_start

    def run(
        self, words: Sequence[str | bytes], environ: Mapping[str, str], folder: Path
    ) -> tuple[int, bytes, bytes]:
        """The exit code of a command line (or minus the signal it died of), output and error."""
        asked = {"words": [os.fsdecode(word) for word in words], "environ": dict(environ)}
        (output, output_end), (error, error_end) = os.pipe(), os.pipe()
        self._ask({**asked, "folder": str(folder)}, output_end, error_end)
        with ThreadPoolExecutor() as pool:
            out, err = pool.map(read_all, (output, error))
        return int(self._control.recv(16)), out, err

    def _ask(self, asked: Mapping[str, Any], *streams: int) -> None:
        with TemporaryFile("w+") as request:
            json.dump(asked, request)
            request.seek(0)
            socket.send_fds(self._control, [b"!"], [request.fileno(), *streams])
        for stream in streams:
            os.close(stream)


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
    """Fork for every request; return what is asked for, and that in the child alone."""
    control.sendall(b"!")
    while (received := socket.recv_fds(control, 1, 3))[0]:
        number = os.fork()
        if number == 0:
            control.close()
            return move_in(*received[1])
        for descriptor in received[1]:
            os.close(descriptor)
        control.sendall(b"%d" % exit_code_of(number))
    sys.exit()


def exit_code_of(number: int) -> int:
    """Wait for a child, for as long as patience allows."""
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(number, signal.SIGKILL))
    signal.alarm(PATIENCE_S)
    _, status = os.waitpid(number, 0)
    signal.alarm(0)
    return os.waitstatus_to_exitcode(status)


def move_in(request: int, output: int, error: int) -> dict[str, Any]:
    """Take the streams, the folder and the variables that were asked for."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.setsid()
    for descriptor, place in ((output, 1), (error, 2)):
        os.dup2(descriptor, place)
        os.close(descriptor)
    with os.fdopen(request) as file:
        asked: dict[str, Any] = json.load(file)
    os.environ.clear()
    os.environ.update(asked["environ"])
    os.chdir(asked["folder"])
    return asked


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


if __name__ == "__main__":
    import_all()
    sys.argv[1:] = serve(socket.socket(fileno=int(sys.argv[1])))["words"]
    run_program()
