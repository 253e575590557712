"""All that is read or heard is in words that most people understand without effort.

The measure is the school grade of Flesch and Kincaid (1975), from the words in a sentence and the
syllables in a word. A word has one more syllable than places where a printer would divide it, and
a number counts as one. That misses one in a few short words, such as "open"; against a dictionary
of how words are spoken, it changes the grade of an exercise's steps by less than one.
"""

import re
from pathlib import Path

import pyphen  # type: ignore[import-untyped]
import pytest

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.words import notices
from backcoach.domain.words.disclaimers import ABOUT_SIGNS, DISCLAIMER, DISCLAIMER_AND_ADVICE
from backcoach.domain.words.intended import ABOUT
from backcoach.domain.words.overview import ON_A_BED
from backcoach.domain.words.questions import (
    A_BAD_DAY,
    WHAT_COMES_WITH_IT,
    WHAT_IN_THE_LEG,
    WHETHER_ANY_IS_SO,
    how_much,
)
from backcoach.screen.pages.summary import FINE
from tests.catalogue.samples import real_catalogue
from tests.every import every

HARDEST_GRADE = 8
"""What a pupil of 13 or 14 reads."""

WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
DIVIDED = pyphen.Pyphen(lang="en_US")


def syllables(word: str) -> int:
    return len(DIVIDED.positions(word)) + 1


def grade(*sentences: str) -> float:
    """The school grade that is needed to read them. A text may hold several sentences."""
    text = " ".join(sentences)
    words = WORD.findall(text)
    ends = len(re.findall(r"[.?](?:\s|$)", text))
    return 0.39 * len(words) / ends + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


# What there is to read and to hear

KNOWN = real_catalogue()
SAFETY = KNOWN.safety
INTENDED_USE = Path(__file__).resolve().parents[2] / "docs" / "intended-use.md"


def ended(text: str) -> str:
    """A text with a full stop, which those that stand in a list go without."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def paragraphs(page: str) -> list[str]:
    """The paragraphs of a page, without headings and tables."""
    whole = (" ".join(each.split()) for each in page.split("\n\n"))
    return [each for each in whole if each and each[0] not in "#|"]


SIGNS = {
    tier.title: [
        *(part for each in SAFETY.signs_of(tier.tier) for part in (each.sign, each.then)),
        *(tier.title, tier.question, tier.then, tier.unsure),
    ]
    for tier in SAFETY.tiers
}
RULES = {
    "what pain leads to": [each.say for each in SAFETY.pain],
    "care": [text for each in SAFETY.conditions for text in (each.care, each.floor)],
    "words without a code": [each.say for each in SAFETY.uncoded],
    "facts": [each.say for each in SAFETY.facts],
}
CAUTIONS = {
    "notes of care": [note.say for each in KNOWN.exercises for note in each.cautions.notes],
    "what has to be known": [text for each in KNOWN.exercises for text in each.cautions.needed],
}
OTHERS = {
    "what exercises are for": [each.why for each in KNOWN.exercises],
    "starts": [each.start for each in KNOWN.exercises],
    "parts": [part.say for each in KNOWN.exercises for part in each.movement],
    "mistakes": [text for each in KNOWN.exercises for text in each.mistakes],
    "what is felt": [each.feel for each in KNOWN.exercises],
    "easier": [text for each in KNOWN.exercises for text in each.make_easier],
    "harder": [text for each in KNOWN.exercises for text in each.make_harder],
    "notes": [text for each in KNOWN.exercises for text in each.notes],
    "few words of parts": [part.short for each in KNOWN.exercises for part in each.movement],
    "muscles": [*(each.does for each in KNOWN.muscles), *(each.does for each in KNOWN.groups)],
    "what is in no routine": [each.alone for each in KNOWN.exercises],
    "routines": [text for each in KNOWN.routines for text in (each.summary, each.whom)],
    "ways": [" ".join(each.say) for each in KNOWN.transitions],
    "disclaimers": [DISCLAIMER, DISCLAIMER_AND_ADVICE, ABOUT_SIGNS],
    "notices": [notices.ON_A_BAD_DAY, ON_A_BED, FINE],
    "questions": [
        WHETHER_ANY_IS_SO,
        *how_much(),
        *WHAT_COMES_WITH_IT,
        *WHAT_IN_THE_LEG,
        *A_BAD_DAY,
    ],
    "what it is for": [text for chapter in ABOUT for text in chapter.points],
    "intended use": paragraphs(INTENDED_USE.read_text("utf-8")),
}
READ = {
    kind: [ended(text) for text in texts if text]
    for kind, texts in {**SIGNS, **RULES, **CAUTIONS, **OTHERS}.items()
}
LONG = 20
"""Of so many words a text has a grade of its own; of fewer, one long word would make it."""


@every(READ.items(), lambda row: row[0])
def test_all_that_is_read_or_heard_can_be_with_eight_years_of_school(
    row: tuple[str, list[str]],
) -> None:
    kind, texts = row
    long = [text for text in texts if len(WORD.findall(text)) >= LONG]
    assert [text for text in long if grade(text) > HARDEST_GRADE] == []
    assert grade(*texts) <= HARDEST_GRADE, kind


@every([*SIGNS, *RULES, *CAUTIONS])
def test_no_sentence_of_a_sign_or_a_rule_has_more_than_20_words(kind: str) -> None:
    sentences = (each for text in READ[kind] for each in re.split(r"(?<=[.?])\s", text))
    assert [each for each in sentences if len(WORD.findall(each)) > LONG] == []


@every(real_catalogue().exercises, lambda each: each.id)
def test_the_steps_can_be_read_with_eight_years_of_school(exercise: Exercise) -> None:
    assert grade(*exercise.steps) <= HARDEST_GRADE


def test_a_short_sentence_of_short_words_is_for_the_first_years() -> None:
    assert grade("Lie on your back and bend both knees.") < 2


def test_one_long_sentence_of_clinical_words_is_not() -> None:
    assert (
        grade(
            "Maintaining lumbopelvic neutrality, initiate contralateral extremity elevation while "
            "simultaneously activating abdominal musculature."
        )
        > HARDEST_GRADE
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [("back", 1), ("knee", 1), ("shoulder", 2), ("buttock", 2), ("abdominal", 4), ("10", 1)],
)
def test_the_syllables_of_a_word_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count
