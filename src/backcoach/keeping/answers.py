"""The answers about warning signs, dated, in one file that its owner alone can read.

A line of JSON each, only ever added to; nothing that was written is ever changed. Of what is
damaged, all that can be read counts, but for an answer that would let somebody through.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from backcoach.domain.knowledge.review import Answer, Dated
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import read_file
from backcoach.keeping.whole import add_line

FILE_NAME = "safety.jsonl"
MOST_BYTES = 4_000_000
"""Several answers a day, for more than a life."""

_NEVER_SALVAGED = (Answer.CLEAR, Answer.CLEARED, Answer.UNCHANGED, Answer.UNREADABLE)
_WORD = re.compile("[a-z]+")


def read_answers(file: Path) -> tuple[Dated, ...]:
    """All answers so far, in the order they were given; none where there is no file.

    Raises:
        OSError: it is there and cannot be read; `strerror` says why.
    """
    text = read_file(file, MOST_BYTES) or b""
    lines = text.decode("utf-8", "replace").splitlines()
    return tuple(answer for line in lines for answer in _answers_of(line.strip()))


def _answers_of(line: str) -> Iterator[Dated]:
    """The answers of a line, which is one; two programs at once may have made it more."""
    decode = json.JSONDecoder().raw_decode
    while line:
        try:
            entry, end = decode(line)
            answer = Answer(entry["answer"])
        except (ValueError, TypeError, KeyError, RecursionError):
            yield from _salvaged(line)
            return
        yield Dated(_moment(entry.get("at")), answer)
        line = line[end:].lstrip()


def _moment(text: Any) -> int | None:
    """A moment in seconds since the epoch, UTC; None where it cannot be made out."""
    try:
        return int(datetime.fromisoformat(text).timestamp())
    except (ValueError, TypeError, OverflowError):
        return None


def _salvaged(text: str) -> Iterator[Dated]:
    """What can still be told from a damaged line; that it may have said more where nothing can."""
    found = [Answer(word) for word in _WORD.findall(text) if word in set(Answer)]
    known = [answer for answer in found if answer not in _NEVER_SALVAGED]
    return (Dated(None, answer) for answer in known or [Answer.UNREADABLE])


def add_answer(file: Path, answer: Answer, at: datetime) -> None:
    """Add an answer.

    Raises:
        OSError: it could not be written; `strerror` says why.
    """
    entry = json.dumps({"at": at.isoformat(timespec="seconds"), "answer": answer.value})
    with one_writer(file.parent):
        add_line(file, entry.encode())
