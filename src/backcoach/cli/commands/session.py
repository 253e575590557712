"""`backcoach session`: the main job."""

from typing import Annotated

import typer

from backcoach.cli import naming, options
from backcoach.domain.errors import Exit, UsageError
from backcoach.domain.knowledge.terms import WORST

SLOWEST, FASTEST = 0.1, 1000.0

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(help="Be coached through a routine, or some exercises, with time, sides and breath.")
def play_session(
    names: Annotated[list[str] | None, naming.ROUTINE_OR_EXERCISES] = None,
    minutes: options.Minutes = None,
    level: options.Level = None,
    side: options.Sore = None,
    breath: options.Breath = None,
    teach: options.Taught = None,
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
            autocompletion=naming.exercise_names,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the timeline and stop.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: as JSON.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Lines instead of a live screen.")] = False,
    big: Annotated[
        bool | None, typer.Option("--big/--no-big", help="Letters to read from the floor.")
    ] = None,
    voice: Annotated[
        bool | None, typer.Option("--voice/--no-voice", help="Say what to do. Usual on a terminal.")
    ] = None,
    sound: Annotated[
        bool | None, typer.Option("--sound/--no-sound", help="Chimes. Usual on a terminal.")
    ] = None,
) -> int:
    """Run `backcoach session`."""
    _check_numbers(speed, pain_before)
    if json and not dry_run:
        raise UsageError("--json goes with --dry-run.", "A session itself has no JSON.")
    from backcoach.cli.session.beginning import Request, Showing, begin, rehearse

    request = Request(
        names=tuple(names or ()),
        wanted=options.wanted(minutes, level, side, breath, teach),
        pain=pain_before,
        first=first,
    )
    if dry_run:
        rehearse(request, json=json)
        return Exit.DONE
    return begin(request, Showing(plain, big, speed, voice, sound))


def _check_numbers(speed: float, pain: int | None) -> None:
    if not SLOWEST <= speed <= FASTEST:
        raise UsageError(
            f"--speed takes a number from {SLOWEST:g} to {FASTEST:g}.", "1 is the usual speed."
        )
    if pain is not None and not 0 <= pain <= WORST:
        raise UsageError(f"--pain-before takes a whole number from 0 to {WORST}.")
