"""A terminal emulator: what a person would see of what a program writes."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pytest

pyte: Any = pytest.importorskip("pyte")  # The tests' environment on Windows has none.

_MARKS = re.compile(rb"\x1b\[\?(?:1049|2004|2026)[hl]")
_BEGUN_MARK = re.compile(rb"\x1b(?:\[(?:\?\d{0,4})?)?\Z")


class Cell(NamedTuple):
    """A character and how it looks."""

    text: str
    color: str
    bold: bool
    reverse: bool


class _Screen(pyte.Screen):  # type: ignore[misc]  # pyte tells no types
    """A screen of pyte's, which puts plain letters into a row that has room for them at once."""

    def draw(self, data: str) -> None:
        """Write letters where the cursor is; pyte would weigh every one of them anew."""
        if not self._is_plain(data):
            super().draw(data)
            return
        look = self.cursor.attrs[1:]
        chars = [_char(letter, look) for letter in data]
        self.buffer[self.cursor.y].update(enumerate(chars, self.cursor.x))
        self.cursor.x += len(data)
        self.dirty.add(self.cursor.y)

    def _is_plain(self, data: str) -> bool:
        """Whether every letter just stands beside the last, and has room."""
        is_usual = pyte.modes.IRM not in self.mode and not self.charset
        has_room = self.cursor.x + len(data) <= self.columns
        is_as_sent = is_usual and self.g0_charset is pyte.charsets.LAT1_MAP
        return has_room and is_as_sent and data.isprintable() and all(map(_is_narrow, data))


@lru_cache(maxsize=4_096)
def _char(letter: str, look: tuple[Any, ...]) -> Any:
    return pyte.screens.Char(letter, *look)


@cache
def _is_narrow(letter: str) -> bool:
    return letter.isascii() or bool(pyte.screens.wcwidth(letter) == 1)


def _cell(char: Any) -> Cell:
    return Cell(char.data, char.fg, char.bold, char.reverse)


class Emulator:
    """A main and an alternate screen; pyte knows only one, so each has a pyte of its own.

    `frames` are the texts that were on the screen each time a frame was complete; `in_frame` is
    whether one has been begun, of which a person would see nothing yet. `marks_pastes` is whether
    the terminal was asked to put marks around what is pasted.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.frames: list[str] = []
        self.in_frame = False
        self.marks_pastes = False
        self._main = self._shown = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._shown)
        self._main_stream = self._stream
        self._begun = b""
        self._lines: list[str] = []
        """The rows as texts, where they have been read since they last changed."""

    def feed(self, data: bytes) -> None:
        """Take what a program has written."""
        data = self._begun + data
        begun = _BEGUN_MARK.search(data)
        self._begun = begun[0] if begun else b""
        data = data[: len(data) - len(self._begun)]
        at = 0
        for mark in _MARKS.finditer(data):
            self._take(data[at : mark.start()])
            self._obey(mark[0])
            at = mark.end()
        self._take(data[at:])

    def _take(self, data: bytes) -> None:
        if data:
            self._lines = []
            self._stream.feed(data)

    def _obey(self, mark: bytes) -> None:
        begins = mark.endswith(b"h")
        if b"2026" in mark:
            self.in_frame = begins
            if not begins:
                self.frames.append(self.text)
        elif b"2004" in mark:
            self.marks_pastes = begins
        elif begins and not self.in_alternate:
            shown = _Screen(self.columns, self.rows)
            self._show(shown, pyte.ByteStream(shown))
        elif not begins and self.in_alternate:
            self._show(self._main, self._main_stream)

    def _show(self, shown: Any, stream: Any) -> None:
        """Change screens: the look of letters and the cursor's visibility belong to both."""
        self._lines = []
        shown.cursor.attrs = self._shown.cursor.attrs
        shown.cursor.hidden = self._shown.cursor.hidden
        self._shown, self._stream = shown, stream

    def resize(self, columns: int, rows: int) -> None:
        """Become as large as that."""
        self._lines = []
        self.columns, self.rows = columns, rows
        for screen in {self._main, self._shown}:
            screen.resize(rows, columns)

    @property
    def in_alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return self._shown is not self._main

    @property
    def cursor_visible(self) -> bool:
        """Whether there is a cursor."""
        return not self._shown.cursor.hidden

    @property
    def pen(self) -> str:
        """How the next letter would look."""
        return str(self._shown.cursor.attrs)

    def cell(self, row: int, column: int) -> Cell:
        """One cell; the second half of a wide character has an empty text."""
        return _cell(self._shown.buffer[row][column])

    @property
    def cells(self) -> list[list[Cell]]:
        """All cells, row by row."""
        rows = (self._shown.buffer[row] for row in range(self.rows))
        return [[_cell(row[at]) for at in range(self.columns)] for row in rows]

    @property
    def lines(self) -> list[str]:
        """The rows as texts, without the blanks at their ends."""
        if not self._lines:
            self._lines = [self._line(self._shown.buffer[row]) for row in range(self.rows)]
        return self._lines

    def _line(self, cells: Mapping[int, Any]) -> str:
        letters = {at: cell.data for at, cell in cells.items()}
        return "".join([letters.get(at, " ") for at in range(self.columns)]).rstrip()

    @property
    def text(self) -> str:
        """All rows as one text."""
        return "\n".join(self.lines)
