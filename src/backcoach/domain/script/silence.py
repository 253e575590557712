"""Where words have room: the time in which nothing else sounds."""

from collections.abc import Mapping

from backcoach.domain.knowledge.terms import Chime

CHIME_MS = {
    Chime.MOVE: 400,
    Chime.MOVE_IN: 400,
    Chime.MOVE_OUT: 400,
    Chime.IN: 400,
    Chime.OUT: 400,
    Chime.HELD: 400,
    Chime.STAY: 400,
    Chime.HALFWAY: 250,
    Chime.SIDES: 600,
    Chime.REST: 650,
    Chime.DONE: 650,
}
"""How long each chime is left alone; it is over by then."""
LONGEST_CHIME_MS = max(CHIME_MS.values())

GAP_MS = 150
"""The silence before what comes next."""


class Silence:
    """What is free of sound in a stretch of time, whose end is kept silent, too.

    `chimes` are those that sound in it, by their moments.
    """

    def __init__(self, start_ms: int, end_ms: int, chimes: Mapping[int, Chime]) -> None:
        self._until = end_ms - GAP_MS
        self._free = [(start_ms, self._until)]
        for at_ms, chime in chimes.items():
            self._take(at_ms, at_ms + CHIME_MS[chime], after=0)

    def length_ms(self) -> int:
        """How long the words may be that still have room."""
        return max((end - start for start, end in self._free), default=0)

    def ends_with(self, ms: int) -> bool:
        """Whether the very end is free for so long."""
        start, end = self._free[-1] if self._free else (0, 0)
        return end == self._until and end - ms >= start

    def last(self, ms: int) -> int | None:
        """Take the very end for so long: nothing else sounds from then on."""
        if not self.ends_with(ms):
            return None
        _, end = self._free[-1]
        self._take(end - ms, end)
        return end - ms

    def late(self, ms: int, before: int, since: int = 0) -> int | None:
        """Take the latest stretch of so long from `since` on that is over by `before`."""
        for start, end in reversed(self._free):
            begin = min(end, before) - ms
            if begin >= max(start, since):
                self._take(begin, begin + ms)
                return begin
        return None

    def early(self, ms: int, since: int, spare: int = 0, until: int | None = None) -> int | None:
        """Take the earliest stretch of so long from `since` on.

        It is over by `until`, and leaves `spare` behind it.
        """
        for start, end in self._free:
            begin = max(start, since)
            if begin + ms <= min(end - spare, end if until is None else until):
                self._take(begin, begin + ms)
                return begin
        return None

    def _take(self, start_ms: int, end_ms: int, after: int = GAP_MS) -> None:
        around = [
            each
            for start, end in self._free
            for each in ((start, min(end, start_ms - GAP_MS)), (max(start, end_ms + after), end))
        ]
        self._free = sorted({(start, end) for start, end in around if start < end})
