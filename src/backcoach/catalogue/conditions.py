"""Finding conditions by the words people were told, and never one diagnosis for another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from backcoach.domain.errors import UsageError, did_you_mean, shown
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.safety import Safety, Uncoded
from backcoach.domain.knowledge.terms import FORMER_CONDITIONS, Condition

Meaning: TypeAlias = tuple[Condition, ...] | Uncoded

_BETWEEN = re.compile(r"(?:[ ,;]|\b(?:and|or)\b)*")
"""What may stand before, between and after words for conditions."""

_TELL_ONCE = "Tell the coach once, and it leaves out what does not suit you:"

SHORTEST, SHORT, LONG = 4, 6, 10
"""Letters of a word from which on one may be missing, one may be another, and two may be wrong."""

MOST_WRONG = 2
"""Letters that may be wrong in a text."""


def conditions_in(safety: Safety, text: str) -> tuple[Condition, ...]:
    """The conditions that a text names by code, plain name or other words, each once.

    Raises:
        UsageError: it names none, or one that has no code; the hint says what to do then.
    """
    meanings = _meanings(safety)
    found: dict[Condition, None] = {}
    for word in _words_in(plain(text), meanings):
        meaning = meanings[word]
        if isinstance(meaning, Uncoded):
            raise UsageError(f"There is no condition here for {word}.", meaning.say)
        found |= dict.fromkeys(meaning)
    if not found:
        raise UsageError("That names no condition.", "none takes all of them away.")
    return tuple(found)


def what_to_do(catalogue: Catalogue, text: str) -> str:
    """What to do about a word for a condition where a name was asked for; nothing for any other."""
    meanings = _meanings(catalogue.safety)
    typed = plain(text)
    found = (typed,) if typed in meanings else _meant(typed, meanings)
    if not found:
        return ""
    meaning = meanings[found[0]]
    asked = () if typed == found[0] else (did_you_mean(found),)
    if isinstance(meaning, Uncoded):
        return " ".join((*asked, meaning.say))
    told = f"{_TELL_ONCE} `backcoach profile set conditions {found[0]}`."
    return " ".join((*asked, told, *made_for(catalogue, meaning)))


def made_for(catalogue: Catalogue, conditions: Iterable[Condition]) -> Iterator[str]:
    """Which routines are made for whoever has some conditions: those that are called like one."""
    for each in conditions:
        name = plain(catalogue.safety.condition[each].name)
        for routine in catalogue.routines:
            if name in map(plain, (routine.id, routine.name, *routine.aliases)):
                yield f"`backcoach session {routine.id}` is for {routine.whom}."


def _meanings(safety: Safety) -> dict[str, Meaning]:
    meanings: dict[str, Meaning] = {plain(old): now for old, now in FORMER_CONDITIONS.items()}
    for each in safety.conditions:
        words = (each.condition, each.name, *each.aliases)
        meanings |= {plain(word): (each.condition,) for word in words}
    return meanings | {plain(word): other for other in safety.uncoded for word in other.words}


def _words_in(text: str, meanings: Mapping[str, Meaning]) -> Iterable[str]:
    longest_first = sorted(meanings, key=len, reverse=True)
    known = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?=[ ,;]|$)")
    at = _after_between(text, 0)
    while at < len(text):
        word = known.match(text, at)
        if word is None:
            raise _unknown(text[at:], meanings)
        yield word[0]
        at = _after_between(text, word.end())


def _after_between(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _unknown(rest: str, meanings: Mapping[str, Meaning]) -> UsageError:
    typed = re.split("[,;]", rest)[0].strip()
    no_rule = "A word that is not there has no rule here: ask a doctor or physiotherapist about it."
    hint = did_you_mean(_meant(typed, meanings), f"`backcoach profile` lists all. {no_rule}")
    return UsageError(f'There is no condition "{shown(typed)}".', hint)


def _meant(typed: str, meanings: Mapping[str, Meaning]) -> tuple[str, ...]:
    """The word that somebody mistyped; nothing where there may be two that mean different things.

    A name that only looks like another is another diagnosis.
    """
    near = [word for word in meanings if is_slip(typed, word)]
    return tuple(near[:1]) if len({meanings[word] for word in near}) == 1 else ()


def is_slip(typed: str, phrase: str) -> bool:
    """Whether a text is a phrase in which one word is mistyped."""
    if abs(len(typed) - len(phrase)) > MOST_WRONG:
        return False
    one, other = typed.split(), phrase.split()
    wrong = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(wrong) == 1 and _is_mistyped(*wrong[0])


def _is_mistyped(typed: str, word: str) -> bool:
    """Whether one or two letters are wrong, and not the first; the shorter, the less may be."""
    most = MOST_WRONG if len(word) >= LONG else 1
    if typed[0] != word[0] or len(word) < SHORTEST or abs(len(typed) - len(word)) > most:
        return False
    has_another_letter = len(typed) == len(word) and sorted(typed) != sorted(word)
    return not (len(word) < SHORT and has_another_letter) and _edits(typed, word) <= most


def _edits(one: str, other: str) -> int:
    """How many letters are missing, too many, other ones, or swapped with their neighbour."""
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        last, older = row, before
        row = [i]
        for j, wanted in enumerate(other, 1):
            least = min(row[-1] + 1, last[j] + 1, last[j - 1] + int(letter != wanted))
            if min(i, j) > 1 and (letter, one[i - 2]) == (other[j - 2], wanted):
                least = min(least, older[j - 2] + 1)
            row.append(least)
        before = last
    return row[-1]
