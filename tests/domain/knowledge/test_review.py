"""When the questions about warning signs are due: first, after a time, and after what happened."""

import pytest

from backcoach.domain.knowledge.review import Answer, Dated, Due, Standing, standing
from tests.making import shipped

NOW_S = 1_700_000_000
DAY_S = 86_400
NOTHING_DUE = Standing()


def stands(*answers: tuple[int, Answer]) -> Standing:
    """Where somebody stands now, after answers given so many days ago."""
    dated = [Dated(NOW_S - ago * DAY_S, answer) for ago, answer in answers]
    return standing(dated, NOW_S, shipped().safety.review)


def test_whoever_never_answered_is_asked_for_the_first_time() -> None:
    assert stands() == Standing(due=Due.FIRST)


@pytest.mark.parametrize(
    ("days", "due"), [(0, None), (13, None), (14, Due.TIME), (15, Due.TIME), (400, Due.TIME)]
)
def test_whoever_had_no_sign_is_asked_again_after_14_days(days: int, due: Due | None) -> None:
    assert stands((days, Answer.CLEAR)) == Standing(due=due)


def test_the_days_are_counted_from_the_last_time() -> None:
    assert stands((20, Answer.CLEAR), (3, Answer.CLEAR)) == NOTHING_DUE


@pytest.mark.parametrize("days_ahead", [1, 14, 4_000])
def test_an_answer_from_the_future_is_asked_for_again(days_ahead: int) -> None:
    # The clock was set back, so nobody knows how old the answer is.
    assert stands((-days_ahead, Answer.CLEAR)) == Standing(due=Due.TIME)


@pytest.mark.parametrize(
    ("event", "due"),
    [
        (Answer.PAIN, Due.PAIN),
        (Answer.SYMPTOM, Due.SYMPTOM),
        (Answer.UNSURE, Due.UNSURE),
        (Answer.UNREADABLE, Due.LOST),
    ],
)
def test_what_happened_since_asks_again_the_same_day(event: Answer, due: Due) -> None:
    assert stands((0, Answer.CLEAR), (0, event)) == Standing(due=due)


@pytest.mark.parametrize("event", [Answer.PAIN, Answer.SYMPTOM, Answer.UNSURE, Answer.UNREADABLE])
def test_an_answer_after_what_happened_settles_it(event: Answer) -> None:
    assert stands((5, Answer.CLEAR), (3, event), (1, Answer.CLEAR)).due is None


def test_a_clock_that_was_put_right_by_a_little_asks_nothing_again() -> None:
    dated = [Dated(NOW_S + 60, Answer.CLEAR)]
    assert standing(dated, NOW_S, shipped().safety.review) == NOTHING_DUE


def test_an_answer_whose_moment_is_lost_is_asked_for_again_and_a_sign_stops_all_the_same() -> None:
    rule = shipped().safety.review
    assert standing([Dated(None, Answer.CLEAR)], NOW_S, rule) == Standing(due=Due.TIME)
    assert standing([Dated(None, Answer.URGENT)], NOW_S, rule).stopped_by is Answer.URGENT


def test_what_cannot_be_made_out_is_not_forgotten_for_a_pain_that_came_later() -> None:
    assert stands((5, Answer.UNREADABLE), (1, Answer.PAIN)).due is Due.LOST


def test_only_the_first_time_and_the_usual_time_can_wait_for_somebody_to_ask() -> None:
    assert [due for due in Due if not due.is_open] == [Due.FIRST, Due.TIME]


def test_after_all_was_asked_for_pain_more_pain_asks_for_what_is_new_for_a_day_and_a_half() -> None:
    asked = ((3, Answer.CLEAR), (1, Answer.PAIN), (1, Answer.CLEAR))
    for more, due, is_short in (
        ((), None, True),
        (((0, Answer.PAIN),), Due.PAIN, True),
        (((0, Answer.PAIN), (0, Answer.UNCHANGED)), None, True),
        (((0, Answer.SYMPTOM), (0, Answer.PAIN)), Due.PAIN, False),
        (((0, Answer.UNSURE), (0, Answer.PAIN)), Due.PAIN, False),
        (((0, Answer.UNREADABLE), (0, Answer.PAIN)), Due.LOST, False),
        (((0, Answer.CLEAR),), None, False),
    ):
        assert stands(*asked, *more) == Standing(None, due, was_asked_for_pain=is_short), more
    later = tuple((ago + 1, answer) for ago, answer in asked)
    assert not stands(*later).was_asked_for_pain
    assert not stands((1, Answer.CLEAR), (0, Answer.PAIN)).was_asked_for_pain
    assert stands(*asked, (0, Answer.URGENT)) == Standing(Answer.URGENT)


def test_that_nothing_is_new_settles_pain_and_puts_off_nothing_else() -> None:
    short = ((0, Answer.PAIN), (0, Answer.UNCHANGED))
    for days, due in ((2, None), (13, None), (14, Due.TIME)):
        later = ((days, Answer.PAIN), (days, Answer.CLEAR), *short)
        assert stands(*later).due is due
    for event, due in ((Answer.SYMPTOM, Due.SYMPTOM), (Answer.UNSURE, Due.UNSURE)):
        assert stands((1, Answer.CLEAR), (0, event), (0, Answer.UNCHANGED)).due is due
    assert stands((0, Answer.UNCHANGED)).due is Due.FIRST


def test_of_two_things_that_happened_the_last_is_why_to_ask() -> None:
    assert stands((5, Answer.CLEAR), (3, Answer.PAIN), (1, Answer.SYMPTOM)).due is Due.SYMPTOM


# A yes


SIGNS = pytest.mark.parametrize("sign", [Answer.EMERGENCY, Answer.URGENT, Answer.CLEARANCE])


@SIGNS
@pytest.mark.parametrize("days", [0, 1, 14, 400])
def test_a_sign_stops_sessions_however_long_ago_it_was(sign: Answer, days: int) -> None:
    assert stands((days, sign)).stopped_by == sign


@SIGNS
def test_a_sign_that_was_cleared_stops_nothing(sign: Answer) -> None:
    assert stands((5, sign), (1, Answer.CLEARED)).stopped_by is None


@SIGNS
def test_after_a_sign_was_cleared_the_questions_are_asked_anew(sign: Answer) -> None:
    assert stands((6, Answer.CLEAR), (5, sign), (1, Answer.CLEARED)).due is Due.CLEARED


@SIGNS
def test_after_the_questions_were_asked_anew_a_session_may_begin(sign: Answer) -> None:
    assert stands((5, sign), (1, Answer.CLEARED), (1, Answer.CLEAR)) == NOTHING_DUE


@SIGNS
def test_no_clear_answer_takes_the_place_of_a_clinicians(sign: Answer) -> None:
    assert stands((5, sign), (1, Answer.CLEAR)).stopped_by == sign


@SIGNS
def test_a_sign_after_one_that_was_cleared_stops_again(sign: Answer) -> None:
    assert stands((9, sign), (5, Answer.CLEARED), (1, sign)).stopped_by == sign


@SIGNS
@pytest.mark.parametrize("event", [Answer.PAIN, Answer.SYMPTOM, Answer.UNSURE, Answer.UNREADABLE])
def test_what_happens_after_a_sign_does_not_clear_it(sign: Answer, event: Answer) -> None:
    assert stands((5, sign), (1, event)).stopped_by == sign


def test_clearing_nothing_changes_nothing() -> None:
    assert stands((5, Answer.CLEAR), (1, Answer.CLEARED)) == NOTHING_DUE
