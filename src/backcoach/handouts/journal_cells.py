"""The journal as a table of cells (CSV): a row for everything that is written down."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from backcoach.domain.journal.records import (
    Began,
    DidSet,
    Effort,
    Ended,
    Hurt,
    Record,
    Resumed,
    What,
)
from backcoach.domain.words.dates import iso_date, time_of_day

COLUMNS = (
    *("date", "time", "session", "event", "routine", "exercise", "dose", "set", "side"),
    *("sets", "repetitions", "held_seconds", "breaths", "minutes", "when", "score", "symptom"),
    *("advice", "ended", "note"),
)
Cells = Mapping[str, object]

_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is a formula to a program for tables."""


def cells_of(records: Iterable[Record]) -> Iterator[str]:
    """The journal as lines of CSV, the names of the columns first; no cell is a formula."""
    yield _line(COLUMNS)
    for record in records:
        common = {
            "date": iso_date(record.at.day),
            "time": time_of_day(record.at.minute),
            "session": record.session,
        }
        for cells in _rows(record.what):
            row = {**common, **cells}
            yield _line([_harmless(row.get(column)) for column in COLUMNS])


def _line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _harmless(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_ACTS) else text


def _rows(what: What) -> Iterator[Cells]:
    """What is to be read in the row of a record; one for each dose of a session that began."""
    match what:
        case Began():
            yield from _begun(what)
        case Resumed():
            yield {"event": "resumed"}
        case DidSet():
            yield {
                "event": "set",
                "exercise": what.exercise,
                "dose": what.words,
                "set": what.set,
                "side": what.side,
                "repetitions": what.reps or None,
                "held_seconds": f"{what.held_ms / 1000:g}",
                "breaths": what.breaths,
                "minutes": f"{what.worked_ms / 60_000:.1f}" if what.worked_ms else None,
            }
        case Hurt():
            yield {
                "event": "pain",
                "when": what.when,
                "score": what.score,
                "symptom": what.symptom,
                "exercise": what.exercise,
                "advice": what.advice,
            }
        case Effort():
            yield {"event": "effort", "score": what.score}
        case Ended():
            minutes = f"{what.played_ms / 60_000:.1f}"
            yield {"event": "ended", "ended": what.how, "minutes": minutes}


def _begun(began: Began) -> Iterator[Cells]:
    minutes = f"{began.planned_ms / 60_000:.1f}"
    yield {"event": "began", "routine": began.name, "minutes": minutes}
    for dose in began.doses:
        yield {
            "event": "prescribed",
            "exercise": dose.exercise,
            "dose": dose.words,
            "sets": dose.sets,
            "repetitions": dose.reps or None,
        }
    yield from ({"event": "changed", "note": each} for each in began.changes)
