"""Measures how fast the program starts, what a session costs, and how exact its clock is.

    make bench                      everything, in about twenty-five minutes
    make bench ARGS="start"         one part: start, plans, sheets, journal, session, figures,
                                    clock, lateness or cues

Times of commands are medians of whole processes, run in turn with the others, because machines
are noisy: compare the ratios. Other programs are measured beside it where the folder that PEERS
names holds them. docs/performance.md says what came out, and on what.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import bench_lateness
import pexpect
from ten_years import main as write_years

from backcoach.domain.knowledge.review import Answer
from backcoach.keeping.answers import FILE_NAME, add_answer
from backcoach.terminal.clock import local_now

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON, PROGRAM = str(BIN / "python"), str(BIN / "backcoach")
ROUNDS = 15
WATCHED_S = 20
QUIET = ("--no-voice", "--no-sound")
FIGURE_SIZE, FRAMES = (40, 12), 300
HOME = tempfile.TemporaryDirectory()
ENVIRON = {
    **os.environ,
    "TERM": "xterm-256color",
    "LC_ALL": "C.UTF-8",
    "PAGER": "cat",  # which waits for nobody to have read a list
    "BACKCOACH_HOME": HOME.name,  # of somebody who is not asked about warning signs today
}
add_answer(Path(HOME.name) / FILE_NAME, Answer.CLEAR, local_now())


# How fast commands start


def start() -> None:
    """Print medians of starting each command, and their ratio to importing Typer."""
    commands = {
        "python -c pass": piped(PYTHON, "-c", "pass"),
        "python -c 'import typer'": piped(PYTHON, "-c", "import typer"),
        "backcoach --version": piped(PROGRAM, "--version"),
        "backcoach list, pipe": piped(PROGRAM, "list"),
        "backcoach list, terminal": on_terminal(PROGRAM, "list"),
        **dict(peers()),
    }
    print_ratios(in_turn(commands), "python -c 'import typer'")


def plans() -> None:
    """Print what it costs to know how long routines take, to complete a name, and to fit a time."""
    own = Path(HOME.name) / "own"
    own.mkdir()
    (own / "profile.yaml").write_text("sore_side: left\n", "utf-8")
    listed = {
        "backcoach list": piped(PROGRAM, "list"),
        "backcoach routines": piped(PROGRAM, "routines"),
        "backcoach routines, a profile": piped("env", f"BACKCOACH_HOME={own}", PROGRAM, "routines"),
        "backcoach session e, completed": piped(
            "env",
            "_BACKCOACH_COMPLETE=complete_bash",
            "COMP_WORDS=backcoach session e",
            "COMP_CWORD=2",
            PROGRAM,
        ),
    }
    print_ratios(in_turn(listed), "backcoach list")
    rehearsed = (PROGRAM, "session", "ten-for-the-lower-back", "--dry-run")
    ten = {
        "backcoach session ten… --dry-run": piped(*rehearsed),
        "… --minutes 30": piped(*rehearsed, "--minutes", "30"),
    }
    print_ratios(in_turn(ten), "backcoach session ten… --dry-run")


def sheets() -> None:
    """Print what it costs to lay out a routine of ten exercises, beside printing its text."""
    words = (PROGRAM, "print", "ten-for-the-lower-back", "--output")
    kinds = {"text": "sheet.txt", "HTML": "sheet.html", "PDF": "sheet.pdf"}
    written = {name: piped(*words, f"{HOME.name}/{file}") for name, file in kinds.items()}
    print_ratios(in_turn(written), "text")


def peers() -> Iterator[tuple[str, Callable[[], float]]]:
    """Other programs their users start, as far as they are installed."""
    folder = Path(os.environ.get("PEERS", "."))
    for name, *words in (("termdown", "--version"), ("watson", "log")):
        if (folder / name).exists():
            yield " ".join((name, *words)), piped(str(folder / name), *words)


def piped(*command: str) -> Callable[[], float]:
    """Return a way to time a command whose output goes into a pipe."""

    def once() -> float:
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=ENVIRON)
        return time.perf_counter() - begin

    return once


def on_terminal(*command: str) -> Callable[[], float]:
    """Return a way to time a command whose output goes to a terminal."""

    def once() -> float:
        begin = time.perf_counter()
        child = pexpect.spawn(command[0], list(command[1:]), dimensions=(24, 80), env=ENVIRON)
        # Waiting for the end must not add to the time.
        child.delayafterclose = child.delayafterterminate = 0
        child.expect(pexpect.EOF)
        taken = time.perf_counter() - begin
        child.wait()
        return taken

    return once


def in_turn(commands: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Time every command once a round, after a round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(ROUNDS + 1):
        for name, once in commands.items():
            taken = once()
            if number:
                times[name].append(taken)
    return times


def print_ratios(times: dict[str, list[float]], base: str) -> None:
    """Print medians, and the median of each round's ratio to the command called `base`."""
    print(f"{'command':33} {'median ms':>10}   x {base}")
    for name, each in times.items():
        ratio = statistics.median(one / other for one, other in zip(each, times[base], strict=True))
        print(f"{name:33} {1000 * statistics.median(each):10.1f}   {ratio:.2f}")


# What a session costs


