"""Whether what was read from a cache holds together, as what was built from the YAML does.

A cache says what it was made from and has a digest of itself, but whoever wrote it may have been
wrong all the same: a program that was being worked on, for one. This looks for what would make
the program fail in the middle, not once more for all that the checks of the YAML look for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from backcoach.catalogue import references
from backcoach.catalogue.references import Reference
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.routine import Item, Routine
from backcoach.domain.knowledge.safety import every_pain, is_for
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span
from backcoach.domain.knowledge.terms import Condition, Tier

if TYPE_CHECKING:
    from backcoach.figures.pose import Figure

LONGEST_MS = 100_000_000
"""More than the data can say of any length or rest; breaths are fewer in any case."""
MOST = 10_000
"""More than the data can have of sets, repetitions or rounds."""

MEASURES = {"mat": 2, "wall": 1, "doorframe": 2, "chair": 2, "desk": 2, "ball": 2, "cushion": 3}
"""How many numbers stand for what is around a figure; a strap has none, but landmarks."""


def is_sound(known: Catalogue) -> bool:
    """Whether every id leads somewhere, every dose can be done, and nothing is missing."""
    return all(_claims(known))


def are_sound(figures: Sequence["Figure"], exercises: Iterable[Exercise]) -> bool:
    """Whether there is no second figure of an exercise, and each of them can be drawn."""
    movements = {each.id: {part.pose for part in each.movement} for each in exercises}
    return len(figures) == len({each.exercise for each in figures}) and all(
        each.exercise in movements and all(_claims_of_figure(each, movements[each.exercise]))
        for each in figures
    )


def _claims_of_figure(figure: "Figure", wanted: set[str]) -> Iterator[bool]:
    from backcoach.figures.joints import HANDS, LANDMARKS
    from backcoach.figures.markers import PLACES
    from backcoach.figures.pose import LIMBS, RESTING

    yield wanted <= {*figure.poses, *figure.cycles}
    yield {*figure.accent} <= {*LIMBS, "trunk"}
    yield figure.arrow in ("", *LANDMARKS, *HANDS)
    for cycle in figure.cycles.values():
        yield bool(cycle.through) and {*cycle.through} <= {*figure.poses}
        yield 0 < cycle.period_ms <= LONGEST_MS
    for prop in figure.props:
        yield len(prop.measures) == MEASURES.get(prop.kind, 0)
        yield {*prop.landmarks} <= {*LANDMARKS, *HANDS}
    for pose in figure.poses.values():
        touches = [limb.touch for limb in pose.limbs if limb.touch is not None]
        yield all(each.at is not None or each.landmark in LANDMARKS for each in touches)
        yield all(limb.aims is not None or limb.touch is not None for limb in pose.limbs)
        yield {*pose.rests} <= {*RESTING}
        yield {each.at for each in pose.markers} <= {*PLACES}


def _claims(known: Catalogue) -> Iterator[bool]:
    yield len(known.exercise) == len(known.exercises) > 0
    yield len(known.muscle) == len(known.every_muscle)
    yield len(known.routines) > 0
    there: Mapping[str, Collection[str]] = {
        "exercise": known.exercise,
        "muscle": known.muscle,
        "source": known.source,
    }
    for kind, _, names in _references(known):
        yield all(name in there[kind] for name in names)
    yield all(is_whole(each) for each in known.exercises)
    yield all(each.time is None or _is_length(each.time) for each in known.transitions)
    for routine in known.routines:
        yield all(block.items and 1 <= block.rounds <= MOST for block in routine.blocks)
        yield all(_is_rest(each) for each in _rests_of(routine))
        yield all(_can_be_done(item, known) for item in routine.items)
    yield all(_leads_out(group.id, known) for group in known.groups)
    safety = known.safety
    yield set(safety.tier) == set(Tier)
    yield set(safety.condition) == set(Condition)
    yield all(_can_be_done(item, known) for item in safety.resting.items)
    yield all(is_for(safety.pain, pain) for pain in every_pain())


def _references(known: Catalogue) -> Iterator[Reference]:
    for exercise in known.exercises:
        yield from references.of_exercise(exercise)
    for routine in known.routines:
        yield from references.of_routine(routine)
    for group in known.groups:
        yield from references.of_group(group)
    yield from references.of_safety(known.safety)
    for transition in known.transitions:
        yield from references.of_transition(transition)


def is_whole(each: Exercise) -> bool:
    """Whether an exercise has all it takes to be done."""
    return bool(
        each.steps
        and each.movement
        and each.levels
        and all(_is_length(span) for span in (each.setup, each.switch))
        and all(part.span is None or _is_length(part.span) for part in each.movement)
        and all(_is_dose(level) for level in each.levels)
    )


def _can_be_done(item: Item, known: Catalogue) -> bool:
    exercise = known.exercise.get(item.exercise)
    if exercise is None or not 1 <= item.level <= len(item.levels or exercise.levels):
        return False
    if item.weeks and len(item.weeks) != len(item.levels):
        return False
    return all(map(_is_dose, (*item.levels, *([item.dosage] if item.dosage else []))))


def _is_dose(dose: Dosage) -> bool:
    reps = (*dose.reps, *(dose.other_reps or ()))
    lengths = (dose.work, dose.hold, *dose.tempo.values())
    breath = dose.breath or BreathPattern()
    return (
        all(len(each) == dose.sets for each in (dose.reps, dose.other_reps) if each is not None)
        and all(1 <= each <= MOST for each in (dose.sets, *reps))
        and all(each is None or _is_length(each) for each in lengths)
        and all(_is_rest(each) for each in (dose.rest, dose.rep_rest))
        and (dose.work is not None or not dose.amrap)
        and min(breath) >= 0
        and 0 < breath.total_ms <= LONGEST_MS
    )


def _rests_of(routine: Routine) -> Iterator[Rest | None]:
    yield routine.rest
    for block in routine.blocks:
        yield from (block.rest, block.between, *(item.rest for item in block.items))


def _is_length(span: Span) -> bool:
    return 0 <= span.amount <= LONGEST_MS


def _is_rest(rest: Rest | None) -> bool:
    return rest is None or 0 <= rest.ms <= LONGEST_MS


def _leads_out(start: str, known: Catalogue) -> bool:
    """Whether no group is inside itself, however far down."""
    members = {group.id: group.members for group in known.groups}
    found = list(members.get(start, ()))
    for name in found:  # grows on the way
        found.extend(inner for inner in members.get(name, ()) if inner not in found)
    return start not in found
