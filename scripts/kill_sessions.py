"""Kills sped-up sessions at random moments, and looks at what is left of them.

Each is the real program in a home of its own. What it had shown as finished, by the lines that it
wrote, has to be in its journal; the next start has to offer to go on, and lead to the end.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pexpect

from backcoach.catalogue.search import find
from backcoach.cli import stored
from backcoach.cli.options import Wanted
from backcoach.cli.wishing import wish_of
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.review import Answer
from backcoach.domain.knowledge.terms import Side, Sides, Teach
from backcoach.domain.playing.resuming import SetOf
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.domain.timeline.timeline import Timeline
from backcoach.domain.words.durations import sixtieths
from backcoach.keeping.answers import FILE_NAME as ANSWERS
from backcoach.keeping.answers import add_answer
from backcoach.keeping.journal.names import FILE_NAME, LOG_ENDS
from backcoach.terminal.clock import local_now

PROGRAM = (sys.executable, "-m", "backcoach")
ROUTINES = ("desk", "desk-reset", "after-driving", "bedtime", "in-a-chair")
ALIKE = (
    *("--teach", "never", "--no-voice", "--no-sound", "--plain"),
    *("--pain-before", "0", "--pain-after", "0", "--effort", "3"),
)
PLAYED_S = 1.5
"""So long the playing of a session takes, whatever it is."""
STARTED_S = 0.7
"""So long a session takes to begin, on a machine that is not too busy."""
AS_IT_BEGINS = 0.2
"""So many of them are killed as they begin; else it is after the first line."""
MOST_KILLS = 2
"""So often a session is killed, the second time while it is gone on with."""
PATIENCE_S = 60
FASTEST = 1_000
OFFER = r"You were in the middle of [^,]+, with (\d+) sets? done"
TO_PRESS = (r"Enter or space begins", r"Space goes on", r"Press space when you are ready")


class Tried(NamedTuple):
    """What came of a case: how often it was killed, how many sets it had shown as finished.

    And how often it was gone on with, and what was wrong.
    """

    kills: int
    shown: int
    goes_on: int
    wrong: tuple[str, ...]


def tried(seed: int, number: int) -> Tried:
    """Begin a session, kill it once or twice, and see whether the next start leads to its end."""
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        return _Case(Path(name), random.Random(f"{seed}:{number}")).outcome()


class _Case:
    def __init__(self, home: Path, dice: random.Random) -> None:
        self._home, self._dice = home, dice
        self._routine = dice.choice(ROUTINES)
        self._kills = self._gone_on = 0
        self._shown: set[SetOf] = set()
        self._records: list[dict[str, Any]] = []
        shutil.copytree(a_home().name, home, dirs_exist_ok=True)

    def outcome(self) -> Tried:
        tries = self._dice.randint(1, MOST_KILLS)
        wrong = [each for _ in range(tries) for each in self._killed()]
        wrong += self._goes_on()
        return Tried(self._kills, len(self._shown), self._gone_on, tuple(wrong))

    # Killing

    def _killed(self) -> Iterator[str]:
        """Play, or go on, and kill it; yield what is wrong afterwards."""
        goes_on = ("--resume",) if self._done else ()
        self._gone_on += len(goes_on)
        speed = timeline(self._routine).duration_ms / 1_000 / PLAYED_S
        words = ("session", self._routine, *ALIKE, "--speed", f"{speed:.1f}", *goes_on)
        playing = subprocess.Popen(
            [*PROGRAM, *words],
            bufsize=0,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environ,
        )
        assert playing.stdout is not None
        as_it_begins = self._dice.random() < AS_IT_BEGINS
        said = b"" if as_it_begins else playing.stdout.readline()
        most_s = STARTED_S if as_it_begins else PLAYED_S
        try:
            more, _ = playing.communicate(timeout=self._dice.uniform(0, most_s))
        except subprocess.TimeoutExpired:
            playing.kill()
            more, _ = playing.communicate()
        said += more
        self._kills += playing.returncode < 0
        lines = said[: said.rfind(b"\n") + 1].decode().splitlines()
        known = places(self._routine)
        if lines and lines[0] not in known:
            yield f"a line of no known place: {lines[0]}"
        at_ms = max((known[each] for each in lines if each in known), default=-1)
        self._shown |= {each for each, end_ms in sets(self._routine) if end_ms <= at_ms}
        yield from self._unsound()

    def _unsound(self) -> Iterator[str]:
        """What is wrong with a copy of the journal, so that the next start finds it as it was."""
        if not (self._home / FILE_NAME).exists():
            if self._shown:
                yield "no journal"
            return
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            for end in ("", *LOG_ENDS):
                file = self._home / f"{FILE_NAME}{end}"
                if file.exists():
                    shutil.copy(file, folder)
            with closing(sqlite3.connect(Path(folder, FILE_NAME))) as database:
                (found,) = database.execute("PRAGMA integrity_check").fetchone()
            if found != "ok":
                yield f"integrity_check: {found}"
        self._records = self._exported()
        missing = self._shown - {each for _, each in self._written}
        yield from (f"shown and not written down: {each}" for each in sorted(missing))

    # Going on

    def _goes_on(self) -> Iterator[str]:
        """Start once more, take the offer to go on, and see what is wrong in the end."""
        before = self._done
        words = ("session", self._routine, *ALIKE, "--speed", f"{FASTEST}")
        child = pexpect.spawn(
            PROGRAM[0], [*PROGRAM[1:], *words], env=self._environ, timeout=PATIENCE_S
        )
        offered = 0
        while (index := child.expect([OFFER, *TO_PRESS, pexpect.EOF])) <= len(TO_PRESS):
            offered = offered or (int(child.match[1]) if index == 0 else 0)
            child.send("\r" if index <= 1 else " ")
        child.close()
        if child.exitstatus != 0:
            yield f"the next start ended with {child.exitstatus}, {child.signalstatus}"
        if offered != len(before):
            yield f"{offered} sets offered to go on after, of {len(before)}"
        self._gone_on += bool(offered)
        yield from self._unsound()
        last = self._records[-1]["session"] if self._records else ""
        done = sorted(each for session, each in self._written if session == last)
        if done != sorted(each for each, _ in sets(self._routine)):
            yield f"not each set once in the end: {done}"

    @property
    def _done(self) -> list[SetOf]:
        """The sets of the session that is to be gone on with, where something of it is left."""
        begun = [each["session"] for each in self._records if each["kind"] == "began"]
        done = [each for session, each in self._written if begun and session == begun[-1]]
        return done if len(done) < len(sets(self._routine)) else []

    # The journal

    @property
    def _environ(self) -> dict[str, str]:
        return {**os.environ, "BACKCOACH_HOME": str(self._home), "TERM": "xterm-256color"}

    def _exported(self) -> list[dict[str, Any]]:
        """All records."""
        words = ("journal", "export", "--format", "jsonl")
        done = subprocess.run([*PROGRAM, *words], capture_output=True, env=self._environ)
        if done.returncode:
            return []
        return [json.loads(line) for line in done.stdout.splitlines()]

    @property
    def _written(self) -> list[tuple[str, SetOf]]:
        """All sets, each with its session."""
        whats = [(each["session"], each["what"]) for each in self._records if each["kind"] == "set"]
        return [
            (session, SetOf(what["exercise"], what["item"], what["set"], Side(what["side"])))
            for session, what in whats
        ]


# What a session shows, and when


@cache
def timeline(routine: str) -> Timeline:
    """The timeline of a routine as it is played here."""
    catalogue = stored.catalogue()
    wish = wish_of(catalogue, Profile(), Wanted(teach=Teach.NEVER))
    plan = wish.planned(find("routine", catalogue.routines, routine)).plan
    return compile_timeline(plan, wish.settings, Spoken(None))


@cache
def sets(routine: str) -> tuple[tuple[SetOf, int], ...]:
    """Each set of a routine, and when it is over."""
    laid_out = timeline(routine)
    ends: dict[SetOf, int] = {}
    for each in laid_out.stretches:
        item = laid_out.plan.items[each.repetition.item]
        shared = item.dosage.sides is Sides.ALTERNATE
        side = Side.BOTH if shared else each.repetition.side
        ends[SetOf(item.exercise.id, each.repetition.item, each.repetition.set, side)] = each.end_ms
    return tuple(ends.items())


@cache
def places(routine: str) -> dict[str, int]:
    """Each line that is written of a routine, and when; of two that are alike, the first."""
    cues = reversed(timeline(routine).cues)
    return {f"{sixtieths(each.at_ms // 1000, 2)}  {each.line}": each.at_ms for each in cues}


@cache
def a_home() -> "tempfile.TemporaryDirectory[str]":
    """A home to be copied, with a catalogue that was read before."""
    home = tempfile.TemporaryDirectory(prefix="kills-")
    add_answer(Path(home.name, ANSWERS), Answer.CLEAR, local_now())
    environ = {**os.environ, "BACKCOACH_HOME": home.name}
    words = ("session", "desk", "--dry-run")
    subprocess.run([*PROGRAM, *words], check=True, capture_output=True, env=environ)
    return home
