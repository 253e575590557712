"""What is wrong with a text that is no YAML, in words of those who write it: what to write there.

The parser's own words are kept where nothing better is known.
"""

import re
from collections.abc import Iterator
from unicodedata import name as name_of

from backcoach.catalogue.problems import Problem
from backcoach.domain.errors import shown

TOO_DEEP = "is nested too deeply"
_IN_OUR_WORDS = {"exceeded maximum nesting depth": TOO_DEEP}
"""libyaml looks ahead, so from PyYAML 6.0.4 on its own limit may come before ours."""

_NO_SPACE = re.compile(r"\s*[\w-]+:\S")


def explained(error: Exception, text: bytes, file: str) -> Problem:
    """What is wrong, and where."""
    wrong_letter = next(_wrong_letters(text), None)
    if wrong_letter is not None:
        before, message = wrong_letter
        column = len(before.rpartition("\n")[2]) + 1
        return Problem(file, before.count("\n") + 1, column, "", message)
    reasons = (getattr(error, each, None) for each in ("problem", "reason"))
    said = next(filter(None, reasons), "there is no such letter")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem(file, 1, 1, "", f"is no YAML: {said}")
    began = getattr(error, "context_mark", None)
    lines = text.decode(errors="replace").splitlines()
    found = _meant(said, lines, mark.line, mark.column)
    if found is None and began is not None and (message := _unended(said, lines, began)):
        return Problem(file, began.line + 1, began.column + 1, "", message)
    line, column, message = found or (mark.line, mark.column, _IN_OUR_WORDS.get(said, said))
    return Problem(file, line + 1, column + 1, "", message)


def _wrong_letters(text: bytes) -> Iterator[tuple[str, str]]:
    """The first letter that cannot be in a text, after what stands before it."""
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    try:
        whole = text.decode()
    except UnicodeDecodeError as error:
        before = text[: error.start].decode()
        letter = f"{text[error.start]:02X}"
        yield before, f"is no text in UTF-8 from here on (byte {letter}); save the file as UTF-8"
        return
    found = re.search(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", whole)
    if found:
        kind = name_of(found[0], "") or f"U+{ord(found[0]):04X}"
        yield whole[: found.start()], f"a character that nobody can see ({kind}); delete it"


_UNEVEN = "begins neither below its neighbours nor inside one; give it as many spaces as they have"


def _meant(said: str, lines: list[str], at: int, column: int) -> tuple[int, int, str] | None:
    """Where it is wrong, and what to write; None where nobody can tell."""
    line = lines[at] if at < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return at, indent.index("\t"), "a tab stands here; put two spaces for it"
    first = line[column : column + 1]
    if "cannot start any token" in said and first.strip():
        return at, column, f'no text begins with {first}; put it in quotes: "{_rest(line, column)}"'
    before = max((row for row in range(min(at, len(lines))) if lines[row].strip()), default=None)
    if "could not find expected ':'" in said or "mapping values" in said:
        return _about_colons(said, lines, at, column, before)
    if "expected key" in said or "expected <block end>" in said or "'-' indicator" in said:
        return at, column, _UNEVEN
    return None


def _about_colons(
    said: str, lines: list[str], at: int, column: int, before: int | None
) -> tuple[int, int, str] | None:
    line = lines[at] if at < len(lines) else ""
    rows = [row for row in range(at, -1, -1) if row < len(lines)]
    if "expected ':'" in said or line[:column].count(":") == 0:
        for row in rows:
            if _NO_SPACE.match(lines[row]):
                key, _, rest = lines[row].strip().partition(":")
                return row, 0, f"lacks a space after its colon; write `{shown(key)}: {shown(rest)}`"
            if lines[row].strip() and ":" not in lines[row] and not _is_item(lines[row]):
                key = shown(lines[row].strip())
                return row, 0, f"lacks a colon; write `{key}:` where a key is meant"
    if line[:column].count(":") == 0 and before is not None:
        return at, column, "stands further in than what it goes with; begin it below its neighbours"
    key, _, rest = line.strip().partition(": ")
    fixed = f'{shown(key)}: "{shown(rest)}"'
    return at, column, f"a second colon; put the text in quotes: `{fixed}`"


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _rest(line: str, column: int) -> str:
    return shown(line[column:].strip())


def _unended(said: str, lines: list[str], began: object) -> str:
    """What was begun and does not end; nothing where that is not what is wrong."""
    if "expected ',' or" not in said and "end of stream" not in said:
        return ""
    row, column = getattr(began, "line", 0), getattr(began, "column", 0)
    first = lines[row][column : column + 1] if row < len(lines) else ""
    if first in ("[", "{"):
        return f"begins with {first} and does not end; close it with {']' if first == '[' else '}'}"
    return f"begins with {first} and does not end; close it with {first}" if first in "\"'" else ""
