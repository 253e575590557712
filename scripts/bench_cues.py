"""Measures what it costs to be heard, and whether a voice can hold up a session.

`make bench ARGS="cues"` runs it. Nothing reaches a loudspeaker: ALSA plays into nothing, or into a
pipe that tells when the first sound has come.
"""

import contextlib
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pexpect

WATCHED_S = 25
ROUNDS = 3
STARTS = 15
SPEED = 4
"""How many times as fast the clock is tried, so that there is as much more for a voice to do."""
ROUTINE = ("desk", "--from", "seated-rotation")
WORDS = "Breathe in, and lift the right arm."
PLAYER = "aplay"
MUTE = "pcm.!default { type null }\nctl.!default { type null }\n"
PIPED = """\
pcm.!default {{ type plug slave.pcm piped }}
pcm.piped {{ type file slave.pcm {{ type null }} file "{pipe}" format raw }}
ctl.!default {{ type null }}
"""
VOICES = {
    "none": None,
    "none, once more": None,
    "works": "sleep 0.2",
    "is missing": "",
    "hangs": "exec sleep 100",
    "crashes": "kill -SEGV $$",
    "floods": "exec yes complaint >&2",
}
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def measure(environ: Mapping[str, str]) -> None:
    """Print all three: the cost, the clock, and how soon words are heard."""
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate((cost, clock, first_sound)):
            place = Path(folder, str(number))
            place.mkdir()
            part(place, environ)


def program(folder: Path, name: str, script: str) -> None:
    """Make a small program."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def heard_by(folder: Path, environ: Mapping[str, str], alsa: str) -> dict[str, str]:
    """An environment in which the programs of a folder come first, and ALSA is set up."""
    (folder / "asound.conf").write_text(alsa, "utf-8")
    return {
        **environ,
        "PATH": os.pathsep.join((str(folder), environ["PATH"])),
        "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
        "PULSE_SERVER": "unix:/nonexistent",
    }


# What it costs


class Used(NamedTuple):
    """CPU seconds, by whose they are."""

    coach: float
    worker: float
    speech: float
    player: float

    def since(self, before: "Used") -> "Used":
        """What was used since a reading."""
        return Used(*(one - other for one, other in zip(self, before, strict=True)))


def cost(folder: Path, environ: Mapping[str, str]) -> None:
    """Print what a session in lines uses with and without being heard."""
    real = shutil.which("espeak-ng")
    # It ends at once where nothing plays, and is to last as long as its words do.
    program(folder, "espeak-ng", f'{real} "$@"; exec sleep 1.5' if real else "exec sleep 1.5")
    for name in ("paplay", "pw-play", PLAYER):
        program(folder, name, "exec sleep 0.4")
    surroundings = heard_by(folder, environ, MUTE)
    print(f"{'% of a core, in lines':28} {'coach':>7} {'worker':>7} {'speech':>7} {'player':>7}")
    for name, options in (
        ("not heard", ("--no-voice", "--no-sound")),
        ("chimes", ("--no-voice",)),
        ("voice", ("--no-sound",)),
        ("voice and chimes", ()),
    ):
        used = used_by(options, surroundings)
        print(f"{name:28}", *(f"{100 * each / WATCHED_S:7.3f}" for each in used))


def used_by(options: Sequence[str], environ: Mapping[str, str]) -> Used:
    """What the work of a session uses."""
    words = ["session", "--pain-before", "0", "--plain", *ROUTINE, *options]
    child = pexpect.spawn(sys.executable, ["-m", "backcoach", *words], env=dict(environ))
    drain(child, 2)
    child.send("n")  # into the work
    drain(child, 3)
    before = reading(child.pid)
    drain(child, WATCHED_S)
    used = reading(child.pid).since(before)
    child.send("q")
    child.expect(pexpect.EOF)
    return used


def drain(child: pexpect.spawn, seconds: float) -> None:
    """Read what a program writes for some time."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        with contextlib.suppress(pexpect.TIMEOUT):
            child.read_nonblocking(65_536, timeout=left)


