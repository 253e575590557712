"""A program that is killed while it merges, syncs or makes a journal anew has lost nothing."""

import os
import random
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from backcoach.keeping.journal.foreign import lines_in
from backcoach.keeping.journal.lines import line_of
from backcoach.keeping.journal.rebuilding import rebuild
from backcoach.keeping.journal.sharing import sync
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.journal.writing import take_in
from tests.keeping.machine import posix
from tests.past import a_session, keep

OURS = [each for day in range(40) for each in a_session(day, before=3)]
THEIRS = [each for day in range(40, 80) for each in a_session(day, before=3)]
KILLS = 4
"""How often each is tried, at moments that are spread over all that it takes."""


def killed(work: Callable[[], object], after_s: float) -> None:
    """Do something in a process of its own, and kill that after a while."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def taking(work: Callable[[], object]) -> float:
    """How long something takes."""
    begin = time.monotonic()
    work()
    return time.monotonic() - begin


def opened(file: Path) -> list[bytes]:
    """What a journal has when it is opened the next time; it has to be sound."""
    with Journal.open(file) as journal:
        take_in(journal)
        assert journal._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [*journal.lines()]


def try_killing(folder: Path, kills: int) -> None:
    """Kill each of them at so many moments; see that all of ours is there, and theirs or none."""
    ours, both = ([*map(line_of, each)] for each in (OURS, [*OURS, *THEIRS]))
    theirs = keep(folder / "theirs", THEIRS)
    shared = folder / "shared"
    shared.mkdir()

    def merging(file: Path) -> None:
        with Journal.open(file) as journal:
            journal.merge(lines_in(theirs))

    def syncing(file: Path) -> None:
        with Journal.open(file) as journal:
            sync(journal, shared)

    def rebuilding(file: Path) -> None:
        rebuild(file, "damaged")
        opened(file)

    with Journal.open(theirs) as journal:
        sync(journal, shared)
    for work in (merging, syncing, rebuilding):
        whole_s = taking(partial(work, keep(folder / work.__name__, OURS)))
        for number in range(kills):
            file = keep(folder / f"{work.__name__}-{number}", OURS)
            killed(lambda: work(file), whole_s * random.random())  # noqa: B023
            assert opened(file) in (ours, both), (work.__name__, number)
            work(file)
            assert opened(file) == (ours if work is rebuilding else both)
    for each in shared.iterdir():
        assert set(lines_in(each)) <= set(both)


@posix
def test_whoever_is_killed_has_lost_nothing_and_goes_on_the_next_time(tmp_path: Path) -> None:
    try_killing(tmp_path, KILLS)
