"""The audio guide: measured as it sounds, kept to the person, and never half-written."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import sub
from pathlib import Path
from typing import Any

import pytest
import webvtt

from backcoach.cues.riff import RATE, Samples, read_wav, samples_until, wav_of
from backcoach.cues.sounds import chimes
from backcoach.domain.knowledge.terms import Chime, Talk, Tier
from backcoach.domain.script.guide import BEFORE_THE_SESSION_MS, foreword_of
from backcoach.domain.words.disclaimers import DISCLAIMER
from backcoach.domain.words.grammar import capitalised
from tests.cli.program import Done, Program
from tests.keeping.machine import as_root, mounted
from tests.making import shipped
from tests.requirements import need
from tests.voices import Programs, eventually, exists

ROUTINE = "eight-from-the-pt"
AUDIBLE = 100
"""What is louder than that, of 32,768, is a sound; between sounds a guide has zeros."""
LATEST_MS = 80
"""So much after its moment a sound may begin."""
BEFORE_MS = 100
"""So much silence before it makes it a beginning."""


def foreword(speed: float = 1.0) -> list[dict[str, Any]]:
    """What is said before a session, as cues."""
    return [
        {"at_ms": cue.at_ms, "text": cue.text, "chime": None, "says_ms": cue.says_ms}
        for cue in foreword_of(shipped().safety, speed)
    ]


def as_heard(timeline: dict[str, Any], speed: float = 1.0) -> dict[str, Any]:
    """A timeline after its foreword."""
    before = foreword(speed)
    begins_ms = before[-1]["at_ms"] + before[-1]["says_ms"] + BEFORE_THE_SESSION_MS
    later = [cue | {"at_ms": cue["at_ms"] + begins_ms} for cue in timeline["cues"]]
    duration_ms = begins_ms + timeline["duration_ms"]
    return timeline | {"duration_ms": duration_ms, "cues": [*before, *later]}


@dataclass(frozen=True)
class Guide:
    """A guide as it sounds, and what it is to say and sound."""

    samples: Samples
    timeline: dict[str, Any]
    took_s: float

    @property
    def words(self) -> list[dict[str, Any]]:
        """The cues that are words."""
        return [cue for cue in self.timeline["cues"] if cue["text"]]

    @property
    def chimes(self) -> list[tuple[int, Chime]]:
        """Each chime and its moment; the last one ends with the guide."""
        end_ms: int = self.timeline["duration_ms"]
        found = [
            (cue["at_ms"], Chime(cue["chime"])) for cue in self.timeline["cues"] if cue["chime"]
        ]
        *most, (_, last) = found
        return [*most, (end_ms - chimes.duration_ms(last), last)]

    @cached_property
    def spoken(self) -> "array[int]":
        """The guide without its chimes, which are known to the sample."""
        rest = array("i", self.samples)
        sounds = {chime: chimes.samples(chime) for chime in Chime}
        for at_ms, chime in self.chimes:
            start = samples_until(at_ms, RATE)
            span = slice(start, start + len(sounds[chime]))
            rest[span] = array("i", map(sub, rest[span], sounds[chime]))
        return rest


def late_ms(samples: "array[int]", at_ms: int) -> float:
    """How much after a moment a sound begins; less than nothing where it is not quiet before."""
    moment = samples_until(at_ms, RATE)
    start = max(0, moment - samples_until(BEFORE_MS, RATE))
    near = samples[start : moment + samples_until(2 * LATEST_MS, RATE)]
    first = next((at for at, each in enumerate(near) if abs(each) > AUDIBLE), len(near))
    return (start + first - moment) * 1000 / RATE


def loudest(samples: "array[int]", start_ms: int, end_ms: int) -> int:
    """How loud it gets between two moments."""
    part = samples[samples_until(start_ms, RATE) : samples_until(end_ms, RATE)]
    return max(max(part), -min(part)) if part else 0


def guided(program: Program, routine: str, file: Path, **more: Any) -> Done:
    """Have a guide written."""
    return program.run("print", routine, "--format", "audio", "--output", str(file), **more)


@pytest.fixture(scope="module")
def guide(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The guide of a routine of a quarter of an hour, spoken by espeak-ng itself."""
    if sys.platform != "linux":
        pytest.skip("elsewhere another voice comes first")
    need("espeak-ng")
    file = tmp_path_factory.mktemp("guide") / "guide.wav"
    began = time.monotonic()
    done = guided(program, ROUTINE, file)
    took_s = time.monotonic() - began
    assert (done.code, done.out, done.err) == (0, "", f"Wrote {file}.\n")
    rate, samples = read_wav(file.read_bytes())
    assert rate == RATE
    timeline = as_heard(program.document("print", ROUTINE, "--format", "json"))
    return Guide(samples, timeline, took_s)


