"""The questions about a pain in the middle of a session, and the advice at their end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from backcoach.domain.knowledge.safety import PainRule
from backcoach.domain.knowledge.terms import WORST, Symptom
from backcoach.domain.words.questions import (
    WHAT_COMES_WITH_IT,
    WHAT_IN_THE_LEG,
    advised,
    how_much,
)

CANCEL = "escape"

_WITHOUT_SHIFT = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
"""What the keys of the digits give on a French keyboard, where digits take Shift."""

_WITH_IT = {"1": Symptom.LEG, "2": Symptom.SHARP, "3": Symptom.FAINT, "0": None}
_IN_THE_LEG = {"1": Symptom.LEG, "2": None, "3": Symptom.LEG_UP}


@dataclass(frozen=True, slots=True)
class Asking:
    """How far the questions are: digits typed, the score once it is sure, the advice at the end.

    `of_the_leg` says that the third one is asked, which only pain in a leg leads to. `after` is the
    name of the exercise that hurt, in a rest after it.
    """

    typed: str = ""
    score: int | None = None
    of_the_leg: bool = False
    rule: PainRule | None = None
    after: str = ""

    def pressed(self, key: str) -> "Asking":
        """Return the questions after a key that answers the first one; other keys do nothing."""
        if key == "backspace":
            return replace(self, typed=self.typed[:-1])
        if key == "enter" and self.typed:
            return replace(self, score=int(self.typed))
        digit = digit_of(key)
        typed = self.typed + digit
        fits = digit and typed == str(int(typed)) and int(typed) <= WORST
        return replace(self, typed=typed) if fits else self

    def is_answered_by(self, key: str) -> bool:
        """Whether a key answers the second or the third question."""
        return self.score is not None and digit_of(key) in self._answers

    def symptom_of(self, key: str) -> Symptom | None:
        """What a key says there: usual pain in a leg, and leaving it out, name no symptom."""
        return self._answers.get(digit_of(key))

    @property
    def is_typing(self) -> bool:
        """Whether the number is being asked for."""
        return self.score is None

    def page(self) -> tuple[str, ...]:
        """What to show and say now: a question or the advice, then what to press."""
        if self.rule is not None:
            return advised(self.rule.say)
        if self.is_typing:
            return how_much(self.after)
        return WHAT_IN_THE_LEG if self.of_the_leg else WHAT_COMES_WITH_IT

    @property
    def _answers(self) -> Mapping[str, Symptom | None]:
        return _IN_THE_LEG if self.of_the_leg else _WITH_IT


def digit_of(key: str) -> str:
    """The digit, 0 to 9, that a key means where a number is asked for; empty where it means none.

    Digits of every script count, and so do those of a French keyboard without Shift.
    """
    if len(key) != 1:
        return ""
    return str(int(key)) if key.isdecimal() else _WITHOUT_SHIFT.get(key, "")
