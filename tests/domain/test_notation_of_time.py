"""How lengths of time are written: what is written is read again as the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.knowledge.span import BREATH, REST, SPAN, BreathPattern, Rest, Span, Unit
from tests.generated import breaths, one_sided, own_breaths


@given(st.from_regex(SPAN, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_every_length_that_can_be_written_comes_out_as_it_went_in(text: str) -> None:
    written = str(Span.read(text))
    assert re.fullmatch(SPAN, written)
    assert Span.read(written) == Span.read(text)


@given(st.from_regex(REST, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_every_rest_that_can_be_written_comes_out_as_it_went_in(text: str) -> None:
    written = str(Rest.read(text))
    assert re.fullmatch(REST, written)
    assert Rest.read(written) == Rest.read(text)


@given(st.one_of(breaths(), own_breaths(), one_sided()))
def test_every_breath_comes_out_as_it_went_in(breath: BreathPattern) -> None:
    assert re.fullmatch(BREATH, str(breath))
    assert BreathPattern.read(str(breath)) == breath


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Span(20_000), "20 s"),
        (Span(2_500), "2.5 s"),
        (Span(0), "0 s"),
        (Span(1, Unit.BREATH), "1 breath"),
        (Span(3, Unit.BREATH), "3 breaths"),
        (Span(1, Unit.EXHALE), "1 exhale"),
        (Rest(15_000), "15 s"),
        (Rest(45_000, open=True), "until ready, 45 s"),
        (BreathPattern(), "2.5:3.5"),
        (BreathPattern(3_000, 0, 4_000, 1_000), "3:0:4:1"),
    ],
    ids=str,
)
def test_values_are_written_as_people_write_them(
    value: Span | Rest | BreathPattern, written: str
) -> None:
    assert str(value) == written


@pytest.mark.parametrize("text", ["", "20", "s", "20 parsecs", "half a breath", "1.5 breaths"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Span.read(text)
