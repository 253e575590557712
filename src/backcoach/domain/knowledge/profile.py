"""What a person has told the coach about themselves, once for all sessions."""

from typing import NamedTuple

from backcoach.domain.knowledge.safety import MorningRule
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Characters, Condition, Side, Talk, Teach

MINUTES_A_DAY = 24 * 60


def minute_of(time: str) -> int:
    """Minutes after midnight of a time of day like `7:00`."""
    hour, minute = (int(number) for number in time.split(":"))
    return hour * 60 + minute


class Profile(NamedTuple):
    """All of it may be missing; `wakes_at` is in minutes after midnight.

    `packs` are folders with exercises and routines of others; the last goes before the others.
    """

    conditions: tuple[Condition, ...] = ()
    sore_side: Side | None = None
    routine: str | None = None
    level: int | None = None
    minutes: float | None = None
    breath: BreathPattern | None = None
    wakes_at: int | None = None
    voice: bool | None = None
    sound: bool | None = None
    talk: Talk = Talk.FULL
    teach: Teach = Teach.NEW
    voice_speed: float = 1.0
    voice_pitch: int | None = None
    voice_name: str | None = None
    big: bool = False
    plain: bool = False
    glyphs: Characters | None = None
    packs: tuple[str, ...] = ()

    def is_just_up(self, minute: int, rule: MorningRule) -> bool:
        """Whether somebody has not been up for long at a minute of the day, as far as is known.

        Whoever is up some time before the usual hour woke early, and in pain, perhaps.
        """
        if self.wakes_at is None:
            return False
        awake = (minute - self.wakes_at) % MINUTES_A_DAY
        return awake < rule.minutes or awake >= MINUTES_A_DAY - rule.before
