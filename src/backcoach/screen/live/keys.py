"""The keys there are, in a list or in a line at the foot of the screen."""

from collections.abc import Iterator
from functools import cache

from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.screen import palette
from backcoach.screen.live.panes import Hint, Styled

_PAUSES, _GOES_ON = "pause", "go on"
"""What space does while a session goes on, and what it does while it stands or waits."""

_FIRST = ("Tab", "?", "Esc", "space")
"""The keys that are shown before all others, the most important one first."""

_IN_A_DEMONSTRATION = {"skip": "skips this", "again": "shows it again"}


_KEY, _COLUMN = 6, 20
"""How wide a key is, and a key with what it does."""


def hints_now(hints: tuple[Hint, ...], view: View) -> tuple[Hint, ...]:
    """The keys as they are at a moment: what pauses a session makes one go on that stands."""
    if view.state in (State.PAUSED, State.WAITING) or view.phase.open:
        return tuple(
            hint._replace(does=_GOES_ON) if hint.does == _PAUSES else hint for hint in hints
        )
    return hints


def keys_lines(hints: tuple[Hint, ...], width: int) -> Iterator[tuple[Styled, ...]]:
    """All the keys, in as many columns as there is room for."""
    columns = max(1, width // _COLUMN)
    for first in range(0, len(hints), columns):
        row = hints[first : first + columns]
        yield tuple(styled for hint in row for styled in _listed(hint))


def _listed(hint: Hint) -> tuple[Styled, Styled]:
    does = _COLUMN - _KEY
    return Styled(f"{hint.key:<{_KEY}}", palette.BOLD), Styled(f"{hint.does:<{does}}")


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
