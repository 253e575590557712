"""A program that is killed while it works on a journal has lost nothing: some of `fuzz-kills`."""

import kill_journals
import pytest
from kill_journals import WORKS, killed

from tests.every import every
from tests.keeping.machine import posix

KILLS, SEED = 3, 1
"""How often each is tried, at moments that are spread over all that it takes."""


@posix
@every(WORKS)
def test_whoever_is_killed_has_lost_nothing_and_goes_on_the_next_time(work: str) -> None:
    assert [killed(work, SEED, number).wrong for number in range(KILLS)] == [()] * KILLS


@posix
def test_what_is_lost_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(place: kill_journals._Place) -> None:
        place.file.unlink()

    monkeypatch.setitem(WORKS, "merges", lost)
    monkeypatch.setattr(kill_journals, "_taken_s", lambda *_: 20.0)  # time enough for it
    assert len(killed("merges", SEED, 0).wrong) == 2
