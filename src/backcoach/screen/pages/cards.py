"""Entries of the catalogue for a terminal, drawn by Rich, with room around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import IndexedMuscle, IndexedRoutine, grouped
from backcoach.domain.knowledge.muscle import MuscleGroup
from backcoach.domain.knowledge.origin import Origin
from backcoach.domain.knowledge.terms import Purpose
from backcoach.domain.words.durations import minutes_of
from backcoach.domain.words.labels import PURPOSE_WORDS
from backcoach.domain.words.origins import told
from backcoach.screen import palette
from backcoach.screen.pages.sections import Section, exercise_sections, muscle_sections

INDENT, GAP = 2, 3
ROOM_FOR_TWO, WIDEST_COLUMN = 110, 76
"""From how many columns on there are two columns of text, and how wide each is at the most."""

STEPS = "Steps"
LISTS = (STEPS, "Common mistakes", "Easier", "Harder", "Take care", "Good to know")
HOW_IT_IS_DONE = (
    *("Start", STEPS, "You should feel", "Common mistakes"),
    *("How much", "Easier", "Harder"),
)
LAST = ("Good to know", "Sources")

_TREE_LEGEND = "Exercises that work it first of all + besides, and what people call it"


def exercise_card(
    catalogue: Catalogue, exercise: Exercise, pictures: RenderableType | None, width: int
) -> RenderableType:
    """All about one exercise; pictures stand below its name.

    Where there is room, how it is done stands beside what else there is to know.
    """
    name, *rest = exercise_sections(catalogue, exercise)
    last = [each for each in rest if each[0] in LAST]
    middle = [each for each in rest if each not in last]
    done = [each for each in middle if each[0] in HOW_IT_IS_DONE]
    known = [each for each in middle if each not in done]
    return Group(
        _section(name, is_name=True),
        *(() if pictures is None else (Padding(pictures, (0, 0, 0, INDENT)),)),
        *_beside(done, known, width),
        *map(_section, last),
    )


def muscle_cards(
    catalogue: Catalogue, muscles: Iterable[IndexedMuscle], width: int
) -> RenderableType:
    """All about muscles or groups; where there is room, what works one stands in two columns."""
    return Group(*(each for muscle in muscles for each in _muscle_card(catalogue, muscle, width)))


def _muscle_card(
    catalogue: Catalogue, muscle: IndexedMuscle, width: int
) -> Iterator[RenderableType]:
    name, *rest = muscle_sections(catalogue, muscle)
    yield _section(name, is_name=True)
    lines = [len(texts) + 2 for _, texts in rest]
    left = sum(total <= (sum(lines) + 1) // 2 for total in accumulate(lines))
    yield from _beside(rest[:left], rest[left:], width)


def _beside(
    left: Sequence[Section], right: Sequence[Section], width: int
) -> tuple[RenderableType, ...]:
    """Sections in two columns, or one after the other where two would be too narrow."""
    if width < ROOM_FOR_TWO or not (left and right):
        return tuple(map(_section, (*left, *right)))
    table = Table.grid(padding=(0, GAP, 0, 0))
    column = min(WIDEST_COLUMN, width // 2 - GAP)
    for _ in range(2):
        table.add_column(width=column)
    table.add_row(Group(*map(_section, left)), Group(*map(_section, right)))
    return (table,)


def _section(section: Section, *, is_name: bool = False) -> RenderableType:
    """A title and what stands below it, each point of a list with a mark before it."""
    title, texts = section
    is_list = title in LISTS
    below = Table.grid(padding=(0, 1, 0, 0)) if is_list else Text("\n".join(texts))
    if isinstance(below, Table):
        for text in texts:
            number, _, step = text.partition(" ")
            below.add_row(*(number, step) if title == STEPS else ("-", text))
    heading = Text(title, palette.NAME if is_name else palette.BOLD)
    return Group(heading, Padding(below, (0, 0, 1, INDENT)))


def sections_card(sections: Iterable[Section]) -> RenderableType:
    """All about one thing, section by section; the first one's title is its name."""
    return Group(*(_section(each, is_name=not n) for n, each in enumerate(sections)))


def routine_cards(
    routines: Iterable[IndexedRoutine], origins: Mapping[str, Origin]
) -> RenderableType:
    """Routines by what they are for: id, minutes, whom they suit, positions, what they need.

    Beside the minutes stands where those come from that are not the coach's own.
    """
    return Group(
        *(
            line
            for group, members in groupby(grouped(routines), lambda each: each.group)
            for line in (
                *_heading(group),
                *(line for each in members for line in _routine_card(each, origins)),
            )
        )
    )


def _heading(group: str) -> tuple[RenderableType, ...]:
    return Text(PURPOSE_WORDS[Purpose(group)], palette.BOLD), ""


def _routine_card(
    routine: IndexedRoutine, origins: Mapping[str, Origin]
) -> Iterator[RenderableType]:
    name, minutes = (routine.id, palette.NAME), (minutes_of(routine), palette.BOLD)
    origin = told(origins.get(routine.id))
    yield Text.assemble(name, "  ", minutes, f"  {origin}".rstrip())
    if routine.whom:
        yield Padding(Text(f"For {routine.whom}"), (0, 0, 0, 2))
    yield Padding(Text(routine.summary), (0, 0, 0, 2))
    needs = ", ".join(routine.equipment) or "nothing"
    around = f"{', '.join(routine.positions)}; needs {needs}"
    yield Padding(Text(around, palette.DIM), (0, 0, 1, 2))


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
