"""What is said when a session is over."""

from dataclasses import replace

from backcoach.domain.knowledge.routine import routine_of
from backcoach.domain.knowledge.safety import Felt, Pain
from backcoach.domain.knowledge.terms import Occasion, Symptom, Teach
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.citing import citation
from backcoach.screen.pages.summary import fact_lines, summary_lines
from tests.every import every
from tests.fakes import Happening, play, press, tell_pain
from tests.making import catalogue, shipped, shipped_plan, unlimited

NAMES = ("walk", "bird-dog", "glute-bridge")


def left(many: int, item: int, after_ms: int = 0) -> Session:
    """A session of so many exercises, left some time after it has come to one of them."""
    known = shipped()
    plan = plan_routine(routine_of([known.exercise[each] for each in NAMES[:many]]), known.exercise)
    begun = Session.start(plan, Settings(teach=Teach.NEVER), known.exercise, unlimited(), 0)
    there = begun.seek(0, begun.timeline.item_span(item)[0]) if item else begun
    return there.quit(after_ms).advance(after_ms)[0]


def test_what_was_left_undone_is_counted_unless_it_is_but_one() -> None:
    first = [next(summary_lines(left(many, 0), NAMES)) for many in (1, 2)]
    assert first == [
        "Walk: no time played.",
        "Walk, Bird dog: 0 of 2 exercises, no time played.",
    ]


def test_the_last_line_says_how_to_go_on_from_there() -> None:
    *_, last = summary_lines(left(3, 1, 3_000), NAMES)
    whole = "backcoach session walk bird-dog glute-bridge"
    assert last == f"To go on from there: {whole} --from bird-dog"
    *_, last = summary_lines(left(3, 1), ("walk", "glute-bridge"))  # where one was swapped
    assert last.endswith("--from glute-bridge")


def test_it_can_be_gone_on_with_after_a_whole_set_and_not_before() -> None:
    known = catalogue(
        """
        id: lift
        movement: [{do: lift, move: 5 s, breath: out}]
        levels: [{sets: 2, reps: 2, rest: 20 s}]
        """,
        "blocks: [{items: [lift]}]",
    )
    plan = plan_routine(known.routines[0], known.exercise)
    begun = Session.start(plan, Settings(), known.exercise, unlimited(), 0)
    one, two, *_ = (each.end_ms for each in begun.timeline.stretches)
    for end_ms, can in ((one, False), (two, True)):
        played = begun.advance(end_ms)[0].quit(end_ms).advance(end_ms)[0]
        *_, last = summary_lines(played, ("lift",), resumes=True)
        assert (last == "To go on from there: backcoach session --resume") is can


def test_where_all_was_done_or_nothing_is_to_be_gone_on_with_there_is_no_such_line() -> None:
    done = left(1, 0)
    finished = replace(done, player=replace(done.player, state=State.FINISHED))
    rule = unlimited().safety.rule_for(Pain(Occasion.DURING, 9, Symptom.FAINT))
    hurt = replace(left(2, 1), felt=(Felt("walk", Pain(Occasion.DURING, 9), rule),))
    for session, own in ((finished, NAMES), (hurt, NAMES), (left(2, 1), ())):
        assert not any("--from" in line for line in summary_lines(session, own))


# A fact at the end

FACTS = shipped().safety.facts
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


def test_it_is_another_one_each_day_until_all_were_told() -> None:
    assert {shipped().safety.fact_on(day) for day in range(len(FACTS))} == {*FACTS}


def test_where_there_are_no_facts_none_is_told() -> None:
    assert replace(shipped().safety, facts=()).fact_on(0) is None
