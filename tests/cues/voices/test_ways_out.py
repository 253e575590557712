"""However a coach ends, its voice ends with it: each time in a process of its own."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.voices import PATIENCE_S, STUBBORN, Marked, Programs, eventually

if sys.platform == "win32":
    pytest.skip("the programs are shell scripts", allow_module_level=True)

COACH = """
import contextlib, os, signal, sys, time
from backcoach.cues.voices.programs import VoiceSettings
from backcoach.cues.voices.voice import find_voice

# As at a person's keyboard; whoever started the tests may have them ignored, as nohup does.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)

which = lambda name: os.path.join({folder!r}, name)
voice = find_voice(VoiceSettings(), which, "linux")
voice.say("x")
while not os.path.exists(which("pids")):
    time.sleep(0.01)
print("speaking", flush=True)
{then}
"""
WAIT = "time.sleep(100)"


@contextlib.contextmanager
def coach(programs: Programs, then: str = WAIT) -> Iterator["subprocess.Popen[bytes]"]:
    """A process whose voice is speaking, and that then does something."""
    programs.add("espeak-ng", STUBBORN)
    code = COACH.format(folder=str(programs.folder), then=then)
    out, err = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=out, stderr=err, process_group=0
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"speaking\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    "number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGSEGV]
)
def test_a_signal_that_ends_the_coach_ends_its_voice(
    marked: Marked, programs: Programs, number: signal.Signals
) -> None:
    with coach(programs) as process:
        process.send_signal(number)
        process.wait(PATIENCE_S)
        assert eventually(lambda: not marked.alive())


@pytest.mark.parametrize(
    "then",
    ["voice.close()", "pass", "raise ValueError", "sys.exit(3)", "os._exit(3)", "os.abort()"],
)
def test_a_coach_that_ends_leaves_no_voice(marked: Marked, programs: Programs, then: str) -> None:
    with coach(programs, then) as process:
        process.wait(PATIENCE_S)
        assert eventually(lambda: not marked.alive())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTSTP, signal.SIGQUIT, signal.SIGHUP])
def test_a_key_of_the_terminal_is_for_the_coach_alone(
    marked: Marked, programs: Programs, number: signal.Signals
) -> None:
    deaf = f"signal.signal({int(number)}, signal.SIG_IGN); print('deaf', flush=True)"
    with coach(programs, f"{deaf}; {WAIT}") as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert eventually(lambda: marked.alive("sleep 100"))
        before = marked.alive()
        os.killpg(process.pid, number)
        assert not eventually(lambda: marked.alive() != before or marked.stopped(), within_s=0.2)


STARTS = """
import os, signal, time
from backcoach.cues.running import written_by

class Ended(BaseException):
    pass

def end(*_):
    raise Ended

signal.signal(signal.SIGTERM, end)
for tenths in range(60):
    command = ["sh", "-c", "sleep 100; true"] if tenths % 2 else ["no-such-program"]
    us = os.getpid()
    try:
        sender = os.fork()
        if sender == 0:
            time.sleep(tenths / 10_000)
            os.kill(us, signal.SIGTERM)
            os._exit(0)
        written_by(lambda file: command, b"", 100, 100)
        time.sleep(1)  # where there was nothing to start, the signal is still to come
    except Ended:
        os.wait()
    else:
        raise SystemExit("it was not ended")
"""


@pytest.mark.slow
def test_a_signal_in_the_first_moments_of_a_program_is_not_lost_and_leaves_nothing_behind(
    marked: Marked,
) -> None:
    # Six milliseconds, in which a program is started, by tenths.
    subprocess.run([sys.executable, "-c", STARTS], timeout=60, check=True)
    assert eventually(lambda: not marked.alive())
