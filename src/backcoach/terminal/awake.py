"""Keeps the display awake while a session plays, by what the system has.

Whatever is asked of the system ends with this process, even where it is killed: on Linux and other
systems with a message bus a connection is held, on Windows a thread has asked, and on macOS
`caffeinate` watches over us. Where nothing of it is there, nothing happens.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import NamedTuple

from backcoach.domain.playing.events import Event, Left
from backcoach.domain.playing.player import ENDED, MOVING
from backcoach.domain.playing.view import View

_END_S = 1.0

Hold = Callable[[], Callable[[], object]]
"""Keeps the display awake until what it returns is called.

Raises:
    OSError: that is not to be had here.
"""


class Way(NamedTuple):
    """A way to keep the display awake, and what it is called."""

    name: str
    hold: Hold


def ways(environ: Mapping[str, str], platform: str = sys.platform) -> tuple[Way, ...]:
    """The ways there may be on a platform; each that works is taken."""
    if platform == "win32":
        return (Way("Windows", _windows),)
    if platform == "darwin":
        return (Way("caffeinate", _caffeinate),)
    return (
        Way("org.freedesktop.ScreenSaver", partial(_desktop, environ)),
        Way("org.freedesktop.login1", partial(_system, environ)),
    )


def working(some: Sequence[Way]) -> tuple[str, ...]:
    """The names of those ways that work; each is tried and let go."""
    names = []
    for way in some:
        with contextlib.suppress(OSError):
            way.hold()()
            names.append(way.name)
    return tuple(names)


class Awake:
    """Keeps the display awake while a session goes on, but for pauses in which nobody is there."""

    def __init__(self, some: Sequence[Way]) -> None:
        self._ways = some
        self._held: _Held | None = None

    def hear(self, view: View, events: Sequence[Event]) -> None:
        """Hold on while it plays, and let go at its end and once somebody has left."""
        if view.state in ENDED or Left() in events:
            self.let_go()
        elif view.state in MOVING and self._held is None:
            self._held = _Held(self._ways)

    def let_go(self) -> None:
        """Let the display go to sleep as it will."""
        if self._held is not None:
            self._held.let_go()
        self._held = None


class _Held:
    """What is held; a thread asks for it, so that nobody waits for the desktop."""

    def __init__(self, some: Sequence[Way]) -> None:
        self._lock = threading.RLock()  # a signal may come while it is held
        self._is_over = False
        self._releases = ExitStack()
        threading.Thread(target=self._hold, args=(some,), name="awake", daemon=True).start()

    def _hold(self, some: Sequence[Way]) -> None:
        for way in some:
            with contextlib.suppress(OSError):
                release = way.hold()
                with self._lock:
                    if not self._is_over:
                        self._releases.callback(release)
                        continue
                release()

    def let_go(self) -> None:
        with self._lock:
            self._is_over = True
            self._releases.close()


def _desktop(environ: Mapping[str, str]) -> Callable[[], object]:
    """Ask GNOME, KDE, Cinnamon, MATE, Xfce, or whatever else keeps to the same specification."""
    from backcoach.terminal.bus import SCREEN_SAVER, session_bus, while_held

    return while_held(session_bus(environ), SCREEN_SAVER)


def _system(environ: Mapping[str, str]) -> Callable[[], object]:
    """Ask what a system without such a desktop heeds, and some desktops besides; not GNOME."""
    from backcoach.terminal.bus import LOGIND, system_bus, while_held

    return while_held(system_bus(environ), LOGIND)


def _caffeinate() -> Callable[[], object]:
    """It ends when the process does that it is told to watch."""
    import subprocess
    from shutil import which

    path = which("caffeinate")
    if path is None:
        raise FileNotFoundError("caffeinate")
    process = subprocess.Popen(
        [path, "-d", "-i", "-w", str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def release() -> None:
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_END_S)

    return release


def _windows() -> Callable[[], object]:
    """Ask Windows; it holds as long as the thread that asked, which waits until it is to let go."""
    asked, over = threading.Event(), threading.Event()
    threading.Thread(target=_ask_windows, args=(asked, over), daemon=True).start()
    asked.wait(_END_S)
    return over.set


def _ask_windows(asked: threading.Event, over: threading.Event) -> None:
    if sys.platform == "win32":
        import ctypes

        continuous, system, display = 0x80000000, 0x1, 0x2
        ctypes.windll.kernel32.SetThreadExecutionState(continuous | system | display)
        asked.set()
        over.wait()
        ctypes.windll.kernel32.SetThreadExecutionState(continuous)
