"""The questions about a pain in the middle of a session, each with how to answer it."""

from collections.abc import Mapping

from backcoach.domain.knowledge.terms import WORST, Symptom
from backcoach.domain.words.labels import SYMPTOM_QUESTIONS
from backcoach.domain.words.prompts import GO_ON

HOW_MUCH = (
    f"How much does it hurt, from 0 (not at all) to {WORST} (as bad as can be)?",
    "Type a number, then Enter. Esc leaves it out.",
)


def what_comes_with_it(keys: Mapping[str, Symptom | None]) -> tuple[str, ...]:
    """Ask for symptoms; `keys` are those that answer."""
    return (
        "Does any of this come with it?",
        *(f"{key}  {_named(symptom)}" for key, symptom in keys.items()),
    )


def advised(advice: str) -> tuple[str, ...]:
    """Say what to do about it."""
    return (advice, GO_ON)


def _named(symptom: Symptom | None) -> str:
    return "None of these" if symptom is None else SYMPTOM_QUESTIONS[symptom]
