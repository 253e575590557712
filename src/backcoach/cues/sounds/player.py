"""Plays WAV files without anybody waiting for them, with what the system has.

On Windows that is a call, elsewhere a small program as a process of its own: in a session of its
own, with its streams to nowhere, so that neither a key nor a word of it gets to the terminal.
One sound at a time: the next one takes the place of one that has not ended, because on a bare
sound card a second player would be turned away.

What cannot be played is not heard, and that is all: there is never an error and never a wait.
What failed at once is tried once more, for words may have had the sound card. Where that was in
vain `failed` says so, and after two sounds in a row no more are tried.
"""

import math
import os
import shutil
import signal
import struct
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import Protocol

from backcoach.cues.cards import has_card
from backcoach.cues.running import Which
from backcoach.domain.words import unheard
from backcoach.keeping.reading import open_file

PLAYERS = {
    "darwin": (("afplay",),),
    "linux": (("paplay",), ("pw-play",), ("aplay", "-q")),
}
"""What plays a WAV file, best first; Linux's are any other system's, too.

The last one works on most machines, and so is what to install.
"""
MOST_FAILURES = 2
SPARE_S = 3
"""How much longer than the sound a program may take: a wireless loudspeaker has to wake up."""
_POLL_S = 0.02
_STILL_IN_TIME_POLLS = 15
"""A program that failed within 0.3 s leaves time to try the next one with the same sound."""
_AGAIN_S = 0.3
"""After how long a sound that failed at once is tried once more."""
_GIVES_UP_S = 0.25
_FILENAME, _ASYNC, _NO_DEFAULT = 0x20000, 0x1, 0x2
_BYTES_A_SECOND = struct.Struct("<28xI")


class SoundPlayer(Protocol):
    """Something that makes sounds heard."""

    @property
    def failed(self) -> str | None:
        """What to tell the person once a sound could not be heard."""

    def play(self, wav_file: Path, /) -> None:
        """Begin to play a WAV file, and return at once."""

    def close(self) -> None:
        """End, and with it what still sounds."""


class NoSound:
    """Plays nothing, for the reason that `failed` gives."""

    def __init__(self, failed: str) -> None:
        self.failed = failed

    def play(self, _: Path, /) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def find_player(which: Which = shutil.which, platform: str = sys.platform) -> SoundPlayer:
    """Return the system's player, or none where it has none; `which` finds a program."""
    if platform == "win32":
        return WindowsPlayer(_play_sound)
    known = _known(platform)
    found = [(path, *options) for name, *options in known if (path := which(name))]
    if not found:
        return NoSound(unheard.no_player([name for name, *_ in reversed(known)]))
    return ProgramPlayer(found, which("timeout"))


def programs_that_play(platform: str = sys.platform) -> tuple[str, ...]:
    """What could play sounds on a platform, the best one first."""
    return ("Windows",) if platform == "win32" else tuple(name for name, *_ in _known(platform))


def players(which: Which = shutil.which, platform: str = sys.platform) -> tuple[str, ...]:
    """Those of them that are here."""
    names = programs_that_play(platform)
    return tuple(name for name in names if platform == "win32" or which(name))


def _known(platform: str) -> Sequence[tuple[str, ...]]:
    return PLAYERS.get(platform, PLAYERS["linux"])


def _play_sound(sound: str | None, flags: int) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(sound, flags)
    else:
        raise RuntimeError("only Windows plays sounds by a call")


class WindowsPlayer:
    """Plays by Windows' own call, which starts a sound and returns."""

    def __init__(self, play_sound: Callable[[str | None, int], None]) -> None:
        self.failed: str | None = None
        self._play_sound = play_sound
        self._closed = False
        self._failures = 0
        self._has_begun = False

    def play(self, wav_file: Path) -> None:
        """Begin to play a WAV file, and return at once."""
        if self._closed or self._failures == MOST_FAILURES:
            return
        if self._begins(str(wav_file), _FILENAME | _ASYNC | _NO_DEFAULT):
            self._failures, self._has_begun = 0, True
        else:
            self._failures += 1
            self.failed = unheard.player_fails(["Windows"], has_card())

    def close(self) -> None:
        """End, and with it what still sounds."""
        if self._has_begun:
            self._begins(None, 0)
        self._closed = True

    def _begins(self, sound: str | None, flags: int) -> bool:
        try:
            self._play_sound(sound, flags)
        except (RuntimeError, OSError):
            return False
        return True


