"""The journal of whoever is at this machine: what is known from it, and writing it on."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from backcoach.cli import stored
from backcoach.domain.errors import CoachError
from backcoach.domain.tailoring.remembering import NOTHING, Remembered
from backcoach.keeping.journal.names import FILE_NAME, UNSAVED_NAME
from backcoach.terminal.clock import local_now

if TYPE_CHECKING:
    from backcoach.domain.journal.records import Instant, What
    from backcoach.domain.knowledge.safety import Safety
    from backcoach.keeping.journal.store import Journal


def journal_file() -> Path:
    """Where the journal is, or would be.

    Raises:
        CoachError: there is no place for it.
    """
    folder = stored.own_data_folder()
    if folder is None:
        raise CoachError(
            "There is no home folder to keep a journal in.",
            "BACKCOACH_HOME can name a folder for it.",
        )
    return folder / FILE_NAME


def has_journal() -> bool:
    """Whether anything was ever written down."""
    folder = stored.own_data_folder()
    return folder is not None and any(
        (folder / name).exists() for name in (FILE_NAME, UNSAVED_NAME)
    )


def opened() -> "Journal":
    """The journal, with all in it that could not be written to it before.

    Raises:
        CoachError: there is no place for it, or it cannot be read.
    """
    from backcoach.keeping.journal.store import Journal
    from backcoach.keeping.journal.writing import take_in

    journal = Journal.open(journal_file())
    try:
        take_in(journal)
    except BaseException:
        journal.close()
        raise
    return journal


def remembered(safety: "Safety") -> Remembered:
    """What matters of what somebody has done before.

    Raises:
        CoachError: the journal cannot be read.
    """
    if not has_journal():
        return NOTHING
    from backcoach.domain.journal import history
    from backcoach.domain.journal.records import DAY_MS, Began

    today = now()
    with opened() as journal:
        since_ms = today.utc_ms - (history.DAYS + 1) * DAY_MS
        before = journal.last(Began.kind, 1, before_ms=since_ms)
        records = (*before, *journal.since(since_ms, history.KINDS))
    return history.remembered(records, today, safety)


def recalled(safety: "Safety") -> tuple[Remembered, *tuple[str, ...]]:
    """What matters of what was done before; where that cannot be read nothing, and why."""
    try:
        return (remembered(safety),)
    except CoachError as error:
        return NOTHING, f"{error.sentence} {error.hint}".rstrip()


def add(session: str, what: "What") -> tuple[str, ...]:
    """Write down something about an earlier session; return why that could not be, if so."""
    from backcoach.domain.journal.records import Record

    try:
        with opened() as journal:
            journal.add([Record(new_id(), now(), session, what)])
    except CoachError as error:
        return (error.sentence,)
    return ()


def now() -> "Instant":
    """This moment, as the journal keeps it."""
    from backcoach.keeping.journal.lines import instant

    return instant(local_now())


def new_id() -> str:
    """An id that no other record has, on this machine or another."""
    return uuid4().hex
