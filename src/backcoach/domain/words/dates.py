"""Days as dates. A day is counted from 1 January 1970, and needs no clock to have a name."""

from typing import NamedTuple

from backcoach.domain.words.durations import sixtieths

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_A_WEEK = len(WEEKDAYS)

_ERA = 146_097
"""The days of 400 years, after which the calendar begins again."""


class Date(NamedTuple):
    """A date of the calendar that everybody uses; months and days from 1."""

    year: int
    month: int
    day: int


def date_of(day: int) -> Date:
    """The date of a day. Years are counted from March on, so that a leap day comes last."""
    era, of_era = divmod(day + 719_468, _ERA)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    number = of_year - (153 * month + 2) // 5 + 1
    since_january = (month + 2) % 12 + 1
    return Date(400 * era + year + (since_january <= 2), since_january, number)


def weekday_of(day: int) -> int:
    """Which day of the week it is, from 0 for Monday."""
    return (day + 3) % DAYS_A_WEEK


def monday_of(day: int) -> int:
    """The Monday of the week that a day is in."""
    return day - weekday_of(day)


def iso_date(day: int) -> str:
    """`2026-11-29`."""
    return "{:04}-{:02}-{:02}".format(*date_of(day))


def short_date(day: int) -> str:
    """`Sun 29 Nov 2026`."""
    date = date_of(day)
    return f"{WEEKDAYS[weekday_of(day)][:3]} {date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def date_in_words(day: int) -> str:
    """`29 November 2026`."""
    date = date_of(day)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def day_and_month(day: int) -> str:
    """`29 Nov`."""
    date = date_of(day)
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def time_of_day(minutes: int) -> str:
    """Minutes since midnight as `07:05`."""
    return sixtieths(minutes, 2)
