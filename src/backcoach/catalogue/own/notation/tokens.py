"""A text cut into numbers, words and signs, each with its place; in one pass, whatever it is."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

FRACTIONS = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
MORE_THAN_ANYBODY_WRITES = Fraction(10**12)

_MOST_DIGITS = 12
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*[{FRACTIONS}]?|[{FRACTIONS}])"
    r"|(?P<word>[^\W\d_]+)|(?P<space>[\s_]+)|(?P<sign>.)",
    re.DOTALL,
)
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("×✕✖⨯╳*", "x"),
    **dict.fromkeys("″”“„", '"'),
    **dict.fromkeys("′’‘´`", "'"),
    **dict.fromkeys("∕⁄", "/"),
}


_BULLETS = frozenset(("-", "x", "•", "·", "◦", "▪", "+", "(", ".", ")"))


class Token(NamedTuple):
    """A number, a word or a sign, from `start` to `end` of the text.

    `text` is in small letters and plain forms: every dash is `-`, every times sign `x`. A number
    whose comma may stand for thousands has no `number`. One is `glued` to what is right before.
    """

    text: str
    start: int
    end: int
    number: Fraction | None = None
    glued: bool = False

    @property
    def is_unclear(self) -> bool:
        """Whether it has digits, and nobody can say how many that is."""
        return self.number is None and self.text[:1].isdigit()


class Tokens(tuple[Token, ...]):
    """The tokens of a text, or of a part of it."""

    @cached_property
    def read(self) -> dict[int, Any]:
        """What was read at a place as an amount: many ask for it, one after the other."""
        return {}

    def cut(self, start: int, end: int | None = None) -> "Tokens":
        """The tokens from a place to before another."""
        return Tokens(self[start:end])


Phrases: TypeAlias = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word: most places begin none of them, which one look tells."""

END = Token("", 0, 0)
"""What comes after the last one."""


def tokens_of(text: str) -> Tokens:
    """Cut a text into tokens."""
    return Tokens(_tokens(text))


def at(tokens: Tokens, index: int) -> Token:
    """The token at a place, from 0; after the last one comes `END`."""
    return tokens[index] if index < len(tokens) else END


def after_bullet(tokens: Tokens) -> Tokens:
    """The tokens without what begins a line of a list: `-`, `•`, `1.`, `2)`, `A1:`."""
    index = 0
    while at(tokens, index).text in _BULLETS:
        index += 1
    end = index + (len(at(tokens, index).text) == 1 and at(tokens, index).text.isalpha())
    end += at(tokens, end).number is not None
    is_numbered = end > index and at(tokens, end).glued and at(tokens, end).text in (".", ")", ":")
    return tokens.cut(end + 1 if is_numbered else index)


def texts(tokens: Tokens, index: int, count: int) -> tuple[str, ...]:
    """The texts of so many tokens from a place on."""
    return tuple([token.text for token in tokens[index : index + count]])


def phrases(*written: str) -> Phrases:
    """Phrases, each as it is written, with a space between words."""
    several = [tuple(each.split()) for each in written]
    return {words[0]: tuple(one for one in several if one[0] == words[0]) for words in several}


def after_phrase(tokens: Tokens, index: int, known: Phrases) -> int | None:
    """The place after the first of some phrases that begins at a place, or None."""
    for words in known.get(at(tokens, index).text, ()):
        if texts(tokens, index, len(words)) == words:
            return index + len(words)
    return None


def _tokens(text: str) -> Iterator[Token]:
    glued = False
    for found in _TOKEN.finditer(text):
        written, start = found.group(), found.start()
        if found.lastgroup == "space":
            glued = False
            continue
        if found.lastgroup == "number":
            for token in _numbers(written, start):
                yield token._replace(glued=glued or token.start > start)
        else:
            plain = unicodedata.normalize("NFKC", _SIGNS.get(written, written)).casefold()
            yield Token(_SIGNS.get(plain, plain), start, found.end(), None, glued)
        glued = True


def _numbers(written: str, start: int) -> Iterator[Token]:
    """One number, or, where there are several commas or points in it, a list of them."""
    parts = re.split("([.,])", written)
    if len(parts) <= 3:
        yield Token(_plain(written), start, start + len(written), _value(*parts))
        return
    for part in parts:
        end = start + len(part)
        yield Token(_plain(part), start, end, None if part in ".," else _value(part))
        start = end


def _plain(written: str) -> str:
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in written)


@lru_cache  # there are few numbers in many doses
def _value(whole: str, sign: str = "", decimals: str = "") -> Fraction | None:
    last, end = (decimals or whole)[-1:], Fraction(0)
    if last and last in FRACTIONS:
        if decimals:
            return None
        whole = whole[:-1]
        end = Fraction(unicodedata.numeric(last)).limit_denominator(10)
    if len(whole) > _MOST_DIGITS or len(decimals) > _MOST_DIGITS:
        return MORE_THAN_ANYBODY_WRITES
    if sign == "," and len(decimals) == 3 and whole.strip("0"):
        return None
    digits = Fraction(int(decimals), 10 ** len(decimals)) if decimals else Fraction(0)
    return Fraction(int(whole or "0")) + digits + end
