"""From what was asked for to a plan that suits this person today."""

from dataclasses import dataclass
from typing import NamedTuple

from backcoach.domain.adapting import Adapted, Limits, adapt
from backcoach.domain.catalogue import Catalogue
from backcoach.domain.compiling import compile_timeline
from backcoach.domain.easing import gentle, resting_plan
from backcoach.domain.errors import UsageError
from backcoach.domain.exercise import Exercise
from backcoach.domain.ladder import plan_at_level
from backcoach.domain.layout import Settings
from backcoach.domain.plan import Plan, plan_routine
from backcoach.domain.routine import Routine
from backcoach.domain.safety import PainRule
from backcoach.domain.terms import Advice


class Planned(NamedTuple):
    """A plan, and in sentences what was changed to get there."""

    plan: Plan
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """What a command line asks of a session, and what this person brings to it.

    `today` is the row of the pain table that applies before the session, where pain was told.
    """

    catalogue: Catalogue
    settings: Settings
    limits: Limits
    minutes: float | None = None
    level: int | None = None
    first: Exercise | None = None
    today: PainRule | None = None

    @property
    def is_for_rest(self) -> bool:
        """Whether resting takes the place of any routine today."""
        return self.today is not None and self.today.then is Advice.REST

    def adapted(self, routine: Routine) -> Adapted:
        """The plan of a routine, eased and swapped as it has to be, and the swaps.

        Raises:
            UsageError: the exercise to begin with is not in it.
            CoachError: nothing of it suits this person.
        """
        exercises = self.catalogue.exercise
        if self.is_for_rest:
            plan = resting_plan(self.catalogue.safety.resting, exercises)
        else:
            plan = self._begun(self._at_level(plan_routine(routine, exercises)))
        adapted = adapt(plan, self.limits, exercises)
        if self.today is not None and self.today.then is Advice.GENTLE:
            return adapted._replace(plan=gentle(adapted.plan, self.settings))
        return adapted

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
        eased = self.today is not None and self.today.then is not Advice.GO_ON
        return eased and compile_timeline(plan, self.settings).duration_ms <= minutes * 60_000

    def planned(self, routine: Routine) -> Planned:
        """The plan of a routine, made to suit and to fit.

        Raises:
            CoachError: it cannot be made to.
        """
        plan, swaps = self.adapted(routine)
        eased = (self.today.say,) if self.today and self.today.then is not Advice.GO_ON else ()
        sentences = (*eased, *(swap.sentence for swap in swaps))
        if self.minutes is None or self._is_enough(plan, self.minutes):
            return Planned(plan, sentences)
        from backcoach.domain.fitting import fit, fit_sentences

        fitted = fit(plan, self.settings, self.minutes)
        return Planned(fitted.plan, (*sentences, *fit_sentences(fitted)))
