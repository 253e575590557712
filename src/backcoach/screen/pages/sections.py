"""All about one exercise, section by section, and muscles line by line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import IndexedMuscle
from backcoach.domain.knowledge.muscle import MuscleGroup, Use
from backcoach.domain.knowledge.terms import Condition
from backcoach.domain.words.amounts import breath_cautions, prescription
from backcoach.domain.words.citing import address, citation
from backcoach.domain.words.grammar import each_once
from backcoach.domain.words.labels import HOW_WORDS
from backcoach.domain.words.origins import told
from backcoach.domain.words.phases import as_drawn
from backcoach.screen.pages.columns import columns

Section: TypeAlias = tuple[str, tuple[str, ...]]
"""A title and the lines below it."""


def muscle_lines(catalogue: Catalogue) -> Iterator[str]:
    """One group or muscle a line: id, how many exercises work it, its name, what it does."""
    rows = []
    for each, entry in zip(catalogue.every_muscle, catalogue.index.muscles, strict=True):
        primary, secondary = catalogue.index.training(entry)
        rows.append((each.id, f"{len(primary)}+{len(secondary)}", each.name, each.does))
    return columns(rows)


def muscle_pages(catalogue: Catalogue, muscles: Iterable[IndexedMuscle]) -> Iterator[str]:
    """All about muscles or groups."""
    for each in muscles:
        yield from section_lines(muscle_sections(catalogue, each))


def muscle_sections(catalogue: Catalogue, muscle: IndexedMuscle) -> Iterator[Section]:
    """What there is to say of a muscle or group, section by section."""
    each = catalogue.muscle[muscle.id]
    called = f" · also called {', '.join(each.aliases)}" if each.aliases else ""
    yield each.name, (each.does, f"{each.id}{called}")
    around = [group.name for group in catalogue.groups_of(each.id)]
    if around:
        yield "Part of", (", ".join(around),)
    if isinstance(each, MuscleGroup):
        yield "Made up of", tuple(_members(catalogue, each))
    yield from _uses(catalogue, muscle)


def _members(catalogue: Catalogue, group: MuscleGroup) -> Iterator[str]:
    """The members of a group, a line each; of a group among them its members, too."""
    for member in (catalogue.muscle[name] for name in group.members):
        inner = member.members if isinstance(member, MuscleGroup) else ()
        names = ", ".join(catalogue.muscle[name].name for name in inner)
        yield f"{member.name}: {names}" if names else member.name


def _uses(catalogue: Catalogue, muscle: IndexedMuscle) -> Iterator[Section]:
    uses = catalogue.uses(muscle)
    rows = {use.how: list(_use_rows(catalogue, use)) for use in uses}
    lines = columns([row for each in rows.values() for row in each])  # as wide in every section
    for use in uses:
        yield f"What {HOW_WORDS[use.how]} it", tuple(islice(lines, len(rows[use.how])))
    if not uses:
        yield "Exercises", ("None works it yet.",)


def _use_rows(catalogue: Catalogue, use: Use) -> Iterator[tuple[str, str, str]]:
    for order, names in (("first of all", use.primary), ("besides", use.secondary)):
        yield from ((name, order, catalogue.exercise[name].name) for name in names)


def exercise_page(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    """All about one exercise."""
    return section_lines(exercise_sections(catalogue, exercise))


def section_lines(sections: Iterable[Section]) -> Iterator[str]:
    """Sections as lines, what is in each a little to the right of its title."""
    for title, texts in sections:
        yield title
        yield from (f"  {text}" for text in texts)


def exercise_sections(catalogue: Catalogue, exercise: Exercise) -> Iterator[Section]:
    """What there is to say of an exercise, section by section; empty sections are left out."""
    cautions = exercise.cautions
    hard = (each for level in exercise.levels for each in breath_cautions(level))
    sections = (
        (exercise.name, (exercise.why, _placed(catalogue, exercise))),
        ("Start", (as_drawn(exercise.start),)),
        ("Steps", tuple(f"{n}. {step}" for n, step in enumerate(exercise.steps, 1))),
        ("You should feel", (exercise.feel,) if exercise.feel else ()),
        ("Common mistakes", exercise.mistakes),
        (
            "How much",
            tuple(
                f"Level {n}: {prescription(exercise, level)}"
                for n, level in enumerate(exercise.levels, 1)
            ),
        ),
        ("Easier", (*exercise.make_easier, *_names(catalogue, exercise.easier))),
        ("Harder", (*exercise.make_harder, *_names(catalogue, exercise.harder))),
        ("Muscles", _muscles(catalogue, exercise)),
        (
            "Take care",
            (
                *each_once((*cautions.needed, *hard, *(note.say for note in cautions.notes))),
                *_conditions(catalogue, "Leave it out with", cautions.avoid),
                *_conditions(catalogue, "Take care with", cautions.caution),
            ),
        ),
        ("Good to know", exercise.notes),
        ("Routines", tuple(_routines(catalogue, exercise))),
        ("Sources", tuple(_sources(catalogue, exercise.every_source))),
    )
    return ((title, texts) for title, texts in sections if texts)


def _placed(catalogue: Catalogue, exercise: Exercise) -> str:
    needs = f"needs {', '.join(exercise.equipment) or 'nothing'}"
    origin = told(catalogue.origins.get(exercise.id))
    facts = (exercise.id, exercise.goal, exercise.position, needs, origin)
    return " · ".join(fact for fact in facts if fact)


def _muscles(catalogue: Catalogue, exercise: Exercise) -> tuple[str, ...]:
    named = (
        ("First of all", exercise.muscles.primary),
        ("Besides", exercise.muscles.secondary),
    )
    return tuple(
        f"{title}: {', '.join(catalogue.muscle[each].name for each in ids)}"
        for title, ids in named
        if ids
    )


def _names(catalogue: Catalogue, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{catalogue.exercise[each].name} ({each})" for each in ids)


def _conditions(catalogue: Catalogue, title: str, conditions: Sequence[Condition]) -> Iterator[str]:
    if conditions:
        yield f"{title}: {catalogue.safety.names_of(conditions)}"


def _routines(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    """The routines that have an exercise, or why there is none."""
    names = [each.id for each in catalogue.routines if exercise.id in each.exercises]
    if names:
        yield ", ".join(names)
    elif exercise.alone:
        yield f"In none. {exercise.alone}"


def _sources(catalogue: Catalogue, names: Iterable[str]) -> Iterator[str]:
    for source in catalogue.surest(names):
        yield citation(source)
        if where := address(source):
            yield f"  {where}"
