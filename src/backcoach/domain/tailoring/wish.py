"""From a wish to a plan that suits this person today: the one way in which a plan is made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from backcoach.domain.errors import UsageError
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.safety import Pain, PainRule
from backcoach.domain.knowledge.terms import Advice, Occasion
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.tailoring.adapting import Adapted, Limits, adapt
from backcoach.domain.tailoring.easing import gentle, resting_plan
from backcoach.domain.tailoring.fitting import fit, fit_sentences
from backcoach.domain.tailoring.ladder import plan_at_level
from backcoach.domain.tailoring.remembering import NOTHING, Remembered, as_before, begun_again
from backcoach.domain.timeline.layout import Settings, duration_ms, over_rests_ms
from backcoach.domain.words.notices import (
    ON_A_BAD_DAY,
    longer_rests,
    nobody_has_said,
    week_of_plan,
)
from backcoach.domain.words.origins import in_place_of_others


class Planned(NamedTuple):
    """A plan, and in sentences what was changed to get there."""

    plan: Plan
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """What is wished of a routine, and what this person brings to it.

    It is to take so many `minutes`, with every exercise at a `level` from 1, beginning with the
    `first`; `pain` is how much it hurts before, from 0 to 10. All of these may be missing. `moves`
    says that on a day for rest they would rather move, gently. `before` is what they have come to
    in earlier sessions, and `day` the day it is, counted from 1 January 1970. Where the level
    `is_usual`, and was not asked for today, the weeks of a plan go before it.
    """

    catalogue: Catalogue
    limits: Limits
    settings: Settings = Settings()
    minutes: float | None = None
    level: int | None = None
    first: Exercise | None = None
    pain: int | None = None
    moves: bool = False
    before: Remembered = NOTHING
    day: int | None = None
    is_usual: bool = False

    @property
    def today(self) -> PainRule | None:
        """The row of the pain table for today, where it makes another plan necessary."""
        if self.pain is None:
            return None
        rule = self.limits.safety.rule_for(Pain(Occasion.BEFORE, self.pain))
        return None if rule.then is Advice.GO_ON else rule

    @property
    def is_for_rest(self) -> bool:
        """Whether resting takes the place of any routine today."""
        return self.today is not None and self.today.then is Advice.REST and not self.moves

    @property
    def has_been_easy(self) -> bool:
        """Whether sessions have been so easy that more may be done today."""
        is_as_usual = self.today is None and self.before.worse is None and self.before.away is None
        return self.before.was_easy and is_as_usual

    @property
    def is_gentle(self) -> bool:
        """Whether everything is half of its smallest dose today."""
        return self.today is not None and (self.today.then is Advice.GENTLE or self.moves)

    def after(self, before: Remembered) -> "Wish":
        """The same wish, of somebody who has done something before."""
        return replace(self, before=before, settings=replace(self.settings, known=before.known))

    def without(self, exercises: frozenset[str]) -> "Wish":
        """The same wish, of somebody who leaves some exercises out after what they answered."""
        return replace(self, limits=replace(self.limits, answered=exercises))

    def planned(self, routine: Routine) -> Planned:
        """The plan of a routine, made to suit and to fit.

        Raises:
            UsageError: the exercise to begin with is not in it.
            CoachError: it cannot be made to.
        """
        adapted, swaps = self.adapted(routine)
        plan, recalled = self._as_before(adapted)
        fitting: tuple[str, ...] = ()
        if self.minutes is not None and not self._is_enough(plan, self.minutes):
            fitted = fit(plan, self.settings, self.minutes, grows=not self._is_less)
            plan, fitting = fitted.plan, tuple(fit_sentences(fitted))
        there = {item.exercise.id for item in plan.items}
        swapped = (
            each.sentence for each in swaps if each.instead is None or each.instead.id in there
        )
        told = (*self._dated(routine), *self._eased(), *self._of_own(plan))
        changed = (*self._before_the_floor(plan), *swapped, *recalled, *fitting)
        return Planned(plan, (*told, *changed, *self._longer_rests(plan)))

    def _before_the_floor(self, plan: Plan) -> Iterator[str]:
        """What somebody with a condition has to know before they go down to the floor."""
        if plan.descents:
            known = (self.limits.safety.condition[each] for each in self.limits.conditions)
            yield from (each.floor for each in known if each.floor)

    def _dated(self, routine: Routine) -> tuple[str, ...]:
        """Which week of the plan it is, where that settles what is done."""
        week = None if self.day is None else routine.week_on(self.day)
        if week is None or routine.begins is None or not self._is_dated or self.is_for_rest:
            return ()
        return (week_of_plan(week, routine.begins),)

    def _of_own(self, plan: Plan) -> Iterator[str]:
        """What there is to know of own exercises: what they replace, and who has not been asked."""
        exercises = {item.exercise.id: item.exercise for item in plan.items}
        origins = self.catalogue.origins
        replacing = [
            (each.name, origins[name])
            for name, each in exercises.items()
            if name in origins and origins[name].replaces
        ]
        yield from in_place_of_others(replacing)
        unasked: dict[str, list[str]] = {}
        for each in exercises.values():
            unasked.setdefault(self.limits.unasked(each), []).append(each.name)
        yield from (nobody_has_said(those, of) for of, those in unasked.items() if of)

    def _longer_rests(self, plan: Plan) -> tuple[str, ...]:
        """Which rests are longer than the routine has them, for one has to get ready in them."""
        over = zip(plan.items, over_rests_ms(plan.items, self.settings), strict=True)
        longer = [(item.exercise.name, ms) for item, ms in over if ms > 0]
        return (longer_rests(longer),) if longer else ()

    def adapted(self, routine: Routine) -> Adapted:
        """The plan of a routine, eased and swapped as it has to be, and the swaps.

        Raises:
            UsageError: the exercise to begin with is not in it.
            NothingSuitsError: nothing of it suits this person.
        """
        adapted = adapt(self._plan(routine), self.limits, self.catalogue.exercise)
        if self.is_gentle:
            return adapted._replace(plan=gentle(adapted.plan, self.settings))
        return adapted

    def _as_before(self, plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        """The plan as somebody has come to do it; a level that is asked for goes before."""
        if self.is_gentle or self.is_for_rest:  # which is less than ever
            return plan, self._worse
        if self.level is None:
            return as_before(plan, self.before, self.settings)
        if not self.is_usual:
            return plan, self._worse
        begun, back = begun_again(plan, self.before, self.settings)
        return begun, (*back, *self._worse)

    @property
    def _worse(self) -> tuple[str, ...]:
        """What is told of what became worse, where the plan is not changed for it."""
        return () if self.before.worse is None else (self.before.worse.sentence,)

    def _eased(self) -> tuple[str, ...]:
        """What makes less of it today."""
        if self.today is None:
            return ()
        return (ON_A_BAD_DAY if self.moves else self.today.say,)

    def _plan(self, routine: Routine) -> Plan:
        exercises = self.catalogue.exercise
        if self.is_for_rest:
            return resting_plan(self.limits.safety.resting, exercises)
        return self._begun(self._at_level(plan_routine(routine, exercises, self.day)))

    def _at_level(self, plan: Plan) -> Plan:
        if self.level is None:
            return plan
        items = zip(plan.items, plan_at_level(plan, self.level, self.settings).items, strict=True)
        dated = self._is_dated
        return replace(plan, items=tuple(old if dated and old.weeks else new for old, new in items))

    @property
    def _is_dated(self) -> bool:
        """Whether the weeks of a plan say at which level it is done."""
        return self.level is None or self.is_usual

    def _begun(self, plan: Plan) -> Plan:
        if self.first is None:
            return plan
        names = dict.fromkeys(item.exercise.id for item in plan.items)
        if self.first.id not in names:
            raise UsageError(
                f"{self.first.name} is not part of {plan.name}.", f"It has {', '.join(names)}."
            )
        return plan.starting_from(self.first.id)

    def _is_enough(self, plan: Plan, minutes: float) -> bool:
        """Whether a plan that fits is not made longer: where less is meant, it stays less."""
        return self._is_less and duration_ms(plan.items, self.settings) <= minutes * 60_000

    @property
    def _is_less(self) -> bool:
        """Whether it is to be less than usual: on a day that hurts, and after a break."""
        is_back = self.before.away is not None and (self.level is None or self.is_usual)
        return self.today is not None or is_back
