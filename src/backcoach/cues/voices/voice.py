"""The voices: something that can say a text, or cut itself off, without anybody waiting for it.

What speaks is a process of its own. A thread starts it and writes to it, so that neither a slow
start nor a full pipe is ever felt; the process in turn ends when that pipe does, see `worker.py`.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from backcoach.cues.cards import has_card
from backcoach.cues.riff import RATE
from backcoach.cues.running import APART, Which, written_by
from backcoach.cues.voices.names import find_program, has_voice
from backcoach.cues.voices.programs import (
    HUSHING,
    VoiceProgram,
    VoiceSettings,
    adding,
    clean,
    saying,
    voice_programs,
)
from backcoach.cues.worker import LOST
from backcoach.domain.words import unheard

LIMIT_S = 20.0
"""How long a voice may take, beyond the time for its words, before it counts as hanging."""
MOST_BYTES = 120 * 2 * RATE
"""The largest recording: two minutes at the highest rate, for words that take half of one."""
_CLOSE_S = 0.8
"""How long the process of a voice may take to end by itself; the worker takes half a second."""
_TAKEN_S = 0.02
"""How long the thread may take to hand on a line that it has taken."""
_TOLD = subprocess.DEVNULL if sys.platform == "win32" else subprocess.PIPE
"""Where the worker tells that words were lost; on Windows there is no worker."""
_MOST_TOLD = 4096
_WORKER = Path(__file__).parents[1] / "worker.py"


class Voice(Protocol):
    """Something that speaks."""

    @property
    def name(self) -> str:
        """The program that speaks, as it is called on the command line."""

    @property
    def failed(self) -> str | None:
        """What to tell the person once words could not be heard."""

    @property
    def instead(self) -> str | None:
        """What to tell the person where another voice speaks than the one they have named."""

    def say(self, text: str, after_s: float = 0) -> None:
        """Say a text and nothing else any more, after a while; returns at once.

        No text at all is a hush.
        """

    def add(self, text: str) -> None:
        """Say a text, unless something is being said; returns at once."""

    def hush(self) -> None:
        """Cut off what is being said; returns at once."""

    def hush_by(self, within_s: float) -> None:
        """Cut off what is being said, and wait until that is under way, but not for long."""

    def close(self) -> None:
        """Be quiet for good, and leave no process behind."""


class Speaking(NamedTuple):
    """How the process of a voice is started, and what to say where that is not the voice wished."""

    command: Sequence[str]
    instead: str | None = None


class NoVoice:
    """The voice where there is none of `programs`."""

    name = "silence"
    instead = None

    def __init__(self, programs: Sequence[VoiceProgram]) -> None:
        self.failed = unheard.no_voice([each.name for each in programs])

    def say(self, text: str, after_s: float = 0) -> None:
        """Say nothing."""

    def add(self, text: str) -> None:
        """Say nothing."""

    def hush(self) -> None:
        """Go on saying nothing."""

    def hush_by(self, within_s: float) -> None:
        """Go on saying nothing."""

    def close(self) -> None:
        """Have nothing to close."""


class SpokenVoice:
    """A voice of a process that reads lines, `saying` or `HUSHING`, and ends with its input.

    `find` says how to start it. The thread asks, for the voice that was wished for may have to be
    tried first.
    """

    def __init__(self, name: str, find: Callable[[], Speaking]) -> None:
        self.name = name
        self.instead: str | None = None
        self._find = find
        self._line = b""
        self._due_s = 0.0
        self._closing = False
        self._never_ran = False
        self._failed = False
        self._changed = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> str | None:
        """What to tell the person once words could not be heard."""
        if not self._closing and not self._failed:
            ended = self._process is not None and self._process.poll() is not None
            self._failed = ended or self._never_ran or self._has_lost_words()
        return unheard.voice_fails(self.name, has_card()) if self._failed else None

    def _has_lost_words(self) -> bool:
        """Whether the process has told since the last look that words were lost."""
        told = None if self._process is None else self._process.stdout
        if sys.platform != "win32" and told is not None:
            with contextlib.suppress(OSError, ValueError):
                os.set_blocking(told.fileno(), False)
                return LOST in (told.read(_MOST_TOLD) or b"")
        return False

    def say(self, text: str, after_s: float = 0) -> None:
        """Say a text and nothing else any more, after a while; returns at once."""
        self._ask(saying(text), after_s)

    def add(self, text: str) -> None:
        """Say a text, unless something is being said; returns at once."""
        with self._changed:
            if not self._line:  # one that it has not taken yet is about to be said
                self._line, self._due_s = adding(text), 0.0
                self._changed.notify()

    def hush(self) -> None:
        """Cut off what is being said; returns at once."""
        self._ask(HUSHING)

    def hush_by(self, within_s: float) -> None:
        """Cut off what is being said, and wait until that is under way, but not for long."""
        with self._changed:
            self.hush()
            self._changed.wait_for(lambda: not self._line, within_s)
        time.sleep(_TAKEN_S)

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
            if self._process.stdout is not None:
                self._process.stdout.close()

    def _ask(self, line: bytes, after_s: float = 0) -> None:
        """Leave a line for the thread; one that it has not taken yet is out of date."""
        with self._changed:
            self._line, self._due_s = line, time.monotonic() + after_s
            self._changed.notify_all()

    def _run(self) -> None:
        command, self.instead = self._find()
        try:
            self._process = _start(command)
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
        """Wait for a line, and until it is due; nothing at the end."""
        with self._changed:
            while not self._closing and (not self._line or time.monotonic() < self._due_s):
                self._changed.wait(self._due_s - time.monotonic() if self._line else None)
            line, self._line = self._line, b""
            self._changed.notify_all()
            return b"" if self._closing else line


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a process that reads our lines, out of reach of the terminal's keys and signals."""
    return subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=_TOLD,
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
    found = find_program(which, platform)
    if found is None:
        return NoVoice(voice_programs(platform))
    program, path = found
    return SpokenVoice(program.name, partial(_speaking, program, path, settings, limit_s))


def _speaking(
    program: VoiceProgram, path: str, settings: VoiceSettings, limit_s: float
) -> Speaking:
    """Start a program with the voice that is wished for; with its usual one where it has none such.

    A program that does not even work with its usual voice says so itself.
    """
    if settings.voice is None or has_voice(program, path, settings.voice) is not False:
        return Speaking(command_of(program, path, settings, limit_s))
    usual = replace(settings, voice=None)
    return Speaking(
        command_of(program, path, usual, limit_s), unheard.unknown_voice(settings.voice)
    )


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