class ProgramPlayer:
    """Plays by starting a program, from a thread of its own that waits for it and buries it.

    Each of `commands` is a program and its options. One that fails at once is followed by the
    next with the same sound, and whichever worked is asked first from then on. `timeout` is where
    the program of that name is: it ends a player that hangs even when the coach has been killed.
    """

    def __init__(self, commands: Sequence[Sequence[str]], timeout: str | None = None) -> None:
        self.failed: str | None = None
        self._commands = deque(commands)
        self._names = [Path(program).name for program, *_ in commands]
        self._timeout = timeout
        self._failures = 0
        self._wanted: deque[Path] = deque(maxlen=1)
        self._changed = threading.Event()
        self._worker: threading.Thread | None = None
        self._closed = False

    def play(self, wav_file: Path) -> None:
        """Begin to play a WAV file, and return at once."""
        if self._closed or self._is_off:
            return
        self._wanted.append(wav_file)
        self._changed.set()
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="player", daemon=True)
            self._worker.start()

    @property
    def _is_off(self) -> bool:
        """Whether so many sounds in a row have failed that no more are tried."""
        return self._failures == MOST_FAILURES

    def close(self) -> None:
        """End, and with it what still sounds."""
        self._closed = True
        self._changed.set()
        if self._worker is not None:
            self._worker.join(4 * _GIVES_UP_S)

    def _work(self) -> None:
        """Play what is wanted, always the latest, until nothing is any more."""
        while not self._closed:
            if self._wanted:
                self._play(self._wanted.pop())
            else:
                self._changed.wait()
                self._changed.clear()

    def _play(self, wav_file: Path) -> None:
        length_s = _length_s(wav_file)
        if length_s is None or self._is_off:
            return
        limit_s = math.ceil(length_s) + SPARE_S
        heard = self._is_heard(wav_file, limit_s)
        if heard is None and self._may_try_again():
            heard = self._is_heard(wav_file, limit_s)
        self._failures = 0 if heard else self._failures + 1
        if not heard:
            self.failed = unheard.player_fails(self._names, has_card())

    def _may_try_again(self) -> bool:
        """Wait a moment; whether nothing else is wanted by then."""
        return not self._is_to_change() and not (
            self._changed.wait(_AGAIN_S) and self._is_to_change()
        )

    def _is_heard(self, wav_file: Path, limit_s: int) -> bool | None:
        """Play one sound with the first program that can, while there is still time for it.

        Returns None where all of them failed at once.
        """
        for _ in range(len(self._commands)):
            heard, polls = self._run(wav_file, limit_s)
            if heard:
                return True
            self._commands.rotate(-1)
            if polls > _STILL_IN_TIME_POLLS:
                return False
        return None

    def _run(self, wav_file: Path, limit_s: int) -> tuple[bool, int]:
        """Whether a program played a sound or was told to stop, and how many polls that took."""
        limited = (self._timeout, "-s", "KILL", str(limit_s)) if self._timeout else ()
        command = (*limited, *self._commands[0], str(wav_file.absolute()))
        try:
            process = Popen(
                command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
            )
        except OSError:
            return False, 0
        with process:
            return self._watch(process, limit_s)

    def _watch(self, process: "Popen[bytes]", limit_s: int) -> tuple[bool, int]:
        """Wait until a program has ended; end it where something else is wanted or it hangs."""
        last_poll = round((limit_s + _GIVES_UP_S) / _POLL_S)  # `timeout` is to come first
        for poll in range(last_poll):
            if process.poll() is not None:
                return process.returncode == 0, poll
            if self._changed.wait(_POLL_S) and self._is_to_change():
                _end(process)
                return True, poll
        _end(process)
        return False, last_poll

    def _is_to_change(self) -> bool:
        self._changed.clear()
        return self._closed or bool(self._wanted)


def _end(process: "Popen[bytes]") -> None:
    """Ask a process and all of its session to end, then make it."""
    if sys.platform == "win32":
        process.kill()
    else:
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(OSError):
                os.killpg(process.pid, number)
            with suppress(TimeoutExpired):
                process.wait(_GIVES_UP_S)
                return


def _length_s(wav_file: Path) -> float | None:
    """How long a WAV file sounds, by its size and what it says of itself; None for no WAV file."""
    try:
        with open_file(wav_file) as opened:
            bytes_a_second: int = _BYTES_A_SECOND.unpack(opened.read(_BYTES_A_SECOND.size))[0]
            return os.fstat(opened.fileno()).st_size / bytes_a_second
    except (OSError, struct.error, ZeroDivisionError):
        return None
