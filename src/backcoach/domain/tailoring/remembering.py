"""A plan that goes on from where somebody has come to before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from backcoach.domain.knowledge.safety import PainRule
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.plan.rung import Rung
from backcoach.domain.tailoring.easing import eased
from backcoach.domain.tailoring.ladder import Ladder
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.notices import as_chosen_before, lower_after_pain


class Remembered(NamedTuple):
    """What matters of what somebody has done before.

    That is the last `routine` by its id, the exercises that are `known` and need not be shown, the
    `rungs` that were chosen with the keys for easier and harder, by routine and exercise, and those
    exercises that were `stopped` for pain the last time. `usual` is how much it usually hurts
    before a session, `unasked` the id of the session whose morning after is not known yet, and
    `worse` the row of the pain table for a worse morning that still counts.
    """

    routine: str = ""
    known: frozenset[str] = frozenset()
    rungs: Mapping[tuple[str, str], Rung] = {}
    stopped: frozenset[str] = frozenset()
    usual: int | None = None
    unasked: str = ""
    worse: PainRule | None = None


NOTHING = Remembered()


def as_before(plan: Plan, before: Remembered, settings: Settings) -> tuple[Plan, tuple[str, ...]]:
    """The plan with every exercise on the rung it has come to, and sentences about that."""
    if before.worse is not None:
        less = tuple(eased(Ladder(item, settings)) for item in plan.items)
        return replace(plan, items=less), (before.worse.say,)
    items = tuple(_recalled(plan.routine, item, before, settings) for item in plan.items)
    changed = [item for old, item in zip(plan.items, items, strict=True) if item.rung != old.rung]
    lower = {each.exercise.name: None for each in changed if each.exercise.id in before.stopped}
    chosen = {
        f"{each.exercise.name} ({each.dose})": None
        for each in changed
        if each.exercise.id not in before.stopped
    }
    return replace(plan, items=items), tuple(_sentences([*lower], [*chosen]))


def _sentences(lower: Sequence[str], chosen: Sequence[str]) -> Iterator[str]:
    if lower:
        yield lower_after_pain(lower)
    if chosen:
        yield as_chosen_before(chosen)


def _recalled(
    routine: str, item: PlannedItem, before: Remembered, settings: Settings
) -> PlannedItem:
    """An item on the rung that was chosen for it; on the one below where it hurt."""
    rung = before.rungs.get((routine, item.exercise.id))
    chosen = replace(item, rung=rung) if rung is not None and _has(item, rung) else item
    return eased(Ladder(chosen, settings)) if item.exercise.id in before.stopped else chosen


def _has(item: PlannedItem, rung: Rung) -> bool:
    """Whether an exercise still has a rung: its data may have changed since."""
    if rung.level is None:
        return item.own is not None
    return 1 <= rung.level <= len(item.exercise.levels)
