"""The spoken plan: what is said, and when, so that all of it is over when it has to be.

Every stretch of words lies within one phase, clear of the chime that opens it and of other words.
What is to be done is said before it begins, so that the chime means go. Where there is no room
for all that could be said, something shorter is; at last the chime speaks for itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from backcoach.domain import wording
from backcoach.domain.captions import chime_of
from backcoach.domain.plan import Plan
from backcoach.domain.terms import CueKind, PhaseKind, Side, Sides, Talk, Urgency
from backcoach.domain.timeline import Cue, Phase

CHIME_MS = 400
"""How long a chime at the start of a phase is left alone."""

GAP_MS = 150
"""The silence before what comes next."""

LONG_HOLD_MS = 15_000
"""From here on the last five seconds of a hold are counted."""

HALFWAY_FROM_MS = {PhaseKind.HOLD: 20_000, PhaseKind.MOVE: 60_000}
"""From here on it is said when half of a hold, or of a movement for a time, is over."""

COUNTED = ("Five", "Four", "Three", "Two", "One")
NEARLY_MS = 450
"""So far from its second a number may be said."""

GUIDED_BREATHS = 2
"""So many breaths of a hold are put into words; then their chimes are known."""

_SENTENCE = re.compile(r"[^.?]+[.?]")

# Fitted to espeak-ng at 165 words a minute: no words of ours take longer by more than GAP_MS.
_START_MS, _LETTER_MS, _SYLLABLE_MS, _STOP_MS = 150, 52, 80, 350


def estimated_ms(text: str, speed: float = 1.0) -> int:
    """How long words take to say at so many times the usual speed, rather too long than short."""
    syllables = sum(_syllables(word) for word in text.lower().split())
    stops = sum(text.rstrip(".").count(mark) for mark in ".,:;")
    spoken = len(text) * _LETTER_MS + syllables * _SYLLABLE_MS + stops * _STOP_MS
    return round((_START_MS + spoken) / speed)


def _syllables(word: str) -> int:
    """Groups of vowels; a number counts as two."""
    groups = sum(vowel for vowel, _ in groupby(word, key=lambda letter: letter in "aeiouy"))
    return groups or 2


@dataclass(slots=True)
class _Room:
    """The time of one phase that is still free of words."""

    free: list[tuple[int, int]]

    def late(self, ms: int, before: int, since: int = 0) -> int | None:
        """Take the latest stretch of so long from `since` on that is over by `before`."""
        for index in range(len(self.free) - 1, -1, -1):
            start, end = self.free[index]
            begin = min(end, before) - ms
            if begin >= max(start, since):
                self._take(index, begin, ms)
                return begin
        return None

    def early(self, ms: int, since: int, spare: int = 0, until: int | None = None) -> int | None:
        """Take the earliest stretch of so long from `since` on.

        It is over by `until`, and leaves `spare` behind it.
        """
        for index, (start, end) in enumerate(self.free):
            begin = max(start, since)
            if begin + ms <= min(end - spare, end if until is None else until):
                self._take(index, begin, ms)
                return begin
        return None

    def _take(self, index: int, begin: int, ms: int) -> None:
        start, end = self.free[index]
        around = ((start, begin - GAP_MS), (begin + ms + GAP_MS, end))
        self.free[index : index + 1] = [(one, other) for one, other in around if one < other]


@dataclass
class SpokenPlan:
    """Finds words and a place for each; `talk` is how much is said, `speed` how fast."""

    phases: Sequence[Phase]
    plan: Plan
    talk: Talk
    speed: float
    cues: list[Cue] = field(default_factory=list)

    def __post_init__(self) -> None:
        before = (None, *self.phases[:-1])
        self._chimes = [
            chime_of(one, phase) is not None for one, phase in zip(before, self.phases, strict=True)
        ]
        self._rooms = [
            _Room([(phase.start_ms + CHIME_MS * chimes, phase.end_ms - GAP_MS)])
            for phase, chimes in zip(self.phases, self._chimes, strict=True)
        ]
        self._parts = [
            [*indices] for _, indices in groupby(range(len(self.phases)), key=self._part_of)
        ]

    def _part_of(self, index: int) -> tuple[object, ...]:
        phase = self.phases[index]
        return (phase.repetition, phase.part, phase.kind, phase.start_ms * (phase.part is None))

    def spoken(self) -> Iterator[Cue]:
        """Every stretch of words, in order."""
        for index, phase in enumerate(self.phases):
            if not phase.is_work:
                self._lead(index, phase)
        for number, part in enumerate(self._parts):
            if self.phases[part[0]].is_work:
                self._instruct(number, part)
        for part in self._parts:
            if self.phases[part[0]].is_work:
                self._accompany(part)
        yield from sorted(self.cues, key=lambda cue: cue.at_ms)

    # What leads to the work

    def _lead(self, index: int, phase: Phase) -> None:
        """What a rest, a change or a preparation says of itself, as it begins."""
        following = self.phases[index + 1] if index + 1 < len(self.phases) else None
        spare = 0
        if following is not None and following.is_work:
            usual = [text for text in self._instructions(index + 1) if following.say not in text]
            spare = max((self._ms(text) + GAP_MS for text in usual), default=0)
        kind, texts = self._lead_words(index, phase)
        for text in texts:
            if self._early(index, kind, text, Urgency.HIGH, spare):
                return

    def _lead_words(self, index: int, phase: Phase) -> tuple[CueKind, tuple[str, ...]]:
        first = index == 0 or self.phases[index - 1].item != phase.item
        name = self.plan.items[phase.item].exercise.name
        match phase.kind:
            case PhaseKind.REST:
                ahead = f" Next: {name}." if first else ""
                texts = (f"{phase.label}.{ahead}", f"Rest.{ahead}", ahead.strip() or "Rest.")
                return CueKind.REST, texts if self.talk is Talk.FULL else texts[1:]
            case PhaseKind.SWITCH if self._alternates(phase):
                return CueKind.SWITCH, ()  # the next repetition says its side
            case PhaseKind.SWITCH:
                side = f"{wording.capitalised(phase.side.value)} side."
                texts = (f"{phase.label}. {phase.say}".strip(), f"{phase.label}.", side)
                return CueKind.SWITCH, texts[(*Talk,).index(self.talk) :]
        announced = not first and self.phases[index - 1].kind is PhaseKind.PREPARE
        if announced:
            return CueKind.READY, ()
        return CueKind.ANNOUNCE, self._announcements(phase, said_before=not first)

    def _announcements(self, phase: Phase, *, said_before: bool) -> tuple[str, ...]:
        """The exercise's name, what this person has to know of it, how to start, which side."""
        item = self.plan.items[phase.item]
        name = f"{'Next' if phase.item else 'First'}: {item.exercise.name}. "
        told = "".join(f"{sentence} " for sentence in item.told)
        side = (
            ""
            if phase.side is Side.BOTH
            else f"{wording.capitalised(phase.side.value)} side first."
        )
        sentences = _SENTENCE.findall(phase.say) if self.talk is Talk.FULL else []
        starts = [" ".join(sentences[:many]) for many in range(len(sentences), -1, -1)]
        names = (name, "") if said_before else (name,)
        texts = [f"{each}{told}{start} {side}" for start in starts for each in names]
        shorter = (f"{name}{side}", side or name) if not said_before else (side,)
        return tuple(" ".join(text.split()) for text in (*texts, *shorter) if text.strip())

    # The work itself

    def _instruct(self, number: int, part: list[int]) -> None:
        """Say what a part is before it begins: in the phase before it, or ahead of a count."""
        index = part[0]
        if index == 0:
            return
        before = self._parts[number - 1]
        phase = self.phases[index]
        deadline = phase.start_ms - GAP_MS
        places = [before[-1]]
        if self._is_counted(before):
            deadline = phase.start_ms - len(COUNTED) * 1000 - GAP_MS
            places = [place for place in reversed(before) if self.phases[place].start_ms < deadline]
        elif not self.phases[index - 1].is_work and index > 1:
            places.append(index - 2)  # a pause may be too short for any words
        kind = CueKind.MOVE if phase.kind is PhaseKind.MOVE else CueKind.HOLD
        sided = self._is_new(index) and self._alternates(phase)
        urgency = Urgency.HIGH if sided else Urgency.USUAL
        texts = self._instructions(index)
        for place in places[:2]:
            for text in texts:
                if self._late(place, kind, text, urgency, deadline):
                    return

    def _is_new(self, index: int) -> bool:
        """Whether a phase begins a repetition."""
        before = self.phases[index - 1] if index else None
        return (
            before is None
            or not before.is_work
            or before.repetition != self.phases[index].repetition
        )

    def _instructions(self, index: int) -> tuple[str, ...]:
        """Ways to say what a part is, from the longest: taught in full the first time."""
        phase = self.phases[index]
        item = self.plan.items[phase.item]
        do = wording.capitalised(item.exercise.movement[phase.part or 0].do)
        counts = self._counts(phase) if self._is_new(index) else ()
        if self.talk is Talk.MINIMAL or (self.talk is Talk.BRIEF and not self._is_first(phase)):
            return counts
        count = counts[0] if counts else ""
        taught = (f"{count} {phase.label}. {phase.say}",) if self._is_first(phase) else ()
        texts = (*taught, f"{count} {phase.label}.", f"{count} {do}.")
        return (*(text.strip() for text in texts), *counts)

    def _alternates(self, phase: Phase) -> bool:
        """Whether sides change with each repetition."""
        return self.plan.items[phase.item].dosage.sides is Sides.ALTERNATE

    def _is_first(self, phase: Phase) -> bool:
        """Whether this is the first repetition on its side."""
        return phase.set == phase.rep == 1

    def _counts(self, phase: Phase) -> tuple[str, ...]:
        """Ways to say which repetition of which set it is, and the side where it alternates.

        Where all is done on one side first, the side was said on the way there.
        """
        first = phase.rep == 1
        sided = [phase.side.value] if self._alternates(phase) else []
        number, short = [], []
        if first and phase.sets > 1:
            number.append(f"set {phase.set} of {phase.sets}")
            short.append(f"set {phase.set}")
        if phase.reps > 1:
            last = phase.rep == phase.reps and phase.set == phase.sets
            number.append("last one" if last else f"{phase.rep} of {phase.reps}")
            short.append("last" if last else f"{phase.rep}")
        ways = ((*sided, *number), (*sided, *short), sided)
        return tuple(f"{wording.capitalised(', '.join(words))}." for words in ways if words)

    # What goes along with it

    def _accompany(self, part: list[int]) -> None:
        """The breath in words at first, half time, and a count to the end."""
        if self._is_counted(part):
            self._count_down(part)
        self._tell_halfway(part)
        if self.talk is Talk.FULL:
            self._guide_breath(part)

    def _is_counted(self, part: list[int]) -> bool:
        first, last = self.phases[part[0]], self.phases[part[-1]]
        long = last.end_ms - first.start_ms >= LONG_HOLD_MS
        return first.kind is PhaseKind.HOLD and long and self.talk is not Talk.MINIMAL

    def _count_down(self, part: list[int]) -> None:
        end = self.phases[part[-1]].end_ms
        for left, word in zip(range(len(COUNTED), 0, -1), COUNTED, strict=True):
            self._near(part, end - 1000 * left, word)

    def _tell_halfway(self, part: list[int]) -> None:
        first, last = self.phases[part[0]], self.phases[part[-1]]
        lasts = last.end_ms - first.start_ms
        if lasts >= HALFWAY_FROM_MS[first.kind]:
            self._near(part, first.start_ms + lasts // 2, "Halfway")

    def _near(self, part: list[int], at_ms: int, text: str) -> None:
        """Say a word at a moment of a part, or very nearly so where a chime is in the way."""
        index = next(each for each in part if at_ms < self.phases[each].end_ms)
        ms = self._ms(text)
        at = self._rooms[index].early(ms, at_ms, until=at_ms + ms + NEARLY_MS)
        if at is None:
            at = self._rooms[index].late(ms, at_ms + ms, since=at_ms - NEARLY_MS)
        if at is not None:
            self._add(at, CueKind.COUNT, text, Urgency.AMBIENT)

    def _guide_breath(self, part: list[int]) -> None:
        """Put the first breaths of a hold into words, each before its chime."""
        for index in part[1:]:
            phase = self.phases[index]
            if phase.breath_no <= GUIDED_BREATHS and self._chimes[index]:
                word = wording.breath_alone(phase.breath)
                deadline = phase.start_ms - GAP_MS
                self._late(index - 1, CueKind.BREATHE, word, Urgency.AMBIENT, deadline)

    # Finding room

    def _ms(self, text: str) -> int:
        return estimated_ms(text, self.speed)

    def _late(self, index: int, kind: CueKind, text: str, urgency: Urgency, before: int) -> bool:
        at = self._rooms[index].late(self._ms(text), before)
        return at is not None and self._add(at, kind, text, urgency)

    def _early(self, index: int, kind: CueKind, text: str, urgency: Urgency, spare: int) -> bool:
        since = self.phases[index].start_ms
        at = self._rooms[index].early(self._ms(text), since, spare)
        return at is not None and self._add(at, kind, text, urgency)

    def _add(self, at_ms: int, kind: CueKind, text: str, urgency: Urgency) -> bool:
        self.cues.append(Cue(at_ms, kind, text=text, says_ms=self._ms(text), urgency=urgency))
        return True
