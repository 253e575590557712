"""What somebody asks for by name: a routine, or exercises that make one of their own."""

import re

import pytest

from backcoach.cli.wishing import asked_for
from backcoach.domain.errors import AmbiguousNameError, UnknownNameError, UsageError
from backcoach.domain.knowledge.span import Rest
from tests.making import shipped


def asked(line: str) -> str:
    """The id of what a command line asks for."""
    return asked_for(shipped(), line.split()).id


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("desk", "desk", id="a-routine"),
        pytest.param("bird-dog", "bird-dog", id="an-exercise"),
        pytest.param("bird-dog side-plank walk", "bird-dog side-plank walk", id="several"),
        pytest.param("walk bird-dog", "walk bird-dog", id="in-the-order-that-was-asked-for"),
        pytest.param("walk walk", "walk walk", id="one-twice"),
        pytest.param("cat-cow deadbug", "cat-stretch dead-bug", id="by-other-names"),
        pytest.param("bird side-p", "bird-dog side-plank", id="by-beginnings"),
        pytest.param("side plank", "side-plank", id="a-name-of-two-words"),
        pytest.param("before and after needling", "before-and-after-needling", id="of-four"),
        pytest.param("ql", "ql-relief", id="a-routine-that-exercises-begin-as"),
        pytest.param("ten", "ten-for-the-lower-back", id="a-routine-that-an-alias-begins-as"),
    ],
)
def test_what_is_asked_for_is_found(line: str, found: str) -> None:
    assert asked(line) == found


@pytest.mark.parametrize("line", ["desk bird-dog", "bird-dog desk", "desk morning", "desk desk"])
def test_a_routine_goes_by_itself(line: str) -> None:
    with pytest.raises(UsageError, match="Desk is a routine, and goes by itself"):
        asked(line)


def test_a_name_like_no_other_is_answered_with_where_both_are_listed() -> None:
    with pytest.raises(UnknownNameError) as caught:
        asked("xyzzy")
    assert caught.value.hint == "`backcoach routines` and `backcoach list` show all."


def test_a_beginning_of_both_is_answered_with_both() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        asked("des")
    assert {"desk", "desk-lean"} <= set(caught.value.hint.replace(",", "").split())


def test_a_misspelt_name_is_answered_with_both() -> None:
    with pytest.raises(UnknownNameError) as caught:
        asked_for(shipped(), ["bad dog"])
    assert {"gentle", "bird-dog"} <= set(re.findall(r"[\w-]+", caught.value.hint))


def test_of_several_it_is_the_wrong_one_that_is_told() -> None:
    with pytest.raises(UnknownNameError, match='called "wlak"'):
        asked("bird-dog wlak")


def test_one_exercise_lends_its_routine_its_name_and_what_it_is_for() -> None:
    made, exercise = asked_for(shipped(), ["walk"]), shipped().exercise["walk"]
    assert (made.name, made.summary) == (exercise.name, exercise.why)


def test_a_few_exercises_are_called_by_their_names_and_many_by_their_number() -> None:
    names = ["walk", "bird-dog", "dead-bug", "superman"]
    few, many = asked_for(shipped(), names[:3]), asked_for(shipped(), names)
    assert (few.name, many.name) == ("Walk, Bird dog, Dead bug", "4 exercises")


def test_between_exercises_there_are_ten_seconds_of_rest() -> None:
    assert asked_for(shipped(), ["walk", "bird-dog"]).rest == Rest(10_000)
