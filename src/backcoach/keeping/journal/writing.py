"""Writing a session down while it is played: at once, and without holding it up.

A record is in the file before a frame shows what it is about, so that it outlives the program.
That it also outlives a power cut is seen to by a thread: on a slow disk that takes its time.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from backcoach.domain.journal.records import Record
from backcoach.keeping.aside import set_aside
from backcoach.keeping.journal.explaining import JournalError
from backcoach.keeping.journal.lines import line_of, record_of
from backcoach.keeping.journal.names import UNSAVED_NAME
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import read_file
from backcoach.keeping.whole import add_line

HASTE_MS = 20
"""So long at the most somebody else's writing holds a session up."""

LEAVING_S = 5.0
"""So long at the most the end of a session waits for a slow disk."""

MOST_UNSAVED_BYTES = 1_000_000_000
"""All of a journal may lie there, after a new one had to be made."""


class Writer:
    """Keeps records in a journal, or beside it where that cannot be written.

    `failure` is why not all of them are in the journal, and `is_lost` says that some are nowhere.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._journal: Journal | None = None
        self._settler: _Settler | None = None
        self.failure = ""
        self.is_lost = False

    def prepare(self) -> None:
        """Open the journal ahead: on a slow disk it takes a second to begin one."""
        with suppress(JournalError):  # it is told of where something cannot be kept
            self._opened()

    def keep(self, records: Sequence[Record]) -> None:
        """Write records down, at once."""
        try:
            self._add(records)
        except JournalError as error:
            self.failure = error.sentence
            self._keep_beside(records)
        else:
            self._settle()

    def _add(self, records: Sequence[Record]) -> None:
        """Add them to the journal that has its name once they are written.

        Somebody may just have made it anew, and have looked for records before these came; twice is
        as good as once.
        """
        journal = self._opened()
        journal.add(records)
        if not journal.is_in_place:
            journal.close()
            self._journal = None
            self._opened().add(records)

    def _opened(self) -> Journal:
        if self._journal is None:
            self._journal = Journal.open(self._file, patience_ms=HASTE_MS)
            self._journal.leave_the_log()
        return self._journal

    def _settle(self) -> None:
        if self._settler is None:
            self._settler = _Settler(self._file.with_name(f"{self._file.name}-wal"))
        self._settler.wake()

    def _keep_beside(self, records: Sequence[Record]) -> None:
        try:
            for each in records:
                add_line(self._file.with_name(UNSAVED_NAME), line_of(each))
        except OSError:
            self.is_lost = True

    def close(self) -> None:
        """Let go of the journal, once all that was written has reached the disk."""
        if self._settler:
            self._settler.end()
        if self._journal:
            self._journal.close()


class _Settler:
    """Has what was written reach the disk, in a thread of its own."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._awake, self._ends = Event(), False
        self._thread = Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something was written."""
        self._awake.set()

    def end(self) -> None:
        """Wait until it is all on the disk, for a few seconds."""
        self._ends = True
        self._awake.set()
        self._thread.join(LEAVING_S)

    def _run(self) -> None:
        while not self._ends:
            self._awake.wait()
            self._awake.clear()
            with suppress(OSError):
                descriptor = os.open(self._file, os.O_RDWR)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)


def take_in(journal: Journal) -> None:
    """Take into a journal what could not be written to it before.

    Raises:
        JournalError: that was not possible; it stays where it is.
    """
    beside = journal.file.with_name(UNSAVED_NAME)
    if not beside.exists():
        return
    with suppress(OSError), one_writer(beside.parent):
        content = read_file(beside, MOST_UNSAVED_BYTES) or b""
        lines = content.splitlines()
        records = [*_readable(lines)]
        journal.add(records)
        if beside.stat().st_size != len(content):  # a session has just added to it: the next time
            return
        if len(records) == len(lines):
            beside.unlink()
        else:
            set_aside(beside, "damaged", MOST_UNSAVED_BYTES)


def _readable(lines: Sequence[bytes]) -> Iterator[Record]:
    """The records of lines; some may have been cut short."""
    for line in lines:
        with suppress(ValueError):
            yield record_of(line)
