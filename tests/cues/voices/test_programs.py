"""The command lines of the voices, for systems that a test does not run on, too."""

import base64

import pytest

from backcoach.cues.voices.programs import (
    MOST_CHARACTERS,
    VoiceSettings,
    clean,
    espeak,
    espeak_to_file,
    powershell,
    powershell_to_file,
    say,
    say_to_file,
    spd_hush,
    spd_say,
)

USUAL = VoiceSettings()


def option(command: list[str], name: str) -> str | None:
    """The value of an option, None where the command goes without it."""
    return command[command.index(name) + 1] if name in command else None


@pytest.mark.parametrize("speed", [0.79, 1.51, -1.0, float("nan")])
def test_a_speed_out_of_bounds_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        VoiceSettings(speed=speed)


@pytest.mark.parametrize("pitch", [-1, 100])
def test_a_pitch_out_of_bounds_is_refused(pitch: int) -> None:
    with pytest.raises(ValueError, match="pitch"):
        VoiceSettings(pitch=pitch)


@pytest.mark.parametrize(("speed", "words"), [(0.8, "132"), (1.0, "165"), (1.5, "248")])
def test_espeak_counts_words_a_minute(speed: float, words: str) -> None:
    assert option(espeak("/bin/espeak-ng", VoiceSettings(speed=speed)), "-s") == words


@pytest.mark.parametrize(("speed", "words"), [(0.8, "140"), (1.0, "175"), (1.5, "262")])
def test_say_counts_words_a_minute(speed: float, words: str) -> None:
    assert option(say("/usr/bin/say", VoiceSettings(speed=speed)), "-r") == words


@pytest.mark.parametrize(("speed", "rate"), [(0.8, "-38"), (1.0, "0"), (1.5, "30")])
def test_spd_say_counts_from_minus_to_plus_a_hundred(speed: float, rate: str) -> None:
    assert option(spd_say("/bin/spd-say", VoiceSettings(speed=speed)), "-r") == rate


@pytest.mark.parametrize(("speed", "rate"), [(0.8, -2), (1.0, 0), (1.5, 4)])
def test_windows_counts_from_minus_to_plus_ten(speed: float, rate: int) -> None:
    assert f"$speaker.Rate = {rate};" in powershell("powershell", VoiceSettings(speed=speed))[-1]


@pytest.mark.parametrize(("pitch", "value"), [(None, None), (0, "0"), (99, "99")])
def test_espeak_takes_a_pitch(pitch: int | None, value: str | None) -> None:
    assert option(espeak("/bin/espeak-ng", VoiceSettings(pitch=pitch)), "-p") == value


@pytest.mark.parametrize(("pitch", "value"), [(None, None), (0, "-100"), (50, "0"), (99, "98")])
def test_spd_say_takes_a_pitch_around_nought(pitch: int | None, value: str | None) -> None:
    assert option(spd_say("/bin/spd-say", VoiceSettings(pitch=pitch)), "-p") == value


@pytest.mark.parametrize(
    ("program", "name"),
    [(espeak, "-v"), (say, "-v"), (spd_say, "-y")],
    ids=["espeak", "say", "spd-say"],
)
@pytest.mark.parametrize("voice", [None, "Some Body"])
def test_a_voice_is_named(program: object, name: str, voice: str | None) -> None:
    assert callable(program)
    assert option(program("path", VoiceSettings(voice=voice)), name) == voice


def test_spd_say_does_not_wait() -> None:
    assert {"-w", "--wait"}.isdisjoint(spd_say("/bin/spd-say", USUAL))


def test_the_speech_dispatcher_is_told_to_be_quiet() -> None:
    assert spd_hush("/bin/spd-say") == ["/bin/spd-say", "--cancel"]


def test_espeak_writes_a_file() -> None:
    assert option(espeak_to_file("/bin/espeak-ng", USUAL, "x.wav"), "-w") == "x.wav"


def test_say_writes_a_wav_file_like_the_others() -> None:
    command = say_to_file("/usr/bin/say", USUAL, "x.wav")
    assert command[-4:] == ["-o", "x.wav", "--file-format=WAVE", "--data-format=LEI16@22050"]


def test_powershell_is_given_one_line_that_windows_hands_on_as_it_is() -> None:
    script = powershell("powershell", VoiceSettings(voice="O'Neil\" ’ $(exit)"))[-1]
    assert not {'"', "\n", "\\", "’"} & set(script)


def test_powershell_is_given_the_voice_s_name() -> None:
    script = powershell("powershell", VoiceSettings(voice="Zoë"))[-1]
    assert f"SelectVoice((Plain '{base64.b64encode('Zoë'.encode()).decode()}'))" in script


def test_powershell_loads_nothing_of_the_person_s() -> None:
    assert {"-NoProfile", "-NonInteractive"} <= set(powershell("powershell", USUAL))


def test_powershell_ends_with_its_input() -> None:
    assert "while ($null -ne ($line = [Console]::In.ReadLine()))" in powershell("p", USUAL)[-1]


def test_powershell_writes_a_wav_file_like_the_others() -> None:
    script = powershell_to_file("powershell", USUAL, "C:\\a b\\x.wav")[-1]
    file = base64.b64encode(b"C:\\a b\\x.wav").decode()
    assert "SpeechAudioFormatInfo(22050, $bits, $mono)" in script
    assert f"SetOutputToWaveFile((Plain '{file}'), $form)" in script


@pytest.mark.parametrize("script", [powershell("p", USUAL), powershell_to_file("p", USUAL, "x")])
def test_the_scripts_of_powershell_have_their_brackets_in_pairs(script: list[str]) -> None:
    assert [script[-1].count(each) for each in "({"] == [script[-1].count(each) for each in ")}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Breathe in.", "Breathe in."),
        ("", ""),
        (" \t\r\n ", ""),
        ("one\ntwo\r\nthree", "one two three"),
        ("a\x00b\x1b[31mc\x7fd\x9be", "a b [ 31mc d e"),
        ("half \ud800 a pair", "half a pair"),
        ("Über – die Brücke", "Über – die Brücke"),
        ("[[slnc 9000]]", "[ [ slnc 9000]]"),
        ("[[[x", "[ [ [ x"),
        ("!-!SET SELF", "! - !SET SELF"),
        ("-v hello", "-v hello"),
    ],
)
def test_a_text_becomes_one_plain_line(text: str, said: str) -> None:
    assert clean(text) == said


def test_a_long_text_ends_with_a_whole_word() -> None:
    assert clean("words " * 1000) == "words " * (MOST_CHARACTERS // 6 - 1) + "words"


def test_a_word_without_an_end_is_cut() -> None:
    assert clean("a" * 100_000) == "a" * MOST_CHARACTERS
