"""The keys there are, in a list or in a line at the foot of the screen."""

from collections.abc import Iterator
from functools import cache

from backcoach.screen import palette
from backcoach.screen.live.panes import Hint, Styled

_FIRST = ("Tab", "?", "Esc", "space")
"""The keys that are shown before all others, the most important one first."""

_IN_A_DEMONSTRATION = {"skip": "skips this", "again": "shows it again"}


def keys_list(hints: tuple[Hint, ...], rows: int) -> Iterator[Styled]:
    """The keys, in as many columns as it takes to show them all."""
    columns = -(-len(hints) // max(1, rows))
    indent = 6 if columns == 1 else 5  # two of them fit into 40 columns
    for index, hint in enumerate(hints):
        line_end = "\n" if index and index % columns == 0 else ""
        yield Styled(f"{line_end}{hint.key:>{indent}} ", palette.BOLD)
        yield Styled(hint.does if columns == 1 else f"{hint.does:<14}")


def demonstration_keys(hints: tuple[Hint, ...]) -> Styled:
    """How to do without a demonstration, and how to have it again."""
    does = (
        f"{hint.key} {_IN_A_DEMONSTRATION[hint.does]}"
        for hint in hints
        if hint.does in _IN_A_DEMONSTRATION
    )
    return Styled(", ".join(does), palette.DIM)


@cache
def keys_line(hints: tuple[Hint, ...], width: int) -> tuple[Styled, ...]:
    """As many keys as there is room for; at the least how to say that it hurts.

    Where it is narrow, of two keys for the same only the one that no layout moves.
    """
    shown = _fitting(hints, width, gap=2)
    if _firsts(shown) == _firsts(hints):
        return tuple(_in_a_row(shown, "  "))
    short = tuple(hint._replace(key=_fixed(hint)) for hint in hints)
    return tuple(_in_a_row(_fitting(short, width, gap=1), " "))


def _fitting(hints: tuple[Hint, ...], width: int, gap: int) -> tuple[Hint, ...]:
    """The hints that fit beside each other in their usual order, the first ones before others."""
    chosen: list[Hint] = []
    for hint in (*_firsts(hints), *hints):
        taken = sum(len(each.key) + 1 + len(each.does) + gap for each in {*chosen, hint})
        if taken - gap <= width:
            chosen.append(hint)
    return tuple(hint for hint in hints if hint in chosen)


def _firsts(hints: tuple[Hint, ...]) -> list[Hint]:
    return [hint for key in _FIRST for hint in hints if _fixed(hint) == key]


def _fixed(hint: Hint) -> str:
    """The one of its keys that is where it is on every keyboard."""
    return hint.key.rpartition("/")[2]


def _in_a_row(hints: tuple[Hint, ...], gap: str) -> Iterator[Styled]:
    for index, hint in enumerate(hints):
        yield Styled(gap if index else "")
        yield Styled(hint.key, palette.BOLD)
        yield Styled(f" {hint.does}", palette.DIM)
