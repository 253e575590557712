"""Entries of the catalogue for a terminal, drawn by Rich, with room around them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import IndexedMuscle, IndexedRoutine, grouped
from backcoach.domain.knowledge.muscle import MuscleGroup
from backcoach.domain.knowledge.terms import Purpose
from backcoach.domain.words.durations import minutes_of
from backcoach.domain.words.labels import PURPOSE_WORDS
from backcoach.screen import palette
from backcoach.screen.pages.sections import Section, exercise_sections, muscle_sections

_TREE_LEGEND = "Exercises that work it first of all + besides, and what people call it"


def exercise_card(
    catalogue: Catalogue, exercise: Exercise, pictures: RenderableType | None
) -> RenderableType:
    """All about one exercise; pictures stand below its name."""
    return Group(*_exercise_card(catalogue, exercise, pictures))


def _exercise_card(
    catalogue: Catalogue, exercise: Exercise, pictures: RenderableType | None
) -> Iterator[RenderableType]:
    for title, texts in exercise_sections(catalogue, exercise):
        is_name = title == exercise.name
        yield from _section(title, texts, is_name=is_name)
        if is_name and pictures is not None:
            yield Padding(pictures, (0, 0, 0, 2))


def _section(title: str, texts: Iterable[str], *, is_name: bool) -> Iterator[RenderableType]:
    yield Text(title, palette.NAME if is_name else palette.BOLD)
    yield Padding(Text("\n".join(texts)), (0, 0, 1, 2))


def sections_card(sections: Iterable[Section]) -> RenderableType:
    """All about one thing, section by section; the first one's title is its name."""
    return Group(
        *(
            drawn
            for number, (title, texts) in enumerate(sections)
            for drawn in _section(title, texts, is_name=not number)
        )
    )


def routine_cards(routines: Iterable[IndexedRoutine]) -> RenderableType:
    """Routines by what they are for: id, minutes, whom they suit, positions, what they need."""
    return Group(
        *(
            line
            for group, members in groupby(grouped(routines), lambda each: each.group)
            for line in (
                *_heading(group),
                *(line for each in members for line in _routine_card(each)),
            )
        )
    )


def _heading(group: str) -> tuple[RenderableType, ...]:
    return Text(PURPOSE_WORDS[Purpose(group)], palette.BOLD), ""


def _routine_card(routine: IndexedRoutine) -> Iterator[RenderableType]:
    yield Text.assemble((routine.id, palette.NAME), "  ", (minutes_of(routine), palette.BOLD))
    if routine.whom:
        yield Padding(Text(f"For {routine.whom}"), (0, 0, 0, 2))
    yield Padding(Text(routine.summary), (0, 0, 0, 2))
    needs = ", ".join(routine.equipment) or "nothing"
    around = f"{', '.join(routine.positions)}; needs {needs}"
    yield Padding(Text(around, palette.DIM), (0, 0, 1, 2))


def muscle_cards(catalogue: Catalogue, muscles: Iterable[IndexedMuscle]) -> RenderableType:
    """All about muscles or groups."""
    return Group(
        *(
            drawn
            for muscle in muscles
            for title, texts in muscle_sections(catalogue, muscle)
            for drawn in _section(title, texts, is_name=title == muscle.name)
        )
    )


def muscle_tree(catalogue: Catalogue) -> RenderableType:
    """Groups within groups and their muscles, each with how many exercises work it."""
    tree = Tree("", guide_style=palette.DIM, hide_root=True)
    labels = {each.id: _muscle_label(catalogue, each) for each in catalogue.index.muscles}
    for group in catalogue.groups:
        if group.id not in catalogue.home:
            _grow(tree, catalogue, group.id, labels)
    return Group(Text(_TREE_LEGEND, palette.DIM), "", tree)


def _grow(tree: Tree, catalogue: Catalogue, name: str, labels: Mapping[str, Text]) -> None:
    """Add a group with all it is the home of; its other members have theirs elsewhere."""
    branch = tree.add(labels[name])
    each = catalogue.muscle[name]
    members = each.members if isinstance(each, MuscleGroup) else ()
    for member in members:
        if catalogue.home[member] == name:
            _grow(branch, catalogue, member, labels)
    others = [member for member in members if catalogue.home[member] != name]
    if others:
        names = ", ".join(catalogue.muscle[member].name for member in others)
        branch.add(Text(f"with {names}", palette.DIM))


def _muscle_label(catalogue: Catalogue, entry: IndexedMuscle) -> Text:
    primary, secondary = (len(names) for names in catalogue.index.training(entry))
    return Text.assemble(
        (entry.name, _muscle_style(catalogue, entry.id)),
        (f"  {primary}+{secondary}", palette.PLAIN if primary + secondary else palette.DIM),
        (f"  {', '.join(entry.aliases)}".rstrip(), palette.DIM),
    )


def _muscle_style(catalogue: Catalogue, name: str) -> str:
    if name not in catalogue.home:
        return palette.NAME
    return palette.BOLD if isinstance(catalogue.muscle[name], MuscleGroup) else palette.PLAIN
