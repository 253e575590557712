"""The process that lets a voice speak, and that takes it along when the coach is gone.

It is started as a file, with no more than the standard library, and reads lines from its standard
input: `say`, a space and the words in base64, or `hush`, which cut off what is being said, or `add`
and words, which are said only where it is quiet. When the input ends, however the coach came to its
end, the voice is ended, too.

    worker.py LIMIT [HUSH...] -- SPEAK...

LIMIT is how many seconds a voice may take for no words at all. SPEAK is the command of a voice that
reads words from its input. HUSH is a command to run after the voice was ended, if that needs one.
Words that failed at once are tried once more, for something else may have had the sound card. Each
time that words were lost is told on standard output, by `LOST`; when they were twice running, the
worker gives up, with status 1.
"""

import binascii
import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

MOST_FAILURES = 2
LOST = b"-"
AT_ONCE_S, AGAIN_S = 1.0, 0.4
"""What fails so soon has said nothing; after how long it is tried again, when a chime is over."""
SECONDS_A_BYTE = 0.15
"""How long a slow voice takes for a letter."""
DUE_S, DUE_S_A_BYTE = 1.5, 0.1
"""After how long words are over, unless a voice hangs; with words to come it is not left longer."""
_LOOK_S = 0.2
"""How often to see what a voice is doing, in case its end cannot be noticed otherwise."""
_END_S = 0.5
"""How long a process may take to end, and the command that hushes a voice to be done."""
_REST_S = 0.005
"""How long to leave a voice that complains alone, so that one without end takes no core."""
_CHUNK, _TAIL = 65_536, 4096

