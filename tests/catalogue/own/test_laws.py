"""What holds of any dose, and of any text that somebody calls one."""

import time
from collections.abc import Callable
from contextlib import suppress

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalogue.own.notation import (
    LONGEST,
    breath_of,
    dosage_of,
    frequency_of,
    rest_of,
    span_of,
)
from backcoach.catalogue.own.notation.draft import NotationError
from backcoach.catalogue.own.notation.shape import Shape
from backcoach.catalogue.own.notation.vocabulary import (
    FILLERS,
    HOLD,
    LIMBS,
    LOADS,
    MEASURES,
    NUMBERS,
    REST,
    SORE,
    STOPS,
    THINGS,
)
from backcoach.catalogue.schemas import schema
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span, Unit
from backcoach.domain.knowledge.terms import Sides
from tests.catalogue.own.sheets import read, written
from tests.every import every

READERS: tuple[Callable[[str], object], ...] = (
    *(span_of, rest_of, frequency_of, breath_of, dosage_of, read),
)
LIFT = Shape(dosed="hold", parts=("lift", "hold", "lower"))

times = st.integers(1, 99_999_999).map(Span)
spans = st.one_of(
    times,
    st.integers(1, 999).map(lambda number: Span(number, Unit.BREATH)),
    st.sampled_from([Span(1, Unit.INHALE), Span(1, Unit.EXHALE)]),
)
rests = st.builds(Rest, st.integers(0, 99_999_999), st.booleans())
breaths = st.builds(BreathPattern, *(st.integers(0, 15_000) for _ in range(4))).filter(
    lambda breath: breath.total_ms >= 2_000 and bool(breath.inhale_ms or breath.exhale_ms)
)
counts = st.integers(1, 100)
frequencies = st.one_of(
    st.builds("{} a {}".format, counts, st.sampled_from(["day", "week"])),
    st.builds("{}-{} a week".format, st.integers(1, 3), st.integers(4, 6)),
    st.builds("{} a day, {} a week".format, st.integers(2, 9), st.integers(1, 6)),
).filter(lambda often: often != "7 a week")


def _reps(sets: int) -> st.SearchStrategy[int | tuple[int, ...] | schema.SoreReps]:
    rows = st.lists(counts, min_size=sets, max_size=sets).map(tuple)
    uneven = st.builds(schema.SoreReps, counts, counts)
    return counts | rows | uneven if sets > 2 else counts | uneven


@st.composite
def doses(draw: st.DrawFn) -> schema.Dosage:
    """A dose that says all that one may say, of an exercise that is lifted, held and lowered."""
    sets = draw(st.integers(1, 9))
    work = draw(st.none() | times)
    reps = 1 if work else draw(_reps(sets))
    sides = st.sampled_from([None, *Sides])
    breath = draw(st.none() | breaths.map(str))
    is_counted = breath is None or work  # a breath so many times is held that long
    return schema.Dosage(
        sets=sets,
        reps=reps,
        work=str(work) if work else None,
        amrap=bool(work) and draw(st.booleans()),
        side=Sides.EACH if isinstance(reps, schema.SoreReps) else draw(sides),
        hold=draw(st.none() | spans.map(str) if is_counted else spans.map(str)),
        breath=breath,
        load=draw(st.sampled_from([None, "5 kg", "red band"])),
        rest=draw(rests.map(str)) if sets > 1 else None,
        rep_rest=draw(rests.map(str)) if reps != 1 else None,
        frequency=draw(st.none() | frequencies),
    )


@given(spans)
def test_a_length_is_read_as_it_is_written(span: Span) -> None:
    assert span_of(str(span)) == str(span)


@given(rests)
def test_a_rest_is_read_as_it_is_written(rest: Rest) -> None:
    assert Rest.read(rest_of(str(rest))) == rest


@given(breaths)
def test_a_breath_is_read_as_it_is_written(breath: BreathPattern) -> None:
    assert breath_of(str(breath)) == str(breath)


@given(frequencies)
def test_a_frequency_is_read_as_it_is_written(often: str) -> None:
    assert frequency_of(often) == often


@given(doses())
def test_a_dose_is_read_as_it_is_written(dose: schema.Dosage) -> None:
    found = dosage_of(written(dose), LIFT)
    assert (found.levels, found.problems) == ((dose,), ())


_WORDS = sorted(
    {
        *FILLERS,
        *HOLD,
        *LIMBS,
        *LOADS,
        *MEASURES,
        *NUMBERS,
        *REST,
        *SORE,
        *STOPS,
        *THINGS,
        *("week", "day", "1,000", "½", "3", "10", "0", "99999999999999999999", "1:30", "6-4-2"),
        *("tempo", "@", "amrap", "as many as possible", "until ready", "between", "every other"),
        *("other", "left", "up to", "build up to", "breathe", "inhale", "hold", "twice", "l+r"),
        *("dead bug", "bird dog", "walk", "\x1b[31m", "\u202e", "\0"),
    }
)
nonsense = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(_WORDS) | st.integers(0, 200).map(str), max_size=14).map("".join),
)


@given(nonsense)
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    for reader in READERS:
        with suppress(NotationError):
            reader(text)


@given(nonsense, st.sampled_from(["dead bug", "bird dog", "forearm plank", "walk", "heel slide"]))
def test_whatever_is_read_can_stand_in_the_data(text: str, exercise: str) -> None:
    doses = read(f"{exercise} {text}").doses
    for dose in doses.levels if doses else ():
        assert msgspec.convert(msgspec.to_builtins(dose), schema.Dosage) == dose


@given(nonsense)
def test_a_problem_names_what_is_written_where_it_stands(text: str) -> None:
    for problem in dosage_of(text).problems:
        assert text[problem.at :].startswith(problem.written)


HOSTILE = (
    *("1" * LONGEST, "1," * 500, "1-" * 500, "1:" * 500, "1/" * 500, "1x" * 500, "½" * LONGEST),
    *("a " * 500, "one and a half " * 66, "in 1 hold " * 100, "rest " * 200, "up to " * 166),
    *("week 1:" * 140, "each " * 200, "hold " * 200, "with " * 200, "((((" * 250, "\0" * LONGEST),
    *("between " * 120, "until ready, " * 76, "4 s up, " * 125, "every 1 " * 125, "ß" * LONGEST),
)


@every(HOSTILE, lambda text: repr(text[:20]))
def test_a_hostile_text_is_read_at_once(text: str) -> None:
    start = time.process_time()
    for reader in (dosage_of, read):
        reader(text[:LONGEST])
        reader(text * 1_000)
    assert time.process_time() - start < 1
