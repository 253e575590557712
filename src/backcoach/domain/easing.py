"""Less of it, for a day that hurts."""

from collections.abc import Mapping
from dataclasses import replace

from backcoach.domain.exercise import Dosage, Exercise
from backcoach.domain.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.routine import Block, Routine
from backcoach.domain.safety import Resting
from backcoach.domain.span import Rest


def halved(dosage: Dosage) -> Dosage:
    """Half the repetitions, or half the sets where one is one repetition, but never none."""
    if dosage.work is not None:
        return dosage._replace(work=dosage.work._replace(amount=max(1, dosage.work.amount // 2)))
    if max(dosage.reps) == 1:
        sets = max(1, dosage.sets // 2)
        other = None if dosage.other_reps is None else dosage.other_reps[:sets]
        return dosage._replace(sets=sets, reps=dosage.reps[:sets], other_reps=other)
    other = None if dosage.other_reps is None else _half(dosage.other_reps)
    return dosage._replace(reps=_half(dosage.reps), other_reps=other)


def _half(reps: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(max(1, each // 2) for each in reps)


def gentle(plan: Plan) -> Plan:
    """The same exercises at their first level, with half the repetitions."""
    return replace(plan, items=tuple(_gentle(item) for item in plan.items))


def _gentle(item: PlannedItem) -> PlannedItem:
    first = item.at_level(1) if item.level > 1 else item
    return replace(first, dosage=halved(first.dosage))


def resting_plan(resting: Resting, exercises: Mapping[str, Exercise]) -> Plan:
    """What may be done instead of a routine on a day that hurts too much."""
    block = Block(resting.items)
    routine = Routine("rest", resting.name, "", Rest(), (block,), resting.sources)
    return plan_routine(routine, exercises)


def eased(item: PlannedItem) -> PlannedItem:
    """The level below, or half of it where there is none."""
    if item.level > 1:
        return item.at_level(item.level - 1)
    return replace(item, dosage=halved(item.dosage))
