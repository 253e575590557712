"""The spoken plan: what is said, and when, so that all of it is over when it has to be.

Every stretch of words is clear of every chime and of other words, and over before the next phase
that is heard to begin. What is to be done is said right before it begins: between the words and
their chime nothing sounds, not even a number. Where there is no room for all that could be said,
something shorter is; at last the chime speaks for itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, repeat
from operator import itemgetter

from backcoach.domain.knowledge.terms import Chime, CueKind, PhaseKind, Sides, Talk, Urgency
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.captions import begins_repetition
from backcoach.domain.script.leading import fitted, introduction, teaching
from backcoach.domain.script.silence import GAP_MS, LONGEST_CHIME_MS, Silence
from backcoach.domain.timeline.timeline import Cue, Phase, parts_of
from backcoach.domain.words.counts import listed, number_of, side_of
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.labels import SIDE_WORDS
from backcoach.domain.words.lengths import COUNTED, estimated_ms
from backcoach.domain.words.phases import breath_alone, sided
from backcoach.domain.words.prompts import DONE, HALFWAY

LONG_HOLD_MS = 15_000
"""From here on the last five seconds of a hold are counted."""

FEWEST_COUNTED = 3
"""A count that what is said next would break off before so many numbers is not begun."""

NEARLY_MS = 550
"""So far from its second a number may be said."""

GUIDED_BREATHS = 2
"""So many breaths of a hold are put into words; then their chimes are known."""

_LEADING = {
    PhaseKind.REST: CueKind.REST,
    PhaseKind.SWITCH: CueKind.SWITCH,
    PhaseKind.PREPARE: CueKind.ANNOUNCE,
}
_AMBIENT = (CueKind.COUNT, CueKind.BREATHE)


class SpokenPlan:
    """Finds words and a moment for each; `talk` is how much is said, `voice_speed` how fast.

    The words stay clear of the chimes among `captions`.
    """

    def __init__(
        self,
        phases: Sequence[Phase],
        plan: Plan,
        captions: Sequence[Cue],
        talk: Talk,
        voice_speed: float,
    ) -> None:
        self._phases = phases
        self._plan = plan
        self._talk = talk
        self._voice_speed = voice_speed
        self._cues: list[Cue] = []
        self._taught: set[int] = set()
        self._chimes = {cue.at_ms: cue.chime for cue in captions if cue.chime is not None}
        self._starts = [phase.start_ms for phase in phases]
        self._silences = [*self._make_silences()]

    def _make_silences(self) -> Iterator[Silence]:
        """The silence each phase lies in; one that nobody hears begin shares that before it."""
        chimed = [*self._chimes]
        numbers = accumulate(map(self._is_heard_to_begin, self._phases))
        for _, group in groupby(zip(numbers, self._phases, strict=True), key=itemgetter(0)):
            phases = [phase for _, phase in group]
            start_ms, end_ms = phases[0].start_ms, phases[-1].end_ms
            first = bisect_left(chimed, start_ms - LONGEST_CHIME_MS)
            heard = chimed[first : bisect_left(chimed, end_ms)]
            silence = Silence(start_ms, end_ms, {at_ms: self._chimes[at_ms] for at_ms in heard})
            yield from repeat(silence, len(phases))

    def _is_heard_to_begin(self, phase: Phase) -> bool:
        """Whether a phase begins with a chime or, on the way to an exercise, with words."""
        return phase.kind is PhaseKind.PREPARE or phase.start_ms in self._chimes

    def _is_work(self, index: int) -> bool:
        return self._phases[index].is_work

    def spoken(self) -> Iterator[Cue]:
        """Every stretch of words, in order."""
        for is_work, group in groupby(range(len(self._phases)), key=self._is_work):
            if not is_work:
                self._lead_in([*group])
        parts = [*parts_of(self._phases)]
        for part in parts:
            self._instruct(part[0])
        for part in parts:
            self._accompany(part)
        for at_ms in (at_ms for at_ms, chime in self._chimes.items() if chime is Chime.HALFWAY):
            self._count(((at_ms, HALFWAY),), fewest=1)
        self._add(self._phases[-1].end_ms, CueKind.DONE, DONE)
        yield from sorted(self._cues, key=lambda cue: cue.at_ms)

    # What leads to the work

    def _lead_in(self, indices: Sequence[int]) -> None:
        """Say what there is to say in the phases before some work."""
        first, ahead = indices[0], indices[-1] + 1
        if first == 0 or self._phases[first - 1].item != self._phases[ahead].item:
            self._introduce(indices, ahead)
        else:
            for index in indices:
                self._lead(index, ahead)

    def _introduce(self, indices: Sequence[int], ahead: int) -> None:
        """Say which exercise is next, how to get ready for it, and how it begins."""
        work = self._phases[ahead]
        leading = [self._phases[index] for index in indices]
        sentences = introduction(self._plan.items[work.item], leading, work, self._talk)
        lengths = [self._silences[index].length_ms() for index in indices]
        lengths[-1] -= self._spare_ms(ahead)
        said = fitted(sentences, lengths, self._ms)
        for slot, texts in said.items():
            kind = _LEADING[leading[slot].kind]
            self._early(indices[slot], kind, " ".join(texts))
        if any(teaching(work) in texts for texts in said.values()):
            self._taught.add(ahead)

    def _lead(self, index: int, ahead: int) -> None:
        """What a rest or a change of sides says of itself, as it begins."""
        phase = self._phases[index]
        spare = self._spare_ms(ahead) if index + 1 == ahead else 0
        for text in self._lead_words(phase):
            if self._early(index, _LEADING[phase.kind], text, spare):
                return

    def _lead_words(self, phase: Phase) -> tuple[str, ...]:
        if not self._is_heard_to_begin(phase):
            return ()
        if phase.kind is PhaseKind.REST:
            return (f"{phase.label}.", "Rest.")[self._talk is not Talk.FULL :]
        if self._alternates(phase):  # the next repetition says its side
            return (f"{phase.label}.",) if self._talk is Talk.FULL else ()
        side = f"{capitalised(SIDE_WORDS[phase.side])} side."
        texts = (f"{phase.label}. {phase.say}".strip(), f"{phase.label}.", side)
        return texts[(*Talk,).index(self._talk) :]

    def _spare_ms(self, ahead: int) -> int:
        """How much time to leave to what is said of the work ahead, if it is not taught."""
        usual = self._instructions(ahead, teaches=False)
        return max((self._ms(text) + GAP_MS for text in usual), default=0)

    # The work itself

    def _instruct(self, index: int) -> None:
        """Say right before a part begins what it is."""
        moves = self._phases[index].kind is PhaseKind.MOVE
        kind = CueKind.MOVE if moves else CueKind.HOLD
        for text in self._instructions(index):
            if self._right_before(index, kind, text):
                return

    def _is_new(self, index: int) -> bool:
        """Whether a phase begins a repetition."""
        before = self._phases[index - 1] if index else None
        return begins_repetition(before, self._phases[index])

    def _instructions(self, index: int, *, teaches: bool = True) -> tuple[str, ...]:
        """Ways to say what a part is, from the longest: taught in full the first time."""
        phase = self._phases[index]
        item = self._plan.items[phase.item]
        do = capitalised(sided(item.exercise.movement[phase.part or 0].short, phase.side))
        whats = (phase.label, do)
        counts = self._counts(phase) if self._is_new(index) else ()
        if self._talk is Talk.MINIMAL or (self._talk is Talk.BRIEF and not self._is_first(phase)):
            return counts
        count = counts[0] if counts else ""
        is_new = self._is_first(phase) and index not in self._taught and teaching(phase)
        taught = (f"{count} {phase.label}. {phase.say}",) if teaches and is_new else ()
        texts = (*taught, *(f"{each} {what}." for each in counts[:2] or ("",) for what in whats))
        return (*(text.strip() for text in texts), *counts)

    def _alternates(self, phase: Phase) -> bool:
        """Whether sides change with each repetition."""
        return self._plan.items[phase.item].dosage.sides is Sides.ALTERNATE

    def _is_first(self, phase: Phase) -> bool:
        """Whether this is the first repetition on its side."""
        return phase.set == phase.rep == 1

    def _counts(self, phase: Phase) -> tuple[str, ...]:
        """Ways to say which repetition of which set it is, and on which side.

        Where all is done on one side first, the side was said on the way there, too.
        """
        side = side_of(phase.side)
        sided = side if self._alternates(phase) else ()
        number, short = [], []
        if phase.rep == 1 and phase.sets > 1:
            number.append(number_of(phase.set, phase.sets, "set"))
            short.append(f"set {phase.set}")
        if phase.reps > 1:
            last = phase.rep == phase.reps and phase.set == phase.sets
            number.append("last one" if last else number_of(phase.rep, phase.reps))
            short.append("last" if last else f"{phase.rep}")
        ways = ((*side, *number), (*sided, *number), (*sided, *short), sided)
        return tuple(listed(*words) for words in ways if words)

    # What goes along with it

    def _accompany(self, part: list[int]) -> None:
        """The breath in words at first, and a count until it is over, or until other words."""
        if self._is_counted(part):
            self._count_down(part)
        if self._talk is Talk.FULL:
            self._guide_breath(part)

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
        placed = [(self._near(at_ms, text), text) for at_ms, text in words]
        said = [(at, text) for at, text in placed if at is not None]
        if len(said) >= fewest:
            for at, text in said:
                self._add(at, CueKind.COUNT, text)

    def _near(self, at_ms: int, text: str) -> int | None:
        """Take room for a word at a moment, or very near to it where something is in the way."""
        ms = self._ms(text)
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

    def _guide_breath(self, part: list[int]) -> None:
        """Put the first breaths of a hold into words, each before its chime."""
        for index in part[1:]:
            phase = self._phases[index]
            if phase.breath_no <= GUIDED_BREATHS and phase.start_ms in self._chimes:
                self._right_before(index, CueKind.BREATHE, breath_alone(phase.breath))

    # Finding room

    def _ms(self, text: str) -> int:
        return estimated_ms(text, self._voice_speed)

    def _right_before(self, index: int, kind: CueKind, text: str) -> bool:
        """Say something such that nothing sounds between it and a phase that is heard to begin."""
        at = self._silences[index - 1].last(self._ms(text)) if index else None
        return at is not None and self._add(at, kind, text)

    def _early(self, index: int, kind: CueKind, text: str, spare: int = 0) -> bool:
        since = self._phases[index].start_ms
        at = self._silences[index].early(self._ms(text), since, spare)
        return at is not None and self._add(at, kind, text)

    def _add(self, at_ms: int, kind: CueKind, text: str) -> bool:
        urgency = Urgency.AMBIENT if kind in _AMBIENT else Urgency.URGENT
        self._cues.append(Cue(at_ms, kind, text=text, says_ms=self._ms(text), urgency=urgency))
        return True
