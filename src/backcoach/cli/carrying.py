"""Records carried between journals, and out of a damaged one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from backcoach.cli import history
from backcoach.domain.errors import CoachError, Exit, shown
from backcoach.domain.journal.records import Record
from backcoach.domain.words.dates import short_date
from backcoach.domain.words.grammar import counted
from backcoach.keeping.journal.foreign import ForeignError, lines_in
from backcoach.keeping.journal.rebuilding import rebuild
from backcoach.keeping.journal.sharing import sync
from backcoach.terminal.clock import local_now

MOST_LISTED = 10


def merged(named: str) -> Iterator[str]:
    """Take in another journal or an export; say what came of it.

    Raises:
        CoachError: that was not possible, and nothing was changed.
    """
    lines = lines_in(Path(named))
    with history.opened() as journal:
        done = journal.merge(lines)
    yield f"Taken in: {counted(done.added, 'record')}; {done.known} were here already."
    yield from _conflicts(done.conflicts)


def synced(named: str) -> Iterator[str]:
    """Take in what is in a shared folder, and put there what is not; say what came of it.

    Raises:
        CoachError: that was not possible, or a file of the folder is damaged.
    """
    folder = Path(named)
    try:
        with history.opened() as journal:
            done = sync(journal, folder)
    except OSError as error:
        raise CoachError(
            f"{shown(named, 300)} cannot be used: {error.strerror or error}.",
            "It has to be a folder that you may write to.",
        ) from error
    added, written = counted(done.added, "record"), counted(done.written, "record")
    yield f"Taken in: {added}. Put there: {written}."
    yield from _conflicts(done.conflicts)
    if done.left_out:
        raise LeftOutError(done.left_out)


class LeftOutError(CoachError):
    """Files of a shared folder that nothing was taken from; all others were."""

    exit_code = Exit.BAD_FILE

    def __init__(self, problems: tuple[ForeignError, ...]) -> None:
        super().__init__(
            "\n".join(each.sentence for each in problems),
            "Nothing was taken from there; it is tried again the next time.",
        )


def rebuilt() -> Iterator[str]:
    """Make a new journal of all that can be read; say how much that was, and where the old one is.

    Raises:
        CoachError: that was not possible.
    """
    file = history.journal_file()
    if not history.has_journal():
        yield "There is no journal yet, so there is nothing to make a new one of."
        return
    try:
        done = rebuild(file, f"{local_now():%Y-%m-%d}")
    except OSError as error:
        raise CoachError(
            f"A new journal could not be made: {error.strerror or error}.",
            f"What is there is as it was: {shown(str(file), 300)}.",
        ) from error
    with history.opened():  # which takes in what was found
        yield f"Kept, in a new journal: {counted(done.found, 'record')}."
    if done.aside.exists():
        yield f"What was there before is now {shown(str(done.aside), 300)}."


def _conflicts(records: Sequence[Record]) -> Iterator[str]:
    """Records that say something else there, as far as there is room."""
    if records:
        yield f"Not the same there, so yours stay as they are ({len(records)}):"
    yield from (f"  {_named(each)}" for each in records[:MOST_LISTED])
    if len(records) > MOST_LISTED:
        yield f"  and {len(records) - MOST_LISTED} more"


def _named(record: Record) -> str:
    return f"{record.id}, {record.what.kind} of {short_date(record.at.day)}"
