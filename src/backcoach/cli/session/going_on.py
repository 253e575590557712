"""Going on with a session that was cut off."""

from dataclasses import replace
from typing import NamedTuple

from backcoach.cli import asking, history, stored
from backcoach.domain.errors import CoachError
from backcoach.domain.journal.records import DidSet, Instant, Record
from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.playing.resuming import SetOf, is_whole
from backcoach.domain.script.compiling import IN_FULL, compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.questions import GO_ON_OR_ANEW, in_the_middle_of
from backcoach.keeping.journal.unfinished import Unfinished, read_unfinished

OFFERED_MS = 4 * 60 * 60 * 1000
"""So long after its last set it is offered to go on with a session."""


class NothingToGoOnWithError(CoachError):
    """No session was cut off."""

    def __init__(self) -> None:
        super().__init__("There is no session to go on with.", "`backcoach session` begins one.")


class CutOff(NamedTuple):
    """A session that was cut off, the sets of it that were done, and when the last thing was."""

    unfinished: Unfinished
    done: tuple[SetOf, ...]
    last: Instant

    @property
    def settings(self) -> Settings:
        """How it was laid out."""
        return self.unfinished.settings

    def with_ways(self, ways: Transitions) -> "CutOff":
        """The same, with the ways between positions, which are not kept with it."""
        settings = replace(self.unfinished.settings, ways=ways)
        return self._replace(unfinished=replace(self.unfinished, settings=settings))


def cut_off(ways: Transitions) -> CutOff | None:
    """The session that was cut off last; None where there is nothing to go on with.

    Raises:
        CoachError: the journal cannot be read.
    """
    folder = stored.own_data_folder()
    unfinished = read_unfinished(folder) if folder else None
    if unfinished is None or not history.has_journal():
        return None
    with history.opened() as journal:
        records = journal.of_sessions((unfinished.session,))
    done = tuple(_sets(records))
    if not done:
        return None
    found = CutOff(unfinished, done, records[-1].at).with_ways(ways)
    timeline = compile_timeline(unfinished.plan, found.settings, IN_FULL)
    return None if is_whole(timeline, done) else found


def _sets(records: tuple[Record, ...]) -> "list[SetOf]":
    sets = (each.what for each in records if isinstance(each.what, DidSet))
    return [SetOf(each.exercise, each.item, each.set, each.side) for each in sets]


def is_fresh(found: CutOff) -> bool:
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
