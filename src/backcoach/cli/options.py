"""The options that say what somebody wishes of a routine: the same ones wherever there is one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from backcoach.domain.errors import UsageError
from backcoach.domain.knowledge.terms import Side, SoreSide, Teach
from backcoach.domain.knowledge.typed import level_in, minutes_in

if TYPE_CHECKING:
    from backcoach.domain.knowledge.span import BreathPattern

Minutes = Annotated[
    str | None,
    typer.Option(
        "--minutes", metavar="N", help="Fit the routine to this time; none: as long as it is."
    ),
]
Level = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="N",
        help="Do every exercise at this level, from 1; 1 is never more than usual.",
    ),
]
Sore = Annotated[
    SoreSide | None,
    typer.Option("--side", help="The sore side: first, and more where that is due."),
]
Breath = Annotated[
    str | None,
    typer.Option("--breath", metavar="IN:OUT", help="Seconds to breathe in and out."),
]
Taught = Annotated[
    Teach | None,
    typer.Option("--teach", help="Which exercises are shown before they are done."),
]


class Wanted(NamedTuple):
    """What was asked of a routine on a command line; None is as the profile has it.

    No `minutes` and no `level` at all, whatever the profile says, is 0.
    """

    minutes: float | None = None
    level: int | None = None
    side: Side | None = None
    breath: "BreathPattern | None" = None
    teach: Teach | None = None


AS_USUAL = Wanted()
"""Nothing was asked of it."""


def wanted(
    minutes: str | None,
    level: str | None,
    side: SoreSide | None,
    breath: str | None,
    teach: Teach | None,
) -> Wanted:
    """Read the options.

    Raises:
        UsageError: one of them makes no sense.
    """
    return Wanted(
        None if minutes is None else _read("--minutes", minutes_in, minutes),
        None if level is None else _read("--level", level_in, level),
        Side(side) if side else None,
        None if breath is None else _breath(breath),
        teach,
    )


_Value = TypeVar("_Value")


def _read(name: str, read: Callable[[str], _Value], text: str) -> _Value:
    try:
        return read(text)
    except ValueError as error:
        takes, _, example = str(error).partition("; try ")
        raise UsageError(f"{name} takes {takes}.", f"Try {name} {example}.") from None


def _breath(text: str) -> "BreathPattern":
    from backcoach.domain.knowledge.typed import breath_in

    try:
        return breath_in(text)
    except ValueError as error:
        raise UsageError(f"--breath: {error}.", "Try --breath 3:4.") from None
