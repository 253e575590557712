"""Lengths of time in words and in digits."""

from backcoach.domain.knowledge.index import IndexedRoutine
from backcoach.domain.knowledge.pacing import whole_minutes
from backcoach.domain.words.grammar import counted


def duration(ms: int) -> str:
    """A length in words, in whole seconds: `15 seconds`, `1 minute`, `2 minutes 30 seconds`."""
    minutes, seconds = divmod(max(1, round(ms / 1000)), 60)
    words = [counted(minutes, "minute")] if minutes else []
    return " ".join([*words, *([counted(seconds, "second")] if seconds else [])])


def sixtieths(count: int, digits: int = 1) -> str:
    """Whole minutes and seconds of seconds, or hours and minutes of minutes: 125 is `2:05`.

    What stands before the colon has at least so many digits.
    """
    return f"{count // 60:0{digits}}:{count % 60:02}"


def clock_time(ms: int) -> str:
    """A moment in minutes, seconds and tenths: `00:31.0`; rounded down, so that none is early."""
    return f"{sixtieths(ms // 1000, 2)}.{ms % 1000 // 100}"


def minutes_of(routine: IndexedRoutine) -> str:
    """The time to set aside: `10 min`; `10 min, 14 the first time` where that takes longer."""
    later, first = _later_and_first(routine)
    return f"{later} min, {first} the first time" if first > later else f"{later} min"


def few_minutes_of(routine: IndexedRoutine) -> str:
    """The same for a narrow column: `10`; `10 (14)`."""
    later, first = _later_and_first(routine)
    return f"{later} ({first})" if first > later else f"{later}"


def _later_and_first(routine: IndexedRoutine) -> tuple[int, int]:
    return whole_minutes(routine.later_ms), whole_minutes(routine.first_ms)
