"""What every pain leads to: the pain table that everybody gets, at its thresholds and beside them.

The expectations were copied by hand from the rule that the table has to follow, not from the data.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.knowledge.safety import Pain, PainRule
from backcoach.domain.knowledge.terms import WORST, Advice, Occasion, Symptom
from tests.making import shipped

SCORES = range(WORST + 1)
STARTS = (None, *SCORES)

MILDEST_FIRST = {
    Occasion.BEFORE: (Advice.GO_ON, Advice.GENTLE, Advice.REST),
    Occasion.DURING: (Advice.GO_ON, Advice.EASE, Advice.SWAP, Advice.END, Advice.SIGNS),
    Occasion.NEXT_MORNING: (Advice.KEEP, Advice.HALVE, Advice.DROP),
}


def rule_for(pain: Pain) -> PainRule:
    return shipped().safety.rule_for(pain)


def advice_for(pain: Pain) -> Advice:
    return rule_for(pain).then


def how_strict(pain: Pain) -> int:
    """The place of what a pain leads to, in the order from the mildest."""
    return MILDEST_FIRST[pain.when].index(advice_for(pain))


@st.composite
def possible_pains(draw: st.DrawFn) -> Pain:
    """Any pain that somebody may tell of: symptoms are asked for in the middle of a session."""
    when, score = draw(st.sampled_from(Occasion)), draw(st.sampled_from(SCORES))
    if when is Occasion.BEFORE:
        return Pain(when, score)
    if when is Occasion.NEXT_MORNING:
        usual, mornings = draw(st.sampled_from(SCORES)), draw(st.integers(1, 30))
        return Pain(when, score, usual=usual, mornings=mornings)
    symptom, start = draw(st.sampled_from([None, *Symptom])), draw(st.sampled_from(STARTS))
    return Pain(when, score, symptom, start, stops=draw(st.integers(0, 5)))


# Before a session


@pytest.mark.parametrize(
    ("score", "advice"),
    [
        (0, Advice.GO_ON),
        (3, Advice.GO_ON),
        (4, Advice.GENTLE),
        (6, Advice.GENTLE),
        (7, Advice.REST),
        (10, Advice.REST),
    ],
)
def test_a_score_before_a_session_decides_what_day_it_is(score: int, advice: Advice) -> None:
    assert advice_for(Pain(Occasion.BEFORE, score)) is advice


# During a session


@pytest.mark.parametrize("start", [None, 0, 3])
@pytest.mark.parametrize(
    ("score", "advice"),
    [
        (0, Advice.GO_ON),
        (3, Advice.GO_ON),
        (4, Advice.EASE),
        (5, Advice.EASE),
        (6, Advice.SWAP),
        (7, Advice.SWAP),
        (10, Advice.SWAP),
    ],
)
def test_whoever_started_below_4_or_did_not_say_follows_the_score(
    score: int, start: int | None, advice: Advice
) -> None:
    assert advice_for(Pain(Occasion.DURING, score, start=start)) is advice


@pytest.mark.parametrize(
    ("start", "score", "advice"),
    [
        (4, 0, Advice.GO_ON),
        (4, 4, Advice.GO_ON),
        (4, 5, Advice.GO_ON),
        (4, 6, Advice.SWAP),
        (5, 5, Advice.GO_ON),
        (5, 6, Advice.GO_ON),
        (5, 7, Advice.SWAP),
        (6, 5, Advice.GO_ON),
        (6, 6, Advice.GO_ON),
    ],
)
def test_whoever_started_at_4_to_6_stops_at_a_rise_of_2(
    start: int, score: int, advice: Advice
) -> None:
    assert advice_for(Pain(Occasion.DURING, score, start=start)) is advice


def test_whoever_stops_for_a_rise_is_told_that_it_is_the_rise() -> None:
    assert "gone up by 2" in rule_for(Pain(Occasion.DURING, 6, start=4)).say


@pytest.mark.parametrize("start", STARTS)
def test_7_is_a_stop_wherever_somebody_started(start: int | None) -> None:
    assert advice_for(Pain(Occasion.DURING, 7, start=start)) is Advice.SWAP


@pytest.mark.parametrize("start", [7, 8, 10])
def test_whoever_started_at_7_or_more_is_not_used_to_6(start: int) -> None:
    assert advice_for(Pain(Occasion.DURING, 6, start=start)) is Advice.SWAP


@pytest.mark.parametrize(
    ("start", "score"), [(None, 6), (0, 6), (3, 6), (4, 6), (5, 7), (6, 7), (7, 6), (None, 10)]
)
@pytest.mark.parametrize("stops", [1, 2])
def test_the_second_stop_ends_the_session(start: int | None, score: int, stops: int) -> None:
    assert advice_for(Pain(Occasion.DURING, score, start=start, stops=stops)) is Advice.END


@pytest.mark.parametrize(
    ("start", "score", "advice"),
    [(None, 5, Advice.EASE), (None, 3, Advice.GO_ON), (4, 5, Advice.GO_ON), (6, 6, Advice.GO_ON)],
)
def test_after_a_stop_what_is_no_stop_does_not_end_the_session(
    start: int | None, score: int, advice: Advice
) -> None:
    assert advice_for(Pain(Occasion.DURING, score, start=start, stops=1)) is advice


@pytest.mark.parametrize("symptom", [Symptom.LEG, Symptom.FAINT])
@pytest.mark.parametrize("score", [0, 3, 6, 10])
@pytest.mark.parametrize("start", [None, 5])
def test_a_symptom_leads_to_the_warning_signs_at_any_number(
    symptom: Symptom, score: int, start: int | None
) -> None:
    assert advice_for(Pain(Occasion.DURING, score, symptom, start)) is Advice.SIGNS


@pytest.mark.parametrize(
    ("symptom", "words"),
    [(Symptom.LEG, "warning signs"), (Symptom.FAINT, "emergency number")],
)
def test_a_symptom_is_answered_with_where_to_turn(symptom: Symptom, words: str) -> None:
    assert words in rule_for(Pain(Occasion.DURING, 0, symptom)).say


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("score", SCORES)
def test_sharp_pain_swaps_at_any_number_until_that_is_a_second_stop(
    score: int, start: int | None
) -> None:
    first, second = (Pain(Occasion.DURING, score, Symptom.SHARP, start, stops) for stops in (0, 1))
    assert advice_for(first) is Advice.SWAP
    assert advice_for(second) in ({Advice.END} if score >= 7 else {Advice.SWAP, Advice.END})


@pytest.mark.parametrize(
    ("score", "start", "advice"),
    [
        (0, None, Advice.GO_ON),
        (5, None, Advice.GO_ON),
        (6, None, Advice.SWAP),
        (6, 4, Advice.SWAP),
        (6, 5, Advice.GO_ON),
        (7, 5, Advice.SWAP),
    ],
)
def test_pain_that_draws_back_up_goes_on_where_the_number_is_no_stop(
    score: int, start: int | None, advice: Advice
) -> None:
    assert advice_for(Pain(Occasion.DURING, score, Symptom.LEG_UP, start)) is advice


def test_pain_that_draws_back_up_is_called_a_good_sign_and_told_when_to_stop() -> None:
    say = rule_for(Pain(Occasion.DURING, 3, Symptom.LEG_UP)).say
    assert "good sign" in say
    assert "further down, stop" in say


# The next morning


@pytest.mark.parametrize("mornings", [1, 2])
@pytest.mark.parametrize(("usual", "score"), [(0, 0), (0, 1), (3, 4), (6, 2), (10, 10)])
def test_a_morning_within_1_of_usual_keeps_things_as_they_are(
    usual: int, score: int, mornings: int
) -> None:
    pain = Pain(Occasion.NEXT_MORNING, score, usual=usual, mornings=mornings)
    assert advice_for(pain) is Advice.KEEP


@pytest.mark.parametrize(
    ("mornings", "advice"),
    [(1, Advice.HALVE), (2, Advice.DROP), (3, Advice.DROP), (None, Advice.HALVE)],
)
@pytest.mark.parametrize(("usual", "score"), [(0, 2), (3, 5), (2, 9)])
def test_a_morning_2_above_usual_halves_and_the_second_running_drops(
    usual: int, score: int, mornings: int | None, advice: Advice
) -> None:
    pain = Pain(Occasion.NEXT_MORNING, score, usual=usual, mornings=mornings)
    assert advice_for(pain) is advice


# Laws


@given(possible_pains())
def test_there_is_advice_for_every_pain(pain: Pain) -> None:
    assert advice_for(pain) in MILDEST_FIRST[pain.when]


@given(possible_pains())
def test_a_higher_score_never_gets_milder_advice(pain: Pain) -> None:
    ladder = [how_strict(pain._replace(score=score)) for score in SCORES]
    assert [(low, high) for low, high in pairwise(ladder) if low > high] == []


@given(possible_pains())
def test_another_stop_never_gets_milder_advice(pain: Pain) -> None:
    assert how_strict(pain._replace(stops=pain.stops + 1)) >= how_strict(pain)


@given(
    st.sampled_from(SCORES),
    st.sampled_from([Symptom.LEG, Symptom.FAINT]),
    st.sampled_from(STARTS),
    st.integers(0, 5),
)
def test_a_leg_and_faintness_always_end_the_session(
    score: int, symptom: Symptom, start: int | None, stops: int
) -> None:
    assert advice_for(Pain(Occasion.DURING, score, symptom, start, stops)) is Advice.SIGNS


@given(possible_pains())
def test_sharp_pain_never_gets_milder_advice_than_its_number(pain: Pain) -> None:
    if pain.when is Occasion.DURING:
        by_number, sharp = (pain._replace(symptom=each) for each in (None, Symptom.SHARP))
        assert how_strict(sharp) >= how_strict(by_number)


@given(possible_pains())
def test_all_advice_is_said_in_whole_sentences(pain: Pain) -> None:
    assert rule_for(pain).say.endswith(".")
