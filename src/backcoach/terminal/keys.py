"""From what a terminal sends to the names of keys."""

from collections.abc import Iterator

_SEQUENCES = {
    "[C": "right",
    "[D": "left",
    "[A": "up",
    "[B": "down",
    "OC": "right",
    "OD": "left",
    "OA": "up",
    "OB": "down",
}
_NAMES = {" ": "space", "\r": "enter", "\n": "enter", "\x1b": "escape"}


def split_keys(text: str) -> Iterator[str]:
    """Yield the keys in a piece of terminal input; an unknown sequence is one unnamed key.

    An escape sequence is `ESC [`, parameters and one letter (ECMA-48), `ESC O` and one letter,
    or, with Alt, `ESC` and one character.
    """
    at = 0
    while at < len(text):
        length = _length(text, at)
        yield _named(text[at : at + length])
        at += length


def _length(text: str, at: int) -> int:
    if text[at] != "\x1b" or at + 1 == len(text):
        return 1
    if text[at + 1] == "O":
        return 3
    if text[at + 1] != "[":
        return 2
    end = at + 2
    while end < len(text) and not "@" <= text[end] <= "~":
        end += 1
    return end + 1 - at


def _named(raw: str) -> str:
    if raw[0] == "\x1b" and len(raw) > 1:
        return _SEQUENCES.get(raw[1:], "unknown")
    return _NAMES.get(raw, raw)
