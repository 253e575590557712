"""From the schema's structs to domain values, with the rules that no schema can say."""

import re
from collections.abc import Iterable, Iterator

from backcoach.catalogue import schema
from backcoach.domain.exercise import Cautions, Dosage, Exercise, MuscleUse, Part
from backcoach.domain.muscle import Muscle, MuscleGroup
from backcoach.domain.routine import Block, Item, Routine
from backcoach.domain.span import (
    LONGEST_BREATH_MS,
    LONGEST_RATIO,
    SHORTEST_BREATH_MS,
    BreathPattern,
    Rest,
    Span,
    Unit,
)
from backcoach.domain.terms import PhaseKind, Sides

NOMINAL_READY_MS = 30_000
"""How long a rest until ready counts, where the data does not say."""

_UNITS_MS = {"s": 1_000, "min": 60_000}
_BREATHS = {
    "breath": Unit.BREATH,
    "breaths": Unit.BREATH,
    "inhale": Unit.INHALE,
    "exhale": Unit.EXHALE,
}


class RuleError(ValueError):
    """A value that has the right shape and still makes no sense; `path` leads to it."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


def span(text: str) -> Span:
    """Read `20 s`, `10 min`, `3 breaths` or `1 exhale`, as the schema allows them."""
    number, unit = text.split()
    if unit in _UNITS_MS:
        return Span(round(float(number) * _UNITS_MS[unit]))
    return Span(int(number), _BREATHS[unit])


def rest(text: str | None) -> Rest:
    """Read `15 s`, `until ready` or `until ready, 45 s`; nothing is no rest."""
    if text is None:
        return Rest()
    if not text.startswith("until ready"):
        return Rest(span(text).amount)
    nominal = text.partition(", ")[2]
    return Rest(span(nominal).amount if nominal else NOMINAL_READY_MS, open=True)


def breath_pattern(text: str) -> BreathPattern:
    """Read `2.5:3.5` or `in:hold:out:hold`, in seconds.

    Raises:
        ValueError: the breath is shorter than 4 s or longer than 12 s, or the breath out is
            shorter than the breath in or more than twice as long; the message says which.
    """
    if not re.match(schema.BREATH_RATIO, text):
        raise ValueError("a breath is written as seconds in and out, like 2.5:3.5")
    numbers = [round(float(number) * 1_000) for number in text.split(":")]
    inhale, *full, exhale = numbers if len(numbers) == 2 else numbers[:3]
    empty = numbers[3:]
    pattern = BreathPattern(inhale, sum(full), exhale, sum(empty))
    if not SHORTEST_BREATH_MS <= pattern.total_ms <= LONGEST_BREATH_MS:
        raise ValueError("a breath takes from 4 to 12 seconds, in and out together")
    if not (inhale and 1 <= pattern.ratio <= LONGEST_RATIO):
        raise ValueError("the breath out is as long as the breath in, up to twice as long")
    return pattern


def exercise(entry: schema.Exercise) -> Exercise:
    """Make an exercise of the domain.

    Raises:
        RuleError: the dosage and the movement do not belong together.
    """
    movement = tuple(_part(part, index) for index, part in enumerate(entry.movement))
    return Exercise(
        id=entry.id,
        name=entry.name,
        goal=entry.goal,
        why=entry.why,
        position=entry.position,
        settings=entry.settings,
        sides=entry.side,
        muscles=MuscleUse(entry.muscles.primary, entry.muscles.secondary),
        start=entry.start,
        steps=entry.steps,
        feel=entry.feel,
        mistakes=entry.mistakes,
        movement=_checked_movement(movement, entry.side),
        levels=tuple(
            dosage(level, movement, entry.side, ("levels", index))
            for index, level in enumerate(entry.levels)
        ),
        sources=entry.sources,
        aliases=entry.aliases,
        equipment=entry.equipment,
        setup=span(entry.setup),
        switch=span(entry.switch),
        easier=entry.easier,
        harder=entry.harder,
        make_easier=entry.make_easier,
        make_harder=entry.make_harder,
        cautions=Cautions(entry.cautions.avoid, entry.cautions.caution, entry.cautions.notes),
        notes=entry.notes,
    )


def _part(entry: schema.Part, index: int) -> Part:
    path = ("movement", index)
    if (entry.move is None) == (entry.hold is None):
        raise RuleError(path, "a part has either `move` or `hold`")
    length = entry.move or entry.hold or ""
    return Part(
        do=entry.do,
        kind=PhaseKind.MOVE if entry.move else PhaseKind.HOLD,
        span=None if length == "dose" else span(length),
        breathing=entry.breath,
        pose=entry.pose,
        say=entry.say,
    )


def _checked_movement(movement: tuple[Part, ...], sides: Sides) -> tuple[Part, ...]:
    if sum(part.span is None for part in movement) > 1:
        raise RuleError(("movement",), "only one part can take its length from the dosage")
    for index, part in enumerate(movement):
        if part.span is not None and not part.span.amount:
            raise RuleError(("movement", index), f'"{part.do}" takes no time')
        if sides is Sides.BOTH and ("{side}" in part.say or "{other}" in part.say):
            raise RuleError(("movement", index, "say"), "names a side, but `side` is both")
    return movement


def dosage(
    entry: schema.Dosage, movement: tuple[Part, ...], side: Sides, path: tuple[str | int, ...]
) -> Dosage:
    """Make a dosage of the domain for an exercise that moves so.

    Raises:
        RuleError: the dosage says something that the movement has no place for.
    """
    for key, message in _dosage_faults(entry, movement, entry.side or side):
        raise RuleError((*path, key), message)
    reps, other_reps = _reps(entry)
    return Dosage(
        sets=entry.sets,
        reps=reps,
        other_reps=other_reps,
        work=span(entry.work) if entry.work else None,
        sides=entry.side or side,
        hold=span(entry.hold) if entry.hold else None,
        tempo={do: span(length) for do, length in entry.tempo.items()},
        breath=_breath(entry, path),
        rest=rest(entry.rest),
        rep_rest=rest(entry.rep_rest),
        frequency=entry.frequency,
        sources=entry.sources,
    )


def _dosage_faults(
    entry: schema.Dosage, movement: tuple[Part, ...], side: Sides
) -> Iterator[tuple[str, str]]:
    dosed = {part.kind for part in movement if part.span is None}
    timed = {part.do for part in movement if part.span is not None}
    if (entry.hold is not None) != (PhaseKind.HOLD in dosed):
        yield "hold", _needs(entry.hold, "hold: dose")
    if PhaseKind.MOVE in dosed and entry.work is None:
        yield "work", _needs(entry.work, "move: dose")
    if isinstance(entry.reps, schema.SoreReps) and side is Sides.BOTH:
        yield "reps", "has more for the sore side, but `side` is both"
    if entry.work is not None and entry.reps != 1:
        yield "work", "time-based work has no `reps`"
    if isinstance(entry.reps, tuple) and len(entry.reps) != entry.sets:
        yield "reps", f"has {len(entry.reps)} numbers for {entry.sets} sets"
    if entry.rest is not None and entry.sets == 1:
        yield "rest", "is between sets, and there is one set; `rep_rest` is between repetitions"
    for key, length in (("hold", entry.hold), ("work", entry.work)):
        if length is not None and not span(length).amount:
            yield key, "takes no time"
    for do, length in entry.tempo.items():
        if not span(length).amount:
            yield "tempo", f'"{do}" takes no time'
        if do not in timed:
            yield "tempo", f'"{do}" is no part of the movement with a length of its own'


def _needs(given: str | None, where: str) -> str:
    return f"is missing: a part says `{where}`" if given is None else f"no part says `{where}`"


def _reps(entry: schema.Dosage) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    if isinstance(entry.reps, schema.SoreReps):
        return (entry.reps.sore,) * entry.sets, (entry.reps.other,) * entry.sets
    if isinstance(entry.reps, int):
        return (entry.reps,) * entry.sets, None
    return entry.reps, None


def _breath(entry: schema.Dosage, path: tuple[str | int, ...]) -> BreathPattern | None:
    if entry.breath is None:
        return None
    try:
        return breath_pattern(entry.breath)
    except ValueError as error:
        raise RuleError((*path, "breath"), str(error)) from None


def muscles(entry: schema.Muscles) -> tuple[tuple[Muscle, ...], tuple[MuscleGroup, ...]]:
    """Make muscles and groups of the domain; a muscle's home is the first group that has it."""
    homes = {member: group.id for group in reversed(entry.groups) for member in group.members}
    return (
        tuple(
            Muscle(each.id, each.name, homes.get(each.id, ""), each.aliases, each.does)
            for each in entry.muscles
        ),
        tuple(
            MuscleGroup(each.id, each.name, each.aliases, each.does, each.members)
            for each in entry.groups
        ),
    )


