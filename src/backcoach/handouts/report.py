"""Thirty days on a page for a therapist, as Markdown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from backcoach.domain.journal.past import PastPain, PastSession
from backcoach.domain.journal.records import Ending
from backcoach.domain.journal.telling import (
    ENDING_WORDS,
    Names,
    done_words,
    hurt_words,
    sets_of_session,
)
from backcoach.domain.journal.weeks import Mean, Week, days_of, weeks_of, within
from backcoach.domain.knowledge.pacing import minutes_played
from backcoach.domain.knowledge.terms import WORST, Advice
from backcoach.domain.words.dates import day_and_month, short_date
from backcoach.domain.words.disclaimers import GENERAL
from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import counted
from backcoach.handouts.markdown import plain

DAYS = 30
MOST_STOPS = 12
"""A page has no room for more; those that are left out are counted."""

_STOPS = (Advice.SWAP, Advice.END, Advice.SIGNS)
_WHOSE = (
    "Written by backcoach, a program for exercising at home, from what it counted and what its user"
    f" entered. {GENERAL}"
)


def report_of(sessions: Iterable[PastSession], today: int, names: Names) -> str:
    """Write the last thirty days as Markdown; no text of them is taken for markup."""
    recent = within(sessions, today - DAYS + 1, today)
    return "\n".join(_lines(recent, today, names)) + "\n"


def _lines(sessions: Sequence[PastSession], today: int, names: Names) -> Iterator[str]:
    first = today - DAYS + 1
    practised = [each for each in sessions if each.sets]
    played = duration(sum(each.played_ms for each in practised)) if practised else "no time"
    yield f"# Back exercises, {short_date(first)} to {short_date(today)}"
    yield ""
    yield f"*{_WHOSE}*"
    yield ""
    yield (
        f"Practised on **{len(days_of(practised))} of the last {DAYS} days**:"
        f" {counted(len(practised), 'session')}, {played} in all."
    )
    if not sessions:
        return
    yield from _section("Prescribed and done", _done(sessions, names))
    yield from _section("Pain and effort", _weeks(weeks_of(practised, first, today)))
    yield from _section("Stopped or swapped", _limited([*_stops(sessions, names)]))
    yield from _section("What was changed, and why", _changes(sessions))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = [*lines]
    yield from ("", f"## {title}", "")
    yield from found or ["Nothing."]


class _Total(NamedTuple):
    """What of an exercise at a dose was prescribed and done in all sessions."""

    sessions: int = 0
    sets: int = 0
    reps: int = 0
    sets_done: int = 0
    reps_done: int = 0
    held_ms: int = 0
    worked_ms: int = 0


def _done(sessions: Iterable[PastSession], names: Names) -> Iterator[str]:
    totals: dict[tuple[str, str], _Total] = {}
    for session in sessions:
        for each in session.exercises():
            dose, *_ = done_words(each)
            before = totals.get((each.exercise, dose), _Total())
            totals[each.exercise, dose] = _Total(
                before.sessions + bool(each.sets),
                before.sets + (each.dose.sets if each.dose else 0),
                before.reps + (each.dose.reps if each.dose else 0),
                before.sets_done + len(each.sets),
                before.reps_done + each.reps,
                before.held_ms + each.held_ms,
                before.worked_ms + each.worked_ms,
            )
    yield _row("exercise", "dose", "sessions", "prescribed", "done", "held in all")
    yield _row(*["---"] * 6)
    order = [*dict.fromkeys(exercise for exercise, _ in totals)]
    for (exercise, dose), total in sorted(totals.items(), key=lambda each: order.index(each[0][0])):
        yield _row(
            names.get(exercise, exercise),
            dose,
            f"{total.sessions}",
            _amount(total.sets, total.reps) if total.sets else "in place of another",
            _amount(total.sets_done, total.reps_done, total.worked_ms),
            duration(total.held_ms) if total.held_ms else "",
        )


def _amount(sets: int, reps: int, worked_ms: int = 0) -> str:
    """Sets, with repetitions, and the time of those in which nobody has counted."""
    words = [counted(sets, "set")]
    if reps or not sets:
        words.append(counted(reps, "repetition"))
    if worked_ms:
        words.append(duration(worked_ms))
    return ", ".join(words)


def _weeks(weeks: Iterable[Week]) -> Iterator[str]:
    yield f"Means of a week, from 0 to {WORST}; in brackets of how many."
    yield ""
    yield _row("week from", "days", "minutes", "pain before", "after", "next morning", "effort")
    yield _row(*["---"] * 7)
    for each in weeks:
        scores = (each.before, each.after, each.morning, each.effort)
        minutes = f"{minutes_played(each.played_ms)}"
        yield _row(day_and_month(each.monday), f"{each.days}", minutes, *map(_mean, scores))


def _mean(mean: Mean | None) -> str:
    return f"{mean.score:.1f} ({mean.of})" if mean else ""


def _stops(sessions: Iterable[PastSession], names: Names) -> Iterator[str]:
    for session in sessions:
        day = day_and_month(session.at.day)
        stopped = [each for each in session.pains if each.hurt.advice in _STOPS]
        yield from (f"- {day}: {_reason(each, names)}" for each in stopped)
        if session.how is not Ending.FINISHED and not stopped:
            how = f"{ENDING_WORDS[session.how]} after {sets_of_session(session)}"
            yield f"- {day}: {plain(session.began.name)} {how}"


def _reason(pain: PastPain, names: Names) -> str:
    _, score, *others = hurt_words(pain, names)
    return plain(", ".join(filter(None, (f"pain {score}", *others))))


def _limited(lines: Sequence[str]) -> Iterator[str]:
    left_out = len(lines) - MOST_STOPS
    if left_out > 0:
        yield f"- {counted(left_out, 'earlier one')}, left out here"
    yield from lines[-MOST_STOPS:]


def _changes(sessions: Iterable[PastSession]) -> Iterator[str]:
    told = Counter(sentence for each in sessions for sentence in each.began.changes)
    for sentence, count in told.items():
        yield f"- {plain(sentence)} ({counted(count, 'session')})"


def _row(*cells: str) -> str:
    return f"| {' | '.join(each if each == '---' else plain(each) for each in cells)} |"
