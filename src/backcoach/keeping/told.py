"""What somebody was told last of each thing that is not as it should be, and when.

So it is not said again every day: only once it is another thing, after a while, or where it was all
right in between. It can be told anew, so it is kept in the cache.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from backcoach.keeping.reading import read_own
from backcoach.keeping.whole import write_again

FILE_NAME = "told.json"
MOST_BYTES = 100_000
AGAIN_DAYS = 30
"""After so many days the same is said again."""


class Saying(NamedTuple):
    """What was said, and on which day."""

    text: str
    day: date


class Told:
    """What was said by yesterday, and is said today."""

    def __init__(self, folder: Path | None, today: date) -> None:
        self._file = None if folder is None else folder / FILE_NAME
        self._today = today
        self._said = {} if self._file is None else dict(_read(self._file))

    def is_new(self, about: str, text: str) -> bool:
        """Whether something has not been said of late."""
        last = self._said.get(about)
        if last is None or last.text != text:
            return True
        return not 0 <= (self._today - last.day).days < AGAIN_DAYS

    def keep(self, now: Mapping[str, str]) -> None:
        """Keep what was said, by what it is about; no text where all is well by now."""
        before = dict(self._said)
        for about, text in now.items():
            if not text:
                self._said.pop(about, None)
            elif self.is_new(about, text):
                self._said[about] = Saying(text, self._today)
        if self._file is not None and self._said != before:
            kept = {about: [each.text, each.day.isoformat()] for about, each in self._said.items()}
            with suppress(OSError):
                write_again(self._file, json.dumps(kept).encode())


def _read(file: Path) -> Iterator[tuple[str, Saying]]:
    """All that was said; what cannot be read was not."""
    with suppress(ValueError, TypeError, AttributeError, RecursionError):
        for about, (text, day) in json.loads(read_own(file, MOST_BYTES) or b"{}").items():
            yield about, Saying(text, date.fromisoformat(day))
