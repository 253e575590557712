"""Saying how much it hurts: what each key does to the questions."""

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.knowledge.terms import WORST, Symptom
from backcoach.domain.playing.asking import Asking

WITH_IT = {"0": None, "1": Symptom.LEG, "2": Symptom.SHARP, "3": Symptom.FAINT}
IN_THE_LEG = {"1": Symptom.LEG, "2": None, "3": Symptom.LEG_UP}


def typed(*keys: str) -> Asking:
    """The questions after some keys."""
    return reduce(Asking.pressed, keys, Asking())


# The number


@pytest.mark.parametrize("number", range(WORST + 1))
def test_every_number_up_to_10_can_be_typed(number: int) -> None:
    assert typed(*str(number), "enter").score == number


@pytest.mark.parametrize(
    ("keys", "kept"),
    [("11", "1"), ("19", "1"), ("100", "10"), ("101", "10"), ("55", "5"), ("05", "0"), ("00", "0")],
)
def test_a_digit_that_leads_past_10_or_behind_a_0_is_refused(keys: str, kept: str) -> None:
    assert typed(*keys).typed == kept


def test_backspace_takes_a_digit_away() -> None:
    assert typed("1", "0", "backspace").typed == "1"


def test_backspace_makes_room_for_another_digit() -> None:
    assert typed("0", "backspace", "7").typed == "7"


def test_backspace_where_nothing_is_typed_does_nothing() -> None:
    assert typed("backspace") == Asking()


def test_enter_where_nothing_is_typed_does_nothing() -> None:
    assert typed("enter") == Asking()


def test_the_number_is_not_sure_before_enter() -> None:
    assert typed("5").score is None


@pytest.mark.parametrize(
    "key",
    [
        "x",
        "P",
        "space",
        "tab",
        "left",
        "unknown",
        "paste",
        "+",
        ".",
        "",
        " ",
        "²",
        "½",
        "五",
        "1.5",
    ],
)
def test_any_other_key_changes_nothing(key: str) -> None:
    assert typed("1", key) == typed("1")


@pytest.mark.parametrize(
    "digits", ["à&é\"'(-è_ç", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９"]
)
def test_the_digits_of_other_keyboards_and_scripts_are_digits(digits: str) -> None:
    assert [typed(digit).typed for digit in digits] == [*"0123456789"]
    asked = typed("5", "enter")
    assert [asked.symptom_of(digit) for digit in digits[:4]] == [*WITH_IT.values()]
    assert all(asked.is_answered_by(digit) for digit in digits[:4])


@given(
    st.lists(st.one_of(st.sampled_from([*"0123456789", "backspace", "enter"]), st.text(max_size=3)))
)
def test_whatever_is_typed_is_a_number_from_0_to_10_or_nothing(keys: list[str]) -> None:
    asking = typed(*keys)
    assert asking.typed in {"", *map(str, range(WORST + 1))}


# What comes with it, and how the leg is


def asked(*, of_the_leg: bool) -> Asking:
    """The questions once the number is sure."""
    return replace(typed("5", "enter"), of_the_leg=of_the_leg)


def answers(of_the_leg: bool) -> dict[str, Symptom | None]:
    return IN_THE_LEG if of_the_leg else WITH_IT


by_question = pytest.mark.parametrize("of_the_leg", [False, True], ids=["with it", "in the leg"])


@by_question
def test_each_key_that_answers_says_what_it_is(of_the_leg: bool) -> None:
    now = asked(of_the_leg=of_the_leg)
    said = {key: now.symptom_of(key) for key in "0123456789" if now.is_answered_by(key)}
    assert said == answers(of_the_leg)


@pytest.mark.parametrize("key", WITH_IT)
def test_the_second_question_is_not_answered_before_the_first(key: str) -> None:
    assert not typed("5").is_answered_by(key)


@by_question
@pytest.mark.parametrize("key", ["enter", "space", "x", ""])
def test_no_other_key_answers(key: str, of_the_leg: bool) -> None:
    assert not asked(of_the_leg=of_the_leg).is_answered_by(key)


@by_question
def test_every_answer_is_on_the_page(of_the_leg: bool) -> None:
    lines = asked(of_the_leg=of_the_leg).page()[1:]
    assert {line[0] for line in lines if line[0].isdigit()} == answers(of_the_leg).keys()


@by_question
def test_a_key_pressed_twice_by_mistake_is_never_taken_for_less_than_it_was(
    of_the_leg: bool,
) -> None:
    # Who leans on the key for a leg gives the careful answer to what is asked of it.
    assert asked(of_the_leg=of_the_leg).symptom_of("1") is Symptom.LEG
