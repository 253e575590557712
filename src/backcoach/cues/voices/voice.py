"""The voices: something that can say a text, or cut itself off, without anybody waiting for it.

What speaks is a process of its own. A thread starts it and writes to it, so that neither a slow
start nor a full pipe is ever felt; the process in turn ends when that pipe does, see `worker.py`.
"""

import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from backcoach.cues.riff import RATE
from backcoach.cues.running import APART, Which, written_by
from backcoach.cues.voices.programs import (
    HUSHING,
    VoiceProgram,
    VoiceSettings,
    adding,
    clean,
    saying,
    voice_programs,
)
from backcoach.domain.words.grammar import any_of

LIMIT_S = 20.0
"""How long a voice may take, beyond the time for its words, before it counts as hanging."""
MOST_BYTES = 120 * 2 * RATE
"""The largest recording: two minutes at the highest rate, for words that take half of one."""
_CLOSE_S = 0.8
"""How long the process of a voice may take to end by itself; the worker takes half a second."""
_WORKER = Path(__file__).parents[1] / "worker.py"


class Voice(Protocol):
    """Something that speaks."""

    @property
    def name(self) -> str:
        """The program that speaks, as it is called on the command line."""

    @property
    def failed(self) -> str | None:
        """A sentence for the person once the voice has given up, which it does for good."""

    def say(self, text: str) -> None:
        """Say a text and nothing else any more; returns at once. No text at all is a hush."""

    def add(self, text: str) -> None:
        """Say a text, unless something is being said; returns at once."""

    def hush(self) -> None:
        """Cut off what is being said; returns at once."""

    def close(self) -> None:
        """Be quiet for good, and leave no process behind."""


class NoVoice:
    """The voice where there is none of `programs`."""

    name = "silence"

    def __init__(self, programs: Sequence[VoiceProgram]) -> None:
        names = any_of([each.name for each in programs])
        self.failed = f"Nothing was said, for there is no voice here: {names} would be one."

    def say(self, text: str) -> None:
        """Say nothing."""

    def add(self, text: str) -> None:
        """Say nothing."""

    def hush(self) -> None:
        """Go on saying nothing."""

    def close(self) -> None:
        """Have nothing to close."""


class SpokenVoice:
    """A voice of a process that reads lines, `saying` or `HUSHING`, and ends with its input."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self._command = command
        self._line = b""
        self._closing = False
        self._never_ran = False
        self._failed = False
        self._changed = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> str | None:
        """A sentence for the person once the voice has given up, which it does for good."""
        if not self._closing and not self._failed:
            ended = self._process is not None and self._process.poll() is not None
            self._failed = ended or self._never_ran
        if not self._failed:
            return None
        return f"Not all was said, for the voice ({self.name}) does not work here."

    def say(self, text: str) -> None:
        """Say a text and nothing else any more; returns at once."""
        self._ask(saying(text))

    def add(self, text: str) -> None:
        """Say a text, unless something is being said; returns at once."""
        with self._changed:
            if not self._line:  # one that it has not taken yet is about to be said
                self._line = adding(text)
                self._changed.notify()

    def hush(self) -> None:
        """Cut off what is being said; returns at once."""
        self._ask(HUSHING)

    def close(self) -> None:
        """Be quiet for good, and leave no process behind."""
        _ = self.failed  # while it can still be told from the end that is asked for here
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(_CLOSE_S)
        if self._process is not None:
            _end(self._process)
            self._thread.join(_CLOSE_S)

    def _ask(self, line: bytes) -> None:
        """Leave a line for the thread; one that it has not taken yet is out of date."""
        with self._changed:
            self._line = line
            self._changed.notify()

    def _run(self) -> None:
        try:
            self._process = _start(self._command)
        except OSError:
            self._never_ran = True
            return
        pipe = self._process.stdin
        assert pipe is not None
        with contextlib.suppress(OSError), pipe:  # `failed` finds out why it broke
            while line := self._next_line():
                left = memoryview(line)
                while left:
                    left = left[pipe.write(left) :]

    def _next_line(self) -> bytes:
        """Wait for a line; nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._line or self._closing)
            line, self._line = self._line, b""
            return b"" if self._closing else line


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a process that reads our lines, out of reach of the terminal's keys and signals."""
    return subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=APART,
        start_new_session=True,
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """See to it that a process whose input has ended ends, too."""
    try:
        process.wait(_CLOSE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def find_voice(
    settings: VoiceSettings,
    which: Which = shutil.which,
    platform: str = sys.platform,
    limit_s: float = LIMIT_S,
) -> Voice:
    """Find the best voice there is, silence where there is none; returns before it has started."""
    programs = voice_programs(platform)
    for program in programs:
        if path := which(program.name):
            return SpokenVoice(program.name, command_of(program, path, settings, limit_s))
    return NoVoice(programs)


def command_of(
    program: VoiceProgram, path: str, settings: VoiceSettings, limit_s: float = LIMIT_S
) -> list[str]:
    """How to start the process of a voice."""
    speak = program.speak(path, settings)
    if program.obeys:
        return speak
    hush = program.hush(path) if program.hush else []
    # Neither the person's settings of Python nor their packages: it starts in half the time.
    return [sys.executable, "-I", "-S", str(_WORKER), str(limit_s), *hush, "--", *speak]


def record_words(
    text: str,
    settings: VoiceSettings,
    which: Which = shutil.which,
    platform: str = sys.platform,
    limit_s: float = LIMIT_S,
) -> bytes | None:
    """Speak a text into a WAV file: mono, 16 bits, `RATE`; waits until it is done.

    None without words, without a voice that can, or where it fails.
    """
    said = clean(text)
    for program in voice_programs(platform) if said else ():
        path = which(program.name)
        if path and program.record:
            return _recorded(program, path, said, settings, limit_s)
    return None


def _recorded(
    program: VoiceProgram, path: str, said: str, settings: VoiceSettings, limit_s: float
) -> bytes | None:
    record = program.record
    assert record is not None
    words = saying(said) if program.obeys else f"{said}\n".encode()
    sound = written_by(lambda file: record(path, settings, file), words, limit_s, MOST_BYTES)
    return sound if sound and sound.startswith(b"RIFF") else None
