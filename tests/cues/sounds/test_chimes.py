"""The chimes: soft enough for somebody who relaxes, and each to be told from all others."""

import io
import math
import wave
from functools import cache
from itertools import combinations, pairwise

import pytest

from backcoach.cues.riff import LOUDEST, Samples
from backcoach.cues.sounds.chimes import duration_ms, samples, wav
from backcoach.domain.knowledge.terms import Chime
from backcoach.domain.script.silence import CHIME_MS
from tests.every import every

RATE = 22_050
BLOWN = (Chime.IN, Chime.OUT, Chime.HELD, Chime.STAY)
MOVES = (Chime.MOVE, Chime.MOVE_IN, Chime.MOVE_OUT)

WINDOW = RATE * 60 // 1000
LOWEST_HZ, SEMITONES = 98.0, 49
QUIET = 300
"""Below this, a window counts as silent."""

every_chime = every(Chime)


def strength(sound: Samples, hz: float) -> float:
    """How much of one frequency is in a sound (Goertzel's algorithm)."""
    twice_cosine = 2 * math.cos(math.tau * hz / RATE)
    last = before = 0.0
    for sample in sound:
        last, before = sample + twice_cosine * last - before, last
    return last * last + before * before - twice_cosine * last * before


def pitch(sound: Samples) -> int | None:
    """The strongest note of a sound in semitones above the lowest one, None where it is silent."""
    if max(map(abs, sound)) < QUIET:
        return None
    return max(range(SEMITONES), key=lambda each: strength(sound, LOWEST_HZ * 2 ** (each / 12)))


@cache
def melody(chime: Chime) -> tuple[int | None, ...]:
    """What a listener makes out, moment by moment of 60 ms, for the longest chime's length."""
    sound = samples(chime)
    heard = [pitch(sound[at : at + WINDOW]) for at in range(0, len(sound) - WINDOW + 1, WINDOW)]
    return (*heard, *[None] * (10 - len(heard)))


def decibels(sample: int) -> float:
    return 20 * math.log10(sample / LOUDEST)


@every_chime
def test_a_chime_is_short(chime: Chime) -> None:
    assert 150 <= duration_ms(chime) <= (350 if chime in BLOWN else 600)


@every_chime
def test_a_chime_is_over_before_words_begin(chime: Chime) -> None:
    assert CHIME_MS[chime] - 60 <= duration_ms(chime) < CHIME_MS[chime]


@every_chime
def test_a_chime_has_the_samples_of_its_length(chime: Chime) -> None:
    assert len(samples(chime)) == round(duration_ms(chime) * RATE / 1000)


@every_chime
def test_a_chime_is_soft_and_far_from_clipping(chime: Chime) -> None:
    loudest = max(map(abs, samples(chime)))
    assert decibels(loudest) == pytest.approx(-15 if chime in BLOWN else -12, abs=0.1)


@every_chime
def test_a_chime_begins_and_ends_in_silence(chime: Chime) -> None:
    sound = samples(chime)
    a_millisecond = RATE // 1000
    assert max(map(abs, sound[:3] + sound[-a_millisecond:])) <= 40


@every_chime
def test_a_chime_never_jumps(chime: Chime) -> None:
    assert max(abs(after - before) for before, after in pairwise(samples(chime))) <= 3000


@every_chime
def test_a_chime_does_not_crackle(chime: Chime) -> None:
    """All above 4 kHz, which is more than an octave above any overtone, is next to nothing."""
    sound = samples(chime)
    high = max(strength(sound, hz) for hz in range(4000, RATE // 2, 250))
    tone = max(strength(sound, LOWEST_HZ * 2 ** (each / 12)) for each in range(SEMITONES))
    assert 10 * math.log10(high / tone) < -50


@every_chime
def test_a_chime_swells_and_rings_off_without_being_cut(chime: Chime) -> None:
    sound = samples(chime)
    last_tenth = sound[-len(sound) // 10 :]
    assert max(map(abs, last_tenth)) < 0.2 * max(map(abs, sound))


@every_chime
def test_a_chime_is_the_same_every_time(chime: Chime) -> None:
    assert samples(chime) == samples(chime)


@pytest.mark.parametrize("chime", [Chime.IN, Chime.MOVE_IN])
def test_breathing_in_rises(chime: Chime) -> None:
    heard = [note for note in melody(chime) if note is not None]
    assert heard == sorted(heard)
    assert heard[-1] - heard[0] >= 4


@pytest.mark.parametrize("chime", [Chime.OUT, Chime.MOVE_OUT])
def test_breathing_out_falls(chime: Chime) -> None:
    heard = [note for note in melody(chime) if note is not None]
    assert heard == sorted(heard, reverse=True)
    assert heard[0] - heard[-1] >= 4


@pytest.mark.parametrize("chime", [Chime.STAY, Chime.MOVE])
def test_where_the_breath_is_free_it_stays_level(chime: Chime) -> None:
    assert len({note for note in melody(chime) if note is not None}) == 1


def loudest_at_ms(chime: Chime) -> float:
    """After how long a chime is at its loudest."""
    sound = samples(chime)
    return 1000 * max(range(len(sound)), key=lambda each: abs(sound[each])) / RATE


def test_what_calls_for_a_movement_is_struck_and_what_belongs_to_a_stillness_is_blown() -> None:
    assert max(map(loudest_at_ms, MOVES)) < 50
    assert min(map(loudest_at_ms, BLOWN)) > 100


def test_all_that_calls_for_a_movement_is_above_all_that_belongs_to_a_stillness() -> None:
    moving, still = (
        {note for chime in family for note in melody(chime) if note is not None}
        for family in (MOVES, BLOWN)
    )
    assert min(moving) - max(still) >= 3


def test_sides_is_one_note_and_then_another() -> None:
    notes = list(dict.fromkeys(note for note in melody(Chime.SIDES) if note is not None))
    assert len(notes) == 2


def test_halfway_is_twice_the_same_with_a_silence_between() -> None:
    sound = samples(Chime.HALFWAY)
    tick, second = 1_500, 3_308  # 68 of its 70 ms, and 150 ms
    between = sound[RATE * 70 // 1000 : second]
    assert (sound[:tick], max(map(abs, between))) == (sound[second : second + tick], 0)


def test_rest_is_the_lowest() -> None:
    lowest = {chime: min(each for each in melody(chime) if each is not None) for chime in Chime}
    below_the_next = sorted(lowest.values())[1] - lowest[Chime.REST]
    assert below_the_next >= 12


def test_done_sounds_three_notes_together() -> None:
    sound = samples(Chime.DONE)
    together = sound[RATE * 250 // 1000 : RATE * 450 // 1000]
    by_strength = sorted(
        range(SEMITONES), key=lambda each: strength(together, LOWEST_HZ * 2 ** (each / 12))
    )
    assert sorted(by_strength[-3:]) == [29, 33, 36]  # a major triad on C


@every(combinations(Chime, 2))
def test_every_two_chimes_differ_for_most_of_their_time(two: tuple[Chime, Chime]) -> None:
    moments = [pair for pair in zip(*map(melody, two), strict=True) if any(pair)]
    differing = [pair for pair in moments if None in pair or abs(pair[0] - pair[1]) >= 2]
    assert len(differing) > len(moments) / 2


@every_chime
def test_a_chime_as_a_file_says_the_same(chime: Chime) -> None:
    with wave.open(io.BytesIO(wav(chime))) as file:
        said = file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()
    assert said == (1, 2, RATE, len(samples(chime)))
