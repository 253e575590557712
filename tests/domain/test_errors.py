"""What stands in a sentence about a mistake."""

from backcoach.domain.errors import shown


def test_a_text_is_shown_whole_up_to_its_most_and_else_cut_off_there() -> None:
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
    assert shown("abcd", 3) == "ab…"
