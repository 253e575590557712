"""`backcoach session`: the main job."""

from typing import Annotated

import typer

from backcoach.cli import naming, options
from backcoach.domain.errors import Exit, UsageError
from backcoach.domain.knowledge.terms import WORST

SLOWEST, FASTEST = 0.1, 1000.0

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
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
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where the last session was cut off.")
    ] = False,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="EXERCISE",
            help="Begin with this exercise.",
            autocompletion=naming.names_to_begin_with,
        ),
    ] = None,
    journal: Annotated[
        bool, typer.Option("--journal/--no-journal", help="Write it down in your journal. Usual.")
    ] = True,
    pain_after: Annotated[
        int | None, typer.Option(metavar="N", help="How much it hurts afterwards, for the journal.")
    ] = None,
    effort: Annotated[
        int | None, typer.Option(metavar="N", help="How hard it was, for the journal.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the timeline and stop.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: as JSON.")] = False,
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
    _check_speed(speed)
    for name, score in (("before", pain_before), ("after", pain_after)):
        _check_score(f"--pain-{name}", score)
    _check_score("--effort", effort)
    if json and not dry_run:
        raise UsageError("--json goes with --dry-run.", "A session itself has no JSON.")
    from backcoach.cli.session.beginning import Request, begin, rehearse
    from backcoach.cli.session.ready import Kept, Showing

    request = Request(
        names=tuple(names or ()),
        wanted=options.wanted(minutes, level, side, breath, teach),
        pain=pain_before,
        first=first,
        resumes=resume,
        kept=Kept(journal, pain_after, effort),
    )
    if dry_run:
        rehearse(request, json=json)
        return Exit.DONE
    return begin(request, Showing(big, speed, voice, sound))


def _check_speed(speed: float) -> None:
    if not SLOWEST <= speed <= FASTEST:
        raise UsageError(
            f"--speed takes a number from {SLOWEST:g} to {FASTEST:g}.", "1 is the usual speed."
        )


def _check_score(option: str, score: int | None) -> None:
    if score is not None and not 0 <= score <= WORST:
        raise UsageError(f"{option} takes a whole number from 0 to {WORST}.")
