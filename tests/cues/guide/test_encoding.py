"""Opus and MP3: the command lines, what becomes of programs that fail, and the real ones."""

import json
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from backcoach.cues.guide.encoding import (
    ENCODERS,
    Command,
    Encoder,
    ffmpeg_mp3,
    ffmpeg_opus,
    find_encoder,
    lame,
    opusenc,
)
from backcoach.cues.guide.mixing import Track
from backcoach.cues.riff import RATE, About, read_wav, samples_until
from backcoach.cues.sounds.chimes import samples as chime_samples
from backcoach.domain.knowledge.terms import Chime
from backcoach.domain.words.disclaimers import DISCLAIMER
from tests.requirements import need
from tests.voices import Marked, Programs, eventually

posix = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
ABOUT = About("Größe = 1", "-f")
LENGTH_MS, CHIME_MS = 5_432, 1_000


def track() -> bytes:
    """A chime after a second, and silence."""
    made = Track()
    made.add(CHIME_MS, chime_samples(Chime.MOVE))
    return made.wav(LENGTH_MS)


def followed_by(command: list[str], *words: str) -> bool:
    """Whether words stand next to each other in a command line."""
    return any(tuple(command[at : at + len(words)]) == words for at in range(len(command)))


# The command lines


@pytest.mark.parametrize("program", [opusenc, lame, ffmpeg_opus, ffmpeg_mp3])
def test_a_command_writes_its_file_last(program: Command) -> None:
    assert program("/bin/x", ABOUT, "/tmp/guide")[-1] == "/tmp/guide"


@pytest.mark.parametrize(
    ("program", "title", "comment"),
    [
        (opusenc, ("--title", ABOUT.title), ("--comment", "DESCRIPTION=-f")),
        (lame, ("--tt", ABOUT.title), ("--tc", "-f")),
        (ffmpeg_opus, ("-metadata", "title=Größe = 1"), ("-metadata", "comment=-f")),
        (ffmpeg_mp3, ("-metadata", "title=Größe = 1"), ("-metadata", "comment=-f")),
    ],
)
def test_a_command_says_what_the_sound_is_about(
    program: Command, title: tuple[str, ...], comment: tuple[str, ...]
) -> None:
    command = program("/bin/x", ABOUT, "guide")
    assert followed_by(command, *title)
    assert followed_by(command, *comment)


@pytest.mark.parametrize(
    ("program", "codec"), [(ffmpeg_opus, "libopus"), (ffmpeg_mp3, "libmp3lame")]
)
def test_ffmpeg_is_told_what_to_write_and_asks_nothing(program: Command, codec: str) -> None:
    command = program("/bin/ffmpeg", ABOUT, "guide")
    assert followed_by(command, "-c:a", codec)
    assert {"-nostdin", "-y"} <= set(command)


def test_the_comment_of_a_guide_has_only_letters_that_lame_is_told_of() -> None:
    assert DISCLAIMER.encode("latin-1").decode("latin-1") == DISCLAIMER


# Finding one


@posix
@pytest.mark.parametrize(
    ("suffix", "here", "found"),
    [
        (".opus", ("ffmpeg", "lame", "opusenc"), "opusenc"),
        (".ogg", ("ffmpeg", "lame", "opusenc"), "opusenc"),
        (".mp3", ("ffmpeg", "lame", "opusenc"), "lame"),
        (".opus", ("ffmpeg", "lame"), "ffmpeg"),
        (".mp3", ("ffmpeg", "opusenc"), "ffmpeg"),
    ],
)
def test_the_best_program_that_is_here_is_taken(
    programs: Programs, suffix: str, here: tuple[str, ...], found: str
) -> None:
    for name in here:
        programs.add(name, "exit 0")
    encoder = find_encoder(ENCODERS[suffix], programs.which)
    assert encoder is not None
    assert encoder.program.name == found


@pytest.mark.parametrize(("suffix", "other"), [(".opus", "lame"), (".mp3", "opusenc")])
def test_a_program_for_something_else_is_not_taken(
    programs: Programs, suffix: str, other: str
) -> None:
    programs.add(other, "exit 0")
    assert find_encoder(ENCODERS[suffix], programs.which) is None


# Programs of all kinds


def encoder_of(programs: Programs, script: str, name: str = "ffmpeg") -> Encoder:
    """A program that does what a script says; `$last` is the file that it is to write."""
    programs.add(name, f"for last; do :; done\n{script}")
    found = find_encoder(ENCODERS[".opus"], programs.which)
    assert found is not None
    return found


@posix
@pytest.mark.parametrize("name", ["ffmpeg", "opusenc"])
def test_a_program_is_given_the_sound_and_asked_for_what_it_makes_of_it(
    programs: Programs, name: str
) -> None:
    encoder = encoder_of(programs, '{ echo OggS; cat; } >"$last"', name)
    assert encoder.encoded(track(), ABOUT) == b"OggS\n" + track()


