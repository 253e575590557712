"""Going on with a session that was cut off."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from backcoach.cli import asking, history, stored
from backcoach.domain.errors import CoachError
from backcoach.domain.journal.records import DidSet, Instant, Record
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.resuming import SetOf, next_ms
from backcoach.domain.script.compiling import IN_FULL, compile_timeline
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.words.questions import GO_ON_OR_ANEW, going_on_with, in_the_middle_of
from backcoach.keeping.journal.unfinished import Unfinished, read_unfinished

OFFERED_MS = 4 * 60 * 60 * 1000
"""So long after its last set it is offered to go on with a session."""


class NothingToGoOnWithError(CoachError):
    """No session was cut off."""

    def __init__(self) -> None:
        super().__init__("There is no session to go on with.", "`backcoach session` begins one.")


class CutOff(NamedTuple):
    """A session that was cut off: the sets that were done, what is left, and when it was.

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


def to_go_on_with(ways: Transitions, named: Routine | None, *, must: bool) -> CutOff | None:
    """The session that was cut off last, where it is to be offered, or `must` be there.

    It is offered for a few hours to whoever can be asked, and has not `named` another routine.

    Raises:
        NothingToGoOnWithError: there has to be one, and is none.
    """
    found = _cut_off(ways) if must or asking.can_ask() else None
    if must:
        if found is None:
            raise NothingToGoOnWithError
        return found
    is_it = found is not None and (named is None or named.id == found.unfinished.plan.routine)
    return found if found and is_it and _is_fresh(found) else None


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
            return CutOff(unfinished, done, left, left_ms, records[-1].at)
    return None


def _sets(records: Iterable[Record]) -> dict[SetOf, int]:
    did = (each.what for each in records if isinstance(each.what, DidSet))
    return {SetOf(each.exercise, each.item, each.set, each.side): each.reps for each in did}


def _is_fresh(found: CutOff) -> bool:
    """Whether it was cut off so lately that somebody may want to go on."""
    return 0 <= history.now().utc_ms - found.last.utc_ms < OFFERED_MS


def wants_to_go_on(found: CutOff) -> bool:
    """Ask whether to go on with it, or to begin anew."""
    print(in_the_middle_of(found.unfinished.plan.name, len(found.done)))
    try:
        answer = asking.answer(GO_ON_OR_ANEW)
    except EOFError:
        return False
    return answer.strip().lower() in ("", "y", "yes")
