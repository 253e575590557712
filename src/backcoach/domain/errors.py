"""Errors as sentences a tired person can act on. Each owns its sentence, hint and exit code."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from math import ceil


class Exit(IntEnum):
    """The exit codes that scripts rely on."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    BAD_FILE = 3
    WARNING_SIGN = 4
    INTERRUPTED = 130


class CoachError(Exception):
    """Something that could not be done: `sentence` says why, `hint` what to do about it."""

    exit_code = Exit.FAILED

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(CoachError):
    """The command line asks for something that makes no sense."""

    exit_code = Exit.USAGE


class UnknownNameError(UsageError):
    """No exercise, routine or muscle of that name, or more than one."""

    def __init__(self, kind: str, name: str, near: Iterable[str]) -> None:
        near = tuple(near)
        hint = f"Did you mean {any_of(near)}?" if near else f"`backcoach {_LISTS[kind]}` shows all."
        super().__init__(f'There is no {kind} called "{shown(name)}".', hint)


class AmbiguousNameError(UsageError):
    """A beginning that fits several names."""

    def __init__(self, kind: str, name: str, fitting: Iterable[str]) -> None:
        super().__init__(
            f'More than one {kind} begins with "{shown(name)}".',
            f"Did you mean {any_of(tuple(fitting))}?",
        )


class TooShortError(UsageError):
    """A routine cannot be done in so little time."""

    def __init__(self, routine: str, least_ms: int) -> None:
        least = ceil(least_ms / 6_000) / 10
        super().__init__(
            f"{routine} takes at least {least:g} minutes.", f"Try --minutes {ceil(least)}."
        )


class NothingSuitsError(CoachError):
    """All of a routine is to be left out."""

    def __init__(self, routine: str, reasons: Iterable[str]) -> None:
        super().__init__(
            f"Nothing in {routine} suits you ({'; '.join(reasons)}).",
            "Try `backcoach session gentle`, or ask a physiotherapist what suits you.",
        )


class BadDataError(CoachError):
    """Files of the catalogue with problems, each with its place."""

    exit_code = Exit.BAD_FILE

    def __init__(self, problems: Iterable[str], hint: str = "") -> None:
        self.problems = tuple(problems)
        many = len(self.problems)
        count = "1 problem" if many == 1 else f"{many} problems"
        super().__init__("\n".join((*self.problems, f"{count} found: nothing was used.")), hint)


_LISTS = {"exercise": "list", "routine": "routines", "muscle": "muscles"}


def any_of(names: Sequence[str]) -> str:
    """Join names: `a, b or c`."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def near_to(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three names that look like `name`, the nearest first."""
    from difflib import get_close_matches  # only a wrong name needs it

    return tuple(get_close_matches(name, tuple(names), n=3, cutoff=0.6))


def perhaps(name: str, names: Iterable[str]) -> str:
    """A "did you mean" to end a message with, or nothing."""
    near = near_to(name, names)
    return f"; did you mean {any_of(near)}?" if near else ""


def printable(text: str) -> str:
    """Lines of text whose every letter can be printed and none acts on a terminal.

    Control characters, escape codes, what turns the direction of writing round, what has no width,
    other ends of lines and bytes that were no text become question marks.
    """
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() or each == "\n" else "?" for each in text)


def shown(text: str, most: int = 60) -> str:
    """Somebody's own text, fit to print: one line, no control characters, not too long."""
    plain = printable(text[: most + 1].replace("\n", "?"))
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