# As it sounds


@pytest.mark.slow
def test_it_is_as_long_as_the_timeline(guide: Guide) -> None:
    assert abs(len(guide.samples) * 1000 / RATE - guide.timeline["duration_ms"]) <= 100


@pytest.mark.slow
def test_it_is_made_much_faster_than_it_plays(guide: Guide) -> None:
    assert guide.took_s * 1000 < guide.timeline["duration_ms"] / 20


@pytest.mark.slow
def test_all_words_begin_at_their_moments_out_of_silence(guide: Guide) -> None:
    late = {(cue["at_ms"], cue["text"]): late_ms(guide.spoken, cue["at_ms"]) for cue in guide.words}
    assert len(late) > 250
    assert {cue: ms for cue, ms in late.items() if not 0 <= ms <= LATEST_MS} == {}


@pytest.mark.slow
def test_all_chimes_begin_at_their_moments_out_of_silence(guide: Guide) -> None:
    late = {(at_ms, chime): late_ms(guide.samples, at_ms) for at_ms, chime in guide.chimes}
    assert len(late) > 250
    assert {cue: ms for cue, ms in late.items() if not 0 <= ms <= LATEST_MS} == {}


@pytest.mark.slow
def test_all_words_are_over_when_they_were_said_to_be(guide: Guide) -> None:
    ends = [(cue["at_ms"] + cue["says_ms"], cue["text"]) for cue in guide.words]
    nexts = [cue["at_ms"] for cue in guide.words[1:]] + [guide.timeline["duration_ms"]]
    over = {
        text: loud
        for (end_ms, text), next_ms in zip(ends, nexts, strict=True)
        if (loud := loudest(guide.spoken, end_ms, next_ms)) > AUDIBLE
    }
    assert over == {}


@pytest.mark.slow
def test_it_ends_with_the_chime_that_says_so(guide: Guide) -> None:
    done = chimes.samples(Chime.DONE)
    assert guide.samples[-len(done) :] == done


# With a voice that takes notes


WORD_MS = 300
SILENCE_MS = 500
BEEP = array("h", [8_000] * samples_until(WORD_MS, RATE))


@dataclass(frozen=True)
class Listener:
    """Somebody with a home, a machine with few programs, and a folder for guides."""

    program: Program
    home: Path
    machine: Programs
    folder: Path

    def environ(self) -> dict[str, str]:
        """Their surroundings."""
        return {"BACKCOACH_HOME": str(self.home), "PATH": str(self.machine.folder)}

    def run(self, *words: str, **more: Any) -> Done:
        """Run a command line."""
        return self.program.run(*words, env=self.environ(), **more)

    def guided(self, name: str = "guide.wav", routine: str = "desk", **more: Any) -> Done:
        """Have a guide written into the folder."""
        words = ("print", routine, "--format", "audio", "--output", str(self.folder / name))
        return self.run(*words, **more)

    def written(self, name: str = "guide.wav") -> bytes:
        """A guide that was written, and nothing beside it."""
        done = self.guided(name)
        assert (done.code, done.out) == (0, "")
        assert done.err in (f"Wrote {self.folder / name}.\n", f"Replaced {self.folder / name}.\n")
        assert [each.name for each in self.folder.iterdir()] == [name]
        return (self.folder / name).read_bytes()

    def set(self, key: str, value: str) -> None:
        """Set something in the profile."""
        assert self.run("profile", "set", key, value).code == 0

    def timeline(self, routine: str = "desk", *, speed: float = 1.0) -> Any:
        """What a session would be like, after what is said before it."""
        document = json.loads(self.run("session", routine, "--dry-run", "--json").out)
        return as_heard(document, speed)

    def add_voice(self, *, before: str = "", sound: bytes | None = None) -> None:
        """Add a voice that says one beep for anything; `before` is what it does at first."""
        silence = array("h", bytes(2 * samples_until(SILENCE_MS, RATE)))
        beep = wav_of(silence + BEEP + silence, RATE)
        (self.machine.folder / "beep").write_bytes(beep if sound is None else sound)
        says = 'IFS= read -r line; printf "%s\\n" "$line" >>said; for last; do :; done'
        self.machine.add("espeak-ng", f'{says}\n{before}\n{shutil.which("cp")} beep "$last"')

    def add_encoder(self, name: str, script: str) -> None:
        """Add an encoder; what it is to write is `$last`."""
        self.machine.add(name, f"for last; do :; done; {script}")

    def said(self) -> list[str]:
        """What the voice was asked to say, in order."""
        return self.machine.read("said").splitlines()

    def options(self) -> list[str]:
        """What the voice was started with."""
        return self.machine.read("args").splitlines()