@posix
@pytest.mark.parametrize(
    "script",
    [
        pytest.param('cat >"$last"; exit 3', id="fails"),
        pytest.param("cat >/dev/null", id="writes nothing"),
        pytest.param('echo junk >"$last"', id="writes junk"),
        pytest.param('echo ID3 >"$last"', id="writes another kind"),
        pytest.param('echo OggS >real; ln -s "$PWD/real" "$last"', id="leaves a link"),
        pytest.param('ln -s /dev/zero "$last"', id="leaves a link to a device"),
        pytest.param('mkfifo "$last"', id="leaves a pipe"),
        pytest.param('mkdir "$last"', id="leaves a folder"),
        pytest.param('echo OggS >"$last"; truncate -s 1T "$last"', id="leaves a huge file"),
        pytest.param('echo OggS >"$last"; exec cat /dev/zero >>"$last"', id="writes for ever"),
        pytest.param(': >"$last"; cat >/dev/null', id="writes an empty file"),
        pytest.param("exit 1", id="does not listen"),
        pytest.param("exec sleep 100", id="hangs"),
    ],
)
def test_of_a_program_that_fails_there_is_no_sound(programs: Programs, script: str) -> None:
    assert encoder_of(programs, script).encoded(track(), ABOUT, limit_s=0.3) is None


@posix
def test_a_program_leaves_no_file_behind(programs: Programs) -> None:
    encoder_of(programs, 'cat >"$last"; printf "%s" "$last" >file').encoded(track(), ABOUT)
    assert not Path(programs.read("file")).parent.exists()


@posix
@pytest.mark.parametrize("end", ["exit 0", "exit 1", "exec sleep 100"])
def test_what_a_program_has_started_ends_with_it(
    programs: Programs, marked: Marked, end: str
) -> None:
    encoder_of(programs, f"sleep 100 & {end}").encoded(track(), ABOUT, limit_s=0.3)
    assert eventually(lambda: not marked.alive())


@posix
def test_a_program_that_cannot_be_started_is_one_that_fails(programs: Programs) -> None:
    encoder = encoder_of(programs, "exit 0")
    (programs.folder / "ffmpeg").unlink()
    assert encoder.encoded(track(), ABOUT) is None


@posix
def test_a_program_has_no_terminal(programs: Programs, capfd: pytest.CaptureFixture[str]) -> None:
    script = 'cat >/dev/null; echo x; echo y >&2; (: </dev/tty) 2>/dev/null || echo OggS >"$last"'
    assert encoder_of(programs, script).encoded(track(), ABOUT) == b"OggS\n"
    assert capfd.readouterr() == ("", "")


# The real ones


def encoded(tool: str, suffix: str) -> bytes:
    """What a real program makes of the track."""
    path = need(tool)
    found = find_encoder(ENCODERS[suffix], {tool: path}.get)
    assert found is not None
    sound = found.encoded(track(), About("Größe", DISCLAIMER))
    assert sound is not None
    return sound


def opus(folder: Path) -> Path:
    """The track as Opus."""
    (folder / "guide.opus").write_bytes(encoded("opusenc", ".opus"))
    return folder / "guide.opus"


def heard(kind: str, folder: Path) -> "array[int]":
    """The track as it is heard after it was encoded."""
    file = folder / "heard.wav"
    if kind == "opus":
        decode = [need("opusdec"), "--quiet", "--rate", str(RATE), str(opus(folder)), str(file)]
    else:
        (folder / "guide.mp3").write_bytes(encoded("lame", ".mp3"))
        decode = [need("lame"), "--quiet", "--decode", str(folder / "guide.mp3"), str(file)]
    subprocess.run(decode, check=True, stderr=subprocess.DEVNULL, timeout=60)
    rate, samples = read_wav(file.read_bytes())
    assert rate == RATE
    return samples


every_kind = pytest.mark.parametrize("kind", ["opus", "mp3"])


@every_kind
def test_an_encoded_track_is_as_long_as_it_was(kind: str, tmp_path: Path) -> None:
    assert abs(len(heard(kind, tmp_path)) - samples_until(LENGTH_MS, RATE)) <= RATE // 100


@every_kind
def test_an_encoded_track_sounds_when_it_did(kind: str, tmp_path: Path) -> None:
    samples = heard(kind, tmp_path)
    first = next(at for at, each in enumerate(samples) if abs(each) > 500)
    assert abs(first / RATE - CHIME_MS / 1000) < 0.02


def test_opus_says_what_it_is_about(tmp_path: Path) -> None:
    said = subprocess.check_output([need("opusinfo"), opus(tmp_path)], timeout=60).decode()
    assert "title=Größe" in said
    assert f"DESCRIPTION={DISCLAIMER}" in said


@pytest.mark.parametrize("tool", ["opusenc", "ffmpeg"])
def test_opus_has_its_chapters(tool: str, tmp_path: Path) -> None:
    found = find_encoder(ENCODERS[".opus"], {tool: need(tool)}.get)
    assert found is not None
    about = About("Größe", DISCLAIMER, ((0, "Before"), (1_234, "Größe = 1")))
    (tmp_path / "guide.opus").write_bytes(found.encoded(track(), about) or b"")
    command = [need("ffprobe"), "-v", "error", "-show_chapters", "-of", "json"]
    said = subprocess.check_output([*command, tmp_path / "guide.opus"], timeout=60)
    chapters = json.loads(said)["chapters"]
    assert [(each["start_time"], each["tags"]["title"]) for each in chapters] == [
        ("0.000000", "Before"),
        ("1.234000", "Größe = 1"),
    ]


def test_mp3_says_what_it_is_about() -> None:
    start = encoded("lame", ".mp3")[:1000]
    assert b"TIT2" in start
    assert b"COMM" in start
    assert DISCLAIMER.encode("latin-1") in start
