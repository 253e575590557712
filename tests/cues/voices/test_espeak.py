"""The voice that most people on Linux have, espeak-ng itself: into files and into ALSA."""

import base64
import io
import sys
import wave
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backcoach.cues.riff import RATE
from backcoach.cues.voices.programs import VoiceSettings
from backcoach.cues.voices.voice import Voice, find_voice, record_words
from tests.requirements import need
from tests.voices import Programs, eventually, say_to_the_end

NULL = "pcm.!default { type null }\nctl.!default { type null }\n"
NO_CARD = "pcm.!default { type hw card 99 }\nctl.!default { type hw card 99 }\n"
WRONG = 'for last; do :; done; echo x >"$last"'
"""A program that writes something else into the file."""
ALSA = "asound.conf"
WORDS = "Breathe in, and lift the right arm."


def spoken(text: str, settings: VoiceSettings | None = None) -> wave.Wave_read:
    """What espeak-ng records."""
    path = need("espeak-ng")
    sound = record_words(text, settings or VoiceSettings(), {"espeak-ng": path}.get, "linux")
    assert sound is not None
    return wave.Wave_read(io.BytesIO(sound))


def frames(text: str, settings: VoiceSettings | None = None) -> int:
    """How many samples long the words are."""
    return spoken(text, settings).getnframes()


def test_a_recording_is_like_all_others() -> None:
    sound = spoken(WORDS)
    assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)


def test_a_recording_is_all_there() -> None:
    sound = spoken(WORDS)
    assert len(sound.readframes(10**9)) == 2 * sound.getnframes()


def test_a_recording_is_not_silent() -> None:
    assert any(spoken(WORDS).readframes(RATE))


def test_half_the_speed_takes_about_twice_as_long() -> None:
    assert 1.1 < frames(WORDS, VoiceSettings(speed=0.8)) / frames(WORDS) < 1.4


def test_a_voice_sounds_higher_with_another_pitch() -> None:
    low, high = (spoken(WORDS, VoiceSettings(pitch=pitch)).readframes(10**9) for pitch in (0, 99))
    assert low != high


@pytest.mark.parametrize("text", ["-v", "--version", "-w x.wav", "[[slnc]]", "<break/>"])
def test_a_text_that_looks_like_something_else_is_said(text: str) -> None:
    assert frames(f"Now {text}") > frames("Now") + 1000


def test_a_text_that_begins_like_an_option_is_said() -> None:
    assert frames("-v hello") > frames("hello") + 1000


def test_letters_of_other_alphabets_are_said() -> None:
    assert RATE // 2 < frames("Ще один раз") < 3 * RATE


def test_a_very_long_text_is_said_as_far_as_it_goes() -> None:
    assert RATE < frames("word " * 100_000) < 120 * RATE


@pytest.mark.parametrize("text", ["", " \n\x00 "])
def test_of_no_words_there_is_no_recording(text: str) -> None:
    path = need("espeak-ng")
    assert record_words(text, VoiceSettings(), {"espeak-ng": path}.get, "linux") is None


def test_of_an_unknown_voice_there_is_no_recording() -> None:
    path = need("espeak-ng")
    nobody = VoiceSettings(voice="nobody-at-all")
    assert record_words(WORDS, nobody, {"espeak-ng": path}.get, "linux") is None


def test_without_a_program_there_is_no_recording() -> None:
    assert record_words(WORDS, VoiceSettings(), lambda _: None) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
@pytest.mark.parametrize("script", ["exit 3", "exit 0", "exec sleep 100", WRONG])
def test_of_a_program_that_fails_there_is_no_recording(programs: Programs, script: str) -> None:
    programs.add("espeak-ng", script)
    assert record_words(WORDS, VoiceSettings(), programs.which, "linux", limit_s=0.2) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_a_voice_that_can_only_speak_is_passed_over(programs: Programs) -> None:
    programs.add("spd-say", "exit 0")
    assert record_words(WORDS, VoiceSettings(), programs.which, "linux") is None


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_powershell_is_given_the_words_to_record_in_a_line(programs: Programs) -> None:
    programs.add("powershell", "cat >lines")
    record_words("Größer", VoiceSettings(), programs.which, "win32")
    assert programs.read("lines") == f"say {base64.b64encode('Größer'.encode()).decode()}\n"


@pytest.fixture
def voice(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Voice]:
    """The real voice; nothing that it says reaches the speakers of the machine."""
    if sys.platform != "linux":
        pytest.skip("only Linux has ALSA")
    programs.add("espeak-ng", f'exec {need("espeak-ng")} "$@"')
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / ALSA))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    with closing(find_voice(VoiceSettings(), programs.which, "linux")) as found:
        yield found


def test_words_are_said_into_a_sound_device(
    voice: Voice, programs: Programs, tmp_path: Path
) -> None:
    (tmp_path / ALSA).write_text(NULL, "utf-8")
    for _ in range(3):
        say_to_the_end(voice, programs, WORDS)
    assert voice.failed is None


def test_without_a_sound_device_the_voice_is_off(
    voice: Voice, programs: Programs, tmp_path: Path
) -> None:
    (tmp_path / ALSA).write_text(NO_CARD, "utf-8")
    for _ in range(2):
        say_to_the_end(voice, programs, WORDS)
    assert eventually(lambda: voice.failed)
