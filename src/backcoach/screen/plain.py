"""Lists and entries as plain lines, for pipes. Nothing here needs Rich."""

from collections.abc import Iterable, Iterator, Sequence

from backcoach.domain.catalogue import Catalogue
from backcoach.domain.exercise import Exercise
from backcoach.domain.prescription import prescription
from backcoach.domain.routine import Routine
from backcoach.domain.score import score
from backcoach.domain.timeline import Timeline


def exercise_lines(catalogue: Catalogue, exercises: Iterable[Exercise]) -> Iterator[str]:
    """One exercise a line: id, name, position, goal, first muscles."""
    rows = [
        (each.id, each.name, each.position, each.goal, muscle_names(catalogue, each))
        for each in exercises
    ]
    return _columns(rows)


def routine_lines(timelines: Iterable[tuple[Routine, Timeline]]) -> Iterator[str]:
    """One routine a line: id, minutes, name, positions."""
    rows = [
        (routine.id, f"{timeline.minutes} min", routine.name, positions_of(timeline))
        for routine, timeline in timelines
    ]
    return _columns(rows)


def muscle_lines(catalogue: Catalogue) -> Iterator[str]:
    """One group or muscle a line: id, how many exercises work it, what people call it."""
    rows = []
    for each in catalogue.every_muscle:
        primary, secondary = catalogue.training(each.id)
        rows.append((each.id, f"{len(primary)}+{len(secondary)}", each.name, each.does))
    return _columns(rows)


def entry_lines(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    """All about one exercise."""
    for title, texts in entry_sections(catalogue, exercise):
        yield title
        yield from (f"  {text}" for text in texts)


def entry_sections(
    catalogue: Catalogue, exercise: Exercise
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What there is to say of an exercise, section by section; empty sections are left out."""
    cautions = exercise.cautions
    sections = (
        (exercise.name, (exercise.why, _placed(exercise))),
        ("Start", (exercise.start,)),
        ("Steps", tuple(f"{n}. {step}" for n, step in enumerate(exercise.steps, 1))),
        ("You should feel", (exercise.feel,)),
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
                *cautions.notes,
                *_codes("Leave it out", cautions.avoid),
                *_codes("Take care", cautions.caution),
            ),
        ),
        ("Good to know", exercise.notes),
        ("Sources", tuple(_source(catalogue, each) for each in exercise.sources)),
    )
    return ((title, texts) for title, texts in sections if texts)


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """The timeline as a score."""
    return score(timeline)


def muscle_names(catalogue: Catalogue, exercise: Exercise) -> str:
    """The names of the muscles an exercise works first of all."""
    return ", ".join(catalogue.muscle[each].name for each in exercise.muscles.primary)


def positions_of(timeline: Timeline) -> str:
    """The positions of a routine, in order, each once."""
    return ", ".join(dict.fromkeys(item.exercise.position for item in timeline.plan.items))


def equipment_of(timeline: Timeline) -> str:
    """What a routine cannot do without."""
    things = (thing for item in timeline.plan.items for thing in item.exercise.equipment)
    return ", ".join(dict.fromkeys(things)) or "nothing"


def _placed(exercise: Exercise) -> str:
    needs = ", ".join(exercise.equipment) or "nothing"
    return f"{exercise.id} · {exercise.goal} · {exercise.position} · needs {needs}"


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


def _codes(title: str, codes: Sequence[str]) -> tuple[str, ...]:
    return (f"{title} with: {', '.join(codes)}",) if codes else ()


def _source(catalogue: Catalogue, name: str) -> str:
    source = catalogue.source[name]
    publisher = f", {source.publisher}" if source.publisher else ""
    address = f" <{source.address}>" if source.address else ""
    return f"{source.title}{publisher}{address} [{source.mark}]"


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns two spaces apart; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
