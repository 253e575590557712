"""Measures how late cues come, and whether writing a session down makes them later.

`make bench ARGS="lateness"` runs it: sessions at their own speed, each in a pseudo-terminal of its
own, with and without a journal at the same time. On the slow disk, everybody waits for so long who
wants something to have reached it; `SLOW=FOLDER make bench` tries a folder on a real one, too. What
is played without a journal once more says how much is the machine's own noise.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pexpect

ROUTINE = "after-driving"
AT_ONCE = 3
"""So many sessions of each kind are played at once."""
APART_S = 0.37
"""One begins so long after the other, so that no two have their cues at the same moments."""
SYNC_MS = 200
SLOW_SYNC = f"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int late(const char *name, int file) {{
    usleep({1000 * SYNC_MS});
    return ((int (*)(int)) dlsym(RTLD_NEXT, name))(file);
}}
int fsync(int file) {{ return late("fsync", file); }}
int fdatasync(int file) {{ return late("fdatasync", file); }}
"""


class Kind(NamedTuple):
    """A kind of session: whether it is written down, in which folder, in which surroundings."""

    name: str
    is_kept: bool
    folder: str
    environ: Mapping[str, str]


def measure(environ: Mapping[str, str]) -> None:
    """Print how late cues were, of sessions that are written down and of others."""
    with tempfile.TemporaryDirectory() as folder:
        kinds = (
            Kind("without a journal", False, folder, environ),
            Kind("without, once more", False, folder, environ),
            Kind("with a journal", True, folder, environ),
            *slow_kinds(folder, environ),
        )
        every = [*kinds] * AT_ONCE
        with ThreadPoolExecutor(len(every)) as pool:  # what a terminal has to show must be read
            playing = [pool.submit(measured, started(ROUTINE, kind)) for kind in every]
            found = [each.result() for each in playing]
    usual = percentiles(by_cue(found[:: len(kinds)]))
    print(f"{'ms late':24} {'cues':>4} {'median':>8} {'99 %':>8} {'differ by':>14}   writing takes")
    for number, kind in enumerate(kinds):
        late_ms = by_cue(own := found[number :: len(kinds)])
        middle, most = percentiles(late_ms)
        differ = f"{middle - usual[0]:+.2f}, {most - usual[1]:+.2f}"
        held_ms = [each for one in own for each in one["held_ms"]]
        held = "{:.2f}, 99 % {:.2f}".format(*percentiles(held_ms)) if kind.is_kept else "-"
        print(f"{kind.name:24} {len(late_ms):4} {middle:8.2f} {most:8.2f} {differ:>14}   {held}")


def by_cue(found: Sequence[Mapping[str, Sequence[float]]]) -> list[float]:
    """For each cue the median of how late it was in all sessions of a kind."""
    lateness = (one["late_ms"] for one in found)
    return [statistics.median(each) for each in zip(*lateness, strict=True)]


def slow_kinds(folder: str, environ: Mapping[str, str]) -> Iterator[Kind]:
    """A session that is written down on a slow disk, where there can be one."""
    compiler = shutil.which("cc")
    if "SLOW" in os.environ:
        yield Kind("with, in the folder SLOW", True, os.environ["SLOW"], environ)
    if compiler and sys.platform == "linux":
        code, made = Path(folder, "slow.c"), Path(folder, "slow.so")
        code.write_text(SLOW_SYNC, "ascii")
        subprocess.run([compiler, "-shared", "-fPIC", "-o", made, code, "-ldl"], check=True)
        yield Kind("with, on a slow disk", True, folder, {**environ, "LD_PRELOAD": str(made)})
    else:
        print("No slow disk is tried: there is no C compiler to make one.")


def percentiles(late_ms: Sequence[float]) -> tuple[float, float]:
    """The median, and what 99 of 100 stay below."""
    return statistics.median(late_ms), statistics.quantiles(late_ms, n=100)[98]


def started(routine: str, kind: Kind) -> pexpect.spawn:
    """Start a session in a home of its own, a while after the one before."""
    home = tempfile.mkdtemp(prefix="bench-", dir=kind.folder)
    time.sleep(APART_S)
    return pexpect.spawn(
        sys.executable,
        [__file__, routine, *(["kept"] if kind.is_kept else [])],
        dimensions=(24, 80),
        env={**kind.environ, "BACKCOACH_HOME": home},
        timeout=900,
    )


def measured(child: pexpect.spawn) -> dict[str, list[float]]:
    """What a session tells of itself in the end."""
    child.expect(r"measured: ([^\r]*)\r")
    found: dict[str, list[float]] = json.loads(child.match.group(1))
    child.expect(pexpect.EOF)
    return found


def play(name: str, *, is_kept: bool) -> None:
    """Play a routine on this terminal; tell how late each cue was shown, and how long it is.

    And how long each time that somebody heard of something has held it up, and how late it ended.
    """
    from backcoach.catalogue.search import find
    from backcoach.cli import output, stored
    from backcoach.cli.session.recording import logged
    from backcoach.coach import run_session
    from backcoach.domain.plan.plan import plan_routine
    from backcoach.domain.playing.session import Session
    from backcoach.domain.tailoring.adapting import Limits
    from backcoach.domain.timeline.layout import Settings
    from backcoach.domain.timeline.timeline import Cue
    from backcoach.screen.gallery import Gallery
    from backcoach.screen.glyphs import BLOCKS
    from backcoach.screen.live.stage import LiveStage
    from backcoach.terminal.clock import SystemClock
    from backcoach.terminal.mode import in_session_mode

    catalogue = stored.catalogue()
    plan = plan_routine(find("routine", catalogue.routines, name), catalogue.exercise)
    system = SystemClock()
    begun_s = 0.0
    late_ms: list[float] = []
    held_ms: list[float] = []

    def begin(now_ms: int) -> Session:
        nonlocal begun_s
        begun_s = time.monotonic()
        return Session.start(plan, Settings(), catalogue.exercise, Limits(catalogue.safety), now_ms)

    class Timed(LiveStage):
        def show(self, view, events) -> None:  # type: ignore[no-untyped-def]
            super().show(view, events)
            gone_ms = 1000 * (time.monotonic() - begun_s)
            late_ms.extend(gone_ms - each.at_ms for each in events if isinstance(each, Cue))

    class Held:
        def __init__(self, listener) -> None:  # type: ignore[no-untyped-def]
            self._listener = listener

        def hear(self, view, events) -> None:  # type: ignore[no-untyped-def]
            begin_s = time.monotonic()
            self._listener.hear(view, events)
            held_ms.append(1000 * (time.monotonic() - begin_s))

    with logged(None, (), is_kept=is_kept) as log:
        listeners = [Held(each) for each in log.listeners]
        with in_session_mode(system, os.environ, full_screen=True, keys=0, output=1) as terminal:
            gallery = Gallery(stored.figures())
            stage = Timed(terminal, output.console(), BLOCKS, (), gallery, big=False)
            came_back = terminal.came_back
            outcome = run_session(begin, system, terminal.keyboard, stage, listeners, came_back)
            took_ms = 1000 * (time.monotonic() - begun_s)
    duration_ms = outcome.session.timeline.duration_ms
    found: dict[str, list[float]] = {
        "late_ms": late_ms,
        "held_ms": held_ms or [0.0],
        "duration_ms": [duration_ms],
        "end_ms": [took_ms - duration_ms],
    }
    told = {key: [round(each, 3) for each in some] for key, some in found.items()}
    print(f"measured: {json.dumps(told)}")


if __name__ == "__main__":
    play(sys.argv[1], is_kept="kept" in sys.argv)
