"""Easier and harder: what a key for it leads to, and what it has led away from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Setting, Way
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.plan.rung import Rung
from backcoach.domain.playing.places import alike, at_other_dose, from_repetition
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.ladder import Ladder, work_ms
from backcoach.domain.timeline.timeline import Phase, Repetition, Timeline


@dataclass(frozen=True, slots=True)
class Change:
    """A key for easier or harder: which item of the plan it changed, and from what to what.

    It was pressed in `phase` and led to the repetition `landed`, or to what comes before it. One
    that took another back `is_back`.
    """

    way: Way
    item: int
    before: PlannedItem
    after: PlannedItem
    phase: Phase
    landed: Repetition
    is_back: bool = False

    def is_about(self, phase: Phase, *, opens: bool) -> bool:
        """Whether it changed the item of a phase; `opens` says that the item begins with that.

        Where too little was left for an easier dose, the next exercise has come at once. As long
        as that has not begun, this is still about the one before.
        """
        return phase.item == self.item or (opens and phase.item == self.landed.item)

    def taken_back(self, way: Way, phase: Phase, landed: Repetition) -> "Change":
        """The change that a key pressed in `phase` makes by taking this one back."""
        back = replace(self, before=self.after, after=self.before, is_back=not self.is_back)
        return replace(back, way=way, phase=phase, landed=landed)

    def place_before(self, old: Timeline, position_ms: int, new: Timeline) -> int:
        """Where to go on, on a timeline that has this taken back, from a position on the old one.

        It is where one was, as long as nothing was done since. Else it is the same repetition,
        or, as another exercise has to be got into first, what leads up to that.
        """
        phase = old.at(position_ms)
        changed = self.before.exercise.id != self.after.exercise.id
        fresh = phase.repetition == self.landed and not (changed and phase.is_work)
        if not changed and not (fresh and phase.repetition != self.phase.repetition):
            return at_other_dose(old, position_ms, new, self.way.other)
        if not fresh:
            return new.preparation(self.item)[0].start_ms
        led_in = () if self.phase.is_work else alike(new, self.phase)
        sides = self.before.dosage.sides
        return led_in[0].start_ms if led_in else from_repetition(new, self.phase, sides)


def to_take_back(
    changes: Sequence[Change], way: Way, phase: Phase, *, opens: bool
) -> Change | None:
    """The change that a key takes back; None where it leads on. `opens` as in `is_about`."""
    for change in reversed([each for each in changes if each.is_about(phase, opens=opens)]):
        if change.way is not way:
            return change
        if not change.is_back:
            return None
    return None


def changes_before(changes: Sequence[Change], change: Change) -> tuple[Change, ...]:
    """The changes without one, and without later ones of the same item."""
    earlier = changes[: changes.index(change)]
    return tuple(each for each in changes if each.item != change.item or each in earlier)


def next_rung(way: Way, ladder: Ladder) -> PlannedItem | None:
    """The item on the next rung that way; None at the end of its ladder."""
    return ladder.lower if way is Way.EASIER else ladder.above


def other_dose(
    way: Way, ladder: Ladder, others: Iterable[PlannedItem], left_ms: int
) -> PlannedItem | None:
    """The first of other exercises with a dose that fits; None for none.

    An easier one is no more work than the `left_ms` that are left of this one, and a harder one
    no less than all of it.
    """
    all_ms = work_ms(ladder.item, ladder.settings)
    ladders = (replace(ladder, item=each) for each in others)
    doses = (
        each.at_most(min(left_ms, all_ms)) if way is Way.EASIER else each.at_least(all_ms)
        for each in ladders
    )
    return next((each for each in doses if each is not None), None)


def others(
    way: Way,
    item: PlannedItem,
    exercises: Mapping[str, Exercise],
    limits: Limits,
    *,
    at_desk: bool,
    stopped: Collection[str],
) -> tuple[PlannedItem, ...]:
    """The item with each exercise that a key may lead to; a desk is not left for it."""
    names = item.exercise.easier if way is Way.EASIER else item.exercise.harder
    return tuple(
        replace(item, exercise=other, rung=Rung(), own=None, weeks=(), told=limits.told(other))
        for other in (exercises[name] for name in names if name not in stopped)
        if limits.allow(other) and (Setting.DESK in other.settings or not at_desk)
    )