def session() -> None:
    """Print what the live screen costs while a figure moves, breathes and is paused."""
    print(f"{'80x24':28} {'CPU %':>10} {'bytes/s':>15}")
    for routine, exercise, doing in (
        ("ten-for-the-lower-back", "cat-stretch", "a figure moves"),
        ("eight-from-the-pt", "puppy-pose", "a figure breathes"),
    ):
        child = pexpect.spawn(
            PROGRAM,
            [
                "session",
                "--no-voice",
                "--no-sound",
                "--no-journal",
                "--pain-before",
                "0",
                routine,
                "--from",
                exercise,
            ],
            dimensions=(24, 80),
            env=ENVIRON,
        )
        watch(child, 2)
        child.send("\r")  # ready
        watch(child, 2)
        child.send("n")  # into the work
        watch(child, 14)  # until a hold has begun
        print_cost(doing, child)
        child.send(" ")
        watch(child, 1)
        print_cost(f"{doing}, paused", child)
        child.terminate(force=True)


def print_cost(name: str, child: pexpect.spawn) -> None:
    """Print what a program uses and writes for some time."""
    used, written = watch(child, WATCHED_S)
    print(f"{name:28} {100 * used / WATCHED_S:10.2f} {written / WATCHED_S:15.0f}")


def watch(child: pexpect.spawn, seconds: float) -> tuple[float, int]:
    """Read what a program writes for some time; return its CPU seconds and bytes."""
    before, written = cpu_of(child.pid), 0
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            written += len(child.read_nonblocking(65_536, timeout=left))
        except pexpect.TIMEOUT:
            break
    return cpu_of(child.pid) - before, written


def cpu_of(pid: int) -> float:
    """The CPU seconds a running process has used, to a nanosecond where the kernel tells."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        used = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True)
        minutes, seconds = used.stdout.strip().rsplit(":", 1)
        return 60 * float(minutes.split(":")[-1]) + float(seconds)


# How fast a figure is drawn


def figures() -> None:
    """Print how long a frame of each figure takes, from the moment to the characters."""
    from backcoach.cli import stored
    from backcoach.domain.timeline.posing import Moment, poses_of
    from backcoach.figures import braille
    from backcoach.figures.motion import Motion

    catalogue, drawn = stored.catalogue(), stored.figures()
    columns, rows = FIGURE_SIZE
    medians = {}
    for name, figure in drawn.items():
        motion = Motion(figure, poses_of(catalogue.exercise[name]))
        scale = braille.fitted(motion.bounds, columns, rows)
        times = []
        for number in range(FRAMES):
            before, after = motion.moves[number % len(motion.moves)]
            moment = Moment(before, after, number / FRAMES, 0.5, 40 * number)
            begin = time.perf_counter()
            braille.drawn(motion.scene(moment), scale, columns, rows)
            times.append(time.perf_counter() - begin)
        medians[name] = 1000 * statistics.median(times)
    slowest = max(medians, key=medians.__getitem__)
    print(
        f"a frame of {columns}x{rows}: median of {len(medians)} figures"
        f" {statistics.median(medians.values()):.2f} ms,"
        f" the slowest, {slowest}, {medians[slowest]:.2f} ms"
    )


# How exact the clock is


def clock() -> None:
    """Play three minutes on the real clock in a terminal; print how late it was."""
    print("Playing three minutes in real time.", file=sys.stderr)
    kind = bench_lateness.Kind("clock", False, HOME.name, ENVIRON)
    found = bench_lateness.measured(bench_lateness.started("desk", kind))
    late_ms = found["late_ms"]
    print(
        f"{found['duration_ms'][0]:.0f} ms long, ended {found['end_ms'][0]:.0f} ms late;"
        f" {len(late_ms)} cues, the median {statistics.median(late_ms):.0f} ms late,"
        f" the latest {max(late_ms):.0f} ms"
    )


def lateness() -> None:
    """Print whether writing a session down makes its cues later."""
    print("Playing six minutes in real time.", file=sys.stderr)
    bench_lateness.measure(ENVIRON)


# What it costs to be heard


def cues() -> None:
    """Print what cues cost, what a bad voice does to the clock, and how soon words are heard."""
    import bench_cues

    bench_cues.measure(ENVIRON)


# What a long history costs


def journal() -> None:
    """Print what looking back, and beginning a session, cost with ten years behind one."""
    homes = {years: Path(HOME.name) / f"{years}-years" for years in (0, 10)}
    for years, home in homes.items():
        home.mkdir()
        add_answer(home / FILE_NAME, Answer.CLEAR, local_now())
        write_years(str(home), str(years))
    for words in (("journal",), ("progress",), ("session", "desk", "--dry-run")):
        name = f"backcoach {' '.join(words)}"
        command = {
            f"{name}, {years} years": piped("env", f"BACKCOACH_HOME={home}", PROGRAM, *words)
            for years, home in homes.items()
        }
        print_ratios(in_turn(command), f"{name}, 0 years")
        print(f"{'at the most':33} {most_mb(homes[10], *words):10.0f} MB")


def most_mb(home: Path, *words: str) -> float:
    """The most memory that a command takes."""
    environ = {**ENVIRON, "BACKCOACH_HOME": str(home)}
    running = subprocess.Popen((PROGRAM, *words), env=environ, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(running.pid, 0)
    return used.ru_maxrss / 1024


PARTS = {
    "start": start,
    "plans": plans,
    "sheets": sheets,
    "journal": journal,
    "session": session,
    "figures": figures,
    "clock": clock,
    "lateness": lateness,
    "cues": cues,
}


def main() -> None:
    """Measure the parts that are named, or all."""
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
