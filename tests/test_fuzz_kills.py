"""Sessions that are killed, as `make fuzz-kills` does by the hundred: a loss would be seen."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import kill_sessions
from kill_sessions import tried

SEED = 1
LATE = 7
"""A case that is killed once, when most of its sets were shown as finished."""

pytestmark = pytest.mark.slow


def test_a_session_that_is_killed_has_all_that_it_had_shown_and_goes_on() -> None:
    assert tried(SEED, LATE).wrong == ()


def test_a_set_that_was_shown_and_is_not_in_the_journal_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kill_sessions, "ALIKE", (*kill_sessions.ALIKE, "--no-journal"))
    assert "no journal" in tried(SEED, LATE).wrong
