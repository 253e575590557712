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
from backcoach.domain.tailoring.remembering import NOTHING, Remembered, as_before
from backcoach.domain.timeline.layout import Settings, duration_ms, over_rests_ms
from backcoach.domain.words.notices import ON_A_BAD_DAY, ON_A_BED, longer_rests, nobody_has_said
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
    in earlier sessions.
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
    def is_gentle(self) -> bool:
        """Whether everything is half of its smallest dose today."""
        return self.today is not None and (self.today.then is Advice.GENTLE or self.moves)

    def after(self, before: Remembered) -> "Wish":
        """The same wish, of somebody who has done something before."""
        return replace(self, before=before, settings=replace(self.settings, known=before.known))

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
            fitted = fit(plan, self.settings, self.minutes, grows=self.today is None)
            plan, fitting = fitted.plan, tuple(fit_sentences(fitted))
        there = {item.exercise.id for item in plan.items}
        swapped = (
            each.sentence for each in swaps if each.instead is None or each.instead.id in there
        )
        told = (*self._eased(plan), *self._of_own(plan), *swapped, *recalled, *fitting)
        return Planned(plan, (*told, *self._longer_rests(plan)))

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
            return plan, () if self.before.worse is None else (self.before.worse.say,)
        if self.level is not None:
            return plan, ()
        return as_before(plan, self.before, self.settings)

    def _eased(self, plan: Plan) -> tuple[str, ...]:
        """What makes less of it today."""
        if self.today is None:
            return ()
        if not self.moves:
            return (self.today.say,)
        return (f"{ON_A_BAD_DAY} {ON_A_BED}",) if plan.descents else (ON_A_BAD_DAY,)

    def _plan(self, routine: Routine) -> Plan:
        exercises = self.catalogue.exercise
        if self.is_for_rest:
            return resting_plan(self.limits.safety.resting, exercises)
        return self._begun(self._at_level(plan_routine(routine, exercises)))

    def _at_level(self, plan: Plan) -> Plan:
        return plan if self.level is None else plan_at_level(plan, self.level, self.settings)

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
        """Whether a plan that fits is not made longer: on a day that hurts, less is meant."""
        fits = duration_ms(plan.items, self.settings) <= minutes * 60_000
        return self.today is not None and fits
