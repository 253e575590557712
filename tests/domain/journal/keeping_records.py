"""A recorder for tests: on a fixed day, with ids that count."""

from collections.abc import Sequence
from itertools import count

from backcoach.domain.journal.recording import Recorder
from backcoach.domain.journal.records import DAY_MS, Instant, Record, What
from backcoach.domain.plan.plan import Plan
from tests.fakes import Happening, play, press, tell_pain

MONDAY = 20_000
"""A day, in days since the epoch."""


def hurts(score: int, at: int, symptom: str = "0") -> tuple[Happening, ...]:
    """Say how much it hurts, and go on as is advised."""
    return (*tell_pain(score, at, symptom), press("enter", at + 1_000))


class Kept:
    """What recorders have handed on, of all sessions so far."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._numbers = count(1)

    def new_id(self) -> str:
        """An id that there was not before."""
        return f"{next(self._numbers):032x}"

    def session(
        self, plan: Plan, *script: Happening, day: int = MONDAY, **asked: object
    ) -> list[What]:
        """Play a session on a day; return what was kept of it."""
        before, noon_ms = len(self.records), day * DAY_MS + DAY_MS // 2

        def keep(records: Sequence[Record]) -> None:
            self.records.extend(records)

        recorder = Recorder(
            self.new_id(), keep, lambda: Instant(noon_ms + len(self.records)), self.new_id
        )
        play(plan, *script, listeners=[recorder], **asked)  # type: ignore[arg-type] # as play has it
        return [each.what for each in self.records[before:]]
