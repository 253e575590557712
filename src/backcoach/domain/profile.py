"""What a person has told the coach about themselves, once for all sessions."""

from typing import NamedTuple

from backcoach.domain.span import BreathPattern
from backcoach.domain.terms import Condition, Side, Talk

MINUTES_A_DAY = 24 * 60


class Profile(NamedTuple):
    """All of it may be missing; `wakes_at` is in minutes after midnight."""

    conditions: tuple[Condition, ...] = ()
    sore_side: Side | None = None
    routine: str | None = None
    breath: BreathPattern | None = None
    wakes_at: int | None = None
    voice: bool | None = None
    sound: bool | None = None
    talk: Talk = Talk.FULL
    voice_speed: float = 1.0
    voice_pitch: int | None = None
    voice_name: str | None = None

    def awake_for(self, minute: int) -> int | None:
        """How many minutes somebody has been up at a minute of the day; None if not known."""
        return None if self.wakes_at is None else (minute - self.wakes_at) % MINUTES_A_DAY