@pytest.fixture
def listener(program: Program, own_home: Path, tmp_path: Path) -> Listener:
    """Somebody with no voice yet, who wants few words."""
    made = listener_at(program, own_home, tmp_path)
    made.set("talk", "minimal")
    return made


def listener_at(program: Program, home: Path, folder: Path) -> Listener:
    """Somebody whose machine and guides are in a folder."""
    if sys.platform != "linux":
        pytest.skip("elsewhere another voice comes first")
    for name in ("machine", "guides"):
        (folder / name).mkdir()
    return Listener(program, home, Programs(folder / "machine"), folder / "guides")


@pytest.fixture
def spoken_to(listener: Listener) -> Listener:
    """Somebody who wants few words, with a voice that can be recorded."""
    listener.add_voice()
    return listener


@dataclass(frozen=True)
class Recorded:
    """A guide as it was written, and what the voice was asked to say for it."""

    sound: bytes
    said: list[str]
    timeline: dict[str, Any]


@pytest.fixture(scope="module")
def usual(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The guide that somebody gets who has set nothing."""
    listener = listener_at(program, program.home, tmp_path_factory.mktemp("usual"))
    listener.add_voice()
    return Recorded(listener.written(), listener.said(), listener.timeline())


CAT = shutil.which("cat")
SLEEP = f"exec {shutil.which('sleep')} 100"


@pytest.mark.parametrize("talk", Talk)
def test_a_guide_says_as_much_as_the_profile_has_it(spoken_to: Listener, talk: Talk) -> None:
    spoken_to.set("talk", talk)
    spoken_to.written()
    texts = dict.fromkeys(cue["text"] for cue in spoken_to.timeline()["cues"] if cue["text"])
    assert [*spoken_to.said(), "Done."] == [*texts]  # which is a chime here


def test_a_guide_that_is_to_say_less_says_less(spoken_to: Listener, usual: Recorded) -> None:
    spoken_to.written()
    assert len(spoken_to.said()) < len(usual.said)


def test_a_guide_speaks_as_the_profile_has_it(spoken_to: Listener) -> None:
    for key, value in (("speed", "1.5"), ("pitch", "30"), ("name", "en-us")):
        spoken_to.set(f"voice-{key}", value)
    spoken_to.written()
    wanted = {("-s", "248"), ("-p", "30"), ("-v", "en-us")}
    assert wanted <= {*pairwise(spoken_to.options())}


def test_a_guide_for_a_faster_voice_keeps_to_its_moments(
    spoken_to: Listener, usual: Recorded
) -> None:
    spoken_to.set("talk", "full")
    spoken_to.set("voice-speed", "1.5")
    timeline = spoken_to.timeline(speed=1.5)
    cues = timeline["cues"]
    assert cues != usual.timeline["cues"]
    samples = array("i", read_wav(spoken_to.written())[1])
    silent = [
        cue
        for cue in cues
        if cue["text"]
        and cue["at_ms"] < timeline["duration_ms"]
        and loudest(samples, cue["at_ms"] + 10, cue["at_ms"] + 90) < 7_000
    ]
    assert silent == []


def test_a_guide_breathes_as_the_profile_has_it(spoken_to: Listener, usual: Recorded) -> None:
    spoken_to.set("breath", "5:7")
    lasts = samples_until(spoken_to.timeline()["duration_ms"], RATE)
    assert lasts != samples_until(usual.timeline["duration_ms"], RATE)
    assert lasts == len(read_wav(spoken_to.written())[1])


def test_silence_that_a_voice_begins_with_makes_no_word_late(usual: Recorded) -> None:
    _, samples = read_wav(usual.sound)
    first = next(cue for cue in usual.timeline["cues"] if cue["text"])
    assert 0 <= late_ms(array("i", samples), first["at_ms"]) < 20


def test_it_is_said_first_what_a_guide_is_not_and_what_is_an_emergency(usual: Recorded) -> None:
    first = [cue["text"] for cue in foreword()]
    assert usual.said[: len(first)] == first
    heard = " ".join(first)
    assert heard.startswith(f"{DISCLAIMER} Call your emergency number now")
    signs = (each for each in shipped().safety.signs_of(Tier.EMERGENCY) if each.is_quick)
    assert [each.id for each in signs if f"{capitalised(each.short)}." not in first] == []


def test_the_same_words_are_spoken_once(usual: Recorded) -> None:
    assert len(usual.said) == len(set(usual.said))


def test_a_guide_says_what_it_is_and_what_it_is_not(usual: Recorded) -> None:
    end = usual.sound[-300:]
    assert b"INFOINAM" in end
    assert b"Desk\0" in end
    assert b"ICMT" in end
    assert f"{DISCLAIMER}\0".encode() in end


def test_what_was_swapped_for_somebody_is_said(spoken_to: Listener) -> None:
    spoken_to.set("conditions", "flexion-sensitive")
    done = spoken_to.guided(routine=ROUTINE)
    assert done.code == 0
    swap = "In place of Rag doll forward fold (bending makes it worse): Desk lean."
    assert swap in done.err.splitlines()


# Opus and MP3


@pytest.mark.parametrize(
    ("name", "encoder", "begins"),
    [
        ("guide.opus", "opusenc", "OggS"),
        ("guide.OGG", "opusenc", "OggS"),
        ("guide.mp3", "lame", "ID3"),
        ("guide.opus", "ffmpeg", "OggS"),
        ("guide.Mp3", "ffmpeg", "ID3"),
    ],
)
def test_the_end_of_the_name_chooses_the_encoder(
    spoken_to: Listener, name: str, encoder: str, begins: str
) -> None:
    spoken_to.add_encoder(encoder, f'{{ echo {begins} {encoder}; {CAT}; }} >"$last"')
    assert spoken_to.written(name).startswith(f"{begins} {encoder}\nRIFF".encode())


def test_a_guide_is_written_by_a_real_encoder(program: Program, tmp_path: Path) -> None:
    # tests/cues/guide/test_encoding.py tries each of them.
    need("espeak-ng")
    need("opusenc")
    file = tmp_path / "guide.opus"
    done = guided(program, "desk", file)
    assert (done.code, done.out, done.err) == (0, "", f"Wrote {file}.\n")
    assert file.read_bytes().startswith(b"OggS")
    timeline = program.document("print", "desk", "--format", "json")
    begins_ms = as_heard(timeline)["duration_ms"] - timeline["duration_ms"]
    (first, *found) = chapters(file)
    assert first == (0, "Before you begin")
    assert found == list(starts_of(timeline, begins_ms))


def chapters(file: Path) -> list[tuple[int, str]]:
    """The chapters of a sound: when each begins, in milliseconds, and its name."""
    command = [need("ffprobe"), "-v", "error", "-show_chapters", "-of", "json", str(file)]
    found = json.loads(subprocess.check_output(command, timeout=60))["chapters"]
    return [(round(1000 * float(each["start_time"])), each["tags"]["title"]) for each in found]


def starts_of(timeline: dict[str, Any], after_ms: int) -> Iterator[tuple[int, str]]:
    """When each exercise of a timeline begins, so long after the foreword, and its name."""
    for exercise, phases in groupby(timeline["phases"], key=lambda phase: phase["exercise"]):
        yield after_ms + next(phases)["start_ms"], shipped().exercise[exercise].name


def test_captions_are_beside_a_guide_at_its_cues(spoken_to: Listener) -> None:
    guide, captions = spoken_to.folder / "guide.wav", spoken_to.folder / "guide.vtt"
    done = spoken_to.run("print", "desk", "--output", str(guide), "--captions")
    assert done.err == f"Wrote {guide} and {captions}.\n"
    timeline = spoken_to.timeline()
    said = [cue for cue in timeline["cues"] if cue["text"]]
    last = said.pop()  # with the sound the listening ends, and nothing more is said
    assert last["at_ms"] == timeline["duration_ms"]
    read = webvtt.read(str(captions)).captions
    assert [(each.start_time.in_milliseconds(), each.text) for each in read] == [
        (cue["at_ms"], cue["text"]) for cue in said
    ]


@pytest.mark.parametrize(
    ("name", "programs"),
    [("guide.opus", "opusenc or ffmpeg"), ("guide.mp3", "lame or ffmpeg")],
)
def test_without_an_encoder_it_says_which_there_are_and_what_always_works(
    spoken_to: Listener, name: str, programs: str
) -> None:
    done = spoken_to.guided(name)
    assert done.code == 1
    assert programs in done.sentence
    assert ".wav always works" in done.sentence


def test_without_an_encoder_nothing_is_spoken_in_vain(spoken_to: Listener) -> None:
    spoken_to.guided("guide.opus")
    assert spoken_to.said() == []


@pytest.mark.parametrize("script", ['echo ID3 half >"$last"; exit 1', 'echo junk >"$last"', ""])
def test_an_encoder_that_fails_is_told(spoken_to: Listener, script: str) -> None:
    spoken_to.add_encoder("lame", script)
    done = spoken_to.guided("guide.mp3")
    assert done.code == 1
    assert done.sentence.startswith("The encoder (lame) did not work, and nothing was written.")


def test_an_encoder_that_fails_leaves_what_was_there(spoken_to: Listener) -> None:
    (spoken_to.folder / "guide.mp3").write_bytes(b"before")
    spoken_to.add_encoder("lame", 'echo half >"$last"; exit 1')
    spoken_to.guided("guide.mp3")
    assert [each.read_bytes() for each in spoken_to.folder.iterdir()] == [b"before"]


# What cannot be


@pytest.mark.parametrize("words", [(), ("--output", "guide"), ("--output", "guide.flac")])
def test_a_guide_needs_a_name_that_says_what_to_write(
    spoken_to: Listener, words: tuple[str, ...]
) -> None:
    done = spoken_to.run("print", "desk", "--format", "audio", *words)
    assert done.code == 2
    assert "Try --output guide.wav." in done.sentence


def test_without_a_voice_it_says_so(listener: Listener) -> None:
    done = listener.guided()
    assert done.code == 1
    assert done.sentence.startswith("There is no voice on this machine that can be recorded.")


def test_a_voice_that_can_only_speak_is_none_to_record(listener: Listener) -> None:
    listener.machine.add("spd-say", "exit 0")
    assert listener.guided().sentence.startswith("There is no voice on this machine")


NO_VOICES = {
    "nothing": b"",
    "a beginning": b"RIFF",
    "junk": b"not a sound" * 1_000,
    "no samples": wav_of(array("h"), RATE),
    "silence": wav_of(array("h", bytes(2 * RATE)), RATE),
    "a rate of 1 Hz": wav_of(BEEP, 1),
    "a rate of 2 GHz": wav_of(BEEP, 2**31 - 1),
    "samples that are no numbers": wav_of(BEEP, RATE)[:20] + b"\3" + wav_of(BEEP, RATE)[21:],
}


@pytest.mark.parametrize("sound", NO_VOICES.values(), ids=NO_VOICES)
def test_a_voice_that_records_nothing_is_told(listener: Listener, sound: bytes) -> None:
    listener.add_voice(sound=sound)
    done = listener.guided()
    assert done.code == 1
    assert done.sentence == "The voice (espeak-ng) could not be recorded."
    assert [*listener.folder.iterdir()] == []


IN_PLACE = {
    "a link": 'ln -s "$PWD/beep" "$last"',
    "a link to a device": 'ln -s /dev/zero "$last"',
    "a pipe": 'mkfifo "$last"',
    "a folder": 'mkdir "$last"',
    "10 GB": 'truncate -s 10G "$last"',
    "a sound of 10 GB": 'cp beep "$last"; truncate -s 10G "$last"',
    "one that grows for ever": 'exec cat /dev/zero >"$last"',
}


@pytest.mark.parametrize("script", IN_PLACE.values(), ids=IN_PLACE)
def test_a_voice_that_leaves_something_else_in_place_of_its_file_is_told(
    listener: Listener, script: str
) -> None:
    listener.add_voice()
    listener.machine.add("espeak-ng", f"PATH={os.environ['PATH']}; for last; do :; done; {script}")
    limited = (need("sh"), "-c", 'ulimit -v 1000000; exec "$@"', "sh")  # KB of memory
    done = listener.guided(before=limited)
    assert done.code == 1
    assert done.sentence == "The voice (espeak-ng) could not be recorded."
    assert [*listener.folder.iterdir()] == []


def test_a_voice_of_ones_own_that_fails_can_be_given_up(listener: Listener) -> None:
    listener.set("voice-name", "nobody")
    listener.add_voice(before="exit 1")
    assert "`backcoach profile set voice-name none`" in listener.guided().sentence


@pytest.mark.parametrize("before", ["exit 1", '[ "$line" = "15 seconds left." ] && exit 1'])
def test_where_the_voice_fails_the_guide_of_before_stays(listener: Listener, before: str) -> None:
    (listener.folder / "guide.wav").write_bytes(b"before")
    listener.add_voice(before=before)
    listener.set("talk", "full")
    assert listener.guided().code == 1
    assert [each.read_bytes() for each in listener.folder.iterdir()] == [b"before"]


def test_a_folder_cannot_be_written_as_a_guide(spoken_to: Listener) -> None:
    (spoken_to.folder / "guide.wav").mkdir()
    done = spoken_to.guided()
    assert done.code == 1
    assert "guide.wav could not be written: Is a directory." in done.sentence
    assert spoken_to.said() == []


@pytest.mark.parametrize("name", ["none/guide.wav", "file/guide.wav"])
def test_a_place_that_cannot_be_written_is_told(spoken_to: Listener, name: str) -> None:
    (spoken_to.folder / "file").touch()
    done = spoken_to.guided(name)
    assert done.code == 1
    assert f"{name} could not be written" in done.sentence
    assert [each.name for each in spoken_to.folder.iterdir()] == ["file"]
    assert spoken_to.said() == []


@as_root
def test_a_disk_without_room_for_a_guide_is_told_before_a_word_is_spoken(
    spoken_to: Listener,
) -> None:
    with mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs", at=spoken_to.folder):
        done = spoken_to.guided()
        assert "guide.wav could not be written: No space left on device." in done.sentence
        assert list(spoken_to.folder.iterdir()) == []
    assert spoken_to.said() == []


# While it is made


def on_a_terminal(listener: Listener, name: str = "guide.wav") -> str:
    """What a guide writes to standard error where that is a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with ThreadPoolExecutor(1) as pool:
        said = pool.submit(_read_to_the_end, ours)
        done = listener.guided(name, stderr=theirs)
        os.close(theirs)
        assert (done.code, done.out) == (0, "")
        return said.result(10)


def _read_to_the_end(descriptor: int) -> str:
    read = b""
    with contextlib.suppress(OSError):  # what the end of a terminal is on Linux
        while more := os.read(descriptor, 4096):
            read += more
    os.close(descriptor)
    return read.decode()


def test_on_a_terminal_it_shows_how_far_it_is(spoken_to: Listener) -> None:
    shown = on_a_terminal(spoken_to)
    assert "Recording" in shown
    assert "100%" in shown


def test_on_a_terminal_it_shows_that_it_is_encoding(spoken_to: Listener) -> None:
    spoken_to.add_encoder("lame", f'{{ echo ID3; {CAT}; }} >"$last"; {shutil.which("sleep")} 0.3')
    assert "Encoding" in on_a_terminal(spoken_to, "guide.mp3")


@pytest.mark.parametrize("hangs", ["voice", "encoder"])
def test_ctrl_c_ends_it_and_what_it_waits_for_with_nothing_written(
    spoken_to: Listener, hangs: str
) -> None:
    spoken_to.add_voice(before=SLEEP if hangs == "voice" else "")
    spoken_to.add_encoder("lame", f"{shutil.which('head')} -c 4 >encoding; {SLEEP}")
    words = ("print", "desk", "--format", "audio", "--output", str(spoken_to.folder / "guide.mp3"))
    running = subprocess.Popen(
        [*spoken_to.program.command, *words],
        env=spoken_to.program.environ(spoken_to.environ()),
        # Where the tests run in the background, SIGINT may be ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # What has been given something to work on is known to the program, and can be ended by it.
    begun = {"voice": "said", "encoder": "encoding"}[hangs]
    assert eventually(lambda: spoken_to.machine.read(begun), within_s=20)
    running.send_signal(signal.SIGINT)
    assert running.wait(5) == 130
    assert eventually(lambda: not any(map(exists, spoken_to.machine.pids())))
    assert [*spoken_to.folder.iterdir()] == []
