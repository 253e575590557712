"""`backcoach session`: the main job."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.catalogue.search import find
from backcoach.cli import naming, surroundings
from backcoach.domain.catalogue import Catalogue
from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.errors import UsageError
from backcoach.domain.plan import Plan, plan_routine
from backcoach.domain.routine import Routine
from backcoach.domain.span import BreathPattern
from backcoach.domain.terms import Side
from backcoach.domain.timeline import Timeline

DEFAULT_ROUTINE = "essentials"
SLOWEST, FASTEST = 0.1, 1000.0
LONGEST_MINUTES = 600.0
MOST_LEVELS = 5

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class SoreSide(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"


@app.command()
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
        int | None, typer.Option(metavar="N", help="Do every exercise at this level, from 1.")
    ] = None,
    side: Annotated[
        SoreSide | None, typer.Option(help="The sore side: first, and more where that is due.")
    ] = None,
    breath: Annotated[
        str | None, typer.Option(metavar="IN:OUT", help="Seconds to breathe in and out.")
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
) -> int:
    """Be coached through a routine, with time, sides and breath."""
    _check_numbers(minutes, level, speed)
    if json and not dry_run:
        raise UsageError("--json goes with --dry-run.", "A session itself has no JSON.")
    settings = Settings(breath=_breath(breath), sore_side=Side(side.value) if side else None)
    catalogue = surroundings.catalogue()
    chosen = _routine(catalogue, settings, routine, ask=not dry_run)
    if chosen is None:
        return 0
    plan = _plan(catalogue, chosen, settings, minutes, level, first)
    if dry_run:
        _print_timeline(compile_timeline(plan, settings), json=json)
        return 0
    from backcoach.cli.playing import play

    return play(plan, settings, catalogue, speed=speed, plain=plain, big=big)


def _check_numbers(minutes: float | None, level: int | None, speed: float) -> None:
    if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
        raise UsageError("--minutes takes a time above 0, up to 600.", "Try --minutes 8.")
    if level is not None and not 1 <= level <= MOST_LEVELS:
        raise UsageError(f"--level takes a whole number from 1 to {MOST_LEVELS}.")
    if not SLOWEST <= speed <= FASTEST:
        raise UsageError("--speed takes a number from 0.1 to 1000.", "1 is the usual speed.")


def _breath(text: str | None) -> BreathPattern:
    if text is None:
        return BreathPattern()
    from backcoach.catalogue.build import breath_pattern

    try:
        pattern = breath_pattern(text)
    except ValueError as error:
        raise UsageError(f"--breath: {error}.", "Try --breath 3:4.") from None
    return pattern


def _routine(
    catalogue: Catalogue, settings: Settings, name: str | None, *, ask: bool
) -> Routine | None:
    if name is not None:
        return find("routine", catalogue.routines, name)
    if not (ask and surroundings.can_ask()):
        return find("routine", catalogue.routines, DEFAULT_ROUTINE)
    from backcoach.cli.choosing import choose

    return choose(catalogue, settings, DEFAULT_ROUTINE)


def _plan(
    catalogue: Catalogue,
    routine: Routine,
    settings: Settings,
    minutes: float | None,
    level: int | None,
    first: str | None,
) -> Plan:
    plan = plan_routine(routine, catalogue.exercise, level)
    if first is not None:
        exercise = find("exercise", catalogue.exercises, first)
        if exercise.id not in {item.exercise.id for item in plan.items}:
            raise UsageError(
                f"{exercise.name} is not part of {plan.name}.",
                f"It has {', '.join(dict.fromkeys(i.exercise.id for i in plan.items))}.",
            )
        plan = plan.starting_from(exercise.id)
    return plan if minutes is None else _fitted(plan, settings, minutes)


def _fitted(plan: Plan, settings: Settings, minutes: float) -> Plan:
    from backcoach.domain.fitting import fit, fit_sentences

    fitted = fit(plan, settings, minutes)
    for sentence in fit_sentences(fitted):
        surroundings.complain(sentence)
    return fitted.plan


def _print_timeline(timeline: Timeline, *, json: bool) -> None:
    if json:
        from backcoach.interchange import dumped, timeline_document

        surroundings.write_json(dumped(timeline_document(timeline)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.timeline_table import timeline_table

        return timeline_table(timeline)

    from backcoach.domain.score import score

    surroundings.show(drawn, lambda: score(timeline))
