"""Entries of the catalogue for a terminal, drawn by Rich, with room around them."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backcoach.domain.catalogue import Catalogue
from backcoach.domain.exercise import Exercise
from backcoach.domain.muscle import Muscle, MuscleGroup
from backcoach.domain.routine import Routine
from backcoach.domain.timeline import Timeline
from backcoach.screen import palette
from backcoach.screen.entries import entry_sections
from backcoach.screen.plain_routines import equipment_of, positions_of
from backcoach.screen.tables import new_table


def exercise_card(
    catalogue: Catalogue, exercise: Exercise, pictures: RenderableType | None
) -> RenderableType:
    """All about one exercise; pictures stand below its name."""
    return Group(*_exercise_card(catalogue, exercise, pictures))


def _exercise_card(
    catalogue: Catalogue, exercise: Exercise, pictures: RenderableType | None
) -> Iterator[RenderableType]:
    for title, texts in entry_sections(catalogue, exercise):
        is_name = title == exercise.name
        yield Text(title, palette.NAME if is_name else palette.BOLD)
        yield Padding(Text("\n".join(texts)), (0, 0, 1, 2))
        if is_name and pictures is not None:
            yield Padding(pictures, (0, 0, 0, 2))


def routine_cards(timelines: Iterable[tuple[Routine, Timeline]]) -> RenderableType:
    """Routines: id, minutes, what they are, positions and what they need."""
    return Group(*(line for each in timelines for line in _routine_card(*each)))


def _routine_card(routine: Routine, timeline: Timeline) -> Iterator[RenderableType]:
    yield Text.assemble((routine.id, palette.NAME), "  ", (f"{timeline.minutes} min", palette.BOLD))
    yield Padding(Text(routine.summary), (0, 0, 0, 2))
    around = f"{positions_of(timeline)}; needs {equipment_of(timeline)}"
    yield Padding(Text(around, palette.DIM), (0, 0, 1, 2))


def muscle_tree(catalogue: Catalogue) -> RenderableType:
    """Groups, and under each its muscles, with how many exercises work them."""
    table = new_table("Muscle", "Exercises", "Also called")
    entries = dict(zip(catalogue.every_muscle, catalogue.index.muscles, strict=True))
    trained = {each.id: catalogue.index.training(entry) for each, entry in entries.items()}
    for group in catalogue.groups:
        _muscle_row(table, group, trained[group.id])
        for muscle in catalogue.muscles:
            if muscle.group == group.id:
                _muscle_row(table, muscle, trained[muscle.id])
    return table


def _muscle_row(
    table: Table, each: Muscle | MuscleGroup, trained: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    primary, secondary = (len(names) for names in trained)
    is_group = isinstance(each, MuscleGroup)
    table.add_row(
        Text(each.name if is_group else f"  {each.name}", palette.NAME if is_group else ""),
        Text(f"{primary} + {secondary}", palette.PLAIN if primary + secondary else palette.DIM),
        Text(", ".join(each.aliases), palette.DIM),
    )