if sys.platform != "win32":

    def dying_with_us() -> Callable[[], None] | None:
        """What makes a child die with its parent, even of SIGKILL; only Linux can do that."""
        if sys.platform != "linux":
            return None
        try:
            import ctypes

            prctl = ctypes.CDLL(None).prctl
        except (ImportError, OSError, AttributeError):
            return None
        return lambda: prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG

    class Speaker:
        """Lets a voice speak, at most one process at a time."""

        def __init__(self, speak: Sequence[str], hush: Sequence[str], limit_s: float) -> None:
            self.failures = 0
            """How often running it has failed; being cut off in time is no failure."""
            self._speak = speak
            self._hush = hush
            self._limit_s = limit_s
            self._ending = dying_with_us()
            self._child: subprocess.Popen[bytes] | None = None
            self._speaks = False
            """Whether the child is to speak; one that is to hush has nothing to fail at."""
            self._error = -1
            self._complaints = b""
            self._words = b""
            self._tries = 0
            self._began_at = 0.0
            self._again_at: float | None = None
            """When the words are tried once more; None where they are not, or were."""
            self._heard_until = 0.0
            """Until when it may be heard, even if its process has handed the words on."""
            self._kill_at = self._due_at = 0.0

        def say(self, words: bytes) -> None:
            """Say something, and nothing else any more."""
            self._interrupt()
            self._words, self._tries = words, 0
            self._try()

        def _try(self) -> None:
            now, words = time.monotonic(), self._words
            self._began_at, self._again_at = now, None
            self._tries += 1
            self._due_at = now + DUE_S + DUE_S_A_BYTE * len(words)
            self._kill_at = self._heard_until = now + self._limit_s + SECONDS_A_BYTE * len(words)
            self._start(self._speak, words)

        def add(self, words: bytes) -> None:
            """Say something, unless something is being said."""
            self._look()
            if self._child is None and self._again_at is None:
                self.say(words)

        def hush(self) -> None:
            """Be quiet."""
            self._interrupt()
            now = time.monotonic()
            if self._hush and now < self._heard_until:
                self._kill_at = now + _END_S
                self._start(self._hush, b"")
            self._heard_until = now

        def end(self) -> None:
            """Be quiet for good."""
            self.hush()
            if self._child is not None:
                _wait_for(self._child)
            self._cut_off()

        def wait(self, commands: int) -> bool:
            """Wait for a command or anything about the voice; whether there is a command."""
            watched = [commands] if self._error < 0 else [commands, self._error]
            ready, _, _ = select.select(watched, [], [], self._patience_s())
            if self._error in ready:
                self._listen()
                time.sleep(_REST_S)
            self._look()
            if self._again_at is not None and time.monotonic() >= self._again_at:
                self._try()
            return commands in ready

        def _patience_s(self) -> float | None:
            """After how long to look again, whether or not there is a command."""
            if self._again_at is not None:
                return max(0.0, self._again_at - time.monotonic())
            return None if self._child is None else _LOOK_S

        def _start(self, command: Sequence[str], words: bytes) -> None:
            pipe = subprocess.PIPE
            self._speaks = bool(words)
            try:
                self._child = subprocess.Popen(
                    command,
                    stdin=pipe,
                    stdout=subprocess.DEVNULL,
                    stderr=pipe,
                    start_new_session=True,
                    preexec_fn=self._ending,  # safe: there are no threads here
                )
            except OSError:
                self._fail()
                return
            self._hand_over(self._child, words)

        def _hand_over(self, child: "subprocess.Popen[bytes]", words: bytes) -> None:
            """Write all the words at once, for they fit into a pipe."""
            assert child.stdin is not None
            assert child.stderr is not None
            self._error, self._complaints = child.stderr.fileno(), b"\n"
            os.set_blocking(self._error, False)
            os.set_blocking(child.stdin.fileno(), False)
            with contextlib.suppress(OSError):
                os.write(child.stdin.fileno(), words + b"\n")
            child.stdin.close()

        def _listen(self) -> None:
            """Read what the voice complains about, so that it is not held up, and keep its end."""
            with contextlib.suppress(BlockingIOError):
                said = os.read(self._error, _CHUNK)
                self._complaints = (self._complaints + said)[-_TAIL:]
                if not said:
                    self._error = -1

        def _look(self) -> None:
            """See whether the voice is done, or has taken too long."""
            if self._child is None:
                return
            if self._child.poll() is not None:
                if self._child.returncode != 0 or self._complained():
                    self._fail()
                else:
                    self._count(failed=False)
                self._forget()
            elif time.monotonic() >= self._kill_at:
                self._count(failed=True)
                self._cut_off()

        def _complained(self) -> bool:
            """Whether it names an error: without a sound device, espeak-ng's status is 0."""
            if self._error >= 0:
                self._listen()
            return b"\nerror:" in self._complaints.lower()

        def _fail(self) -> None:
            """Try the words once more where they failed at once; else they are lost."""
            now = time.monotonic()
            if self._speaks and self._tries == 1 and now < self._began_at + AT_ONCE_S:
                self._again_at = now + AGAIN_S
            else:
                self._count(failed=True)

        def _count(self, *, failed: bool) -> None:
            if self._speaks:
                self.failures = self.failures + 1 if failed else 0
            if self._speaks and failed:
                _tell_of_loss()

        def _interrupt(self) -> None:
            """Cut off what is being said. That it has not been over for long is a failure."""
            self._look()
            if self._again_at is not None:
                self._again_at = None
                self._count(failed=True)
            if self._child is not None:
                if time.monotonic() >= self._due_at:
                    self._count(failed=True)
                self._cut_off()

        def _cut_off(self) -> None:
            """Kill what is speaking, and what it started; some do not mind being asked."""
            if self._child is None:
                return
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
            _wait_for(self._child)
            self._forget()

        def _forget(self) -> None:
            if self._child is not None and self._child.stderr is not None:
                self._child.stderr.close()
            self._child, self._error = None, -1

    def _tell_of_loss() -> None:
        """Tell that words were lost, where there is still somebody to tell, and room for it."""
        with contextlib.suppress(OSError):
            os.write(sys.stdout.fileno(), LOST)

    def _wait_for(child: "subprocess.Popen[bytes]") -> None:
        """Wait for a process that is about to end, but not for ever: a driver may hold it."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_END_S)

    def obey(speaker: Speaker, line: bytes) -> None:
        """Do what a line says."""
        verb, _, words = line.partition(b" ")
        if verb == b"say" and words:
            speaker.say(binascii.a2b_base64(words))
        elif verb == b"add" and words:
            speaker.add(binascii.a2b_base64(words))
        else:
            speaker.hush()

    def serve(speaker: Speaker, commands: int) -> int:
        """Obey until the commands end, or the voice has failed too often; the exit status."""
        begun = b""
        while speaker.failures < MOST_FAILURES:
            if not speaker.wait(commands):
                continue
            read = os.read(commands, _CHUNK)
            if not read:
                return 0
            *lines, begun = (begun + read).split(b"\n")
            for line in lines[-2:]:  # the last to cut off all before, or that and one that adds
                obey(speaker, line)
        return 1

    def main(words: Sequence[str]) -> int:
        """Run the worker."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: sys.exit(1))
        os.set_blocking(sys.stdout.fileno(), False)
        limit, rest = float(words[0]), words[1:]
        middle = rest.index("--")
        speaker = Speaker(rest[middle + 1 :], rest[:middle], limit)
        try:
            return serve(speaker, sys.stdin.fileno())
        finally:
            speaker.end()

    if __name__ == "__main__":
        sys.exit(main(sys.argv[1:]))
