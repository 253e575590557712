"""What a handout says, whatever it is written in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from backcoach.domain.knowledge.catalogue import Catalogue, Source
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.safety import Pain, Safety
from backcoach.domain.knowledge.terms import ON_THE_FLOOR, WORST, Occasion, Position, Symptom
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.timeline.timeline import Timeline
from backcoach.domain.words.amounts import often, prescription, rests, times_a_day
from backcoach.domain.words.citing import citation, in_short
from backcoach.domain.words.dates import WEEKDAYS, Date, date_in_words, date_of
from backcoach.domain.words.disclaimers import DISCLAIMER
from backcoach.domain.words.grammar import capitalised, each_once
from backcoach.domain.words.labels import POSITION_WORDS
from backcoach.domain.words.phases import as_drawn
from backcoach.domain.words.signs import emergency_line

IF_IT_HURTS = f"If it hurts, from 0 (not at all) to {WORST} (as bad as can be):"
MOST_BOXES = 8
"""So many times a day can be ticked; who does more of it keeps no count."""


@dataclass(frozen=True, slots=True)
class DrawnStill:
    """A pose in its order, the few words below it, what it shows, and the picture as SVG."""

    number: int
    words: str
    told: str
    svg: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """How an exercise looks: its poses in order, and an SVG that moves; nothing where it has none.

    `moving` is for screens, and says no more than the stills do.
    """

    stills: tuple[DrawnStill, ...] = ()
    moving: str = ""


Illustrator: TypeAlias = Callable[[Exercise], Illustration]
"""What draws an exercise."""


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One exercise of a handout.

    `minded` is what its reader has to mind, and `others` who else leaves it out or takes care;
    `cautions` are all of it in full, for whoever it is passed on to. `often` is how often it is
    done, and `times` how often a day, at most.
    """

    title: str
    dose: str
    where: str
    start: str
    steps: tuple[str, ...]
    feel: str
    mistakes: tuple[str, ...]
    cautions: tuple[str, ...]
    minded: tuple[str, ...]
    others: str
    often: str
    times: int
    picture: Illustration


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole handout; all its texts are ready to print.

    `foreword` stands before everything that could be done, and `rests` are those between exercises
    where the routine has them exactly. `date` is the day it was printed `on`, in words. `hurts`
    says what to do when it does. `down` and `up` are the ways to the floor and back up from it, in
    steps; `days` those of a week.
    """

    title: str
    date: str
    on: Date | None
    whom: str
    foreword: tuple[str, ...]
    summary: str
    minutes: int
    needs: str
    rests: tuple[str, ...]
    swaps: tuple[str, ...]
    hurts: tuple[str, ...]
    down: tuple[str, ...]
    up: tuple[str, ...]
    days: tuple[str, ...]
    items: tuple[SheetItem, ...]
    sources: tuple[str, ...]
    sources_in_short: tuple[str, ...]


def sheet_of(
    catalogue: Catalogue,
    routine: Routine,
    timeline: Timeline,
    swaps: Sequence[str] = (),
    day: int | None = None,
    illustrate: Illustrator | None = None,
) -> Sheet:
    """Collect what a handout of a routine says; `swaps` say what was changed for its reader.

    It is dated where a day is given, counted from 1 January 1970, and has pictures where somebody
    is given who draws them.
    """
    plan = timeline.plan
    sources = _sources(catalogue, routine, plan)
    down, up = _ways(catalogue, plan)
    return Sheet(
        title=routine.name,
        on=None if day is None else date_of(day),
        date="" if day is None else date_in_words(day),
        whom=routine.whom,
        foreword=(DISCLAIMER, emergency_line(catalogue.safety)),
        summary=routine.summary,
        minutes=timeline.minutes,
        needs=", ".join((*plan.equipment, *plan.loads)) or "nothing",
        rests=tuple(rests(routine, catalogue.exercise)),
        swaps=tuple(swaps),
        hurts=tuple(_hurts(catalogue.safety)),
        down=down,
        up=up,
        days=WEEKDAYS,
        items=tuple(_items(catalogue, plan, illustrate)),
        sources=tuple(map(citation, sources)),
        sources_in_short=tuple(in_short(sources)),
    )


def _hurts(safety: Safety) -> Iterator[str]:
    """What pain of each strength leads to, and pain in a leg, by the rows of the pain table."""
    rules = [safety.rule_for(Pain(Occasion.DURING, score)) for score in range(WORST + 1)]
    for _, alike in groupby(range(WORST + 1), key=lambda score: rules[score].then):
        first, *_, last = alike
        yield f"{first} to {last}: {rules[first].say}"
    yield safety.rule_for(Pain(Occasion.DURING, symptom=Symptom.LEG)).say


def _ways(catalogue: Catalogue, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How to get down to what is done first on the floor, and up from what is done there last."""
    low = [each for each in (item.exercise.position for item in plan.items) if each in ON_THE_FLOOR]
    if not low:
        return (), ()
    ways = catalogue.ways
    return ways.say(Position.STANDING, low[0]), ways.say(low[-1], Position.STANDING)


def _items(catalogue: Catalogue, plan: Plan, illustrate: Illustrator | None) -> Iterator[SheetItem]:
    """Each exercise once, also where rounds repeat it."""
    for number, item in enumerate((item for item in plan.items if item.round == 1), 1):
        exercise, frequency = item.exercise, item.dosage.frequency
        yield SheetItem(
            title=f"{number}. {exercise.name}",
            dose=_dose(item, catalogue),
            where=capitalised(POSITION_WORDS[exercise.position]),
            start=as_drawn(exercise.start),
            steps=exercise.steps,
            feel=exercise.feel,
            mistakes=exercise.mistakes,
            cautions=each_once(_cautions(catalogue, item)),
            minded=each_once(item.to_mind),
            others=" ".join(_others(catalogue, exercise)),
            often=often(frequency) if frequency else "",
            times=min(MOST_BOXES, times_a_day(frequency)) if frequency else 1,
            picture=Illustration() if illustrate is None else illustrate(exercise),
        )


def _cautions(catalogue: Catalogue, item: PlannedItem) -> Iterator[str]:
    """What its reader has to know, then what anybody else may have to whom it is passed on."""
    yield from item.to_mind
    yield from (note.say for note in item.exercise.cautions.notes)
    yield from _not_with(catalogue, item.exercise)


def _others(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    """Who leaves an exercise out, and who takes care, in few words."""
    yield from _not_with(catalogue, exercise)
    if exercise.cautions.caution:
        yield f"Take care with: {catalogue.safety.names_of(exercise.cautions.caution)}."


def _not_with(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    if exercise.cautions.avoid:
        yield f"Leave it out with: {catalogue.safety.names_of(exercise.cautions.avoid)}."


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


def _sources(catalogue: Catalogue, routine: Routine, plan: Plan) -> list[Source]:
    exercises: list[Exercise] = [item.exercise for item in plan.items]
    named = (source for each in exercises for source in each.every_source)
    return catalogue.surest((*routine.sources, *named))