def reading(coach: int) -> Used:
    """What a coach and all that it has started have used so far."""
    workers = [pid for pid in children_of(coach) if "worker.py" in command_of(pid)]
    return Used(
        own_s(coach),
        sum(map(own_s, workers)),
        sum(map(of_children_s, workers)),
        of_children_s(coach),
    )


def own_s(pid: int) -> float:
    """What all threads of a process have used, to a nanosecond."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((each / "schedstat").read_text().split()[0]) for each in threads) / 1e9


def of_children_s(pid: int) -> float:
    """What those children of a process have used that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return TICK_S * (int(fields[13]) + int(fields[14]))


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for each in threads for child in (each / "children").read_text().split()]


def command_of(pid: int) -> str:
    """The command line of a process; nothing of one that has just ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""


# Whether a voice holds up a session


def clock(folder: Path, environ: Mapping[str, str]) -> None:
    """Print how late the phases of a session come with each voice, and how it changes them."""
    late: dict[str, list[list[float]]] = {name: [] for name in VOICES}
    for number in range(ROUNDS):
        for name, script in VOICES.items():
            place = folder / f"{name}-{number}"
            place.mkdir()
            late[name].append(lateness(place, environ, script))
    usual = by_phase(late["none"])
    print(f"{'a voice that ...':28} {'median ms':>10} {'latest ms':>10} {'changes a phase by':>20}")
    for name, rounds in late.items():
        every = [each for one in rounds for each in one]
        changes = [abs(one - other) for one, other in zip(by_phase(rounds), usual, strict=True)]
        print(f"{name:28} {statistics.median(every):10.1f} {max(every):10.1f} {max(changes):20.1f}")


def by_phase(rounds: Sequence[Sequence[float]]) -> list[float]:
    """The median of all rounds for each phase."""
    return [statistics.median(each) for each in zip(*rounds, strict=True)]


def lateness(folder: Path, environ: Mapping[str, str], script: str | None) -> list[float]:
    """How many milliseconds late each phase of a session was shown."""
    for tool in ("sleep", "yes"):
        (folder / tool).symlink_to(str(shutil.which(tool)))
    if script:
        program(folder, "espeak-ng", script)
    words = [__file__, "silent" if script is None else "heard"]
    child = pexpect.spawn(
        sys.executable,
        words,
        dimensions=(24, 80),
        env={**environ, "PATH": str(folder)},  # no voice but this one
        timeout=120,
    )
    child.expect(r"measured: ([^\r]*)\r")
    found: list[float] = json.loads(child.match.group(1))
    child.expect(pexpect.EOF)
    return found


def play(*, heard: bool) -> None:
    """Play a routine on this terminal, and tell how late each phase was."""
    from backcoach.catalogue.search import find
    from backcoach.cli import output, stored
    from backcoach.cli.session.sounding import Audible, ears
    from backcoach.coach import run_session
    from backcoach.cues.hearing import Narrator
    from backcoach.domain.knowledge.profile import Profile
    from backcoach.domain.knowledge.terms import Talk
    from backcoach.domain.plan.plan import plan_routine
    from backcoach.domain.playing.session import Session
    from backcoach.domain.script.compiling import Spoken
    from backcoach.domain.tailoring.adapting import Limits
    from backcoach.domain.timeline.layout import Settings
    from backcoach.screen.gallery import Gallery
    from backcoach.screen.glyphs import BLOCKS
    from backcoach.screen.live.stage import LiveStage
    from backcoach.terminal.clock import SystemClock
    from backcoach.terminal.mode import in_session_mode

    catalogue, drawn = stored.catalogue(), stored.figures()
    whole = plan_routine(find("routine", catalogue.routines, ROUTINE[0]), catalogue.exercise)
    plan = replace(whole, items=whole.items[-1:])
    system = SystemClock()
    begun_s = 0.0
    late_ms: dict[int, float] = {}

    def begin(now_ms: int) -> Session:
        nonlocal begun_s
        begun_s = time.monotonic()
        person = (Settings(), catalogue.exercise, Limits(catalogue.safety))
        script = Spoken(Talk.FULL if heard else None)
        return Session.start(plan, *person, now_ms, script=script, speed=SPEED)

    class Timed(LiveStage):
        def show(self, view, events) -> None:  # type: ignore[no-untyped-def]
            super().show(view, events)
            start_ms = view.phase.start_ms
            took_ms = 1000 * (time.monotonic() - begun_s)
            late_ms.setdefault(start_ms, took_ms - start_ms / SPEED)

    with (
        ears(Profile(), Audible(voice=heard, sound=False), asked=True) as heard_by,
        in_session_mode(system, os.environ, full_screen=True, keys=0, output=1) as terminal,
    ):
        gallery = Gallery(drawn)
        stage = Timed(terminal, output.console(), BLOCKS, (), gallery, big=False)
        listeners = (Narrator(heard_by.audio),)
        run_session(begin, system, terminal.keyboard, stage, listeners, terminal.came_back)
    print(f"measured: {json.dumps([round(each, 3) for each in late_ms.values()])}")


# How soon words are heard


def first_sound(folder: Path, environ: Mapping[str, str]) -> None:
    """Print how long words take to be heard from a voice, and from a file of them."""
    from backcoach.cues.sounds.player import ProgramPlayer
    from backcoach.cues.voices.programs import VoiceSettings
    from backcoach.cues.voices.voice import find_voice, record_words

    real = shutil.which("espeak-ng")
    if real is None:
        print("How soon words are heard is not measured: there is no espeak-ng.")
        return
    starts, sounds = Pipe(folder / "starts"), Pipe(folder / "sounds")
    program(folder, "espeak-ng", f'echo >"{starts.path}"; exec {real} "$@"')
    player = shutil.which(PLAYER)
    program(folder, PLAYER, f'echo >"{starts.path}"; exec {player} "$@"')
    alsa = PIPED.format(pipe=sounds.path)
    os.environ.update(heard_by(folder, environ, alsa))
    print(f"{'from asking for it':28} {'process ms':>10} {'first sound ms':>15}")

    def timed(name: str, ask: Callable[[], object]) -> None:
        times = [in_turn(ask, starts, sounds) for _ in range(STARTS)]
        process, sound = (1000 * statistics.median(each) for each in zip(*times, strict=True))
        print(f"{name:28} {process:10.1f} {sound:15.1f}")

    with contextlib.ExitStack() as stack:

        def begin_and_say() -> None:
            voice = find_voice(VoiceSettings())
            stack.callback(voice.close)
            voice.say(WORDS)

        timed("voice, the first words", begin_and_say)
    with contextlib.closing(find_voice(VoiceSettings())) as voice:
        in_turn(lambda: voice.say(WORDS), starts, sounds)
        timed("voice, any later words", lambda: voice.say(WORDS))
    wav = record_words(WORDS, VoiceSettings(), {"espeak-ng": real}.get)
    if player is None or wav is None:
        print(f"From a file it is not measured: there is no {PLAYER}.")
        return
    file = folder / "words.wav"
    file.write_bytes(wav)
    command = (str(folder / PLAYER), "-q")
    with contextlib.closing(ProgramPlayer([command], shutil.which("timeout"))) as files:
        in_turn(lambda: files.play(file), starts, sounds)
        timed("a file of them", lambda: files.play(file))


class Pipe:
    """A pipe with a name, which tells when something is written to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        os.mkfifo(path)
        self._end = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def wait(self, until_s: float) -> float:
        """The moment at which something has been written."""
        import select

        ready, _, _ = select.select([self._end], [], [], until_s - time.perf_counter())
        if not ready:
            raise TimeoutError("nothing was heard")
        return time.perf_counter()

    def drain(self) -> bool:
        """Forget what has been written; whether there was anything."""
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._end, 1 << 20))
        return False


def in_turn(ask: Callable[[], object], starts: Pipe, sounds: Pipe) -> tuple[float, float]:
    """After how many seconds a program starts, and after how many it writes its first sound."""
    until_s = time.perf_counter() + 10
    begin = time.perf_counter()
    ask()
    started = starts.wait(until_s) - begin
    heard = sounds.wait(until_s) - begin
    quiet = 0
    while quiet < 10:  # until it has been quiet for a while
        time.sleep(0.02)
        quiet = 0 if sounds.drain() or starts.drain() else quiet + 1
    return started, heard


if __name__ == "__main__":
    play(heard=sys.argv[1] == "heard")
