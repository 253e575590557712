"""Days have the dates that the calendar gives them."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from backcoach.domain.words.dates import (
    date_of,
    iso_date,
    monday_of,
    short_date,
    time_of_day,
    weekday_of,
)

EPOCH = date(1970, 1, 1)


@given(st.dates())
@example(date(2000, 2, 29))
@example(date(1900, 3, 1))
def test_a_day_has_its_date_and_its_day_of_the_week(when: date) -> None:
    day = (when - EPOCH).days
    assert date_of(day) == (when.year, when.month, when.day)
    assert (weekday_of(day), iso_date(day)) == (when.weekday(), when.isoformat())
    assert EPOCH + timedelta(monday_of(day)) == when - timedelta(when.weekday())


def test_a_date_and_a_time_of_day_are_written_as_people_read_them() -> None:
    day = (date(2026, 11, 29) - EPOCH).days
    assert (short_date(day), time_of_day(7 * 60 + 5)) == ("Sun 29 Nov 2026", "07:05")
