"""The only clock of the program."""

import sys
import time
from datetime import datetime
from functools import partial

if sys.platform == "win32":
    _now_ns = time.monotonic_ns
elif sys.platform == "linux":
    _now_ns = partial(time.clock_gettime_ns, time.CLOCK_BOOTTIME)
else:
    _now_ns = partial(time.clock_gettime_ns, time.CLOCK_MONOTONIC)


def local_now() -> datetime:
    """The time of day here, for what is dated; it may jump, and measures nothing."""
    return datetime.now().astimezone()


class SystemClock:
    """Milliseconds that only ever grow, also while the machine sleeps.

    Linux stops its monotonic clock during sleep and counts on in `CLOCK_BOOTTIME`; macOS has it
    the other way round. That way a machine that slept is noticed.
    """

    def now_ms(self) -> int:
        """The reading, in milliseconds since some fixed moment."""
        return _now_ns() // 1_000_000
