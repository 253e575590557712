"""How words are put together: one or several of a thing, lists, large first letters."""

import re
from collections.abc import Iterable, Sequence

_SENTENCE = re.compile(r"[^.?]+[.?]")


def counted(number: int, thing: str) -> str:
    """So many of a thing: `1 set`, `3 sets`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def any_of(names: Sequence[str]) -> str:
    """Join names: `a, b or c`."""
    return _joined(names, "or")


def all_of(names: Sequence[str]) -> str:
    """Join names: `a, b and c`."""
    return _joined(names, "and")


def _joined(names: Sequence[str], word: str) -> str:
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, one by one."""
    return tuple(each.strip() for each in _SENTENCE.findall(text))


def each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts without those that are said again, or that are a part of another."""
    once = tuple(dict.fromkeys(texts))
    return tuple(each for each in once if not any(each in other != each for other in once))
