"""Going on with a session that was cut off."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from backcoach.cli import asking, history, stored
from backcoach.domain.errors import CoachError
from backcoach.domain.journal.records import DAY_MS, DidSet, Instant, Record
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.resuming import SetOf, next_ms
from backcoach.domain.script.compiling import IN_FULL, compile_timeline
from backcoach.domain.tailoring.remembering import DAYS_AWAY
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.words.questions import (
    GO_ON_OR_ANEW,
    going_on_with,
    in_the_middle_of,
    not_finished,
)
from backcoach.keeping.journal.unfinished import Unfinished, read_unfinished

OFFERED_MS = 4 * 60 * 60 * 1000
"""So long after its last set it is offered to go on with a session."""


class NothingToGoOnWithError(CoachError):
    """No session was cut off."""

    def __init__(self) -> None:
        super().__init__("There is no session to go on with.", "`backcoach session` begins one.")


class CutOff(NamedTuple):
    """A session that was cut off: the sets that were done, what is left, and the `last` of them.

    `done` has how many repetitions each set had.
    """

    unfinished: Unfinished
    done: Mapping[SetOf, int]
    left: Plan
    left_ms: int
    last: Instant

    @property
    def session(self) -> str:
        """Its id."""
        return self.unfinished.session

    @property
    def planned(self) -> Planned:
        """What is done of it, as it was planned then."""
        plan = self.unfinished.plan
        return Planned(plan, (going_on_with(plan.name, len(self.done)),))

    def suited(self, wish: Wish) -> Wish:
        """A wish with how it was laid out then."""
        return replace(wish, settings=self.unfinished.settings)


def to_go_on_with(ways: Transitions, *, must: bool) -> CutOff | None:
    """The session that was cut off last, for whoever can be asked, or where it `must` be there.

    Raises:
        NothingToGoOnWithError: there has to be one, and is none.
    """
    found = _cut_off(ways) if must or asking.can_ask() else None
    if must and found is None:
        raise NothingToGoOnWithError
    return found


def _cut_off(ways: Transitions) -> CutOff | None:
    folder = stored.own_data_folder()
    unfinished = read_unfinished(folder) if folder else None
    if unfinished is None or not history.has_journal():
        return None
    with suppress(CoachError), history.opened() as journal:
        records = journal.of_sessions((unfinished.session,))
        done = _sets(records)
        settings = replace(unfinished.settings, ways=ways)
        timeline = compile_timeline(unfinished.plan, settings, IN_FULL)
        place_ms = next_ms(timeline, done)
        if done and place_ms < timeline.duration_ms:
            left = replace(timeline.plan, items=timeline.plan.items[timeline.at(place_ms).item :])
            unfinished = replace(unfinished, settings=settings)
            left_ms = timeline.duration_ms - place_ms
            last = max(each.at for each in records if isinstance(each.what, DidSet))
            return CutOff(unfinished, done, left, left_ms, last)
    return None


def _sets(records: Iterable[Record]) -> dict[SetOf, int]:
    did = (each.what for each in records if isinstance(each.what, DidSet))
    return {SetOf(each.exercise, each.item, each.set, each.side): each.reps for each in did}


def is_offered(found: CutOff, routine: Routine) -> bool:
    """Whether to offer to go on: a few hours long, to whoever is about to do that `routine`."""
    is_it = routine.id == found.unfinished.plan.routine
    return is_it and 0 <= _ago_ms(found) < OFFERED_MS


def reminder(found: CutOff) -> tuple[str, ...]:
    """That one can go on with it, where that is not offered; after a week that is no use."""
    if not 0 <= _ago_ms(found) < DAYS_AWAY * DAY_MS:
        return ()
    name, at = found.unfinished.plan.name, found.last
    return (not_finished(name, at.day, len(found.done)),)


def _ago_ms(found: CutOff) -> int:
    return history.now().utc_ms - found.last.utc_ms


def wants_to_go_on(found: CutOff) -> bool:
    """Ask whether to go on with it, or to begin anew."""
    print(in_the_middle_of(found.unfinished.plan.name, len(found.done)))
    try:
        answer = asking.answer(GO_ON_OR_ANEW)
    except EOFError:
        return False
    return answer.strip().lower() in ("", "y", "yes")
