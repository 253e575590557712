"""`backcoach session`: the main job."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.catalogue.search import find
from backcoach.cli import naming, person, surroundings
from backcoach.cli.planning import Planned, Wish
from backcoach.domain.catalogue import Catalogue
from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.errors import BadDataError, UsageError, shown
from backcoach.domain.profile import Profile
from backcoach.domain.routine import Routine
from backcoach.domain.safety import WORST, Pain, PainRule
from backcoach.domain.span import BreathPattern
from backcoach.domain.terms import Occasion, Side, SoreSide
from backcoach.domain.timeline import Timeline

DEFAULT_ROUTINE = "essentials"
SLOWEST, FASTEST = 0.1, 1000.0
LONGEST_MINUTES = 600.0
MOST_LEVELS = 5

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(help="Be coached through a routine, with time, sides and breath.")
def play_session(
    routine: Annotated[
        str | None,
        typer.Argument(
            help="A routine's id, name, or the beginning of one.",
            autocompletion=naming.routine_names,
        ),
    ] = None,
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
    catalogue, known = surroundings.catalogue(), person.profile()
    named = _usual(catalogue, known) if routine is None else _named(catalogue, routine)
    begin = None if first is None else find("exercise", catalogue.exercises, first)
    wish = Wish(
        catalogue,
        settings=_settings(known, side, breath),
        limits=person.limits(catalogue.safety, known, now=True),
        minutes=minutes,
        level=level,
        first=begin,
    )
    if dry_run:
        wish = replace(wish, today=_today(catalogue, pain_before))
        plan, changes = wish.planned(named or _named(catalogue, DEFAULT_ROUTINE))
        for sentence in changes:
            surroundings.complain(sentence)
        _print_timeline(compile_timeline(plan, wish.settings), json=json)
        return 0
    if named is not None:
        wish.planned(named)  # what cannot be is said before anything is asked
    from backcoach.cli.gate import enter

    entered = enter(catalogue.safety, pain_before)
    wish = replace(wish, today=_today(catalogue, entered.pain))
    chosen = named or _chosen(wish)
    if chosen is None:
        return 0
    from backcoach.cli.playing import play
    from backcoach.cli.sounding import audible

    wants = audible(known, voice, sound)
    if not wants.voice:
        wish = replace(wish, settings=replace(wish.settings, talk=None))
    plan, changes = wish.planned(chosen)
    planned = Planned(plan, (*entered.notes, *changes))
    return play(planned, wish, entered.pain, known, wants, speed=speed, plain=plain, big=big)


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


def _settings(known: Profile, side: SoreSide | None, breath: str | None) -> Settings:
    """How to breathe, and which side is sore: as the command line says, else as the profile."""
    pattern = known.breath or BreathPattern() if breath is None else _breath(breath)
    sore = Side(side) if side else known.sore_side
    return Settings(pattern, sore, talk=known.talk, voice_speed=known.voice_speed)


def _breath(text: str) -> BreathPattern:
    from backcoach.catalogue.build import breath_pattern

    try:
        pattern = breath_pattern(text)
    except ValueError as error:
        raise UsageError(f"--breath: {error}.", "Try --breath 3:4.") from None
    return pattern


def _today(catalogue: Catalogue, pain: int | None) -> PainRule | None:
    """The row of the pain table for a score before the session."""
    return None if pain is None else catalogue.safety.rule_for(Pain(Occasion.BEFORE, pain))


def _named(catalogue: Catalogue, name: str) -> Routine:
    return find("routine", catalogue.routines, name)


def _usual(catalogue: Catalogue, known: Profile) -> Routine | None:
    """The routine of the profile.

    Raises:
        BadDataError: it names one that is not there.
    """
    try:
        return _named(catalogue, known.routine) if known.routine else None
    except UsageError as error:
        place = shown(str(person.profile_file()), 300)
        raise BadDataError([f"{place}: routine: {error.sentence} {error.hint}"]) from None


def _chosen(wish: Wish) -> Routine | None:
    """The routine to do where none was named: asked for, where there is somebody to ask."""
    default = _named(wish.catalogue, DEFAULT_ROUTINE)
    if wish.is_for_rest or not surroundings.can_ask():
        return default
    from backcoach.cli.choosing import choose

    return choose(wish, default)


def _print_timeline(timeline: Timeline, *, json: bool) -> None:
    if json:
        from backcoach.interchange import dumped, timeline_document

        surroundings.write_json(dumped(timeline_document(timeline)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.timeline_table import timeline_table

        return timeline_table(timeline)

    from backcoach.domain.printed import timeline_lines

    surroundings.show(drawn, lambda: timeline_lines(timeline))
