"""What a handout says, whatever it is written in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.timeline.timeline import Timeline
from backcoach.domain.words.amounts import prescription, rests
from backcoach.domain.words.citing import citation
from backcoach.domain.words.disclaimers import DISCLAIMER
from backcoach.domain.words.grammar import capitalised, each_once
from backcoach.domain.words.labels import POSITION_WORDS
from backcoach.domain.words.phases import as_drawn
from backcoach.domain.words.signs import emergency_line


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One exercise of a handout."""

    title: str
    dose: str
    where: str
    start: str
    steps: tuple[str, ...]
    feel: str
    mistakes: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole handout; all its texts are ready to print.

    `foreword` stands before everything that could be done, and `rests` are those between exercises
    where the routine has them exactly.
    """

    title: str
    foreword: tuple[str, ...]
    summary: str
    minutes: int
    needs: str
    rests: tuple[str, ...]
    swaps: tuple[str, ...]
    items: tuple[SheetItem, ...]
    sources: tuple[str, ...]


def sheet_of(
    catalogue: Catalogue, routine: Routine, timeline: Timeline, swaps: Sequence[str] = ()
) -> Sheet:
    """Collect what a handout of a routine says; `swaps` say what was changed for its reader."""
    plan = timeline.plan
    return Sheet(
        title=routine.name,
        foreword=(DISCLAIMER, emergency_line(catalogue.safety)),
        summary=routine.summary,
        minutes=timeline.minutes,
        needs=", ".join((*plan.equipment, *plan.loads)) or "nothing",
        rests=tuple(rests(routine, catalogue.exercise)),
        swaps=tuple(swaps),
        items=tuple(_items(catalogue, plan)),
        sources=tuple(_sources(catalogue, routine, plan)),
    )


def _items(catalogue: Catalogue, plan: Plan) -> Iterator[SheetItem]:
    """Each exercise once, also where rounds repeat it."""
    for number, item in enumerate((item for item in plan.items if item.round == 1), 1):
        exercise = item.exercise
        yield SheetItem(
            title=f"{number}. {exercise.name}",
            dose=_dose(item, catalogue),
            where=capitalised(POSITION_WORDS[exercise.position]),
            start=as_drawn(exercise.start),
            steps=exercise.steps,
            feel=exercise.feel,
            mistakes=exercise.mistakes,
            cautions=each_once(_cautions(catalogue, item)),
        )


def _cautions(catalogue: Catalogue, item: PlannedItem) -> Iterator[str]:
    """What its reader has to know, then what anybody else may have to whom it is passed on."""
    yield from item.to_mind
    cautions = item.exercise.cautions
    yield from (note.say for note in cautions.notes)
    if cautions.avoid:
        yield f"Leave it out with: {catalogue.safety.names_of(cautions.avoid)}."


def _dose(item: PlannedItem, catalogue: Catalogue) -> str:
    """How much there is to do; of levels that are the routine's own also what comes later."""
    rounds = f"{item.rounds} rounds of: " if item.rounds > 1 else ""
    dose = f"{capitalised(rounds + prescription(item.exercise, item.dosage))}."
    if item.weeks:
        dated = zip(item.weeks, item.exercise.levels, strict=True)
        plan = (f"from week {week}, {prescription(item.exercise, each)}" for week, each in dated)
        return f"{dose} {capitalised('; '.join(plan))}."
    known, levels = catalogue.exercise.get(item.exercise.id), item.exercise.levels
    is_own = known is None or known.levels != levels
    later = levels[item.rung.level or len(levels) :] if is_own else ()
    told = "; ".join(prescription(item.exercise, level) for level in later)
    return f"{dose} Later, level by level: {told}." if told else dose


def _sources(catalogue: Catalogue, routine: Routine, plan: Plan) -> Iterator[str]:
    exercises: list[Exercise] = [item.exercise for item in plan.items]
    named = (source for each in exercises for source in each.every_source)
    return (citation(each) for each in catalogue.surest((*routine.sources, *named)))
