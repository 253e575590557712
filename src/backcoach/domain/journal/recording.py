"""A session as it is written down: one more listener to what happens in it."""

from collections.abc import Callable, Iterator, Sequence

from backcoach.domain.journal.records import (
    Began,
    DidSet,
    Dose,
    Ended,
    Ending,
    Hurt,
    Instant,
    Record,
    Resumed,
    What,
    When,
)
from backcoach.domain.knowledge.safety import Felt
from backcoach.domain.knowledge.terms import Advice, Breath, PhaseKind, Side, Sides
from backcoach.domain.playing.events import Event, SetDone
from backcoach.domain.playing.player import ENDED, State
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.timeline import Phase, Timeline


class Recorder:
    """Makes records of a session, which has an id of its own, and hands them on as they are made.

    `changes` are the sentences about what was changed for that day. It `goes_on` where it was begun
    before.
    """

    def __init__(
        self,
        session: str,
        keep: Callable[[Sequence[Record]], None],
        now: Callable[[], Instant],
        new_id: Callable[[], str],
        changes: Sequence[str] = (),
        *,
        goes_on: bool = False,
    ) -> None:
        self._session, self._keep, self._now, self._new_id = session, keep, now, new_id
        self._changes = tuple(changes)
        self._goes_on, self._has_begun = goes_on, False

    def hear(self, view: View, events: Sequence[Event]) -> None:
        """Write down what of it is worth keeping."""
        found = [*self._beginning(view.session), *_told(view, events)]
        if found:
            self._keep([*self._records(found)])

    def _records(self, found: Sequence[What]) -> Iterator[Record]:
        """What happened at once, in order: each a millisecond after the one before."""
        at = self._now()
        for number, what in enumerate(found):
            instant = at._replace(utc_ms=at.utc_ms + number)
            yield Record(self._new_id(), instant, self._session, what)

    def _beginning(self, session: Session) -> Iterator[What]:
        if self._has_begun:
            return
        self._has_begun = True
        if self._goes_on:
            yield Resumed()
        else:
            yield began(session, self._changes)
            if session.start_pain is not None:
                yield Hurt(When.BEFORE, session.start_pain)


def began(session: Session, changes: tuple[str, ...]) -> Began:
    """What a session is to be, as it begins."""
    timeline = session.timeline
    plan = timeline.plan
    shown = (each.exercise for each in timeline.phases if each.kind is PhaseKind.SHOW)
    return Began(
        plan.routine,
        plan.name,
        timeline.duration_ms,
        tuple(_doses(timeline)),
        changes,
        tuple(dict.fromkeys(shown)),
        session.is_gentle,
    )


def _doses(timeline: Timeline) -> Iterator[Dose]:
    for index, item in enumerate(timeline.plan.items):
        own = [each.repetition for each in timeline.stretches if each.repetition.item == index]
        shared = item.dosage.sides is Sides.ALTERNATE
        sets = {(each.set, Side.BOTH if shared else each.side) for each in own}
        reps = 0 if item.dosage.amrap else len(own)
        yield Dose(item.exercise.id, item.rung, item.dose, len(sets), reps)


def _told(view: View, events: Sequence[Event]) -> Iterator[What]:
    """What of some events is kept."""
    for event in events:
        match event:
            case SetDone():
                yield _set(event, view.timeline)
            case Felt():
                yield _pain(event, len(view.session.felt))
            case State() if event in ENDED:
                yield Ended(_how(view.session), view.session.played_ms)
            case _:
                pass


def _set(done: SetDone, timeline: Timeline) -> DidSet:
    phases = [each for each in timeline.phases if _is_of(each, done)]
    item = timeline.plan.items[done.item]
    return DidSet(
        done.exercise,
        done.item,
        done.set,
        done.side,
        done.rung,
        item.dose,
        done.reps,
        sum(each.duration_ms for each in phases if each.kind is PhaseKind.HOLD),
        sum(each.breath is Breath.OUT for each in phases),
        0 if done.reps else sum(each.duration_ms for each in phases),
    )


def _is_of(phase: Phase, done: SetDone) -> bool:
    """Whether a phase is work of a set; where sides alternate, both of them are."""
    is_there = (phase.item, phase.set) == (done.item, done.set) and phase.is_work
    return is_there and done.side in (Side.BOTH, phase.side)


def _pain(felt: Felt, number: int) -> Hurt:
    pain = felt.pain
    return Hurt(When.DURING, pain.score, number, pain.symptom, felt.exercise, felt.rule.then)


def _how(session: Session) -> Ending:
    if session.ended_by is not None:
        return Ending.SIGN if session.ended_by.then is Advice.SIGNS else Ending.PAIN
    return Ending.FINISHED if session.state is State.FINISHED else Ending.LEFT
