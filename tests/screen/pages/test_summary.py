"""What is said when a session is over."""

from dataclasses import replace

from backcoach.domain.knowledge.routine import routine_of
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.playing.session import Session
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.citing import citation
from backcoach.screen.pages.summary import fact_lines, summary_lines
from tests.every import every
from tests.fakes import Happening, play, press, tell_pain
from tests.making import shipped, shipped_plan, unlimited


@every([1, 2], str)
def test_what_was_left_undone_is_counted(many: int) -> None:
    known = shipped()
    exercises = [known.exercise[each] for each in ("walk", "bird-dog")][:many]
    plan = plan_routine(routine_of(exercises), known.exercise)
    begun = Session.start(plan, Settings(), known.exercise, unlimited(), 0)
    counted = "0 of 1 exercise" if many == 1 else f"0 of {many} exercises"
    assert next(summary_lines(begun)) == f"{plan.name}: {counted}, no time played."


# A fact at the end

FACTS = shipped().safety.facts
DAY = 24 * 60
"""In minutes."""
SECOND = 1000


def facts_after(*script: Happening) -> list[str]:
    """What is told after the desk routine, at some moment."""
    ended = play(shipped_plan("desk"), *script, exercises=shipped().exercise).session
    return [*fact_lines(ended, shipped(), 0, 1_000)]


def told_of_pain(score: int, symptom: str = "0") -> tuple[Happening, ...]:
    """Say how much it hurts, and go on."""
    return (*tell_pain(score, 20 * SECOND, symptom), press("space", 21 * SECOND))


def test_after_a_session_there_is_a_fact_with_its_source() -> None:
    fact, source = facts_after()
    assert fact == f"Good to know: {FACTS[0].say}"
    (cited,) = FACTS[0].sources
    assert source == f"  From: {citation(shipped().source[cited])}"


@every([(press("q", 60 * SECOND),), told_of_pain(7), told_of_pain(2, "2")], str)
def test_there_is_none_after_a_session_that_was_ended_or_in_which_pain_has_stopped_something(
    script: tuple[Happening, ...],
) -> None:
    assert facts_after(*script) == []


def test_it_fits_into_the_window() -> None:
    ended = play(shipped_plan("desk")).session
    assert {len(line) <= 40 for line in fact_lines(ended, shipped(), 0, 40)} == {True}


def test_a_little_pain_keeps_none_away() -> None:
    assert facts_after(*told_of_pain(2))


def test_there_is_none_where_nothing_was_done() -> None:
    assert facts_after(*(press("n", SECOND) for _ in range(60))) == []


def test_it_is_another_one_the_next_minute_and_the_next_day_until_all_were_told() -> None:
    for step in (1, DAY):
        told = [shipped().safety.fact_at(step * times) for times in range(len(FACTS))]
        assert {*told} == {*FACTS}


def test_where_there_are_no_facts_none_is_told() -> None:
    assert replace(shipped().safety, facts=()).fact_at(0) is None
