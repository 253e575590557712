"""Looking back: sessions as they were, from the journal."""

from collections.abc import Iterator

from backcoach.cli import history, stored
from backcoach.domain.errors import CoachError, UsageError
from backcoach.domain.journal.past import PastSession, past_sessions
from backcoach.domain.journal.progress import Progress, first_day, progress_of
from backcoach.domain.journal.records import (
    DAY_MS,
    KINDS,
    Began,
    DidSet,
    Effort,
    Ended,
    Hurt,
    Record,
    Resumed,
    What,
    When,
)
from backcoach.domain.journal.telling import Names, felt
from backcoach.domain.words.dates import short_date
from backcoach.keeping.journal.store import Journal

NOTHING_YET = "Nothing is written down yet."
HOW_TO_BEGIN = "`backcoach session` starts a session."
LIST = "`backcoach journal` shows the last ones."
MOST_NAMED = 5


def last_sessions(most: int) -> tuple[tuple[PastSession, ...], int]:
    """The last sessions, the latest last, and how many there are in all.

    Raises:
        CoachError: the journal cannot be read.
    """
    if not history.has_journal():
        return (), 0
    with history.opened() as journal:
        return _last(journal, most), journal.count(Began.kind)


def _last(journal: Journal, most: int) -> tuple[PastSession, ...]:
    begun = journal.last(Began.kind, most)
    return past_sessions(journal.of_sessions([each.session for each in begun]))


def session_of(beginning: str | None) -> PastSession:
    """The one session whose id begins so, or the last one.

    Raises:
        UsageError: there is none, or more than one.
        CoachError: nothing is written down, or it cannot be read.
    """
    if not history.has_journal():
        raise CoachError(NOTHING_YET, HOW_TO_BEGIN)
    with history.opened() as journal:
        if beginning is None:
            found = _last(journal, 1)
        else:
            ids = journal.sessions_from(beginning.lower(), MOST_NAMED)
            found = past_sessions(journal.of_sessions(ids))
    if len(found) == 1:
        return found[0]
    if beginning is None:
        raise CoachError(NOTHING_YET, HOW_TO_BEGIN)
    if not found:
        raise UsageError(f'There is no session whose id begins with "{beginning}".', LIST)
    named = ", ".join(f"{each.id[:12]} ({short_date(each.at.day)})" for each in found)
    raise UsageError(f'More than one session begins with "{beginning}".', f"They are {named}.")


def progress() -> Progress:
    """How it has gone up to today.

    Raises:
        CoachError: the journal cannot be read.
    """
    today = history.now().day
    if not history.has_journal():
        return progress_of((), today)
    since_ms = (first_day(today) - 1) * DAY_MS
    with history.opened() as journal:
        kinds = (Began, Resumed, Hurt, Effort, Ended)
        records = journal.since(since_ms, [each.kind for each in kinds])
        done = journal.sessions_with(DidSet.kind, since_ms)
        sessions = [each for each in past_sessions(records) if each.id in done]
        cut_off = [each.id for each in sessions if each.how is None or each.went_on]
        whole = {each.id: each for each in past_sessions(journal.of_sessions(cut_off))}
    return progress_of([whole.get(each.id, each) for each in sessions], today)


def add_how_it_felt(
    beginning: str | None, after: int | None, morning: int | None, effort: int | None
) -> str:
    """Write down how a session felt, the last one or that whose id begins so; say what it is now.

    Raises:
        CoachError: there is none, or it cannot be written.
    """
    session = session_of(beginning)
    now = history.now()
    if morning is not None and now.waking_day <= session.at.waking_day:
        raise UsageError(
            "That session was today, and its next morning has not come yet.",
            "`backcoach journal add --pain-after` says how much it hurts now.",
        )
    told: list[What] = []
    told += [] if after is None else [Hurt(When.AFTER, after)]
    told += [] if morning is None else [Hurt(When.MORNING, morning)]
    told += [] if effort is None else [Effort(effort)]
    with history.opened() as journal:
        journal.add(Record(history.new_id(), now, session.id, each) for each in told)
        (after_all,) = past_sessions(journal.of_sessions([session.id]))
    name = f"{session.began.name}, {short_date(session.at.day)}"
    return f"{name}: {'. '.join(felt(after_all))}."


def sessions_of_days(today: int, days: int) -> tuple[PastSession, ...]:
    """The sessions of the last so many days, today included, and perhaps of a day before.

    Raises:
        CoachError: the journal cannot be read.
    """
    if not history.has_journal():
        return ()
    with history.opened() as journal:
        return past_sessions(journal.since((today - days) * DAY_MS, tuple(KINDS)))


def lines() -> Iterator[bytes]:
    """Every record as its line, in order.

    Raises:
        CoachError: the journal cannot be read.
    """
    if history.has_journal():
        with history.opened() as journal:
            yield from journal.lines()


def records() -> Iterator[Record]:
    """Every record, in order.

    Raises:
        CoachError: the journal cannot be read.
    """
    if history.has_journal():
        with history.opened() as journal:
            yield from journal.records()


def exercise_names() -> Names:
    """What exercises are called, by their ids."""
    return {each.id: each.name for each in stored.index().exercises}
