"""Sessions as they were: a line each, and one as a whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from backcoach.domain.journal.past import PastSession
from backcoach.domain.journal.records import Ending, When
from backcoach.domain.journal.telling import (
    ENDING_WORDS,
    Names,
    done_words,
    ending_words,
    felt,
    hurt_words,
    minutes_of_session,
    pain_before_and_after,
    sets_of_session,
)
from backcoach.domain.words.dates import short_date, time_of_day
from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import counted
from backcoach.screen.pages.columns import columns
from backcoach.screen.pages.sections import Section

NOTHING_YET = (
    "Nothing is written down yet.",
    "After your first session it stands here: `backcoach session` starts one.",
)
Rows = Callable[[Sequence[tuple[str, ...]]], Iterator[str]]
"""Rows of words as lines."""

HEADS = ("date", "routine", "time", "sets", "pain", "end", "id")
SHORT = 6
"""So many letters of an id are shown: few enough to type, and enough to tell sessions apart."""


def there_are_more(shown: int, count: int, most: int) -> str:
    """Say that these are not all sessions, and how to see more of them, or in a file all."""
    how = f"`backcoach journal --last {min(count, most)}`"
    all_of_them = "" if count <= most else " `backcoach journal export --format csv` has all."
    return f"The last {shown} of {counted(count, 'session')}; {how} shows more.{all_of_them}"


def past_rows(sessions: Iterable[PastSession]) -> Iterator[tuple[str, ...]]:
    """A session a row: when, what, how long, how much of it, pain, how it ended, its id."""
    for each in sessions:
        yield (
            short_date(each.at.day),
            each.began.name,
            minutes_of_session(each),
            f"{len(each.sets)} of {each.prescribed_sets}",
            pain_before_and_after(each),
            ending_words(each),
            each.id[:SHORT],
        )


def past_lines(sessions: Sequence[PastSession]) -> Iterator[str]:
    """A session a line; where there is none, how to come to one."""
    return columns([HEADS, *past_rows(sessions)]) if sessions else iter(NOTHING_YET)


def past_sentences(sessions: Sequence[PastSession]) -> Iterator[str]:
    """The same as sentences, one a session, for whoever listens."""
    if not sessions:
        yield from NOTHING_YET
    for each in sessions:
        pain = pain_before_and_after(each)
        facts = (
            each.began.name,
            minutes_of_session(each),
            sets_of_session(each),
            pain and f"pain {pain}",
            ending_words(each),
        )
        told = ", ".join(filter(None, facts))
        yield f"{short_date(each.at.day)}: {told}. Its id begins with {each.id[:SHORT]}."


def session_sections(session: PastSession, names: Names, rows: Rows = columns) -> Iterator[Section]:
    """All of one session, section by section, with `rows` as lines; empty ones are left out."""
    sections = (
        (f"{session.began.name}, {_when(session)}", tuple(_whole(session))),
        ("Changed for that day", session.began.changes),
        ("What was done", tuple(rows([*_done(session, names)]))),
        ("What hurt", tuple(rows([*_hurts(session, names)]))),
    )
    return ((title, texts) for title, texts in sections if texts)


def _when(session: PastSession) -> str:
    return f"{short_date(session.at.day)}, {time_of_day(session.at.minute)}"


def _whole(session: PastSession) -> Iterator[str]:
    how = ENDING_WORDS[session.how]
    played = duration(session.played_ms) if session.played_ms else "no time"
    whole = "" if session.how is Ending.FINISHED else f" of {duration(session.began.planned_ms)}"
    yield f"{how.capitalize()}: {played}{whole}, {sets_of_session(session)}."
    for each in session.went_on:
        yield f"Gone on with: {short_date(each.day)}, {time_of_day(each.minute)}."
    yield from (f"{each}." for each in felt(session))
    yield f"Its id is {session.id}."


def _done(session: PastSession, names: Names) -> Iterator[tuple[str, ...]]:
    for each in session.exercises():
        yield names.get(each.exercise, each.exercise), *done_words(each)


def _hurts(session: PastSession, names: Names) -> Iterator[tuple[str, ...]]:
    during = (each for each in session.pains if each.hurt.when is When.DURING)
    return (hurt_words(each, names) for each in during)
