"""How long words take to say, and where there is room for them."""

from collections.abc import Mapping

from backcoach.domain.terms import Chime

CHIME_MS = {
    Chime.MOVE: 400,
    Chime.MOVE_IN: 400,
    Chime.MOVE_OUT: 400,
    Chime.IN: 400,
    Chime.OUT: 400,
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

COUNTED = ("Five", "Four", "Three", "Two", "One")
"""What the end of a long hold is counted with."""
COUNTED_MS = 450
"""How long each of these takes at the most; alone, words are said faster than among others."""

# Fitted to espeak-ng at 165 words a minute: no words of ours take longer, and most are
# over a tenth sooner.
_START_MS, _WORD_MS, _LETTER_MS, _SMALL_WORD_MS, _STOP_MS, _COMMA_MS = 150, 125, 69, 113, 240, 120
_LETTERS_A_FIGURE = 3
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "for", "from", "in", "is", "it", "its", "of"),
        *("on", "or", "out", "so", "than", "the", "then", "to", "up", "with", "you", "your"),
    )
)


def estimated_ms(text: str, speed: float = 1.0) -> int:
    """How long words take to say at so many times the usual speed, rather too long than short."""
    if text in COUNTED:
        return round(COUNTED_MS / speed)
    said = sum(_word_ms(word.strip(".,:;?").lower()) for word in text.split())
    inner = text.rstrip(". ")
    stops = inner.count(".") * _STOP_MS + (inner.count(",") + inner.count(":")) * _COMMA_MS
    return round((_START_MS + said + stops) / speed)


def _word_ms(word: str) -> int:
    if word in _SMALL_WORDS:
        return _SMALL_WORD_MS
    letters = _LETTERS_A_FIGURE * len(word) if word.isdigit() else len(word)
    return _WORD_MS + _LETTER_MS * letters


class Room:
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

    def last(self, ms: int) -> int | None:
        """Take the very end for so long: nothing else sounds from then on."""
        start, end = self._free[-1] if self._free else (0, 0)
        if end != self._until or end - ms < start:
            return None
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
