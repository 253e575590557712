"""Room for words along a timeline: clear of every chime and of other words, and over in time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, repeat
from operator import itemgetter

from backcoach.domain.knowledge.pacing import listening_ms
from backcoach.domain.knowledge.terms import CueKind, PhaseKind, Urgency
from backcoach.domain.script.silence import GAP_MS, LONGEST_CHIME_MS, Silence
from backcoach.domain.timeline.timeline import Cue, Phase
from backcoach.domain.words.lengths import estimated_ms

NEARLY_MS = 550
"""So far from its second a number may be said."""

_AMBIENT = (CueKind.COUNT, CueKind.BREATHE)


class Room:
    """Takes words where they have room between chimes, and keeps what it took: `cues`.

    `voice_speed` is how fast they are said; the chimes are those of `captions`.
    """

    def __init__(
        self, phases: Sequence[Phase], captions: Sequence[Cue], voice_speed: float
    ) -> None:
        self.chimes = {cue.at_ms: cue.chime for cue in captions if cue.chime is not None}
        self.cues: list[Cue] = []
        self._phases = phases
        self._voice_speed = voice_speed
        self._starts = [phase.start_ms for phase in phases]
        self._silences = [*self._make_silences()]

    def _make_silences(self) -> Iterator[Silence]:
        """The silence each phase lies in; one that nobody hears begin shares that before it."""
        chimed = [*self.chimes]
        numbers = accumulate(map(self.is_heard_to_begin, self._phases))
        for _, group in groupby(zip(numbers, self._phases, strict=True), key=itemgetter(0)):
            phases = [phase for _, phase in group]
            start_ms, end_ms = phases[0].start_ms, phases[-1].end_ms
            first = bisect_left(chimed, start_ms - LONGEST_CHIME_MS)
            heard = chimed[first : bisect_left(chimed, end_ms)]
            silence = Silence(start_ms, end_ms, {at_ms: self.chimes[at_ms] for at_ms in heard})
            yield from repeat(silence, len(phases))

    def is_heard_to_begin(self, phase: Phase) -> bool:
        """Whether a phase begins with a chime or, on the way to an exercise, with words."""
        is_told = phase.kind in (PhaseKind.PREPARE, PhaseKind.SHOW)
        return is_told or phase.start_ms in self.chimes

    def ms(self, text: str) -> int:
        """How long words take to say."""
        return estimated_ms(text, self._voice_speed)

    def heard_ms(self, text: str) -> int:
        """How long to leave to words that have to be followed, and to the silence after them."""
        return max(self.ms(text), listening_ms(text)) + GAP_MS

    def length_ms(self, index: int) -> int:
        """How long the words may be that still have room in a phase."""
        return self._silences[index].length_ms()

    def has_before(self, index: int, text: str) -> bool:
        """Whether something has room right before a phase."""
        return bool(index) and self._silences[index - 1].ends_with(self.ms(text))

    def right_before(self, index: int, kind: CueKind, text: str) -> bool:
        """Say something such that nothing sounds between it and a phase that is heard to begin."""
        at = self._silences[index - 1].last(self.ms(text)) if index else None
        return at is not None and self.add(at, kind, text)

    def early(
        self, index: int, kind: CueKind, text: str, spare_ms: int = 0, since_ms: int = 0
    ) -> int | None:
        """Say something as soon as a phase has room for it, from a moment on; return when.

        It leaves `spare_ms` behind it.
        """
        since = max(since_ms, self._phases[index].start_ms)
        at = self._silences[index].early(self.ms(text), since, spare_ms)
        if at is not None:
            self.add(at, kind, text)
        return at

    def near(self, at_ms: int, text: str) -> int | None:
        """Take room for a word at a moment, or very near to it where something is in the way."""
        ms = self.ms(text)
        index = bisect_right(self._starts, at_ms) - 1
        here = self._silences[index]
        later = (self._silences[at] for at in range(index + 1, len(self._silences)))
        after = next((each for each in later if each is not here), None)
        latest = at_ms + ms + NEARLY_MS
        at = here.early(ms, at_ms, until=latest)
        if at is None:
            at = here.late(ms, at_ms + ms, since=at_ms - NEARLY_MS)
        if at is None and after:  # what is in the way may be the chime of the next phase
            at = after.early(ms, at_ms, until=latest)
        return at

    def add(self, at_ms: int, kind: CueKind, text: str) -> bool:
        """Keep words whose room is taken."""
        urgency = Urgency.AMBIENT if kind in _AMBIENT else Urgency.URGENT
        self.cues.append(Cue(at_ms, kind, text=text, says_ms=self.ms(text), urgency=urgency))
        return True
