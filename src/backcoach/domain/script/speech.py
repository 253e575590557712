"""The spoken plan: what is said, and when, so that all of it is over when it has to be.

Every stretch of words is clear of every chime and of other words, and over before the next phase
that is heard to begin. What is to be done is said right before it begins: between the words and
their chime nothing sounds, not even a number. Where there is no room for all that could be said,
something shorter is; at last the chime speaks for itself.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from backcoach.domain.knowledge.terms import CueKind, PhaseKind, Sides, Talk
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.captions import begins_repetition, few_words, with_label
from backcoach.domain.script.counting import Counting
from backcoach.domain.script.leading import Sentence, fitted, introduction
from backcoach.domain.script.room import Room
from backcoach.domain.timeline.timeline import Cue, Phase, Repetition, parts_of
from backcoach.domain.words.counts import listed, number_of, side_of
from backcoach.domain.words.grammar import capitalised, sentences
from backcoach.domain.words.labels import SIDE_WORDS
from backcoach.domain.words.phases import in_turn, names_side, now_you
from backcoach.domain.words.prompts import DONE

LONGEST_PAUSE_MS = 7_000
"""The longest time between two sentences of which the second is still waited for."""

_LEADING = {
    PhaseKind.REST: CueKind.REST,
    PhaseKind.SWITCH: CueKind.SWITCH,
    PhaseKind.PREPARE: CueKind.ANNOUNCE,
}


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
        self._room = Room(phases, captions, voice_speed)
        self._parts = [*parts_of(phases)]
        self._shown = {phase.item for phase in phases if phase.kind is PhaseKind.SHOW}
        self._opening = self._openings()

    def _is_work(self, index: int) -> bool:
        return self._phases[index].is_work

    def spoken(self) -> Iterator[Cue]:
        """Every stretch of words, in order."""
        for is_work, group in groupby(range(len(self._phases)), key=self._is_work):
            if not is_work:
                self._lead_in([*group])
        for part in self._parts:
            self._instruct(part[0])
        Counting(self._room, self._phases, self._talk).accompany()
        self._room.add(self._phases[-1].end_ms, CueKind.DONE, DONE)
        yield from sorted(self._room.cues, key=lambda cue: cue.at_ms)

    def _openings(self) -> dict[int, Repetition]:
        """The first repetition of each item."""
        backwards = (self._phases[part[0]] for part in reversed(self._parts))
        return {phase.item: phase.repetition for phase in backwards}

    # What leads to the work

    def _lead_in(self, indices: Sequence[int]) -> None:
        """Say what there is to say in the phases before some work."""
        first, ahead = indices[0], indices[-1] + 1
        if ahead == len(self._phases):
            self._get_up(indices[-1])
        elif first == 0 or self._phases[first - 1].item != self._phases[ahead].item:
            self._introduce(indices, ahead)
        else:
            for index in indices:
                self._lead(index, ahead)

    def _get_up(self, index: int) -> None:
        """Say how to get up after the last exercise."""
        phase = self._phases[index]
        more = () if self._talk is Talk.MINIMAL else sentences(phase.say)
        self._say_in_turn(index, (f"{phase.label}.", *more), self._room.length_ms(index), 0)

    def _introduce(self, indices: Sequence[int], ahead: int) -> None:
        """Say which exercise is next and how to get ready for it, show it, and let begin."""
        spare_ms = self._spare_ms(ahead)
        shown = [index for index in indices if self._phases[index].kind is PhaseKind.SHOW]
        if not shown:
            self._tell(indices, spare_ms, self._previews(ahead))
            return
        self._tell([index for index in indices if index < shown[0]], 0, ((),))
        for index in shown:
            self._show(index)
        if self._talk is not Talk.MINIMAL:
            text = now_you(is_first=self._phases[ahead].item == 0)
            self._room.early(indices[-1], CueKind.READY, text, spare_ms)

    def _tell(
        self, indices: Sequence[int], spare_ms: int, previews: Sequence[Sequence[str]]
    ) -> None:
        """Say all there is to say before an exercise, or as much of it as there is time to follow.

        The first of `previews` that has room is said with it, and `spare_ms` at the end are free.
        """
        leading = [self._phases[index] for index in indices]
        item = self._plan.items[leading[0].item]
        lengths = [self._room.length_ms(index) for index in indices]
        lengths[-1] -= spare_ms
        if lengths[-1] < 0 and lengths[1:]:  # more at the end than can be followed is less before
            lengths[-2] += lengths[-1]
        said: dict[int, list[str]] = {}
        for preview in previews:
            texts = introduction(item, leading, self._talk, preview)
            said = fitted(texts, lengths, self._room.heard_ms)
            if all(text in chain(*said.values()) for text in preview):
                break
        for slot, told in said.items():
            spare = spare_ms if slot == len(indices) - 1 else 0
            self._say_in_turn(indices[slot], told, lengths[slot], spare)

    def _say_in_turn(self, index: int, texts: Sequence[str], length_ms: int, spare_ms: int) -> None:
        """Say sentences one by one, with time between them where there is some."""
        kind = _LEADING[self._phases[index].kind]
        free_ms = length_ms - sum(map(self._room.heard_ms, texts))
        pause_ms = min(max(0, free_ms) // len(texts), LONGEST_PAUSE_MS)
        since_ms = 0
        for text in texts:
            at_ms = self._room.early(index, kind, text, spare_ms, since_ms)
            if at_ms is not None:
                since_ms = at_ms + self._room.heard_ms(text) + pause_ms

    def _previews(self, ahead: int) -> tuple[tuple[str, ...], ...]:
        """What to say of the work already before it, where there is no time in it for its words.

        It is the few words for every part in turn, else only for the parts without time; or none.
        """
        opening = self._phases[ahead].repetition
        heads = (part[0] for part in self._parts)
        own = [head for head in heads if self._phases[head].repetition == opening]
        words = {head: few_words(self._phases[head]) for head in own}
        late = tuple(words[head] for head in own if not self._room.has_before(head, words[head]))
        if not late or self._talk is Talk.MINIMAL:
            return ((),)
        return (in_turn(self._phases[head].short for head in own),), late

    def _show(self, index: int) -> None:
        """Say what a part is that is shown: in whole sentences, or in its few words."""
        phase = self._phases[index]
        whole = phase.say if phase.part else with_label(phase)
        text = {Talk.FULL: whole, Talk.BRIEF: few_words(phase)}.get(self._talk)
        if text is not None:
            self._room.early(index, CueKind.SHOW, text)

    def _lead(self, index: int, ahead: int) -> None:
        """What a rest or a change of sides says of itself, as it begins."""
        phase = self._phases[index]
        spare_ms = self._spare_ms(ahead) if index + 1 == ahead else 0
        length_ms = self._room.length_ms(index) - spare_ms
        for text in self._lead_words(phase):
            more = [Sentence(each, rank=1) for each in self._changed(phase)]
            said = fitted([Sentence(text), *more], (length_ms,), self._room.heard_ms)
            if said:
                self._say_in_turn(index, said[0], length_ms, spare_ms)
                return

    def _lead_words(self, phase: Phase) -> tuple[str, ...]:
        """Ways to say of a pause what it is, from the longest."""
        if not self._room.is_heard_to_begin(phase):
            return ()
        is_full = self._talk is Talk.FULL
        if phase.kind is PhaseKind.REST:
            return (f"{phase.label}.", "Rest.")[not is_full :]
        if self._alternates(phase):  # the next repetition says its side
            return (f"{phase.label}.",) if is_full else ()
        side = f"{capitalised(SIDE_WORDS[phase.side])} side."
        return (f"{phase.label}.", side)[self._talk is Talk.MINIMAL :]

    def _changed(self, phase: Phase) -> tuple[str, ...]:
        """What is different about the start on another side."""
        changes = phase.kind is PhaseKind.SWITCH and self._talk is not Talk.MINIMAL
        return sentences(phase.say) if changes else ()

    def _spare_ms(self, ahead: int) -> int:
        """How much time to leave to what is said of the work ahead."""
        texts = self._instructions(ahead)
        return max(map(self._room.heard_ms, texts), default=0)

    # The work itself

    def _instruct(self, index: int) -> None:
        """Say right before a part begins what it is."""
        moves = self._phases[index].kind is PhaseKind.MOVE
        kind = CueKind.MOVE if moves else CueKind.HOLD
        for text in self._instructions(index):
            if self._room.right_before(index, kind, text):
                return

    def _instructions(self, index: int) -> tuple[str, ...]:
        """Ways to say what a part is, from the longest; after the first time, only which it is."""
        phase, before = self._phases[index], self._phases[index - 1] if index else None
        begins = begins_repetition(before, phase)
        if not self._is_put_into_words(phase):
            return self._counts(phase) if begins else ()
        whats = (phase.label, capitalised(phase.short))[self._talk is not Talk.FULL :]
        counts = self._counts(phase) if begins else ()
        ways = (*counts, "") if not begins or self._names_side(phase) else counts
        texts = (f"{count} {what}." for what in whats for count in ways)
        return (*(text.strip() for text in texts), *counts)

    def _is_put_into_words(self, phase: Phase) -> bool:
        """Whether it is said what to do: on each side the first time, or once in few words."""
        if self._talk is Talk.FULL:
            return phase.is_first
        is_once = phase.repetition == self._opening[phase.item] and phase.item not in self._shown
        return self._talk is Talk.BRIEF and is_once

    def _names_side(self, phase: Phase) -> bool:
        """Whether the words for a part leave no doubt about its side."""
        part = self._plan.items[phase.item].exercise.movement[phase.part or 0]
        return names_side(part.short) or not self._alternates(phase)

    def _alternates(self, phase: Phase) -> bool:
        """Whether sides change with each repetition."""
        return self._plan.items[phase.item].dosage.sides is Sides.ALTERNATE

    def _counts(self, phase: Phase) -> tuple[str, ...]:
        """Ways to say which repetition of which set it is, and on which side.

        Where all is done on one side first, the side was said on the way there, too.
        """
        side = side_of(phase.side)
        sided = side if self._alternates(phase) else ()
        number, short = self._numbers(phase)
        ways = ((*side, *number), (*sided, *number), (*sided, *short), sided)
        return tuple(dict.fromkeys(listed(*words) for words in ways if words))

    def _numbers(self, phase: Phase) -> tuple[list[str], list[str]]:
        """Which set and which repetition, and the same in fewer words."""
        number: list[str] = []
        short: list[str] = []
        if self._talk is Talk.MINIMAL:
            return number, short
        if phase.rep == 1 and phase.sets > 1:
            number.append(number_of(phase.set, phase.sets, "set"))
            short.append(f"set {phase.set}")
        if phase.reps > 1:
            last = phase.rep == phase.reps and phase.set == phase.sets
            number.append("last one" if last else number_of(phase.rep, phase.reps))
            short.append("last" if last else f"{phase.rep}")
        return number, short
