"""The journal to take away: to a file or to standard output."""

from collections.abc import Iterable, Iterator
from itertools import islice

from backcoach.cli import history, looking, output
from backcoach.cli.handout.format import ExportFormat
from backcoach.cli.saving import place, save
from backcoach.keeping.whole import FOR_OWNER

AT_ONCE = 1_000
SUFFIXES = {ExportFormat.REPORT: ".md", ExportFormat.CSV: ".csv", ExportFormat.JSONL: ".jsonl"}


def export(form: ExportFormat, named: str | None) -> None:
    """Write the journal, to a file that is for its owner alone or to standard output.

    Raises:
        CoachError: it cannot be read, or nothing can be written there.
    """
    if named is not None:
        file = place(named, suffix=SUFFIXES[form])
        save({file: "".join(_written(form)).encode()}, mode=FOR_OWNER)
        return
    write = output.write_json if form is ExportFormat.JSONL else output.write
    for part in _in_parts(_written(form)):
        write(part)


def _in_parts(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces joined, so that not every line is written by itself."""
    rest = iter(pieces)
    while part := "".join(islice(rest, AT_ONCE)):
        yield part


def _written(form: ExportFormat) -> Iterable[str]:
    """The text of it, piece by piece."""
    if form is ExportFormat.JSONL:
        return (f"{line.decode()}\n" for line in looking.lines())
    if form is ExportFormat.CSV:
        from backcoach.handouts.journal_cells import cells_of

        return cells_of(looking.records())
    from backcoach.handouts.report import DAYS, report_of

    today = history.now().day
    sessions = looking.sessions_of_days(today, DAYS)
    return [report_of(sessions, today, looking.exercise_names())]
