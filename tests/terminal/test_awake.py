"""The display is kept awake while a session plays: on a real bus, with services that stand in."""

import os
import signal
import subprocess
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcoach.domain.plan.plan import plan_routine
from backcoach.terminal.awake import Awake, Way, ways, working
from tests.fakes import Happening, play, press
from tests.forking import BACKCOACH
from tests.making import catalogue
from tests.requirements import need
from tests.terminal.pty_program import CALM_SESSION, Program, Shell, backcoach
from tests.voices import Programs, eventually, exists, programs

__all__ = ["programs"]

SESSION = (*CALM_SESSION, "desk")
BOTH_ON = ["screensaver on backcoach", "logind on idle backcoach block"]
BOTH_OFF = ["logind off", "screensaver off"]

DESKTOP = """
    import os, sys
    import dbus, dbus.service
    from dbus.mainloop.glib import DBusGMainLoop
    from gi.repository import GLib

    DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()

    def note(text):
        with open(sys.argv[1], "a") as log:
            print(text, file=log)

    class ScreenSaver(dbus.service.Object):
        @dbus.service.method("org.freedesktop.ScreenSaver", "ss", "u", sender_keyword="who")
        def Inhibit(self, application, reason, who=None):
            note(f"screensaver on {application}")
            bus.watch_name_owner(who, lambda owner: owner or note("screensaver off"))
            return dbus.UInt32(1)

    class Manager(dbus.service.Object):
        @dbus.service.method("org.freedesktop.login1.Manager", "ssss", "h")
        def Inhibit(self, what, who, why, mode):
            def ended(source, condition):
                note("logind off")
                os.close(ours)

            note(f"logind on {what} {who} {mode}")
            ours, theirs = os.pipe()
            GLib.io_add_watch(ours, GLib.IO_HUP, ended)
            given = dbus.types.UnixFd(theirs)
            os.close(theirs)
            return given

    names = "org.freedesktop.ScreenSaver", "org.freedesktop.login1"
    owned = [dbus.service.BusName(name, bus) for name in names]
    ScreenSaver(owned[0], "/org/freedesktop/ScreenSaver")
    Manager(owned[1], "/org/freedesktop/login1")
    note("ready")
    GLib.MainLoop().run()
"""
"""Both services on one bus; a line in the log for whatever begins or ends to keep it awake."""


class Desktop:
    """A bus with services, and what they have noted."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "log"
        self.address = f"unix:path={folder / 'bus'}"
        self.environ = {
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "DBUS_SYSTEM_BUS_ADDRESS": self.address,
        }
        self.seen = 0

    @property
    def noted(self) -> list[str]:
        """All that was noted since somebody began to look."""
        lines = self._log.read_text("utf-8").splitlines() if self._log.exists() else []
        return lines[self.seen :]

    def look(self) -> None:
        """Look only at what comes from here on."""
        self.seen += len(self.noted)

    def keeps_awake(self) -> bool:
        """Whether it has come to keep the display awake."""
        return self.noted == BOTH_ON

    def has_let_go(self) -> bool:
        """Whether it did so and does no more."""
        return self.noted[:2] == BOTH_ON and sorted(self.noted[2:]) == BOTH_OFF


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop for all of these tests."""
    need("dbus-daemon")
    python = need("/usr/bin/python3")
    if subprocess.run([python, "-c", "import dbus, gi"], capture_output=True).returncode:
        need("python3-dbus")  # which is no program, so this says that it is missing
    folder = tmp_path_factory.mktemp("desktop")
    made = Desktop(folder)
    bus = ["dbus-daemon", "--session", "--nofork", f"--address={made.address}"]
    script = [python, "-c", textwrap.dedent(DESKTOP), str(folder / "log")]
    with subprocess.Popen(bus) as daemon:
        try:
            assert eventually(lambda: (folder / "bus").exists())
            with subprocess.Popen(script, env={**os.environ, **made.environ}) as services:
                assert eventually(lambda: made.noted == ["ready"], within_s=20)
                yield made
                services.kill()
        finally:
            daemon.kill()


@pytest.fixture
def desktop(running: Desktop) -> Desktop:
    """A desktop that has seen nothing yet."""
    running.look()
    return running


# On a bus


def interrupt(program: Program) -> None:
    program.send("\x03")


def quit_by_key(program: Program) -> None:
    program.send("qq")


def finish(program: Program) -> None:
    program.send("n" * 40)


def terminate(program: Program) -> None:
    os.kill(program.pid, signal.SIGTERM)


def kill(program: Program) -> None:
    os.kill(program.pid, signal.SIGKILL)


def close_the_window(program: Program) -> None:
    program.hang_up()


