"""What is noted of a dose while it is read: what it says, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from backcoach.catalogue.own.notation.amounts import Amount
from backcoach.catalogue.own.notation.bounds import (
    LONGEST_MS,
    LONGEST_S,
    amount_faults,
    breath_faults,
)
from backcoach.catalogue.own.notation.draft import (
    BREATH,
    TEMPO,
    TOTAL,
    Between,
    Draft,
    Kind,
    Misreading,
    Pause,
    Slot,
)
from backcoach.catalogue.own.notation.tokens import Tokens
from backcoach.catalogue.own.notation.vocabulary import Measure
from backcoach.domain.errors import perhaps
from backcoach.domain.knowledge.terms import Sides

_UNCLEAR = "may be a thousand or a part of one; write 1000, or 1.5"
_FALLBACK = "; write one like 3x10, hold 5 s, each side, and # before a note"
_TIMED = (Slot.HOLD, Slot.WORK, Slot.STRETCH)
_LIES: Mapping[Between | None, Kind] = {Between.REPS: Kind.RELAX, Between.EXERCISES: Kind.AFTER}
_KNOWN = (
    *("seconds", "minutes", "breaths", "times", "reps", "repetitions", "sets", "hold", "rest"),
    *("each", "side", "alternate", "daily", "twice", "tempo", "between", "until", "week"),
)


@dataclass
class Notes:
    """A text, its tokens, and the draft of what was read of them so far."""

    text: str
    tokens: Tokens
    draft: Draft = Draft()
    named: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Sides by name, left and right, with the tokens of each."""

    def written(self, start: int, end: int) -> str:
        """What was written from one token to before another."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _place(self, start: int, end: int) -> Misreading:
        return Misreading(self.tokens[start].start, self.written(start, end), "")

    def tell(self, start: int, end: int, message: str) -> None:
        """Note a problem with the tokens from `start` to before `end`."""
        problem = self._place(start, end)._replace(message=message)
        self.draft = replace(self.draft, problems=(*self.draft.problems, problem))

    def tell_unread(self, start: int, end: int) -> None:
        """Note that some words were not understood, and what they may have been."""
        words = self.tokens[start:end]
        if any(word.is_unclear for word in words):
            self.tell(start, end, _UNCLEAR)
            return
        is_word = len(words) == 1 and words[0].text.isalpha()
        near = perhaps(words[0].text, _KNOWN) if is_word else ""
        self.tell(start, end, f"is no part of a dose{near or _FALLBACK}")

    def amount(self, slot: Slot, amount: Amount, start: int, end: int) -> None:
        """Note an amount, if it can be one, and unless there is another already."""
        if slot in _TIMED and amount.measure is None:
            amount = amount._replace(measure=Measure.SECOND)
        faults = tuple(amount_faults(amount))
        for message in faults:
            self.tell(start, end, message)
        if not faults and self._is_new(self.draft.amounts.get(slot), amount, slot, start, end):
            amounts = {**self.draft.amounts, slot: amount}
            places = self._placed(slot, start, end)
            self.draft = replace(self.draft, amounts=amounts, places=places)

    def pause(self, kind: Kind, pause: Pause, start: int, end: int) -> None:
        """Note a rest, unless there is another already that lies between the same."""
        if pause.between in _LIES:
            kind = _LIES[pause.between]
        if (pause.ms or 0) > LONGEST_MS:
            self.tell(start, end, f"is too long; a rest is up to {LONGEST_S} s")
        elif self._is_new(self.draft.pauses.get(kind), pause, kind, start, end):
            pauses = {**self.draft.pauses, kind: pause}
            places = self._placed(kind, start, end)
            self.draft = replace(self.draft, pauses=pauses, places=places)

    def total(self, start: int, end: int) -> None:
        """Note that a number is for both sides together."""
        self.draft = replace(self.draft, places=self._placed(TOTAL, start, end))

    def side(self, side: Sides, start: int, end: int, *, is_both: bool = False) -> None:
        """Note on which side it is done; to alternate says more than that it is each."""
        before = self.draft.side
        if {before, side} == {Sides.EACH, Sides.ALTERNATE}:
            self.draft = replace(self.draft, side=Sides.ALTERNATE)
        elif self._is_new(before, side, "on which side", start, end):
            self.draft = replace(self.draft, side=side, is_both=is_both)

    def often(self, frequency: str, start: int, end: int) -> None:
        """Note how often a day, or a week."""
        if frequency.endswith("day"):
            if self._is_new(self.draft.a_day, frequency, "how often a day", start, end):
                self.draft = replace(self.draft, a_day=frequency)
        elif self._is_new(self.draft.a_week, frequency, "how often a week", start, end):
            self.draft = replace(self.draft, a_week=frequency)

    def breath(
        self, seconds: tuple[Fraction, ...], start: int, end: int, *, is_named: bool = True
    ) -> None:
        """Note a breath of its own, whether it is called one or only looks like it."""
        faults = tuple(breath_faults(seconds))
        for message in faults:
            self.tell(start, end, message)
        if not faults and self._is_new(self.draft.breath, seconds, BREATH, start, end):
            places = self.draft.places if is_named else self._placed(BREATH, start, end)
            self.draft = replace(self.draft, breath=seconds, places=places)

    def tempo(self, seconds: tuple[Fraction, ...], start: int, end: int) -> None:
        """Note how long the parts of a repetition take."""
        if max(seconds) > LONGEST_S or not any(seconds):
            self.tell(start, end, "is no tempo; write seconds for each part, like tempo 3-1-2")
        elif self._is_new(self.draft.tempo, seconds, TEMPO, start, end):
            places = self._placed(TEMPO, start, end)
            self.draft = replace(self.draft, tempo=seconds, places=places)

    def listed(self, numbers: tuple[Fraction, ...], start: int, end: int) -> None:
        """Note the repetitions set by set."""
        faults = {fault for each in numbers for fault in amount_faults(Amount(each, each))}
        for message in faults:
            self.tell(start, end, message)
        if len(numbers) > 10:
            self.tell(start, end, "has more than ten sets; write up to ten numbers")
        elif not faults and self._is_new(self.draft.listed, numbers, Slot.REPS, start, end):
            places = self._placed(Slot.REPS, start, end)
            self.draft = replace(self.draft, listed=numbers, places=places)

    def _placed(self, what: str, start: int, end: int) -> Mapping[str, Misreading]:
        return {**self.draft.places, what: self._place(start, end)}

    def _is_new(self, before: object, now: object, what: str, start: int, end: int) -> bool:
        if before and before != now:
            self.tell(start, end, f"says once more {what}; write that once")
        return not before
