"""Kills merges, syncs, rebuilds and migrations of a journal, and looks at what is left of it.

Each is done by a process of its own, on a journal of its own. Afterwards all that was ours has to
be there, of what was to come all or nothing, and doing it once more has to do it.
"""

import os
import random
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from ten_years import history

from backcoach.domain.journal.records import in_order
from backcoach.keeping.journal import migrating, store
from backcoach.keeping.journal.foreign import lines_in
from backcoach.keeping.journal.lines import line_of, record_of
from backcoach.keeping.journal.names import FILE_NAME
from backcoach.keeping.journal.rebuilding import rebuild
from backcoach.keeping.journal.sharing import sync
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.journal.writing import take_in

DAYS = 4
_VERSIONS = sorted((Path(__file__).parents[1] / "tests/keeping/journal/versions").glob("*.sql"))
"""A journal of every version that there was, as SQL."""
_BEGINNINGS = len(_VERSIONS) + 1
"""What a migration begins with: each of those, or one of today with more in it."""


class Killed(NamedTuple):
    """Whether something was killed before its end, and what was wrong afterwards."""

    in_the_middle: bool
    wrong: tuple[str, ...]


class _Place(NamedTuple):
    """A journal of ours, another one, and a folder that the other one shares."""

    file: Path
    theirs: Path
    shared: Path


def _merge(place: _Place) -> None:
    with Journal.open(place.file) as journal:
        journal.merge(lines_in(place.theirs))


def _sync(place: _Place) -> None:
    with Journal.open(place.file) as journal:
        sync(journal, place.shared)


def _rebuild(place: _Place) -> None:
    rebuild(place.file, "damaged")
    _opened(place.file)


def _migrate(place: _Place) -> None:
    _opened(place.file)


WORKS: dict[str, Callable[[_Place], None]] = {
    "merges": _merge,
    "syncs": _sync,
    "rebuilds": _rebuild,
    "migrations": _migrate,
}


def killed(name: str, seed: int, number: int) -> Killed:
    """Do one of the works, kill it at a random moment, and do it again."""
    dice = random.Random(f"{seed}:{name}:{number}")
    most_s = _taken_s(name, number % _BEGINNINGS)
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        place = _placed(Path(folder), name, number)
        ours = _lines_of_a_copy(place.file)
        grows = name in ("merges", "syncs")
        both = sorted({*ours, *lines_in(place.theirs)}, key=_in_order) if grows else ours
        with _a_version_more() if name == "migrations" else nullcontext():
            in_the_middle = _kill(lambda: WORKS[name](place), dice.uniform(0, most_s))
            wrong = [*_wrong(place, (ours, both), "after the kill")]
            WORKS[name](place)
            wrong += [*_wrong(place, (both,), "in the end"), *_wrong_around(place, ours, both)]
            if name == "migrations" and not _copies(place):
                wrong.append("no copy was kept")
    return Killed(in_the_middle, tuple(wrong))


def _kill(work: Callable[[], object], after_s: float) -> bool:
    """Do something in a process of its own, and kill that after a while, if it is still at it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@cache
def _taken_s(name: str, number: int) -> float:
    """How long a work takes, at its best of a few times."""
    return min(_timed(name, number) for _ in range(3))


def _timed(name: str, number: int) -> float:
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        place = _placed(Path(folder), name, number)
        with _a_version_more() if name == "migrations" else nullcontext():
            begin = time.monotonic()
            WORKS[name](place)
            return time.monotonic() - begin


# What they are done on


@cache
def _lines(who: int) -> tuple[bytes, ...]:
    return tuple(map(line_of, history(DAYS, random.Random(who))))


def _placed(folder: Path, name: str, number: int) -> _Place:
    """Both journals and the folder; what is to be migrated is of each version in its turn."""
    place = _Place(folder / FILE_NAME, folder / "theirs" / FILE_NAME, folder / "shared")
    for who, file in enumerate((place.file, place.theirs)):
        with Journal.open(file) as journal:
            journal.merge(_lines(who))
    place.shared.mkdir()
    with Journal.open(place.theirs) as journal:
        sync(journal, place.shared)
    if name == "migrations" and (turn := number % _BEGINNINGS) < len(_VERSIONS):
        place.file.unlink()
        with closing(sqlite3.connect(place.file)) as database:
            database.executescript(_VERSIONS[turn].read_text("utf-8"))
    return place


@contextmanager
def _a_version_more() -> Iterator[None]:
    """Have one more version of the form than there is."""

    def copied(database: sqlite3.Connection) -> None:
        database.execute("CREATE TABLE more AS SELECT * FROM records")

    version = migrating.VERSION + 1
    with (
        patch.object(migrating, "MIGRATIONS", (*migrating.MIGRATIONS, copied)),
        patch.object(migrating, "VERSION", version),
        patch.object(store, "VERSION", version),
    ):
        yield


# What is left of them


def _wrong(place: _Place, may_be: tuple[list[bytes], ...], when: str) -> Iterator[str]:
    """What is wrong with a journal that may have these lines, once it was opened."""
    lines = _opened(place.file)
    if lines not in may_be:
        yield f"{len(lines)} records {when}"


def _opened(file: Path) -> list[bytes]:
    """The lines of a journal when it is opened the next time."""
    with Journal.open(file) as journal:
        take_in(journal)
        (found,) = journal._database.execute("PRAGMA integrity_check").fetchone()
        assert found == "ok", found
        return [*journal.lines()]


def _wrong_around(place: _Place, ours: list[bytes], both: list[bytes]) -> Iterator[str]:
    """What is wrong with the shared folder, and with copies that are kept of older forms."""
    for each in place.shared.iterdir():
        if not {*lines_in(each)} <= {*both, *_lines(1)}:
            yield f"{each.name} has something else in it"
    for each in _copies(place):
        if _lines_of_a_copy(each) != ours:
            yield f"{each.name} is no whole copy"


def _copies(place: _Place) -> list[Path]:
    return [*place.file.parent.glob("*-version-*.sqlite3")]


def _in_order(line: bytes) -> tuple[int, str]:
    return in_order(record_of(line))


def _lines_of_a_copy(file: Path) -> list[bytes]:
    """The lines of a journal of whatever form."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        (found,) = database.execute("PRAGMA integrity_check").fetchone()
        assert found == "ok", found
        return [
            line for (line,) in database.execute("SELECT line FROM records ORDER BY utc_ms, id")
        ]
