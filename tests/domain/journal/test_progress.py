"""How it goes, week by week, and whether pain has changed by what counts."""

from datetime import date

from backcoach.domain.journal.past import past_sessions
from backcoach.domain.journal.progress import Progress, first_day, progress_of
from backcoach.domain.journal.records import Dose, Record
from backcoach.domain.plan.rung import Rung
from backcoach.domain.words.dates import short_date
from tests.past import MONDAY, a_session

TODAY = 12 * 7 - 1
"""A Sunday, and the end of the twelfth week."""


def progress(*sessions: list[Record], today: int = TODAY) -> Progress:
    records = [each for session in sessions for each in session]
    return progress_of(past_sessions(records), MONDAY + today)


def weeks(*scores: int) -> Progress:
    """Two sessions in each week before which it hurt so much."""
    return progress(
        *(
            a_session(7 * week + day, before=score)
            for week, score in enumerate(scores)
            for day in (0, 3)
        ),
        today=7 * len(scores) - 1,
    )


def test_days_of_the_last_thirty_count_once_each() -> None:
    found = progress(
        a_session(TODAY), a_session(TODAY, at=(19, 0)), a_session(TODAY - 29), a_session(TODAY - 30)
    )
    assert found.days == 2


def test_weeks_begin_with_the_first_that_has_a_session_and_a_rest_is_one_of_them() -> None:
    found = progress(a_session(7, before=4, after=2), a_session(8, before=5), a_session(21))
    assert [each.sessions for each in found.weeks] == [2, 0, 1, *[0] * 8]
    first = found.weeks[0]
    assert (first.before, first.after) == ((4.5, 2), (2.0, 1))
    assert (first.days, first.monday) == (2, MONDAY + 7)
    assert found.weeks_practised == 2


def test_a_year_is_looked_at_and_no_more() -> None:
    last = first_day(MONDAY + 700) - MONDAY
    found = progress(a_session(last - 1), a_session(last), today=700)
    assert len(found.year) == 52
    assert found.weeks == ()


def test_a_session_late_on_sunday_is_of_the_week_that_it_was_in_there() -> None:
    # Far in the west it is still Sunday when it is Monday in Greenwich.
    late = [
        each.__class__(each.id, each.at._replace(ahead_min=-600), each.session, each.what)
        for each in a_session(7, at=(3, 0))
    ]
    assert progress(late).weeks[0].monday == MONDAY


def test_a_session_into_the_new_year_is_of_the_year_and_the_week_that_it_began_in() -> None:
    new_years_eve = date(2026, 12, 31).toordinal() - date(1970, 1, 1).toordinal() - MONDAY
    found = progress(a_session(new_years_eve, at=(23, 57)), today=new_years_eve + 1)
    assert (found.days, [each.sessions for each in found.weeks]) == (1, [1])
    assert short_date(found.weeks[0].monday) == "Mon 28 Dec 2026"


def test_pain_has_changed_when_it_did_by_two_points_or_a_third_of_it() -> None:
    def said(*scores: int) -> tuple[bool, bool]:
        pain = weeks(*scores).pain
        assert pain is not None
        return pain.is_less, pain.is_more

    assert said(5, 4) == (False, False)
    assert said(5, 3) == (True, False)
    assert said(9, 7) == (False, False)  # two points, but less than 30 %
    assert said(9, 6) == (True, False)
    assert said(3, 5) == (False, True)
    assert said(5, 9, 3) == (True, False)


def test_where_it_began_low_there_is_no_line() -> None:
    pain = weeks(1, 0).pain
    assert pain is not None
    assert pain.line is None


def test_a_week_with_one_score_says_nothing() -> None:
    assert weeks(5).pain is None
    assert progress(a_session(0, before=5), a_session(7, before=1)).pain is None


def test_a_mean_that_rises_two_weeks_running_is_told_of() -> None:
    assert not weeks(3, 4).is_rising
    assert weeks(3, 4, 5).is_rising
    assert not weeks(3, 4, 4).is_rising


def test_a_level_is_told_of_with_the_day_it_came() -> None:
    level_3 = (Dose("bird-dog", Rung(3), "level 3 of 3", 4, 24),)
    found = progress(a_session(0), a_session(3, doses=level_3), a_session(9, doses=level_3))
    (change,) = (each for each in found.levels if each.exercise == "bird-dog")
    assert change[1:] == ("level 2 of 3", "level 3 of 3", MONDAY + 3)
