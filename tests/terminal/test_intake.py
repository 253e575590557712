"""What is typed, told from what is pasted: each piece of input comes at a moment."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.terminal.intake import PASTE_MS, SEQUENCE_MS, TOGETHER_MS, Intake

BEGIN, END = "\x1b[200~", "\x1b[201~"
SOON, LATER = TOGETHER_MS - 1, TOGETHER_MS + 1
FOR_EVER = 3_600_000


def given_by(*pieces: tuple[int, str]) -> list[str]:
    """The keys of pieces that come so many milliseconds after each other."""
    intake, keys, now_ms = Intake(), [], 98_765
    for after_ms, text in (*pieces, (FOR_EVER, "")):
        now_ms += after_ms
        if intake.due_ms is not None and intake.due_ms <= now_ms:
            keys += intake.settle()
        if text:
            intake.take(text, now_ms)
    assert intake.due_ms is None
    return keys


def one_by_one(text: str, gap_ms: int) -> list[tuple[int, str]]:
    """A text whose letters come one by one."""
    return [(gap_ms, letter) for letter in text]


@pytest.mark.parametrize("text", ["n", "np", "nnnn", "q\r", "\r\r\r", "\x1b[C\x1b[C\x1b[D\x1b[A"])
def test_what_hands_can_do_at_once_is_typed(text: str) -> None:
    assert "paste" not in given_by((0, text))
    assert given_by((0, text)) == given_by(*one_by_one(text, SOON))


@pytest.mark.parametrize("text", ["abc", "no\r", "yes\r", "quick note", "1\t2", "nnq", "日本語"])
def test_what_no_hands_can_do_is_one_key_that_means_nothing(text: str) -> None:
    assert given_by((0, text)) == ["paste"]
    assert given_by(*one_by_one(text, SOON)) == ["paste"]


def test_a_text_that_comes_in_pieces_is_dropped_whole() -> None:
    assert given_by((0, "q"), (SOON, "uick "), (SOON, "note\x1b[C\r")) == ["paste"]


def test_the_same_text_at_the_speed_of_hands_is_typed() -> None:
    assert given_by(*one_by_one("quick", LATER)) == [*"quick"]


def test_what_is_typed_after_a_burst_counts() -> None:
    assert given_by((0, "burst"), (LATER, "p")) == ["paste", "p"]


PASTED = st.text(st.one_of(st.characters(), st.sampled_from("\x1b[201~q\r\x03"))).filter(
    lambda text: END not in text
)


@given(PASTED, st.lists(st.integers(0, 200)), st.integers(0, SOON))
def test_nothing_between_the_marks_is_a_key_wherever_it_is_cut(
    text: str, cuts: list[int], gap_ms: int
) -> None:
    sent = f"{BEGIN}{text}{END}"
    at = sorted({0, len(sent), *(min(cut, len(sent)) for cut in cuts)})
    pieces = [(gap_ms, sent[start:end]) for start, end in pairwise(at)]
    assert given_by(*pieces, (LATER, "p")) == ["paste", "p"]


def test_a_paste_of_a_hundred_thousand_letters_in_many_pieces_is_one() -> None:
    pieces = [(20, "quick note\r" * 40)] * 250
    assert given_by((0, BEGIN), *pieces, (20, END), (20, "p")) == ["paste", "p"]


def test_two_pastes_at_once_leave_no_key_between_them() -> None:
    assert set(given_by((0, f"{BEGIN}a{END}{BEGIN}b{END}"))) == {"paste"}


def test_a_paste_that_never_ends_is_over_after_a_silence() -> None:
    assert given_by((0, f"{BEGIN}qq"), (PASTE_MS - 1, "q"), (PASTE_MS, "p")) == ["paste", "p"]


def test_a_paste_that_never_ends_is_over_with_esc() -> None:
    pieces = ((0, f"{BEGIN}qq"), (50, "\x1b"), (SEQUENCE_MS, "p"))
    assert given_by(*pieces) == ["paste", "p"]


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_sequence_that_is_cut_by_a_slow_line_is_one_key(cut: int) -> None:
    sent = "\x1b[24;5~"
    assert given_by((0, sent[:cut]), (SEQUENCE_MS - 1, sent[cut:])) == ["unknown"]


def test_a_lone_escape_is_a_key() -> None:
    assert given_by((0, "\x1b"), (SEQUENCE_MS, "n")) == ["escape", "n"]


@given(st.lists(st.tuples(st.integers(0, 2_000), st.text(max_size=20))))
def test_no_input_is_too_odd(pieces: list[tuple[int, str]]) -> None:
    assert all(given_by(*pieces))
