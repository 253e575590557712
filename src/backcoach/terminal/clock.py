"""The only clock of the program."""

import time


class SystemClock:
    """Milliseconds that only ever grow, also while the machine sleeps, where the system can tell.

    Linux stops its monotonic clock during sleep and counts on in `CLOCK_BOOTTIME`; macOS has it
    the other way round, with a `CLOCK_MONOTONIC` that counts on. That way a machine that slept
    is noticed.
    """

    def __init__(self) -> None:
        self._clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))

    def now_ms(self) -> int:
        """The reading, in milliseconds since some fixed moment."""
        if self._clock is None:
            return time.monotonic_ns() // 1_000_000
        return time.clock_gettime_ns(self._clock) // 1_000_000