def routine(entry: schema.Routine, exercises: Iterable[Exercise]) -> Routine:
    """Make a routine of the domain.

    Raises:
        RuleError: an item names an exercise that is not there, or a dosage that does not suit it.
    """
    known = {each.id: each for each in exercises}
    return Routine(
        id=entry.id,
        name=entry.name,
        summary=entry.summary,
        rest=rest(entry.rest),
        blocks=tuple(
            _block(block, known, ("blocks", index)) for index, block in enumerate(entry.blocks)
        ),
        sources=entry.sources,
        aliases=entry.aliases,
    )


def _block(entry: schema.Block, known: dict[str, Exercise], path: tuple[str | int, ...]) -> Block:
    if entry.rest is not None and entry.rounds == 1:
        raise RuleError((*path, "rest"), "is between rounds, and there is one round")
    return Block(
        items=tuple(
            _item(item, known, (*path, "items", index)) for index, item in enumerate(entry.items)
        ),
        rounds=entry.rounds,
        rest=rest(entry.rest) if entry.rest else None,
    )


def _item(
    entry: schema.Item | str, known: dict[str, Exercise], path: tuple[str | int, ...]
) -> Item:
    if isinstance(entry, str):
        entry, where = schema.Item(exercise=entry), path
    else:
        where = (*path, "exercise")
    if entry.exercise not in known:
        raise RuleError(where, f'there is no exercise "{entry.exercise}"')
    of = known[entry.exercise]
    if entry.level > len(of.levels):
        raise RuleError((*path, "level"), f"{of.id} has {len(of.levels)} levels")
    own = entry.dosage
    return Item(
        exercise=entry.exercise,
        level=entry.level,
        dosage=dosage(own, of.movement, of.sides, (*path, "dosage")) if own else None,
        essential=entry.essential,
    )
