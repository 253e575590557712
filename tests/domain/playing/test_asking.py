"""Saying how much it hurts: what each key does to the questions."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.knowledge.terms import WORST, Symptom
from backcoach.domain.playing.asking import Asking, symptom_of


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
    assert [symptom_of(digit) for digit in digits[:3]] == [None, Symptom.LEG, Symptom.FAINT]
    assert all(typed("5", "enter").is_answered_by(digit) for digit in digits[:3])


@given(
    st.lists(st.one_of(st.sampled_from([*"0123456789", "backspace", "enter"]), st.text(max_size=3)))
)
def test_whatever_is_typed_is_a_number_from_0_to_10_or_nothing(keys: list[str]) -> None:
    asking = typed(*keys)
    assert asking.typed in {"", *map(str, range(WORST + 1))}


# What comes with it


@pytest.mark.parametrize(
    ("key", "symptom"), [("0", None), ("1", Symptom.LEG), ("2", Symptom.FAINT)]
)
def test_a_key_says_what_comes_with_it(key: str, symptom: Symptom | None) -> None:
    assert symptom_of(key) is symptom


@pytest.mark.parametrize("key", ["0", "1", "2"])
def test_the_second_question_is_not_answered_before_the_first(key: str) -> None:
    assert not typed("5").is_answered_by(key)


@pytest.mark.parametrize("key", ["3", "enter", "space", "x", ""])
def test_no_other_key_answers_the_second_question(key: str) -> None:
    assert not typed("5", "enter").is_answered_by(key)


def test_every_answer_to_the_second_question_is_on_its_page() -> None:
    answers = [line[0] for line in typed("5", "enter").page()[1:]]
    assert sorted(answers) == ["0", "1", "2"]
