"""`backcoach session`: the main job."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import naming
from backcoach.domain.errors import Exit, UsageError
from backcoach.domain.knowledge.terms import WORST, Side, SoreSide, Teach

if TYPE_CHECKING:
    from backcoach.domain.knowledge.span import BreathPattern

SLOWEST, FASTEST = 0.1, 1000.0
LONGEST_MINUTES = 600.0
MOST_LEVELS = 5

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def play_session(
    names: Annotated[list[str] | None, naming.ROUTINE_OR_EXERCISES] = None,
    minutes: Annotated[
        float | None, typer.Option(metavar="N", help="Fit the routine to this time.")
    ] = None,
    level: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Do every exercise at this level, from 1; 1 is never more than usual."
        ),
    ] = None,
    side: Annotated[
        SoreSide | None, typer.Option(help="The sore side: first, and more where that is due.")
    ] = None,
    breath: Annotated[
        str | None, typer.Option(metavar="IN:OUT", help="Seconds to breathe in and out.")
    ] = None,
    teach: Annotated[
        Teach | None, typer.Option(help="Which exercises are shown before they are done.")
    ] = None,
    pain_before: Annotated[
        int | None,
        typer.Option(metavar="N", help=f"How much it hurts now, from 0 to {WORST}."),
    ] = None,
    speed: Annotated[float, typer.Option(metavar="X", help="Play faster.")] = 1.0,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="EXERCISE",
            help="Begin with this exercise.",
            autocompletion=naming.names_to_begin_with,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the timeline and stop.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: as JSON.")] = False,
    big: Annotated[bool, typer.Option("--big", help="Letters to read from the floor.")] = False,
    voice: Annotated[
        bool | None, typer.Option("--voice/--no-voice", help="Say what to do. Usual on a terminal.")
    ] = None,
    sound: Annotated[
        bool | None, typer.Option("--sound/--no-sound", help="Chimes. Usual on a terminal.")
    ] = None,
) -> int:
    """Run `backcoach session`."""
    _check_numbers(minutes, level, speed, pain_before)
    if json and not dry_run:
        raise UsageError("--json goes with --dry-run.", "A session itself has no JSON.")
    from backcoach.cli.session.beginning import Request, Showing, begin, rehearse

    request = Request(
        names=tuple(names or ()),
        minutes=minutes,
        level=level,
        side=Side(side) if side else None,
        breath=_breath(breath) if breath is not None else None,
        pain=pain_before,
        first=first,
        teach=teach,
    )
    if dry_run:
        rehearse(request, json=json)
        return Exit.DONE
    return begin(request, Showing(big, speed, voice, sound))


def _check_numbers(
    minutes: float | None, level: int | None, speed: float, pain: int | None
) -> None:
    if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
        raise UsageError(
            f"--minutes takes a time above 0, up to {LONGEST_MINUTES:g}.", "Try --minutes 8."
        )
    if level is not None and not 1 <= level <= MOST_LEVELS:
        raise UsageError(f"--level takes a whole number from 1 to {MOST_LEVELS}.")
    if not SLOWEST <= speed <= FASTEST:
        raise UsageError(
            f"--speed takes a number from {SLOWEST:g} to {FASTEST:g}.", "1 is the usual speed."
        )
    if pain is not None and not 0 <= pain <= WORST:
        raise UsageError(f"--pain-before takes a whole number from 0 to {WORST}.")


def _breath(text: str) -> "BreathPattern":
    from backcoach.domain.knowledge.span import BreathPattern

    try:
        return BreathPattern.read(text)
    except ValueError as error:
        raise UsageError(f"--breath: {error}.", "Try --breath 3:4.") from None
