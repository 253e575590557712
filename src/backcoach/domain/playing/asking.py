"""The questions about a pain in the middle of a session: how much, with what, then the advice."""

from dataclasses import dataclass, replace

from backcoach.domain.knowledge.safety import PainRule
from backcoach.domain.knowledge.terms import WORST, Symptom
from backcoach.domain.words.questions import HOW_MUCH, advised, what_comes_with_it

CANCEL = "escape"

_WITHOUT_SHIFT = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
"""What the keys of the digits give on a French keyboard, where digits take Shift."""

_SYMPTOMS: dict[str, Symptom | None] = {"1": Symptom.LEG, "2": Symptom.FAINT, "0": None}


@dataclass(frozen=True, slots=True)
class Asking:
    """How far the questions are: digits typed, the score once it is sure, the advice at the end."""

    typed: str = ""
    score: int | None = None
    rule: PainRule | None = None

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
        """Whether a key answers the second question."""
        return self.score is not None and digit_of(key) in _SYMPTOMS

    @property
    def is_typing(self) -> bool:
        """Whether the number is being asked for."""
        return self.score is None

    def page(self) -> tuple[str, ...]:
        """What to show and say now: a question or the advice, then what to press."""
        if self.rule is not None:
            return advised(self.rule.say)
        return HOW_MUCH if self.is_typing else what_comes_with_it(_SYMPTOMS)


def symptom_of(key: str) -> Symptom | None:
    """What a key says at the second question; leaving it out names no symptom."""
    return _SYMPTOMS.get(digit_of(key))


def digit_of(key: str) -> str:
    """The digit, 0 to 9, that a key means where a number is asked for; empty where it means none.

    Digits of every script count, and so do those of a French keyboard without Shift.
    """
    if len(key) != 1:
        return ""
    return str(int(key)) if key.isdecimal() else _WITHOUT_SHIFT.get(key, "")
