"""The ways between positions: all are there, and can be followed by somebody who only listens."""

import re
from itertools import permutations

from backcoach.domain.knowledge.terms import Position
from backcoach.domain.knowledge.transition import Transition
from tests.catalogue.samples import real_catalogue
from tests.every import every

ORDERS = frozenset(
    (
        *("Bend", "Bring", "Feel", "Go", "Hold", "Kneel", "Lean", "Lie", "Lower", "Push", "Put"),
        *("Rest", "Roll", "Slide", "Stand", "Straighten", "Walk"),
    )
)
"""What a sentence may begin with: who hears it knows at once what to do."""

MOST_SENTENCES, MOST_WORDS, MOST_WORDS_OF_ALL = 4, 14, 32

every_way = every(
    real_catalogue().transitions, lambda each: f"{' or '.join(each.starts)} to {each.end}"
)


def test_there_is_one_way_between_any_two_positions() -> None:
    ways = [(start, each.end) for each in real_catalogue().transitions for start in each.starts]
    assert sorted(ways) == sorted(permutations(Position, 2))


@every_way
def test_a_way_is_short(way: Transition) -> None:
    words = [len(sentence.split()) for sentence in way.say]
    assert len(words) <= MOST_SENTENCES
    assert max(words) <= MOST_WORDS
    assert sum(words) <= MOST_WORDS_OF_ALL


@every_way
def test_each_sentence_of_a_way_begins_with_what_to_do(way: Transition) -> None:
    assert {sentence.split()[0] for sentence in way.say} <= ORDERS


def test_a_start_on_the_side_says_first_on_which() -> None:
    # The ways into it leave that to the start, for they are the same for both sides.
    exercises = real_catalogue().exercises
    starts = [each.start for each in exercises if each.position is Position.SIDE_LYING]
    assert [start for start in starts if not re.match(r"Lie on your \{\w+\} side\b", start)] == []
