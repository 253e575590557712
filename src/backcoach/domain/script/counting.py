"""What goes along with a part: the breath in words at first, counts, and how long is left."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from backcoach.domain.knowledge.terms import Chime, CueKind, PhaseKind, Talk
from backcoach.domain.script.room import Room
from backcoach.domain.timeline.timeline import Phase, parts_of
from backcoach.domain.words.lengths import COUNTED
from backcoach.domain.words.phases import breath_alone
from backcoach.domain.words.prompts import HALFWAY, left

LONG_HOLD_MS = 15_000
"""From here on the last five seconds of a hold are counted."""

FEWEST_COUNTED = 3
"""A count that what is said next would break off before so many numbers is not begun."""

GUIDED_BREATHS = 2
"""So many breaths of a hold are put into words; then their chimes are known."""

LONGEST_SILENCE_MS = 15_000
"""Nobody with closed eyes hears nothing for longer, where that is easily borne ..."""
LONG_MS, LONGEST_IN_LONG_MS = 120_000, 30_000
"""... and where something lasts longer than this, nothing for longer than that."""

LEFT_IN_STEPS_OF_MS = 5_000


class Counting:
    """Says numbers and breaths into what room the words about what to do have left."""

    def __init__(self, room: Room, phases: Sequence[Phase], talk: Talk) -> None:
        self._room = room
        self._phases = phases
        self._talk = talk

    def accompany(self) -> None:
        """Say all that goes along with the parts."""
        for part in parts_of(self._phases):
            if self._is_counted(part):
                self._count_down(part)
            if self._talk is Talk.FULL:
                self._guide_breath(part)
        for at_ms, chime in self._room.chimes.items():
            if chime is Chime.HALFWAY:
                self._count(((at_ms, HALFWAY),), fewest=1)
        if self._talk is not Talk.MINIMAL:
            self._break_silences()

    def _is_counted(self, part: list[int]) -> bool:
        first, last = self._phases[part[0]], self._phases[part[-1]]
        long = last.end_ms - first.start_ms >= LONG_HOLD_MS
        return first.kind is PhaseKind.HOLD and long and self._talk is not Talk.MINIMAL

    def _count_down(self, part: list[int]) -> None:
        end = self._phases[part[-1]].end_ms
        seconds = range(len(COUNTED), 0, -1)
        self._count([(end - 1000 * left, COUNTED[-left]) for left in seconds], FEWEST_COUNTED)

    def _count(self, words: Iterable[tuple[int, str]], fewest: int) -> None:
        """Say words near their moments where there is room, if there is for so many of them."""
        placed = [(self._room.near(at_ms, text), text) for at_ms, text in words]
        said = [(at, text) for at, text in placed if at is not None]
        if len(said) >= fewest:
            for at, text in said:
                self._room.add(at, CueKind.COUNT, text)

    def _guide_breath(self, part: list[int]) -> None:
        """Put the first breaths of the first such hold into words, each before its chime."""
        for index in part[1:]:
            phase = self._phases[index]
            is_guided = phase.is_first and phase.breath_no <= GUIDED_BREATHS
            if is_guided and phase.start_ms in self._room.chimes:
                self._room.right_before(index, CueKind.BREATHE, breath_alone(phase.breath))

    # How long is left, where nothing has been said for long

    def _break_silences(self) -> None:
        for start_ms, end_ms in self._stretches():
            is_long = end_ms - start_ms > LONG_MS
            most_ms = LONGEST_IN_LONG_MS if is_long else LONGEST_SILENCE_MS
            for after_ms, before_ms in pairwise(self._heard_between(start_ms, end_ms)):
                self._break(after_ms, before_ms, end_ms, most_ms)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """From when to when each part is done or shown, and each pause or preparation lasts."""

        def what(phase: Phase) -> tuple[object, ...]:
            return (phase.kind, phase.repetition, phase.part, phase.label * (not phase.is_work))

        for _, group in groupby(self._phases, key=what):
            phases = [*group]
            yield phases[0].start_ms, phases[-1].end_ms

    def _heard_between(self, start_ms: int, end_ms: int) -> list[int]:
        """Moments at which words are over that begin in a stretch, from its start to its end."""
        inside = [cue for cue in self._room.cues if start_ms <= cue.at_ms < end_ms]
        return [start_ms, *sorted(min(cue.end_ms, end_ms) for cue in inside), end_ms]

    def _break(self, after_ms: int, before_ms: int, end_ms: int, most_ms: int) -> None:
        """Say how long is left, as late as may be, as often as a silence has to be broken."""
        while before_ms - after_ms > most_ms:
            left_ms = end_ms - (after_ms + most_ms)
            left_ms = -(-left_ms // LEFT_IN_STEPS_OF_MS) * LEFT_IN_STEPS_OF_MS
            at_ms = end_ms - left_ms
            if at_ms <= after_ms:
                return
            text = left(left_ms)
            self._count(((at_ms - self._room.ms(text), text),), fewest=1)
            after_ms = at_ms
