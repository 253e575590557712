"""The time of day, in places and years that there are not."""

import os
import time
from datetime import UTC, datetime, timedelta
from typing import NoReturn

import pytest

from backcoach.domain.errors import CoachError
from backcoach.terminal import clock


@pytest.mark.skipif(os.name == "nt", reason="Windows has no tzset")
@pytest.mark.parametrize("zone", ["UTC+99", "UTC-24", "Nowhere/Land", ":/dev/zero", "", "<>0"])
def test_a_place_without_a_time_of_its_own_has_some_time(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        now = clock.local_now()
    time.tzset()
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


class Late:
    """A clock that shows a year no calendar has."""

    @staticmethod
    def now(_: object = None) -> NoReturn:
        """Fail as the real one does."""
        raise ValueError("year 10000 is out of range")


def test_a_year_that_no_calendar_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", Late)
    with pytest.raises(CoachError, match="a year that no calendar has"):
        clock.local_now()
