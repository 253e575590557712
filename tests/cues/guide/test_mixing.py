"""Tracks are exact: in length, in where each sound begins, and in the silence between."""

import io
import math
import struct
import subprocess
import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.cues.guide.mixing import Track, resampled
from backcoach.cues.riff import RATE, About, Samples, read_wav, samples_until, wav_of
from backcoach.cues.sounds.chimes import samples as chime_samples
from backcoach.domain.knowledge.terms import Chime
from tests.requirements import need

RATES = st.sampled_from([8_000, 11_025, 16_000, 22_050])
sounds = st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=300).map(
    lambda values: array("h", values)
)
placed = st.lists(st.tuples(st.integers(-10, 60), sounds), max_size=6)


def said(data: bytes) -> tuple[int, int, int, bytes]:
    """The channels, the bytes of a sample, the rate and the samples, by the standard library."""
    with wave.open(io.BytesIO(data)) as file:
        form = file.getnchannels(), file.getsampwidth(), file.getframerate()
        return *form, file.readframes(file.getnframes())


def track_of(parts: list[tuple[int, Samples]]) -> Track:
    track = Track()
    for start_ms, sound in parts:
        track.add(start_ms, sound)
    return track


def mixed_slowly(parts: list[tuple[int, Samples]], length_ms: int) -> Samples:
    """The same as a track, worked out in the plainest way."""
    total = [0] * math.floor(length_ms * RATE / 1000 + 0.5)
    for start_ms, sound in parts:
        for at, sample in enumerate(sound, math.floor(start_ms * RATE / 1000 + 0.5)):
            if 0 <= at < len(total):
                total[at] += sample
    return array("h", [max(-32_768, min(32_767, sample)) for sample in total])


