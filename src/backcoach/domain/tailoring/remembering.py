"""A plan that goes on from where somebody has come to before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Advice
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.plan.rung import Rung
from backcoach.domain.tailoring.easing import eased
from backcoach.domain.tailoring.ladder import Ladder, plan_at_level
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.notices import (
    after_a_break,
    as_chosen_before,
    became_worse,
    less_of_it,
    lower_after_pain,
)

DAYS_AWAY = 7
"""After so many days without a session all begins a level lower (a house rule, as the next two)."""

DAYS_TO_BEGIN_ANEW = 21
"""After so many it begins at the first level, and then a level lower."""

SESSIONS_A_STEP = 2
"""So many sessions each of these lasts."""


class Worse(NamedTuple):
    """What became worse after sessions, and still counts.

    `then` is what the pain table advises: `HALVE`, or `DROP` where it was so twice running, and
    `hurt` are the exercises, by id, that hurt in those sessions. It was the morning after, or
    `by_the_week` the mean of the scores before.
    """

    then: Advice
    hurt: frozenset[str] = frozenset()
    by_the_week: bool = False

    @property
    def sentence(self) -> str:
        """What became worse, and whom to ask."""
        return became_worse(twice=self.then is Advice.DROP, by_the_week=self.by_the_week)


class Break(NamedTuple):
    """Some time without a session: how many days, and how many sessions there were since.

    `chosen` is what a key has led to since then, by routine and exercise.
    """

    days: int
    since: int = 0
    chosen: frozenset[tuple[str, str]] = frozenset()

    @property
    def is_from_the_first(self) -> bool:
        """Whether all begins at the first level; else it is one lower than before."""
        return self.days >= DAYS_TO_BEGIN_ANEW and self.since < SESSIONS_A_STEP

    @property
    def counts(self) -> bool:
        """Whether it still makes a session less."""
        steps = 2 if self.days >= DAYS_TO_BEGIN_ANEW else 1
        return self.days >= DAYS_AWAY and self.since < steps * SESSIONS_A_STEP


class Remembered(NamedTuple):
    """What matters of what somebody has done before.

    That is the last `routine` by its id, the exercises that are `known` and need not be shown, the
    `rungs` that were chosen with the keys for easier and harder, by routine and exercise, and those
    exercises that were `stopped` for pain the last time. `usual` is how much it usually hurts
    before a session, `unasked` the id of the session whose morning after is not known yet, which
    may be `this_morning`, and `worse` what became worse. `away` is a break that still counts, and
    `was_easy` says that the last sessions were.
    """

    routine: str = ""
    known: frozenset[str] = frozenset()
    rungs: Mapping[tuple[str, str], Rung] = {}
    stopped: frozenset[str] = frozenset()
    usual: int | None = None
    unasked: str = ""
    this_morning: bool = False
    worse: Worse | None = None
    away: Break | None = None
    was_easy: bool = False


NOTHING = Remembered()


def as_before(plan: Plan, before: Remembered, settings: Settings) -> tuple[Plan, tuple[str, ...]]:
    """The plan with every exercise on the rung it has come to, and sentences about that."""
    if before.worse is not None:
        less, why = _less(plan, before.worse, settings)
        begun, back = begun_again(less, before, settings)
        return begun, (*back, *why)
    items = tuple(_recalled(plan.routine, item, before, settings) for item in plan.items)
    again, back = begun_again(replace(plan, items=items), before, settings)
    now = zip(plan.items, items, again.items, strict=True)
    changed = [item for old, item, last in now if item.rung != old.rung and item == last]
    lower = {each.exercise.name: None for each in changed if each.exercise.id in before.stopped}
    chosen = {
        f"{each.exercise.name} ({each.dose})": None
        for each in changed
        if each.exercise.id not in before.stopped
    }
    return again, (*back, *_sentences([*lower], [*chosen]))


def begun_again(plan: Plan, before: Remembered, settings: Settings) -> tuple[Plan, tuple[str, ...]]:
    """The plan after a break: a level lower, or from the first; and what there is to say of it.

    What is less already because it became worse is not made less once more.
    """
    away = before.away
    if away is None:
        return plan, ()
    begun = plan_at_level(plan, 1, settings).items if away.is_from_the_first else plan.items
    items = tuple(
        _after(away, plan.routine, old, new, before, settings)
        for old, new in zip(plan.items, begun, strict=True)
    )
    is_less = items != plan.items
    if away.since and not is_less:
        return plan, ()
    is_first = away.is_from_the_first
    return replace(plan, items=items), (
        after_a_break(away.days, is_first=is_first, is_back=not away.since, is_less=is_less),
    )


def _after(
    away: Break,
    routine: str,
    item: PlannedItem,
    first: PlannedItem,
    before: Remembered,
    settings: Settings,
) -> PlannedItem:
    """An item after a break; `first` is what it is where all begins at the first level."""
    if (routine, item.exercise.id) in away.chosen:
        return item
    is_lower = before.worse is not None or item.exercise.id in before.stopped
    if away.is_from_the_first or is_lower:
        return first
    return Ladder(item, settings).lower or item


def _less(plan: Plan, worse: Worse, settings: Settings) -> tuple[Plan, tuple[str, ...]]:
    """All of a plan a level lower, without what hurt where that was so twice, and why."""
    hurt = worse.hurt if worse.then is Advice.DROP else frozenset()
    kept = [each for each in plan.items if each.exercise.id not in hurt] or plan.items
    dropped = {each.exercise.name: None for each in plan.items if each not in kept}
    less = tuple(eased(Ladder(item, settings)) for item in kept)
    return replace(plan, items=less), (f"{worse.sentence} {less_of_it([*dropped])}",)


def _sentences(lower: Sequence[str], chosen: Sequence[str]) -> Iterator[str]:
    if lower:
        yield lower_after_pain(lower)
    if chosen:
        yield as_chosen_before(chosen)


def _recalled(
    routine: str, item: PlannedItem, before: Remembered, settings: Settings
) -> PlannedItem:
    """An item on the rung that was chosen for it; on the one below where it hurt.

    Where weeks settle its rung, that goes before what was chosen in another week.
    """
    rung = None if item.weeks else before.rungs.get((routine, item.exercise.id))
    chosen = replace(item, rung=rung) if rung is not None and _has(item, rung) else item
    return eased(Ladder(chosen, settings)) if item.exercise.id in before.stopped else chosen


def _has(item: PlannedItem, rung: Rung) -> bool:
    """Whether an exercise still has a rung: its data may have changed since."""
    if rung.level is None:
        return item.own is not None
    return 1 <= rung.level <= len(item.exercise.levels)
