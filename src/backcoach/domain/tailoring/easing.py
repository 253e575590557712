"""Less of it, for a day that hurts."""

from collections.abc import Mapping
from dataclasses import replace

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Block, Routine
from backcoach.domain.knowledge.safety import Resting
from backcoach.domain.knowledge.span import Rest
from backcoach.domain.plan.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.tailoring.ladder import Ladder
from backcoach.domain.timeline.layout import Settings


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
