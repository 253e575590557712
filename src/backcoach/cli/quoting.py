"""Curly quotes, as they come along with a line that is copied: a shell knows only straight ones."""

import re
from collections.abc import Iterator, Sequence

_OPENS = re.compile(r"(--[a-z-]+=)?[“„«‘‚]")
_CLOSES = re.compile(r"[”“»’‘][,.]?$")


def straightened(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a command line, with what is between curly quotes as one word without them.

    A quote that is not closed stays, and so does one inside a word, as in don’t.
    """
    return tuple(_joined(list(words)))


def _joined(words: list[str]) -> Iterator[str]:
    while words:
        opens = _OPENS.match(words[0])
        ends = (at for at, word in enumerate(words) if _CLOSES.search(word) and (at or word[1:]))
        end = next(ends, None) if opens else None
        if opens is None or end is None:
            yield words.pop(0)
            continue
        text = " ".join(words[: end + 1])
        yield (opens[1] or "") + _CLOSES.sub("", text[opens.end() :])
        del words[: end + 1]
