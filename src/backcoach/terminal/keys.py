"""From what a terminal sends to the names of keys."""

import re
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


_KEY = re.compile(
    r"""\x1b?\x1b\[M...             # a click of a mouse
    | \x1b?\x1b\[\[[A-E]           # a function key of the Linux console
    | \x1b?\x1b\[[0-?]*[ -/]*[@-~]  # a control sequence (ECMA-48), also with Alt
    | \x1b?\x1bO.                  # an arrow or function key
    | \x1b[\]P_^X].*?(?:\x07|\x1b\\) # a report of a colour, a title or a name
    | \x1b[^\x1b]                  # a letter with Alt
    | .                            # any other key
    """,
    re.VERBOSE | re.DOTALL,
)
_CUT_SHORT = re.compile(
    r"""\x1b?\x1b
    (?: \[M.{0,2} | \[\[? | \[[0-?]*[ -/]* | O | [\]P_^X](?:(?!\x07|\x1b\\).)* )?
    \Z""",
    re.VERBOSE | re.DOTALL,
)


def split_keys(text: str) -> Iterator[str]:
    """Yield the keys in a piece of terminal input; an unknown sequence is one unnamed key."""
    return (_named(found.group()) for found in _KEY.finditer(text))


def is_cut_short(text: str) -> bool:
    """Whether a piece of input may end in the middle of a sequence."""
    last = text.rfind("\x1b")
    start = last - 1 if last > 0 and text[last - 1] == "\x1b" else last
    report = max(text.rfind(f"\x1b{kind}") for kind in "]P_^X")
    return any(at >= 0 and _CUT_SHORT.match(text, at) for at in (start, last, report))


def _named(raw: str) -> str:
    if raw[0] == "\x1b" and len(raw) > 1:
        return _SEQUENCES.get(raw[1:], "unknown")
    return _NAMES.get(raw, raw)
