"""Lists and entries for a terminal, drawn by Rich. Text from data is never taken for markup."""

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backcoach.domain.catalogue import Catalogue
from backcoach.domain.exercise import Exercise
from backcoach.domain.muscle import MuscleGroup
from backcoach.domain.routine import Routine
from backcoach.domain.score import clock_time
from backcoach.domain.terms import Breath, PhaseKind, Side
from backcoach.domain.timeline import Phase, Timeline
from backcoach.screen import palette
from backcoach.screen.plain import (
    entry_sections,
    equipment_of,
    muscle_names,
    positions_of,
)


def exercise_table(catalogue: Catalogue, exercises: Iterable[Exercise]) -> RenderableType:
    """Exercises: id, name, position and muscles."""
    table = _table("Exercise", "Name", "Position", "Muscles")
    for each in exercises:
        _row(table, each.id, each.name, each.position, muscle_names(catalogue, each))
    return table


def routine_table(timelines: Iterable[tuple[Routine, Timeline]]) -> RenderableType:
    """Routines: id, minutes, what they are, positions and what they need."""
    table = _table("Routine", "Minutes", "What it is", "Positions", "Needs")
    for routine, timeline in timelines:
        minutes = str(timeline.minutes)
        where, needs = positions_of(timeline), equipment_of(timeline)
        _row(table, routine.id, minutes, routine.summary, where, needs)
    return table


def muscle_tree(catalogue: Catalogue) -> RenderableType:
    """Groups, and under each its muscles, with how many exercises work them."""
    table = _table("Muscle", "Also called", "Exercises", "What it does")
    for group in catalogue.groups:
        _muscle_row(table, catalogue, group.id, "", bold=True)
        for muscle in catalogue.muscles:
            if muscle.group == group.id:
                _muscle_row(table, catalogue, muscle.id, "  ", bold=False)
    return table


def _muscle_row(table: Table, catalogue: Catalogue, name: str, indent: str, *, bold: bool) -> None:
    each = catalogue.muscle[name]
    primary, secondary = catalogue.training(name)
    style = palette.BOLD if isinstance(each, MuscleGroup) and bold else palette.PLAIN
    table.add_row(
        Text(indent + each.name, style),
        Text(", ".join(each.aliases), palette.DIM),
        Text(f"{len(primary)} + {len(secondary)}"),
        Text(each.does, palette.DIM),
    )


def exercise_card(catalogue: Catalogue, exercise: Exercise) -> RenderableType:
    """All about one exercise."""
    return Group(*_card(catalogue, exercise))


def _card(catalogue: Catalogue, exercise: Exercise) -> Iterator[RenderableType]:
    for title, texts in entry_sections(catalogue, exercise):
        yield Text(title, palette.NAME if title == exercise.name else palette.BOLD)
        yield Padding(Text("\n".join(texts)), (0, 0, 1, 2))


def timeline_table(timeline: Timeline) -> RenderableType:
    """The timeline: when, what, which side, which of how many, how to breathe."""
    table = _table("From", "For", "What", "Side", "Set", "Rep", "How")
    before = -1
    for phase in timeline.phases:
        if phase.item != before:
            name = timeline.plan.items[phase.item].exercise.name
            table.add_row("", "", Text(name, palette.NAME), "", "", "", "")
            before = phase.item
        table.add_row(*_phase_cells(phase))
    table.add_row(Text(clock_time(timeline.duration_ms)), "", Text("end", palette.BOLD))
    return table


def _phase_cells(phase: Phase) -> tuple[Text, ...]:
    style = palette.PLAIN if phase.is_work else palette.DIM
    breath = {Breath.IN: palette.IN, Breath.OUT: palette.OUT}.get(phase.breath, style)
    ready = "+" if phase.open else ""
    return (
        Text(clock_time(phase.start_ms), palette.DIM),
        Text(f"{phase.duration_ms / 1000:g} s{ready}", palette.DIM),
        Text(phase.kind if phase.kind is not PhaseKind.SWITCH else "change sides", style),
        Text("" if phase.side is Side.BOTH else phase.side, style),
        Text(f"{phase.set}/{phase.sets}" if phase.is_work else "", style),
        Text(f"{phase.rep}/{phase.reps}" if phase.is_work else "", style),
        Text(phase.label, breath),
    )


def _table(*titles: str) -> Table:
    table = Table(
        box=SIMPLE_HEAD, header_style=palette.DIM, pad_edge=False, border_style=palette.DIM
    )
    for title in titles:
        table.add_column(title, overflow="fold")
    return table


def _row(table: Table, name: str, *cells: str) -> None:
    table.add_row(Text(name, palette.NAME), *(Text(cell) for cell in cells))
