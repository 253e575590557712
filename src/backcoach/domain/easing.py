"""Less of it, for a day that hurts."""

from collections.abc import Mapping
from dataclasses import replace

from backcoach.domain.exercise import Exercise
from backcoach.domain.ladder import Ladder
from backcoach.domain.layout import Settings
from backcoach.domain.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.routine import Block, Routine
from backcoach.domain.safety import Resting
from backcoach.domain.span import Rest


def gentle(plan: Plan, settings: Settings) -> Plan:
    """The same exercises in half of their smallest dose: of the first level, or the routine's."""
    ladders = (Ladder(item, settings, is_gentle=True) for item in plan.items)
    return replace(plan, items=tuple(each.rungs[0] for each in ladders))


def resting_plan(resting: Resting, exercises: Mapping[str, Exercise]) -> Plan:
    """What may be done instead of a routine on a day that hurts too much."""
    block = Block(resting.items)
    routine = Routine("rest", resting.name, "", Rest(), (block,), resting.sources)
    return plan_routine(routine, exercises)


def eased(ladder: Ladder) -> PlannedItem:
    """The rung below, or half of it where there is none."""
    return ladder.lower or ladder.item.halved()
