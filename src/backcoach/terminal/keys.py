"""From what a terminal sends to the names of keys, and from a key to what a person means by it."""

import re
from unicodedata import decomposition, normalize

from backcoach.terminal.background import is_answer

PASTE = "paste"
"""Stands for all of a text that came at once; never a command."""

UNKNOWN = "unknown"
"""A key without a name here, a function key for example."""

_SEQUENCES = {
    "[C": "right",
    "[D": "left",
    "[A": "up",
    "[B": "down",
    "[Z": "tab",
    "[5~": "page up",
    "[6~": "page down",
    "OC": "right",
    "OD": "left",
    "OA": "up",
    "OB": "down",
    "OM": "enter",
}
_NAMES = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x1b": "escape",
    "\x7f": "backspace",
    "\b": "backspace",
}

_PIECE = re.compile(
    r"""(?P<begun>\x1b?\x1b         # what may go on: nothing follows, and it is not complete
      (?: \[M.{0,2} | \[\[? | \[[0-?]*[ -/]* | O | [\]P_^X](?:(?!\x07|\x1b\\).)* )? \Z )
    | \x1b?\x1b\[M...             # a click of a mouse
    | \x1b?\x1b\[\[[A-E]           # a function key of the Linux console
    | \x1b?\x1b\[[0-?]*[ -/]*[@-~]  # a control sequence (ECMA-48), also with Alt
    | \x1b?\x1bO.                  # an arrow or function key
    | \x1b[\]P_^X].*?(?:\x07|\x1b\\) # a report of a colour, a title or a name
    | \x1b[^\x1b]                  # a letter with Alt
    | .                            # any other key
    """,
    re.VERBOSE | re.DOTALL,
)
_PRESSED = re.compile(
    r"""\x1b?\x1b
    (?: \[\[[A-E] | (?!\[20[01]~) \[[0-9;:]*[A-HPQSZu~] | O. | [^][O\x1b] )""",
    re.VERBOSE | re.DOTALL,
)
"""The sequences that come of a key. What else there is, a terminal sends of itself: where the mouse
was clicked, whether the window has the focus, what was asked of it."""


def split_keys(text: str) -> tuple[list[str], str]:
    """Tell the keys in a piece of terminal input apart.

    Returns their names, and what the piece ends with where that may be the beginning of a sequence.
    A letter is its own name, as it was typed, and so is what a terminal says of its background.
    """
    keys: list[str] = []
    for found in _PIECE.finditer(text):
        if found["begun"]:
            return keys, found["begun"]
        keys += _named(found[0])
    return keys, ""


def cut_off(begun: str) -> list[str]:
    """The keys that the beginning of a sequence stands for where no more of it comes."""
    if not begun.strip("\x1b"):
        return ["escape"] * len(begun)
    return [UNKNOWN]


def _named(raw: str) -> list[str]:
    if len(raw) == 1:
        return [_NAMES.get(raw, raw)]
    if is_answer(raw):
        return [raw]
    named = _SEQUENCES.get(raw[1:])
    return [named] if named else [UNKNOWN] if _PRESSED.fullmatch(raw) else []


def is_text(key: str) -> bool:
    """Whether a key gives something that a written text may be made of."""
    return key in ("space", "enter", "tab") or (len(key) == 1 and key.isprintable())


# What is meant

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_OTHERS = (
    "йцукенгшщзхъфывапролджэячсмитьбю",  # Russian
    "йцукенгшщзхїфівапролджєячсмитьбю",  # Ukrainian
    ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",  # Greek
    "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ",  # Hebrew
)
_STANDS_ON = {
    other: key
    for layout in _OTHERS
    for other, key in zip(layout, _QWERTY, strict=True)
    if not other.isascii()
}
"""The key that a character of another layout stands on, as QWERTY names it.

What is ASCII stays what it is, for nobody can tell which layout it came from: with the Greek and
Hebrew layouts the key for q sends a semicolon or a slash. Whoever writes with them has Esc.
"""

_FORMS = ("<wide>", "<noBreak>")
"""Forms that an input method or a modifier makes of an ordinary key.

Other compatibility forms are keys of their own: a French keyboard has a key for a small raised 2.
"""


def meant(key: str) -> str:
    """The name of the key that a person means by one: large or small, on whatever layout."""
    if len(key) != 1:
        return key
    plain = normalize("NFKC", key) if decomposition(key).startswith(_FORMS) else key
    small = plain.lower()
    return _NAMES.get(small) or _STANDS_ON.get(small, small)
