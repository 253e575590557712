"""Sessions as they were, put together again of their records."""

from dataclasses import replace

from backcoach.domain.journal.past import PastSession, past_sessions
from backcoach.domain.journal.records import DidSet, Ended, Ending, Hurt, Record, Resumed, When
from backcoach.domain.knowledge.terms import Advice, Side, Symptom
from backcoach.domain.plan.rung import Rung
from tests.past import BIRD_DOG, CAT, a_session

INSTEAD = DidSet("side-plank", 1, 1, Side.LEFT, Rung(1), "level 1 of 3", 3)


def one(*records: Record) -> PastSession:
    (session,) = past_sessions(records)
    return session


def test_a_score_that_was_said_again_counts_as_it_was_said_last() -> None:
    session = one(*a_session(0, Hurt(When.AFTER, 4), before=5, after=2))
    assert [session.score(each) for each in (When.BEFORE, When.AFTER)] == [5, 2]
    assert session.score(When.MORNING) is None


def test_a_pain_of_which_more_was_said_is_one_at_its_first_moment() -> None:
    said = Hurt(When.DURING, 3, 1, None, "bird-dog")
    more = replace(said, symptom=Symptom.LEG, advice=Advice.SIGNS)
    records = a_session(0, said, more, Hurt(When.DURING, 2, 2))
    session = one(*records)
    assert [each.hurt.number for each in session.pains] == [1, 2]
    first = next(each.at for each in records if each.what == said)
    assert session.pains[0] == (first, more)


def test_a_session_that_was_cut_off_lasted_until_its_last_set() -> None:
    session = one(*a_session(0, how=None, sets=[CAT, *BIRD_DOG]))
    assert (session.how, session.played_ms) == (None, 5 * 60_000)
    assert one(*a_session(0, how=None, sets=[])).played_ms == 0


def test_a_session_that_was_gone_on_with_is_one() -> None:
    first = a_session(0, sets=[CAT], how=Ending.LEFT)
    later = a_session(0, sets=BIRD_DOG, at=(8, 0))
    session = one(*first, *(replace(each, session=first[0].session) for each in later))
    assert (len(session.sets), session.how) == (5, Ending.FINISHED)
    assert session.played_ms == (2 + 5) * 60_000


def gone_on_with(part: list[Record], *later: list[Record]) -> list[Record]:
    """The records of a session in parts, each later one as a session of its own has it."""
    for each in later:
        begun, *rest = (replace(one, session=part[0].session) for one in each)
        part = [*part, replace(begun, what=Resumed()), *rest]
    return part


def test_each_part_of_a_session_counts_once_however_it_ended() -> None:
    killed, left = (a_session(0, sets=[CAT], how=how) for how in (None, Ending.LEFT))
    again = a_session(1, sets=BIRD_DOG, how=None, at=(8, 0))
    whole = a_session(1, sets=BIRD_DOG, at=(9, 0))
    # a set a minute; an end says how long it was, from its beginning on
    for part, (first, how) in (("killed", (killed, 1)), ("left", (left, 2))):
        assert one(*gone_on_with(first, whole)).played_ms == (how + 5) * 60_000, part
        assert one(*gone_on_with(first, again, whole)).played_ms == (how + 4 + 5) * 60_000, part
    assert one(*gone_on_with(left, again)).how is None
    assert one(*gone_on_with(killed, again, whole)).how is Ending.FINISHED
    assert one(*gone_on_with(killed, whole)).went_on == (whole[0].at,)


def test_a_part_that_the_clock_was_set_back_before_counts_once() -> None:
    killed = a_session(0, sets=[CAT], how=None, at=(9, 0))
    whole = a_session(0, sets=BIRD_DOG, at=(8, 0))
    session = one(*sorted(gone_on_with(killed, whole), key=lambda each: each.at.utc_ms))
    assert (session.played_ms, session.how) == ((1 + 5) * 60_000, Ending.FINISHED)


def test_what_came_in_place_of_an_exercise_stands_after_it() -> None:
    done = [*one(*a_session(0, sets=[CAT, BIRD_DOG[0], INSTEAD])).exercises()]
    assert [(each.exercise, each.reps) for each in done] == [
        ("cat-stretch", 6),
        ("bird-dog", 6),
        ("side-plank", 3),
        ("glute-bridge", 0),
    ]
    assert [each.dose is None for each in done] == [False, False, True, False]


def test_what_belongs_to_no_session_that_began_is_left_out() -> None:
    _, *rest = a_session(0, before=3)
    assert past_sessions(rest) == ()


def test_a_clock_that_was_set_back_in_the_middle_costs_nothing() -> None:
    begun, *rest = a_session(0, before=3)
    later = begun.at._replace(utc_ms=begun.at.utc_ms + 3_600_000, ahead_min=120)
    session = one(*rest, replace(begun, at=later))  # by the clock, the sets came before it
    assert (len(session.sets), session.score(When.BEFORE)) == (7, 3)
    cut_off = [each for each in rest if not isinstance(each.what, Ended)]
    assert one(*cut_off, replace(begun, at=later)).played_ms == 0


def test_a_session_over_midnight_and_a_change_of_zones_is_of_the_day_it_began_on() -> None:
    evening = [
        replace(each, at=each.at._replace(ahead_min=60 if number < 3 else -300))
        for number, each in enumerate(a_session(0, at=(22, 58), before=3))
    ]
    assert one(*evening).at.day == a_session(0)[0].at.day
    assert [each.at.day - one(*evening).at.day for each in evening[:4]] == [0, 0, 1, 0]


def test_an_hour_that_the_clock_shows_twice_goes_by_twice() -> None:
    # At three in the summer it is two again, in the winter.
    night = [
        replace(each, at=each.at._replace(ahead_min=120 if number < 3 else 60))
        for number, each in enumerate(a_session(0, at=(0, 57), how=None))
    ]
    assert [each.at.minute for each in night[1:4]] == [178, 179, 120]
    assert one(*night).played_ms == 7 * 60_000
    assert {each.at.day for each in night} == {one(*night).at.day}
