"""One test for a whole table fails where a test for each of its rows would."""

from pathlib import Path

import pytest

from tests.every import every


def rule(number: int) -> None:
    """A rule that holds for even numbers."""
    assert number % 2 == 0


def test_a_rule_that_holds_for_every_row_passes() -> None:
    every([2, 4])(rule)()


def test_every_row_that_a_rule_does_not_hold_for_is_named() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        every([1, 2, 3], "number {}".format)(rule)()
    assert caught.value.message == "2 of 3 rows: number 1, number 3"


def test_a_row_for_which_an_error_fails_to_come_is_named_too() -> None:
    def refused(text: str) -> None:
        with pytest.raises(ValueError, match="invalid literal"):
            int(text)

    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows: 7"):
        every(["x", "7"])(refused)()


def test_a_table_without_rows_fails() -> None:
    with pytest.raises(AssertionError, match="no rows"):
        every([])(rule)()


@every(["one", "two"])
def test_what_comes_after_the_row_is_a_fixture(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch(exist_ok=False)
