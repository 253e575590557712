"""A sound card that takes one sound at a time: a voice and a player that fail while it is busy."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.cues.hearing import Audio, Part
from backcoach.cues.sounds.files import chime_files
from backcoach.cues.sounds.player import find_player
from backcoach.cues.voices.programs import VoiceSettings
from backcoach.cues.voices.voice import find_voice
from backcoach.domain.knowledge.terms import Chime, CueKind
from backcoach.domain.timeline.timeline import Cue
from tests.voices import Programs, eventually

if sys.platform == "win32":
    pytest.skip("the programs are shell scripts", allow_module_level=True)

ON_THE_CARD = "mkdir card || {{ echo {0} >>busy; exit 1; }}; {1}; rmdir card; echo {0} >>heard"
DONE = Cue(0, CueKind.DONE, text="Done.", chime=Chime.DONE)


@pytest.fixture
def audio(programs: Programs, tmp_path: Path) -> Iterator[Audio]:
    """A voice and a player that share a card; each of their sounds takes a while."""
    programs.add("espeak-ng", "read -r words; " + ON_THE_CARD.format("$words", "sleep 0.2"))
    programs.add("aplay", ON_THE_CARD.format("chime", "sleep 0.4"))
    made = Audio(
        lambda: find_voice(VoiceSettings(), programs.which, "linux"),
        find_player(programs.which, "linux"),
        chime_files(tmp_path),
    )
    with contextlib.closing(made):
        yield made


def test_words_wait_for_the_end_of_their_chime(audio: Audio, programs: Programs) -> None:
    audio.sound(DONE)
    assert eventually(lambda: programs.read("heard") == "chime\nDone.\n")
    assert programs.read("busy") == ""


def test_words_that_find_the_card_busy_are_said_once_it_is_free(
    audio: Audio, programs: Programs
) -> None:
    audio.sound(Cue(0, CueKind.MOVE, chime=Chime.MOVE))
    assert eventually(lambda: (programs.folder / "card").exists())
    audio.say("Going on.")
    assert eventually(lambda: programs.read("heard") == "chime\nGoing on.\n")
    assert (programs.read("busy"), audio.unheard()[Part.VOICE]) == ("Going on.\n", "")


def test_a_chime_that_finds_the_card_busy_sounds_once_it_is_free(
    audio: Audio, programs: Programs
) -> None:
    audio.say("Hold.")
    assert eventually(lambda: (programs.folder / "card").exists())
    audio.sound(Cue(0, CueKind.MOVE, chime=Chime.MOVE))
    assert eventually(lambda: programs.read("heard") == "Hold.\nchime\n")
    assert audio.unheard()[Part.CHIMES] == ""


def test_what_was_lost_is_told(audio: Audio, programs: Programs) -> None:
    (programs.folder / "card").mkdir()  # somebody else has it
    audio.sound(DONE)
    assert eventually(lambda: all(audio.unheard()[each] for each in (Part.VOICE, Part.CHIMES)))
    (programs.folder / "card").rmdir()
    audio.sound(DONE)
    assert eventually(lambda: programs.read("heard") == "chime\nDone.\n")
