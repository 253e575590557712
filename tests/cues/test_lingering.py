"""How long a session that is done may still be heard."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from backcoach.cues.hearing import LINGER_S, Audio
from backcoach.cues.player import NoSound
from backcoach.cues.programs import programs_of
from backcoach.cues.voice import Silence
from backcoach.domain.terms import Chime, CueKind
from backcoach.domain.timeline import Cue

CHIMES = {Chime.DONE: Path("done.wav")}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, each time; no time passes."""
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def audio(chimes: Mapping[Chime, Path], failed: str | None = None) -> Audio:
    """What a session is heard by where there is no voice."""
    return Audio(lambda: Silence(programs_of("linux")), NoSound(failed), chimes)


def done(text: str = "") -> Cue:
    """The last cue of a session."""
    return Cue(0, CueKind.DONE, text, Chime.DONE)


def test_the_last_chime_is_given_a_moment(slept: list[float]) -> None:
    heard = audio(CHIMES)
    heard.sound(done())
    heard.close()
    assert slept == [LINGER_S]


def test_a_session_that_was_left_is_quiet_at_once(slept: list[float]) -> None:
    audio(CHIMES).close()
    assert slept == []


def test_where_nothing_is_wanted_nothing_is_waited_for(slept: list[float]) -> None:
    heard = audio({})
    heard.sound(done())
    heard.close()
    assert slept == []


def test_what_cannot_be_heard_is_not_waited_for(slept: list[float]) -> None:
    heard = audio(CHIMES, "There were no chimes.")
    heard.sound(done("Well done."))
    assert len(heard.close()) == 2
    assert slept == []
