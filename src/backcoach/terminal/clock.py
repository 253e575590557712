"""The only clock of the program."""

import sys
import time
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from backcoach.domain.errors import CoachError

if sys.platform == "win32":
    _now_ns = time.monotonic_ns
elif sys.platform == "linux":
    _now_ns = partial(time.clock_gettime_ns, time.CLOCK_BOOTTIME)
else:
    _now_ns = partial(time.clock_gettime_ns, time.CLOCK_MONOTONIC)


def local_now() -> datetime:
    """The time of day here, for what is dated; it may jump, and measures nothing.

    Where no calendar has the place's time, as with `TZ=UTC+99`, it is that of Greenwich.

    Raises:
        CoachError: no calendar has the year either.
    """
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError, OSError):
        return _utc_now()


def _utc_now() -> datetime:
    try:
        return datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise CoachError(
            "This machine's clock shows a year that no calendar has.", "Set it, and try again."
        ) from None


class Clock(Protocol):
    """Tells the time."""

    def now_ms(self) -> int:
        """The reading, in milliseconds since some fixed moment."""


class SystemClock:
    """Milliseconds that only ever grow, also while the machine sleeps.

    Linux stops its monotonic clock during sleep and counts on in `CLOCK_BOOTTIME`; macOS has it
    the other way round. That way a machine that slept is noticed.
    """

    def now_ms(self) -> int:
        """The reading, in milliseconds since some fixed moment."""
        return _now_ns() // 1_000_000


def wait_ms(ms: int) -> None:
    """Let so much time go by."""
    time.sleep(ms / 1_000)
