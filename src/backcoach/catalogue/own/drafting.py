"""A pasted list of exercises, one a line, as the draft of a routine of one's own."""

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from backcoach.catalogue.own.notation import line_of
from backcoach.catalogue.own.notation.shape import Shape
from backcoach.domain.errors import shown

MOST_LINES = 200

_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+")


class Draft(NamedTuple):
    """A list as a routine: its lines, those `understood`, and what is wrong with the `others`.

    `title` is the first line, where it is no exercise.
    """

    title: str
    lines: tuple[str, ...]
    understood: tuple[str, ...]
    others: tuple[str, ...]

    def text(self, name: str) -> str:
        """The own file of a routine of this name, where nothing else says how it is called."""
        head = f"name: {json.dumps(self.title or name, ensure_ascii=False)}\nitems:\n"
        items = (
            f"  - {json.dumps(line, ensure_ascii=False)}\n"
            if line in self.understood
            else f"  # not understood: {line}\n"
            for line in self.lines
        )
        return head + "".join(items)


def draft_of(
    text: str, title: str | None, ids: Mapping[str, str], shape: Callable[[str], Shape]
) -> Draft:
    """The routine that a list is, called `title`, or else by its own first line.

    `ids` has those of exercises by their plain names, and `shape` answers what one is like.

    Raises:
        ValueError: there is no line of it that names an exercise, or there are too many lines.
    """
    lines = [line for line in map(_line, text.splitlines()) if line]
    if len(lines) > MOST_LINES:
        raise ValueError(f"has more than {MOST_LINES} lines")
    problems = {line: tuple(map(str, line_of(line, ids, shape).problems)) for line in lines}
    if title is None and lines and problems[lines[0]] and not _DIGIT.search(lines[0]):
        title, *lines = lines
    understood = [line for line in lines if not problems[line]]
    if not understood:
        raise ValueError("has no line that begins with an exercise there is")
    others = [f"{shown(line)}: {'; '.join(problems[line])}" for line in lines if problems[line]]
    return Draft(title or "", (*lines,), (*understood,), (*others,))


def _line(written: str) -> str:
    """A line without its bullet or number, and without what cannot be shown."""
    plain = "".join(letter if letter.isprintable() else " " for letter in written)
    return " ".join(_BULLET.sub("", plain).split())
