"""Errors as sentences a tired person can act on. Each owns its sentence, hint and exit code."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from math import ceil

from backcoach.domain.words.grammar import any_of, counted


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
        self.name = name
        hint = did_you_mean(tuple(near), _LISTS[kind])
        super().__init__(f'There is no {kind} called "{shown(name)}".', hint)


class AmbiguousNameError(UsageError):
    """A beginning that fits several names."""

    def __init__(self, kind: str, name: str, fitting: Iterable[str]) -> None:
        self.name = name
        super().__init__(
            f'More than one {kind} begins with "{shown(name)}".', did_you_mean(tuple(fitting))
        )


class TooShortError(UsageError):
    """A routine cannot be done in so little time."""

    def __init__(self, routine: str, least_ms: int, most_ms: int) -> None:
        from backcoach.domain.words.durations import duration  # no list should wait for it

        super().__init__(
            f"{routine}: it takes at least {duration(least_ms)},"
            f" and {duration(most_ms)} at the most.",
            f"Try --minutes {ceil(least_ms / 60_000)}.",
        )


class NothingSuitsError(CoachError):
    """All of a routine, or an exercise alone, is to be left out."""

    def __init__(self, routine: str, reasons: Iterable[str]) -> None:
        super().__init__(
            f"{routine} does not suit you ({'; '.join(reasons)}),"
            " and there is nothing in its place.",
            "Try `backcoach session gentle`, or ask a physiotherapist what suits you.",
        )


class BadDataError(CoachError):
    """Files of the catalogue with problems, each with its place."""

    exit_code = Exit.BAD_FILE

    def __init__(self, problems: Iterable[str], hint: str = "") -> None:
        self.problems = tuple(problems)
        count = counted(len(self.problems), "problem")
        super().__init__("\n".join((*self.problems, f"{count} found: nothing was used.")), hint)


_LISTS = {
    "exercise": "`backcoach list` shows all.",
    "routine": "`backcoach routines` shows all.",
    "routine or exercise": "`backcoach routines` and `backcoach list` show all.",
    "muscle": "`backcoach muscles` shows all.",
}


def near_to(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three names that look like `name`, the nearest first."""
    from difflib import get_close_matches  # only a wrong name needs it

    return tuple(get_close_matches(name, tuple(names), n=3, cutoff=0.6))


def did_you_mean(near: Sequence[str], otherwise: str = "") -> str:
    """Ask whether somebody meant one of some names; `otherwise` where there are none."""
    return f"Did you mean {any_of(near)}?" if near else otherwise


def suggest(name: str, names: Iterable[str], otherwise: str) -> str:
    """Ask whether somebody meant one of the names that look like `name`, if there are any."""
    return did_you_mean(near_to(name, names), otherwise)


def perhaps(name: str, names: Iterable[str]) -> str:
    """A "did you mean" to end a message with, or nothing."""
    question = suggest(name, names, "")
    return f"; {question[0].lower()}{question[1:]}" if question else ""


def printable(text: str) -> str:
    """Lines of text whose every letter can be printed and none acts on a terminal.

    Control characters, escape codes, what turns the direction of writing round, what has no width,
    other ends of lines and bytes that were no text become question marks.
    """
    if text.replace("\n", "").isprintable():
        return text
    return "".join(each if each.isprintable() or each == "\n" else "?" for each in text)


def shown(text: str, most: int = 60) -> str:
    """Somebody's own text, fit to print: one line, no control characters, not too long."""
    plain = printable(text[: most + 1].replace("\n", "?"))
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