class TestTrack:
    @given(placed, st.integers(0, 100))
    def test_it_is_the_sum_of_its_sounds_as_loud_as_can_be(
        self, parts: list[tuple[int, Samples]], length_ms: int
    ) -> None:
        _, mixed = read_wav(track_of(parts).wav(length_ms))
        assert mixed == mixed_slowly(parts, length_ms)

    @given(placed, st.integers(0, 10_000))
    def test_its_length_is_exact(self, parts: list[tuple[int, Samples]], length_ms: int) -> None:
        *form, body = said(track_of(parts).wav(length_ms))
        assert (form, len(body)) == ([1, 2, RATE], 2 * ((length_ms * RATE + 500) // 1000))

    @given(placed, st.integers(0, 100))
    def test_nothing_follows_its_last_sample(
        self, parts: list[tuple[int, Samples]], length_ms: int
    ) -> None:
        data = track_of(parts).wav(length_ms)
        *_, body = said(data)
        assert data[44:] == body

    @given(st.integers(0, 60_000))
    def test_a_sound_begins_at_its_sample(self, start_ms: int) -> None:
        _, mixed = read_wav(track_of([(start_ms, array("h", [7, 7]))]).wav(start_ms + 100))
        assert abs(mixed.index(7) - start_ms * RATE / 1000) <= 0.5

    @given(st.permutations([(0, 20_000), (1, 20_000), (2, -20_000), (3, 20_000), (40, 5)]))
    def test_the_order_of_adding_does_not_matter(self, order: list[tuple[int, int]]) -> None:
        parts = [(start_ms, array("h", [level] * 100)) for start_ms, level in order]
        assert track_of(parts).wav(50) == track_of(sorted(parts)).wav(50)

    def test_between_sounds_there_is_silence(self) -> None:
        chime = chime_samples(Chime.REST)
        _, mixed = read_wav(track_of([(1_000, chime), (5_000, chime)]).wav(10_000))
        first, second = RATE, 5 * RATE
        ends = (first + len(chime), second + len(chime))
        assert not any(mixed[:first] + mixed[ends[0] : second] + mixed[ends[1] :])

    def test_adding_leaves_the_sound_as_it_was(self) -> None:
        sound = array("h", [30_000] * 50)
        track_of([(0, sound), (1, sound)]).wav(10)
        assert sound == array("h", [30_000] * 50)

    def test_a_sound_of_another_rate_keeps_its_length(self) -> None:
        track = Track()
        track.add(0, array("h", [1000] * 16_000), 16_000)
        _, mixed = read_wav(track.wav(2_000))
        assert mixed == array("h", [1000] * RATE + [0] * RATE)


def tone(hz: float, rate: int) -> Samples:
    """A tenth of a second of a tone."""
    return array(
        "h", [round(10_000 * math.sin(math.tau * hz * at / rate)) for at in range(rate // 10)]
    )


class TestResampling:
    @given(sounds, RATES)
    def test_its_duration_stays(self, sound: Samples, rate: int) -> None:
        lasts_s = len(resampled(sound, rate)) / RATE
        assert abs(lasts_s - len(sound) / rate) <= 0.5 / RATE + 1e-9

    @given(sounds, RATES)
    def test_it_stays_within_its_bounds(self, sound: Samples, rate: int) -> None:
        values = resampled(sound, rate)
        assert all(min(sound) <= value <= max(sound) for value in values)

    @given(st.integers(-32_768, 32_767), st.integers(1, 300), RATES)
    def test_what_is_level_stays_level(self, value: int, count: int, rate: int) -> None:
        assert set(resampled(array("h", [value] * count), rate)) <= {value}

    @pytest.mark.parametrize("rate", [8_000, 16_000])
    def test_a_tone_stays_the_tone_it_is(self, rate: int) -> None:
        """It may be half a sample late; 300 Hz change by a twelfth of their height in a sample."""
        ours, wanted = resampled(tone(300, rate), rate), tone(300, RATE)
        inner = slice(5, -5)
        assert max(abs(a - b) for a, b in zip(ours[inner], wanted[inner], strict=True)) < 600


def chunk(name: bytes, body: bytes, size: int | None = None) -> bytes:
    return (
        name
        + struct.pack("<I", len(body) if size is None else size)
        + body
        + b"\0" * (len(body) % 2)
    )


def form(channels: int = 1, bits: int = 16, tag: int = 1, rate: int = 8_000) -> bytes:
    size = channels * bits // 8
    return chunk(b"fmt ", struct.pack("<HHIIHH", tag, channels, rate, rate * size, size, bits))


def riff(*chunks: bytes) -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


FOUR = struct.pack("<4h", 1, -2, 300, -32_768)


class TestAbout:
    @given(sounds, st.text(), st.text())
    def test_it_changes_nothing_of_the_sound(
        self, sound: Samples, title: str, comment: str
    ) -> None:
        made = track_of([(0, sound)])
        assert read_wav(made.wav(30, About(title, comment))) == read_wav(made.wav(30))

    @given(sounds, st.text(), st.text())
    def test_the_file_says_how_long_it_is(self, sound: Samples, title: str, comment: str) -> None:
        data = track_of([(0, sound)]).wav(31, About(title, comment))
        assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8

    def test_its_texts_follow_the_sound_as_chunks_at_even_places(self) -> None:
        data = track_of([]).wav(0, About("Desk", "Größe"))
        texts = chunk(b"INAM", b"Desk\0") + chunk(b"ICMT", "Größe\0".encode())
        assert data[44:] == chunk(b"LIST", b"INFO" + texts)


class TestReading:
    @given(sounds, RATES)
    def test_what_was_written_is_read(self, sound: Samples, rate: int) -> None:
        assert read_wav(wav_of(sound, rate)) == (rate, sound)

    @pytest.mark.parametrize(
        ("data", "values"),
        [
            pytest.param(riff(form(), chunk(b"data", FOUR)), [1, -2, 300, -32_768], id="16 bits"),
            pytest.param(
                riff(form(), chunk(b"data", FOUR, 0x7FFF_F000)), [1, -2, 300, -32_768], id="lies"
            ),
            pytest.param(
                riff(form(), b"data\xff\xff\xff\xff" + FOUR + b"\1"),
                [1, -2, 300, -32_768],
                id="half a sample more",
            ),
            pytest.param(
                riff(chunk(b"LIST", b"odd"), form(), chunk(b"data", FOUR), chunk(b"LIST", b"more")),
                [1, -2, 300, -32_768],
                id="other chunks",
            ),
            pytest.param(
                riff(form(), chunk(b"data", FOUR), chunk(b"data", b"")),
                [1, -2, 300, -32_768],
                id="the first counts",
            ),
            pytest.param(riff(form(), chunk(b"data", b"")), [], id="silent"),
        ],
    )
    def test_it_reads(self, data: bytes, values: list[int]) -> None:
        assert read_wav(data) == (8_000, array("h", values))

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"", id="nothing"),
            pytest.param(b"RIFX" + wav_of(array("h", [1]), 8_000)[4:], id="the other way round"),
            pytest.param(riff(form(), chunk(b"data", FOUR)).replace(b"WAVE", b"AVI "), id="a film"),
            pytest.param(riff(form()), id="no sound"),
            pytest.param(riff(chunk(b"data", FOUR)), id="no form"),
            pytest.param(riff(chunk(b"fmt ", b"\1\0"), chunk(b"data", FOUR)), id="cut form"),
            pytest.param(riff(form(tag=3), chunk(b"data", FOUR)), id="floats"),
            pytest.param(riff(form(tag=0xFFFE), chunk(b"data", FOUR)), id="extensible"),
            pytest.param(riff(form(bits=24), chunk(b"data", FOUR)), id="24 bits"),
            pytest.param(riff(form(6), chunk(b"data", FOUR)), id="six channels"),
            pytest.param(riff(form(2), chunk(b"data", FOUR)), id="stereo"),
            pytest.param(riff(form(bits=8), chunk(b"data", FOUR)), id="8 bits"),
            pytest.param(riff(form(rate=0), chunk(b"data", FOUR)), id="no rate"),
            pytest.param(riff(form(rate=1), chunk(b"data", FOUR)), id="1 Hz"),
            pytest.param(riff(form(rate=7_999), chunk(b"data", FOUR)), id="too slow"),
            pytest.param(riff(form(rate=RATE + 1), chunk(b"data", FOUR)), id="too fast"),
            pytest.param(riff(form(rate=2**31 - 1), chunk(b"data", FOUR)), id="2 GHz"),
        ],
    )
    def test_it_refuses(self, data: bytes) -> None:
        with pytest.raises(ValueError, match="WAV file"):
            read_wav(data)

    @given(st.binary(max_size=80), st.booleans())
    def test_no_bytes_lead_to_another_error(self, rest: bytes, opened: bool) -> None:
        data = (b"RIFF\0\0\0\0WAVE" if opened else b"") + rest
        try:
            read_wav(data)
        except ValueError:
            return


class TestVoice:
    """With what espeak-ng really says."""

    @staticmethod
    def spoken(*words: str) -> bytes:
        return subprocess.check_output([need("espeak-ng"), *words], timeout=20)

    def test_a_voice_in_a_pipe_lasts_as_long_as_in_a_file(self, tmp_path: Path) -> None:
        self.spoken("-w", str(tmp_path / "said.wav"), "Breathe in, slowly.")
        _, _, rate, body = said((tmp_path / "said.wav").read_bytes())
        assert read_wav(self.spoken("--stdout", "Breathe in, slowly.")) == (rate, array("h", body))

    def test_a_voice_is_heard_at_its_moment_and_nowhere_else(self) -> None:
        voice = self.spoken("--stdout", "Breathe out.")
        track = Track()
        rate, words = read_wav(voice)
        track.add(1_500, words, rate)
        _, mixed = read_wav(track.wav(6_000))
        start, (_, samples) = samples_until(1_500, RATE), read_wav(voice)
        assert mixed == array("h", bytes(2 * start)) + samples + array(
            "h", bytes(2 * (6 * RATE - start - len(samples)))
        )
