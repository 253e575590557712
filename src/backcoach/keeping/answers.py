"""The answers about warning signs, dated, in one file that its owner alone can read.

A line of JSON each, only ever added to. A line that cannot be read any more asks for the
questions again; nothing that was written is ever changed.
"""

import json
from datetime import datetime
from pathlib import Path

from backcoach.domain.review import Answer, Dated
from backcoach.keeping.folders import make_folder
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import read_file
from backcoach.keeping.whole import add_line

FILE_NAME = "safety.jsonl"
MOST_BYTES = 4_000_000
"""Several answers a day, for more than a life."""


def read_answers(file: Path) -> tuple[Dated, ...]:
    """All answers so far, in the order they were given; none where there is no file.

    Raises:
        OSError: it is there and cannot be read; `strerror` says why.
    """
    text = read_file(file, MOST_BYTES) or b""
    return tuple(_dated(line) for line in text.splitlines() if line.strip())


def _dated(line: bytes) -> Dated:
    try:
        entry = json.loads(line)
        return Dated(day_of(datetime.fromisoformat(entry["at"])), Answer(entry["answer"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Dated(0, Answer.UNREADABLE)


def add_answer(file: Path, answer: Answer, at: datetime) -> None:
    """Add an answer.

    Raises:
        OSError: it could not be written; `strerror` says why.
    """
    entry = json.dumps({"at": at.isoformat(timespec="seconds"), "answer": answer.value})
    make_folder(file.parent)
    with one_writer(file.parent):
        add_line(file, entry.encode())


def day_of(moment: datetime) -> int:
    """The day of a moment, counted from a fixed one, where the moment was."""
    return moment.toordinal()
