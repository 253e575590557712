"""What is written down of one session, while it is played and afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from backcoach.cli import history, output, stored
from backcoach.cli.asking import can_ask, interview
from backcoach.cli.session.going_on import CutOff
from backcoach.cli.session.questions import score
from backcoach.cli.session.ready import Kept
from backcoach.coach import Outcome
from backcoach.domain.errors import CoachError
from backcoach.domain.journal.recording import Recorder
from backcoach.domain.journal.records import Effort, Hurt, Record, What, When
from backcoach.domain.playing.events import Event, Listener
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.words.notices import KEPT_BESIDE, NOT_KEPT
from backcoach.domain.words.questions import HOW_HARD_WAS_IT, HOW_MUCH_NOW
from backcoach.keeping.journal.names import FILE_NAME
from backcoach.keeping.journal.unfinished import Unfinished, forget_unfinished, keep_unfinished
from backcoach.keeping.journal.writing import Writer

WORTH_ASKING_MS = 60_000
"""Whoever has done less than that is not asked how it felt."""


class Log:
    """What is written down of a session: by its listeners, and of what is said afterwards.

    One that is gone on with keeps its id; `changes` are what was told before it of that day.
    """

    def __init__(
        self, folder: Path, session: str, changes: Sequence[str], *, goes_on: bool
    ) -> None:
        self._session, self._told = session, changes
        self._writer = Writer(folder / FILE_NAME)
        self._writer.prepare()
        recorder = Recorder(
            session, self._writer.keep, history.now, history.new_id, changes, goes_on=goes_on
        )
        self.listeners: tuple[Listener, ...] = (recorder, _UnfinishedKeeper(folder, session))

    def add(self, said: Iterable[What]) -> None:
        """Write down what is said of it."""
        at = history.now()
        records = [Record(history.new_id(), at, self._session, each) for each in said]
        if records:
            self._writer.keep(records)

    def close(self) -> None:
        """Let go of the journal, and tell why not all of it could be written there."""
        self._writer.close()
        failure = self._writer.failure
        if failure:
            kept = NOT_KEPT if self._writer.is_lost else KEPT_BESIDE
            is_told = any(failure in each for each in self._told)
            output.complain(kept if is_told else f"{failure} {kept}")


class NoLog:
    """What is written down of a session that nothing is to be kept of."""

    listeners: tuple[Listener, ...] = ()

    def add(self, said: Iterable[What]) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """There is nothing to let go of."""


@contextmanager
def logged(ahead: CutOff | None, changes: Sequence[str], *, is_kept: bool) -> Iterator[Log | NoLog]:
    """Write a session down, or go on with that of one that was cut off."""
    folder = stored.own_data_folder() if is_kept else None
    session = ahead.session if ahead else history.new_id()
    log = Log(folder, session, changes, goes_on=bool(ahead)) if folder else NoLog()
    try:
        yield log
    finally:
        log.close()


class _UnfinishedKeeper:
    """Keeps what a session is to be, as long as there is something of it to go on with."""

    def __init__(self, folder: Path, session: str) -> None:
        self._folder, self._session = folder, session
        self._kept: object = None

    def hear(self, view: View, events: Sequence[Event]) -> None:
        """Keep a plan that is new or has changed; none of a session that is over."""
        session = view.session
        if State.FINISHED in events or session.ended_by is not None:
            forget_unfinished(self._folder)
        elif session.plan is not self._kept:
            self._kept = session.plan
            with suppress(OSError):  # the journal says why nothing can be written there
                unfinished = Unfinished(self._session, session.plan, session.settings)
                keep_unfinished(self._folder, unfinished)


def how_it_felt(outcome: Outcome, kept: Kept) -> Iterator[What]:
    """How much it hurts after a session, and how hard it was; what is known is not asked for.

    Nobody is asked who is in a hurry, or has to think of a warning sign.
    """
    session = outcome.session
    is_worth_it = session.played_ms >= WORTH_ASKING_MS and session.ended_by is None
    asks = kept.is_kept and is_worth_it and not outcome.interrupted
    asked = interview() if asks and can_ask() else None
    pain, effort = kept.pain, kept.effort
    with suppress(CoachError):  # nobody has to answer
        if pain is None and asked:
            pain = score(asked, HOW_MUCH_NOW)
        if effort is None and asked:
            effort = score(asked, HOW_HARD_WAS_IT)
    if pain is not None:
        yield Hurt(When.AFTER, pain)
    if effort is not None:
        yield Effort(effort)
