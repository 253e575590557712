"""The steps are in words that most people read without effort.

The measure is the school grade of Flesch and Kincaid (1975), from the words in a sentence and the
syllables in a word. A word has one more syllable than places where a printer would divide it, and
a number counts as one. That misses one in a few short words, such as "open"; against a dictionary
of how words are spoken, it changes the grade of an exercise's steps by less than one.
"""

import re

import pyphen  # type: ignore[import-untyped]
import pytest

from backcoach.domain.knowledge.exercise import Exercise
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
