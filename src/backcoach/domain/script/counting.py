"""What goes along with a part: the breath in words at first, counts, and how long is left."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Chime, CueKind, PhaseKind, Talk
from backcoach.domain.script.captions import few_words
from backcoach.domain.script.room import Room
from backcoach.domain.script.silence import GAP_MS
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

LONGEST_ON_THE_WAY_MS = 8_000
"""Getting into position, one hears sooner again that there is nothing to be missed."""

SHORTEST_LEFT_MS = 5_000
ROUND_MS = (5_000, 15_000)
"""How long is left is told in round numbers where that can be."""

SAID_IN_MS = 300
"""At least so long it takes to say it."""


class Breaker(NamedTuple):
    """Words that may break a silence, over at a moment; the last of several is the best.

    They tell of the phase `head`, or else that so much is `left_ms`.
    """

    is_late: bool
    roundness: int
    at_ms: int
    head: int | None
    left_ms: int = 0


def stretches_of(phases: Sequence[Phase]) -> Iterator[tuple[int, int]]:
    """From when to when each part is done or shown, and each pause or preparation lasts."""

    def what(phase: Phase) -> tuple[object, ...]:
        return (phase.repetition, phase.part, phase.kind, phase.label * (not phase.is_work))

    for _, group in groupby(phases, key=what):
        own = [*group]
        yield own[0].start_ms, own[-1].end_ms


class Counting:
    """Says numbers and breaths into what room the words about what to do have left."""

    def __init__(self, room: Room, phases: Sequence[Phase], talk: Talk) -> None:
        self._room = room
        self._phases = phases
        self._talk = talk
        self._parts = [*parts_of(phases)]
        self._moves = [part[0] for part in self._parts if phases[part[0]].kind is PhaseKind.MOVE]
        self._stretches = [*stretches_of(phases)]
        self._ends = [end_ms for _, end_ms in self._stretches]
        self._starts = [phase.start_ms for phase in phases]

    def accompany(self) -> None:
        """Say all that goes along with the parts."""
        for part in self._parts:
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
        self._count([(end - 1000 * each, COUNTED[-each]) for each in seconds], FEWEST_COUNTED)

    def _count(self, words: Iterable[tuple[int, str]], fewest: int) -> bool:
        """Say words near their moments where there is room, if there is for so many of them."""
        placed = [(self._room.near(at_ms, text), text) for at_ms, text in words]
        said = [(at, text) for at, text in placed if at is not None]
        if len(said) < fewest:
            return False
        return all(self._room.add(at, CueKind.COUNT, text) for at, text in said)

    def _guide_breath(self, part: list[int]) -> None:
        """Put the first breaths of the first such hold into words, each before its chime."""
        for index in part[1:]:
            phase = self._phases[index]
            is_guided = phase.is_first and phase.breath_no <= GUIDED_BREATHS
            if is_guided and phase.start_ms in self._room.chimes:
                self._room.right_before(index, CueKind.BREATHE, breath_alone(phase.breath))

    # What breaks a silence

    def _break_silences(self) -> None:
        """Let nobody with closed eyes hear no word for long: say how long is left, or what comes.

        What lasts for minutes is left in peace for longer.
        """
        heard = [(cue.at_ms, cue.end_ms) for cue in self._room.cues]
        chimes = self._room.chimes.items()
        heard += [(at_ms, at_ms) for at_ms, chime in chimes if chime is Chime.HALFWAY]
        heard.append((self._phases[-1].end_ms,) * 2)
        since_ms = 0
        for at_ms, end_ms in sorted(heard):
            while at_ms - since_ms > self._longest_ms(since_ms) + GAP_MS:
                broken_ms = self._break(since_ms, since_ms + self._longest_ms(since_ms))
                if broken_ms is None:
                    break
                since_ms = broken_ms
            since_ms = max(since_ms, end_ms)

    def _longest_ms(self, at_ms: int) -> int:
        """How long nothing may be said from a moment on."""
        start_ms, end_ms = self._stretches[bisect_right(self._ends, at_ms)]
        soon_ms = at_ms + LONGEST_ON_THE_WAY_MS
        if self._phases[bisect_right(self._starts, soon_ms) - 1].kind is PhaseKind.PREPARE:
            return LONGEST_ON_THE_WAY_MS
        return LONGEST_IN_LONG_MS if end_ms - start_ms > LONG_MS else LONGEST_SILENCE_MS

    def _break(self, after_ms: int, before_ms: int) -> int | None:
        """Say something that begins between two moments, as late as may be; return its end."""
        for breaker in sorted(self._breakers(after_ms, before_ms), reverse=True):
            if self._is_said(breaker):
                return breaker.at_ms
        return None

    def _is_said(self, breaker: Breaker) -> bool:
        if breaker.head is not None:
            text = few_words(self._phases[breaker.head])
            return self._room.right_before(breaker.head, CueKind.MOVE, text)
        ms, at_ms = self._room.ms, breaker.at_ms
        ways = (((at_ms - ms(text), text),) for text in left(breaker.left_ms))
        return any(self._count(way, fewest=1) for way in ways)

    def _breakers(self, after_ms: int, before_ms: int) -> Iterator[Breaker]:
        """All that may be said between two moments."""
        middle_ms = (after_ms + before_ms) // 2
        for head in self._moves:
            start_ms = self._starts[head]
            if after_ms < start_ms <= before_ms:
                yield Breaker(start_ms >= middle_ms, len(ROUND_MS), start_ms, head)
        for start_ms, end_ms in self._stretches[bisect_right(self._ends, after_ms) :]:
            if start_ms > before_ms + SAID_IN_MS:
                break
            first_ms = max(after_ms, start_ms)
            for left_ms in range(SHORTEST_LEFT_MS, end_ms - first_ms, 1_000):
                at_ms = end_ms - left_ms
                if first_ms < at_ms <= before_ms + SAID_IN_MS:
                    roundness = sum(left_ms % each == 0 for each in ROUND_MS)
                    yield Breaker(at_ms >= middle_ms, roundness, at_ms, None, left_ms)
