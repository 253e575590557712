"""Finding conditions by the words people were told, and never one diagnosis for another."""

import re
from typing import TypeAlias

from backcoach.domain.errors import UsageError, did_you_mean, shown
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.safety import Safety, Uncoded
from backcoach.domain.knowledge.terms import FORMER_CONDITIONS, Condition

Meaning: TypeAlias = tuple[Condition, ...] | Uncoded

_BETWEEN = re.compile(r"(?:[ ,;]|\b(?:and|or)\b)*")
"""What may stand before, between and after words for conditions."""

SHORT, LONG = 6, 10
"""From so many letters on, one letter may be another; and from so many on, two may be wrong."""


def conditions_in(safety: Safety, text: str) -> tuple[Condition, ...]:
    """The conditions that a text names by code, plain name or other words, each once.

    Raises:
        UsageError: it names none, or one that has no code; the hint says what to do then.
    """
    meanings = _meanings(safety)
    found: dict[Condition, None] = {}
    rest = _after_between(plain(text))
    while rest:
        word = _word_at_start(rest, meanings)
        meaning = meanings[word]
        if isinstance(meaning, Uncoded):
            raise UsageError(f"There is no condition here for {word}.", meaning.say)
        found |= dict.fromkeys(meaning)
        rest = _after_between(rest[len(word) :])
    if not found:
        raise UsageError("That names no condition.", "none takes all of them away.")
    return tuple(found)


def _meanings(safety: Safety) -> dict[str, Meaning]:
    meanings: dict[str, Meaning] = {plain(old): now for old, now in FORMER_CONDITIONS.items()}
    for each in safety.conditions:
        words = (each.condition, each.name, *each.aliases)
        meanings |= {plain(word): (each.condition,) for word in words}
    return meanings | {plain(word): other for other in safety.uncoded for word in other.words}


def _after_between(text: str) -> str:
    between = _BETWEEN.match(text)
    return text[between.end() :] if between else text


def _word_at_start(text: str, meanings: dict[str, Meaning]) -> str:
    for word in sorted(meanings, key=len, reverse=True):
        if re.match(rf"{re.escape(word)}(?=[ ,;]|$)", text):
            return word
    unknown = re.split("[,;]", text)[0].strip()
    hint = "A word that is not there has no rule here: ask a doctor or physiotherapist about it."
    raise UsageError(
        f'There is no condition "{shown(unknown)}".',
        did_you_mean(_meant(unknown, meanings), f"`backcoach profile` lists all. {hint}"),
    )


def _meant(typed: str, meanings: dict[str, Meaning]) -> tuple[str, ...]:
    """The word that somebody mistyped; nothing where there may be two that mean different things.

    A name that only looks like another is another diagnosis.
    """
    near = [word for word in meanings if is_slip(typed, word)]
    return tuple(near[:1]) if len({meanings[word] for word in near}) == 1 else ()


def is_slip(typed: str, word: str) -> bool:
    """Whether a text is a word, or some words, with one or two letters mistyped."""
    pairs = list(zip(typed.split(), word.split(), strict=False))
    if len(typed.split()) != len(word.split()):
        return False
    wrong = [(one, other) for one, other in pairs if one != other]
    return len(wrong) == 1 and _is_slip_of(*wrong[0])


def _is_slip_of(typed: str, word: str) -> bool:
    if typed[0] != word[0]:
        return False
    if len(word) < SHORT:
        is_another = len(typed) == len(word) and sorted(typed) != sorted(word)
        return len(word) >= SHORT - 2 and not is_another and _edits(typed, word) == 1
    return _edits(typed, word) <= (2 if len(word) >= LONG else 1)


def _edits(one: str, other: str) -> int:
    """How many letters are missing, too many, other ones, or swapped with their neighbour."""
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        last, row, older = row, [i], before
        for j, wanted in enumerate(other, 1):
            least = min(row[-1] + 1, last[j] + 1, last[j - 1] + (letter != wanted))
            if min(i, j) > 1 and (letter, one[i - 2]) == (other[j - 2], wanted):
                least = min(least, older[j - 2] + 1)
            row.append(least)
        before = last
    return row[-1]
