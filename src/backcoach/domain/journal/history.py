"""What is known of somebody from what they have done before, read off the records."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from backcoach.domain.journal.records import Began, DidSet, Hurt, Record, What
from backcoach.domain.knowledge.terms import Advice
from backcoach.domain.plan.rung import Rung
from backcoach.domain.tailoring.remembering import NOTHING, Remembered

DAYS = 60
"""So far back counts: what was not done for longer is as good as new."""

KINDS = (Began.kind, DidSet.kind, Hurt.kind)
"""The records that it is read off."""

DAYS_UNTIL_KNOWN = 2
"""On so many days somebody has to have done an exercise before they know it."""


def remembered(records: Iterable[Record], today: int) -> Remembered:
    """What of some records, in order, matters for a session on a day, in days since the epoch."""
    recent = [each for each in records if today - DAYS < each.at.day <= today]
    sessions = _sessions(recent)
    if not sessions:
        return NOTHING
    rungs: dict[tuple[str, str], Rung] = {}
    stopped: set[str] = set()
    for each in sessions:
        stopped = (stopped - each.done) | each.stopped
        rungs.update(((each.began.routine, exercise), rung) for exercise, rung in each.chosen)
    last = sessions[-1].began.routine
    return Remembered(last, frozenset(_known(recent)), rungs, frozenset(stopped))


class _Session(NamedTuple):
    """What matters of one session."""

    began: Began
    sets: tuple[DidSet, ...]
    pains: tuple[Hurt, ...]

    @property
    def done(self) -> set[str]:
        """The exercises of which at least a set was done."""
        return {each.exercise for each in self.sets}

    @property
    def stopped(self) -> set[str]:
        """The exercises that were stopped for pain."""
        return {each.exercise for each in self.pains if each.advice is Advice.SWAP}

    @property
    def chosen(self) -> Iterator[tuple[str, Rung]]:
        """The rungs that a key has led to: none of a day or an exercise that hurt."""
        hurt = {each.exercise for each in self.pains if each.advice is not Advice.GO_ON}
        for each in () if self.began.is_gentle else self.sets:
            planned = self.began.doses[each.item :][:1]
            is_other = any(dose.rung != each.rung for dose in planned)
            is_it = any(dose.exercise == each.exercise for dose in planned)
            if is_it and is_other and each.exercise not in hurt:
                yield each.exercise, each.rung


def _sessions(records: Sequence[Record]) -> list[_Session]:
    """Sessions in the order they began, with what belongs to each."""
    own: dict[str, list[What]] = {}
    for each in records:
        own.setdefault(each.session, []).append(each.what)
    return [
        _Session(
            begun,
            tuple(each for each in told if isinstance(each, DidSet)),
            tuple(each for each in told if isinstance(each, Hurt)),
        )
        for told in own.values()
        for begun in told
        if isinstance(begun, Began)
    ]


def _known(records: Sequence[Record]) -> Iterator[str]:
    done = {(each.what.exercise, each.at.day) for each in records if isinstance(each.what, DidSet)}
    for exercise, days in groupby(sorted(done), key=lambda each: each[0]):
        if len(list(days)) >= DAYS_UNTIL_KNOWN:
            yield exercise