def test_the_display_is_kept_awake_while_a_session_plays_and_let_go_however_it_ends(
    desktop: Desktop,
) -> None:
    for way in (finish, quit_by_key, interrupt, terminate, kill, close_the_window):
        desktop.look()
        with Program(*BACKCOACH, *SESSION, environ=desktop.environ) as program:
            program.wait_until(desktop.keeps_awake, "awake")
            program.watch(0.1)
            assert desktop.keeps_awake()
            way(program)
            if way is not close_the_window:
                program.wait_for_end()
            assert eventually(desktop.has_let_go), (way, desktop.noted)


def test_ctrl_z_lets_the_display_go_and_going_on_keeps_it_awake_again(desktop: Desktop) -> None:
    with Shell() as shell:
        for name, value in desktop.environ.items():
            shell.run(f"export {name}={value}")
        shell.type(backcoach(*SESSION))
        shell.wait_until(desktop.keeps_awake, "awake")
        shell.send("\x1a")
        shell.wait_for_prompt()
        assert eventually(desktop.has_let_go)
        desktop.look()
        shell.type("fg")
        shell.wait_for("Paused")
        assert desktop.noted == []
        shell.send(" ")
        shell.wait_until(desktop.keeps_awake, "awake")
        shell.send("qq")
        shell.wait_for_prompt()


def test_a_session_that_nobody_watches_keeps_no_display_awake(desktop: Desktop) -> None:
    words = [*BACKCOACH, *SESSION, "--speed", "1000"]
    subprocess.run(words, env={**os.environ, **desktop.environ}, capture_output=True, check=True)
    assert desktop.noted == []


def test_each_way_is_tried_and_let_go(desktop: Desktop) -> None:
    names = working(ways(desktop.environ, "linux"))
    assert names == ("org.freedesktop.ScreenSaver", "org.freedesktop.login1")
    assert eventually(lambda: len(desktop.noted) == len(BOTH_ON + BOTH_OFF))


def test_without_such_services_there_is_no_way(running: Desktop, tmp_path: Path) -> None:
    address = f"unix:path={tmp_path / 'bus'}"
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--address={address}"]
    ) as daemon:
        assert eventually(lambda: (tmp_path / "bus").exists())
        empty = dict.fromkeys(running.environ, address)
        assert working(ways(empty, "linux")) == ()
        daemon.kill()


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nowhere", "unix:path=\0", "tcp:x"])
def test_without_a_bus_there_is_no_way(address: str) -> None:
    environ = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address or "none"}
    assert working(ways(environ, "linux")) == ()


# On a fake clock


KNOWN = catalogue(
    """
    - id: lean
      movement: [{do: lean, move: 4 s, breath: out}]
      levels: [{reps: 60}]
    """,
    "- {id: one, blocks: [{items: [lean]}]}",
)
(ONE,) = (plan_routine(routine, KNOWN.exercise) for routine in KNOWN.routines)


def held(*script: Happening) -> list[str]:
    """What is asked of the system, in order, during a session with these keys."""
    asked: list[str] = []

    def hold() -> Callable[[], object]:
        asked.append("on")
        return lambda: asked.append("off")

    awake = Awake([Way("noted", hold)])

    class Waiting:
        """Lets the thread that asks come first."""

        def hear(self, *happened: object) -> None:
            del happened
            eventually(lambda: asked[-1:] == ["on"], within_s=0.05)

    play(ONE, *script, exercises=KNOWN.exercise, listeners=(awake, Waiting()))
    return asked


def test_in_a_short_pause_the_display_is_kept_awake() -> None:
    assert held(press("space", 5_000), press("space", 60_000)) == ["on", "off"]


def test_a_pause_of_more_than_a_minute_lets_it_go_and_going_on_keeps_it_awake_again() -> None:
    pauses = (press("space", 5_000), press("space", 70_000), press("space", 80_000))
    assert held(*pauses, press("q", 200_000)) == ["on", "off", "on", "off"]


def test_nobody_waits_for_a_desktop_that_does_not_answer() -> None:
    answer = threading.Event()

    def hold() -> Callable[[], object]:
        answer.wait(60)
        return answer.clear

    played = play(ONE, exercises=KNOWN.exercise, listeners=[Awake([Way("hangs", hold)])])
    assert played.session.is_over
    answer.set()  # and what it held in the end is let go, too
    assert eventually(lambda: not answer.is_set())


# On macOS


def test_caffeinate_watches_over_this_process_and_ends_when_let_go(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("caffeinate", "exec sleep 100")
    monkeypatch.setenv("PATH", f"{programs.folder}:{os.environ['PATH']}")
    (way,) = ways({}, "darwin")
    let_go = way.hold()
    assert eventually(lambda: programs.pids())
    assert programs.read("args").split() == ["-d", "-i", "-w", str(os.getpid())]
    let_go()
    assert not exists(programs.pids()[0])


def test_without_caffeinate_there_is_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert working(ways({}, "darwin")) == ()
