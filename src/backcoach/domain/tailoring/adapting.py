"""A plan made safe for one person: what to swap, what to leave out, what to mind, and why."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from backcoach.domain.errors import NothingSuitsError
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Condition, Setting
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.plan.rung import OWN, Rung
from backcoach.domain.words import notices


@dataclass(frozen=True)
class Limits:
    """What somebody leaves out or takes care with; `is_early` says they are just out of bed.

    `answered` are the ids of exercises that they leave out after what they were asked of them.
    """

    safety: Safety
    conditions: tuple[Condition, ...] = ()
    is_early: bool = False
    answered: frozenset[str] = frozenset()

    def reasons(self, exercise: Exercise) -> tuple[str, ...]:
        """Why to leave an exercise out, in words; nothing where it may be done."""
        avoided = (each for each in self.conditions if each in exercise.cautions.avoid)
        named = tuple(self.safety.condition[each].name for each in avoided)
        early = self.is_early and exercise.id in self.safety.morning.exercises
        answered = exercise.id in self.answered
        return (
            *named,
            *((self.safety.morning.why,) if early else ()),
            *((notices.ANSWERED,) if answered else ()),
        )

    def allow(self, exercise: Exercise) -> bool:
        """Whether an exercise may be done."""
        return not self.reasons(exercise)

    def care(self, exercise: Exercise) -> tuple[str, ...]:
        """What to mind in an exercise: its own notes, or else what fits the condition anywhere."""
        minded = [each for each in self.conditions if each in exercise.cautions.caution]
        return tuple(dict.fromkeys(say for each in minded for say in self._care(exercise, each)))

    def unasked(self, exercise: Exercise) -> str:
        """The conditions, in words, of which nobody has said whether an exercise suits them."""
        unasked = [each for each in self.conditions if each in exercise.cautions.unasked]
        return self.safety.names_of(unasked)

    def told(self, exercise: Exercise) -> tuple[str, ...]:
        """What to know as an exercise begins: what to mind, and what nobody has said of it."""
        unasked = self.unasked(exercise)
        return (*self.care(exercise), *((notices.unchecked(unasked),) if unasked else ()))

    def _care(self, exercise: Exercise, condition: Condition) -> Iterable[str]:
        own = [note.say for note in exercise.cautions.notes if condition in note.who]
        return own or [self.safety.condition[condition].care]


class Swap(NamedTuple):
    """An exercise that is left out, what comes in its place (or None), and why.

    `anyway` serves the same purpose and is in the session as it is.
    """

    exercise: Exercise
    instead: Exercise | None
    reasons: tuple[str, ...]
    anyway: Exercise | None = None

    @property
    def sentence(self) -> str:
        """The swap in words."""
        instead, anyway = (each and each.name for each in (self.instead, self.anyway))
        return notices.swapped(self.exercise.name, self.reasons, instead, anyway)

    @property
    def told(self) -> str:
        """What is said as the exercise in its place begins."""
        return notices.in_place_of(self.exercise.name, self.reasons)


class Adapted(NamedTuple):
    """A plan that suits somebody, and what was swapped for it, each exercise once."""

    plan: Plan
    swaps: tuple[Swap, ...]


def adapt(plan: Plan, limits: Limits, exercises: Mapping[str, Exercise]) -> Adapted:
    """Swap what somebody should avoid, and tell them what to mind; `exercises` are all, by id.

    Raises:
        NothingSuitsError: nothing is left to do.
    """
    own = {item.exercise.id: item.exercise for item in plan.items}
    adapted = replace(plan, items=tuple(_told(plan.items, limits)))
    swaps = list[Swap]()
    for each in own.values():
        if not limits.allow(each):
            taken = {*own, *(swap.instead.id for swap in swaps if swap.instead)}
            instead = swap_for(each, adapted, exercises, limits, taken)
            there = (one for one in _may(each, adapted, exercises, limits) if one.id in taken)
            anyway = None if instead else next(there, None)
            swaps.append(Swap(each, instead, limits.reasons(each), anyway))
            adapted = _with(adapted, swaps[-1], limits)
    if not adapted.items:
        reasons = (reason for swap in swaps for reason in swap.reasons)
        raise NothingSuitsError(plan.name, dict.fromkeys(reasons))
    return Adapted(adapted, tuple(swaps))


def _told(items: Iterable[PlannedItem], limits: Limits) -> Iterator[PlannedItem]:
    """Items with what this person has to know of each; what nobody has said is told once."""
    before: set[str] = set()
    for item in items:
        name = item.exercise.id
        knows = limits.care if name in before else limits.told
        yield replace(item, told=knows(item.exercise))
        before.add(name)


def _with(plan: Plan, swap: Swap, limits: Limits) -> Plan:
    items = (_in_place(item, swap, limits) for item in plan.items)
    return replace(plan, items=tuple(item for item in items if item is not None))


def _in_place(item: PlannedItem, swap: Swap, limits: Limits) -> PlannedItem | None:
    if item.exercise.id != swap.exercise.id:
        return item
    return None if swap.instead is None else swapped(item, swap.instead, limits, swap.told)


def swapped(item: PlannedItem, instead: Exercise, limits: Limits, told: str) -> PlannedItem:
    """Return an item with another exercise, at its first level, and what to tell of it.

    What is done for a time takes no longer than the routine has what it is in place of.
    """
    told_of = (told, *limits.told(instead))
    other = replace(item, exercise=instead, rung=Rung(), own=None, weeks=(), told=told_of)
    work, before = other.dosage.work, item.as_written.dosage.work
    if work is None or before is None or before.ms(BreathPattern()) >= work.ms(BreathPattern()):
        return other
    return replace(other, rung=OWN, own=other.dosage._replace(work=before))


def is_for_the_desk(plan: Plan) -> bool:
    """Whether all of a plan can be done at a desk, so that nothing may lead to the floor."""
    return all(Setting.DESK in item.exercise.settings for item in plan.items)


def swap_for(
    exercise: Exercise,
    plan: Plan,
    exercises: Mapping[str, Exercise],
    limits: Limits,
    taken: Collection[str],
) -> Exercise | None:
    """The first of an exercise's swaps, then easier ones, that somebody may do; None for no such.

    `taken` are ids of exercises that are in the session anyway. Nobody gets up for a swap, only to
    go down to the floor again, nor kneels in bed where they are to stay lying.
    """
    last = plan.items[-1]
    lies = last.exercise.position if last.stays and limits.allow(last.exercise) else None
    may = (each for each in _may(exercise, plan, exercises, limits) if each.id not in taken)
    fit = (each for each in may if lies in (None, each.position))
    return next((each for each in fit if _leads_down_no_more(plan, exercise, each)), None)


def _may(
    exercise: Exercise, plan: Plan, exercises: Mapping[str, Exercise], limits: Limits
) -> Iterator[Exercise]:
    """What may be done for the purpose of an exercise of a plan, at a desk where all of it is."""
    at_desk = is_for_the_desk(plan)
    for name in (*exercise.swaps, *exercise.easier):
        other = exercises[name]
        if limits.allow(other) and (Setting.DESK in other.settings or not at_desk):
            yield other


def _leads_down_no_more(plan: Plan, exercise: Exercise, other: Exercise) -> bool:
    """Whether a plan has nobody go down to the floor more often with another exercise."""
    items = (
        replace(item, exercise=other) if item.exercise.id == exercise.id else item
        for item in plan.items
    )
    return replace(plan, items=tuple(items)).descents <= plan.descents
