"""The answers about warning signs, dated, in one file that its owner alone can read.

A line of JSON each, only ever added to. A line that cannot be read any more asks for the
questions again; nothing that was written is ever changed.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from backcoach.domain.review import Answer, Dated

FILE_NAME = "safety.jsonl"


def read_answers(file: Path) -> tuple[Dated, ...]:
    """All answers so far, in the order they were given; none where the file cannot be read."""
    try:
        text = file.read_bytes()
    except OSError:
        return ()
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
        OSError: it could not be written.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    entry = json.dumps({"at": at.isoformat(timespec="seconds"), "answer": answer.value})
    with open(file, "a+b", opener=_for_its_owner) as opened:
        opened.write("".join((*_line_break(opened.fileno()), entry, "\n")).encode())


def _line_break(descriptor: int) -> Iterator[str]:
    """What ends a last line that was cut short."""
    size = os.fstat(descriptor).st_size
    if size:
        os.lseek(descriptor, size - 1, os.SEEK_SET)
        if os.read(descriptor, 1) != b"\n":
            yield "\n"


def _for_its_owner(file: str, flags: int) -> int:
    return os.open(file, flags, 0o600)


def day_of(moment: datetime) -> int:
    """The day of a moment, counted from a fixed one, where the moment was."""
    return moment.toordinal()
