"""What is known from what was done before, and what becomes of the next session."""

from dataclasses import replace

from backcoach.domain.journal.history import DAYS, remembered
from backcoach.domain.journal.records import DAY_MS, MINUTE_MS, Effort, Hurt, Instant, When
from backcoach.domain.knowledge.terms import Advice, PhaseKind, Teach
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.plan.rung import Rung
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.remembering import NOTHING, Remembered, Worse, as_before
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.timeline.layout import Settings
from tests.domain.journal.keeping_records import MONDAY, Kept, hurts
from tests.fakes import Happening, ctrl_c, press
from tests.making import catalogue, shipped, unlimited

KNOWN = catalogue(
    """
    - id: lean
      movement: [{do: lean, move: 5 s, breath: out}]
      levels: [{reps: 2}, {reps: 4}, {reps: 8}]
    - id: lift
      movement: [{do: lift, move: 5 s, breath: out}]
      levels: [{reps: 2}, {reps: 4}]
    """,
    """
    - {id: two, blocks: [{items: [{exercise: lean, level: 2}, {exercise: lift, level: 2}]}]}
    """,
)
(TWO,) = KNOWN.routines
PLAN = plan_routine(TWO, KNOWN.exercise)


def evening(day: int) -> Instant:
    """Six in the evening of a day, where time is that of Greenwich."""
    return at(day, 18)


def at(day: int, hour: int) -> Instant:
    return Instant(day * DAY_MS + hour * 60 * MINUTE_MS)


def after(*days: tuple[int, tuple[Happening, ...]], today: int = MONDAY + 6) -> Remembered:
    """What is known after sessions on days after a Monday, each with what was pressed in it."""
    kept = Kept()
    for day, script in days:
        kept.session(PLAN, *script, day=MONDAY + day, exercises=KNOWN.exercise)
    return remembered(kept.records, evening(today), shipped().safety)


def wish(before: Remembered, teach: Teach = Teach.NEVER) -> Wish:
    return Wish(KNOWN, unlimited(), Settings(teach=teach, known=before.known), before=before)


def test_nothing_is_known_of_whoever_has_done_nothing() -> None:
    assert after() == NOTHING


def test_the_last_routine_is_known() -> None:
    assert after((0, ())).routine == "two"


def test_an_exercise_is_known_once_it_was_done_on_two_days() -> None:
    only_the_first = (ctrl_c(60_000),)
    assert after((0, ()), (0, ())).known == frozenset()
    assert after((0, ()), (1, only_the_first)).known == {"lean"}
    assert after((0, ()), (1, ())).known == {"lean", "lift"}


def test_what_was_not_done_for_two_months_is_new_again() -> None:
    days = (0, ()), (1, ())
    assert after(*days, today=MONDAY + DAYS - 1).known == {"lean", "lift"}
    assert after(*days, today=MONDAY + DAYS).known == frozenset()


def test_only_what_is_new_is_shown() -> None:
    before = after((0, ()), (1, (ctrl_c(60_000),)))
    plan = wish(before, Teach.NEW).planned(TWO).plan
    phases = compile_timeline(plan, wish(before, Teach.NEW).settings).phases
    assert {each.exercise for each in phases if each.kind is PhaseKind.SHOW} == {"lift"}


def test_the_level_that_was_chosen_with_a_key_comes_again_and_is_told_of() -> None:
    planned = wish(after((0, (press("h", 1_000),)))).planned(TWO)
    assert [each.rung.level for each in planned.plan.items] == [3, 2]
    assert planned.sentences == ("As you chose before: Lean (level 3 of 3).",)


def test_a_level_that_was_only_asked_for_once_does_not_come_again() -> None:
    kept = Kept()
    at_1 = replace(PLAN, items=tuple(each.at_level(1) for each in PLAN.items))
    kept.session(at_1, exercises=KNOWN.exercise)
    assert remembered(kept.records, evening(MONDAY), shipped().safety).rungs == {}


def test_a_level_that_is_asked_for_goes_before_the_one_that_was_chosen() -> None:
    asked = replace(wish(after((0, (press("h", 1_000),)))), level=1)
    assert [each.rung.level for each in asked.planned(TWO).plan.items] == [1, 1]


def test_a_level_that_is_not_there_any_more_is_forgotten() -> None:
    before = Remembered(rungs={("two", "lift"): Rung(9), ("two", "lean"): Rung(None)})
    assert wish(before).planned(TWO).plan == PLAN


def test_what_was_stopped_for_pain_comes_back_a_level_lower_and_that_is_told() -> None:
    planned = wish(after((0, hurts(6, 20_000)))).planned(TWO)
    assert [each.rung.level for each in planned.plan.items] == [1, 2]
    assert planned.sentences == ("A level lower, for it hurt the last time: Lean.",)


def test_what_was_stopped_once_and_went_well_since_is_as_before() -> None:
    assert after((0, hurts(6, 20_000)), (1, ())).stopped == frozenset()


def test_on_a_day_that_hurts_it_is_less_than_ever_whatever_was_chosen() -> None:
    hurting = replace(wish(after((0, (press("h", 1_000),)))), pain=5)
    assert [each.dosage.reps for each in hurting.planned(TWO).plan.items] == [(1,), (1,)]


# Time away


def test_after_a_week_away_it_is_a_level_lower_and_after_three_from_the_first() -> None:
    harder = (press("h", 1_000),)
    welcome, away = "Welcome back: it has been", "You were away for"
    lower, first = "so this is a level lower", "so this is at the first level"
    for last, today, levels, said in (
        ([0], 6, [3, 2], "As you chose before: Lean (level 3 of 3)."),
        ([0], 7, [2, 1], f"{welcome} 7 days, {lower}."),
        ([0, 8], 9, [2, 1], f"{away} 8 days, so this is still a level lower."),
        ([0, 8, 9], 10, [3, 2], "As you chose before: Lean (level 3 of 3)."),
        ([0], 21, [1, 1], f"{welcome} 3 weeks, {first}."),
        ([0, 30], 31, [1, 1], f"{away} 4 weeks, so this is still at the first level."),
        ([0, 30, 31], 32, [2, 1], f"{away} 4 weeks, so this is still a level lower."),
        ([0, 30, 31, 32, 33], 34, [3, 2], "As you chose before: Lean (level 3 of 3)."),
        ([0], 90, [1, 1], f"{welcome} 12 weeks, {first}."),
    ):
        sessions = [(day, () if day else harder) for day in last]
        planned = wish(after(*sessions, today=MONDAY + today)).planned(TWO)
        assert [each.rung.level for each in planned.plan.items] == levels, today
        assert planned.sentences[0].startswith(said), today


def test_what_was_made_harder_since_a_break_stays_so_and_what_is_asked_for_goes_before_it() -> None:
    since = after((0, ()), (8, (press("h", 1_000),)), today=MONDAY + 9)
    assert [each.rung.level for each in wish(since).planned(TWO).plan.items] == [3, 1]
    away = wish(after((0, ()), today=MONDAY + 9))
    for is_usual, levels in ((False, [2, 2]), (True, [1, 1])):
        asked = replace(away, level=2, is_usual=is_usual)
        assert [each.rung.level for each in asked.planned(TWO).plan.items] == levels
    lowest = replace(PLAN.items[0], rung=Rung(1), own=None)
    assert as_before(replace(PLAN, items=(lowest,)), away.before, Settings())[1] == (
        "Welcome back: it has been 9 days. Begin gently.",
    )


def test_after_a_break_more_time_is_no_reason_for_more() -> None:
    for today, grows in ((1, True), (9, False)):
        planned = replace(wish(after((0, ()), today=MONDAY + today)), minutes=10).planned(TWO)
        assert any(each.startswith("Larger doses") for each in planned.sentences) is grows


def easy(*efforts: int | None, pain: int = 1, pressed: tuple[Happening, ...] = ()) -> bool:
    """Whether more is thought of after sessions on days running that took so much effort."""
    kept = Kept()
    for day, effort in enumerate(efforts):
        asked = {"exercises": KNOWN.exercise, "start_pain": pain}
        kept.session(PLAN, *pressed, day=MONDAY + day, **asked)
        if effort is not None:
            kept.records.append(replace(kept.records[-1], id=kept.new_id(), what=Effort(effort)))
    now = evening(MONDAY + len(efforts))
    return wish(remembered(kept.records, now, shipped().safety)).has_been_easy


def test_three_easy_sessions_running_are_a_reason_to_speak_of_more_and_then_three_more() -> None:
    told = [easy(*[3] * many) for many in range(1, 8)]
    assert told == [False, False, True, False, False, True, False]
    assert easy(9, 4, 4, 4)
    assert not any((easy(3, 3, 5), easy(3, 3, None), easy(3, 3, 3, pain=4)))
    assert not easy(3, 3, 3, pressed=(ctrl_c(60_000),))
    assert not easy(3, 3, 3, pressed=(press("h", 1_000),))
    assert not easy(3, 3, 3, pressed=hurts(2, 20_000))


# How it felt


def with_pains(*sessions: tuple[int | None, int | None], today: int = 0) -> Remembered:
    """What is known after sessions on days running, with the pain before and the morning after."""
    kept = Kept()
    for day, (start, morning) in enumerate(sessions):
        begun = kept.session(PLAN, day=MONDAY + day, exercises=KNOWN.exercise, start_pain=start)
        assert begun
        if morning is not None:
            told = replace(kept.records[-1], id=kept.new_id(), what=Hurt(When.MORNING, morning))
            kept.records.append(told)
    now = evening(MONDAY + (today or len(sessions)))
    return remembered(kept.records, now, shipped().safety)


def test_what_is_usual_is_the_middle_of_all_pains_before_sessions() -> None:
    assert with_pains((2, None), (9, None)).usual is None
    assert with_pains((2, None), (3, None), (9, None)).usual == 3


def test_the_morning_after_is_asked_for_once_and_only_while_somebody_still_knows() -> None:
    sessions = (2, None), (2, None)
    assert [bool(with_pains(*sessions, today=day).unasked) for day in (1, 2, 4, 5)] == [
        False,
        True,
        True,
        False,
    ]
    assert with_pains((2, None), (2, 2)).unasked == ""


def test_a_flight_westward_into_the_day_before_forgets_nothing_and_asks_for_no_morning() -> None:
    here, there = (after((0, hurts(6, 40_000)), today=MONDAY - back) for back in (0, 1))
    assert here.stopped
    assert (there.routine, there.stopped, there.unasked) == (here.routine, here.stopped, "")
    assert after((0, hurts(6, 40_000)), today=MONDAY + 1).unasked


def test_a_session_of_a_clock_that_was_wrong_by_a_year_says_nothing_about_today() -> None:
    assert after((0, ()), (365, ()), today=MONDAY + 1).known == frozenset()
    assert after((365, ()), today=MONDAY) == NOTHING


def test_after_a_worse_morning_two_sessions_are_less() -> None:
    def doses(*sessions: tuple[int, int]) -> list[int | None]:
        plan = wish(with_pains(*sessions)).planned(TWO).plan
        return [each.rung.level for each in plan.items]

    assert doses((2, 2)) == [2, 2]
    assert doses((2, 4)) == [1, 1]
    assert doses((2, 4), (2, 2)) == [1, 1]
    assert doses((2, 4), (2, 2), (2, 2)) == [2, 2]


def test_on_a_gentle_day_and_at_a_level_that_is_asked_for_a_worse_morning_is_told_of_too() -> None:
    before = with_pains((2, 4))
    assert before.worse
    for each in (replace(wish(before), pain=5), replace(wish(before), level=1)):
        assert before.worse.sentence in each.planned(TWO).sentences


def test_a_second_worse_morning_running_is_told_of_as_one() -> None:
    said = [with_pains(*[(2, 4)] * many).worse for many in (1, 2)]
    assert [each.then for each in said if each] == [Advice.HALVE, Advice.DROP]


def twice_a_day(*days: tuple[int | None, int | None]) -> Remembered:
    """What is known after days with two sessions, with the morning after told for one of them."""
    kept = Kept()
    for day, mornings in enumerate(days):
        for morning in mornings:
            kept.session(PLAN, day=MONDAY + day, exercises=KNOWN.exercise, start_pain=2)
            if morning is not None:
                told = replace(kept.records[-1], id=kept.new_id(), what=Hurt(When.MORNING, morning))
                kept.records.append(told)
    return remembered(kept.records, evening(MONDAY + len(days)), shipped().safety)


def test_one_morning_is_that_after_all_sessions_of_a_day() -> None:
    said = [twice_a_day(*days).worse for days in ([(None, 4)], [(None, 4), (None, 4)])]
    assert [each.then for each in said if each] == [Advice.HALVE, Advice.DROP]
    assert twice_a_day((4, None), (None, 4)).worse == said[1]
    assert [bool(twice_a_day(day).unasked) for day in ((None, None), (2, None), (None, 2))] == [
        *(True, False, False)
    ]
    assert twice_a_day((None, 4), (2, None)).worse is None


def worse_mornings(many: int) -> Planned:
    """A plan after so many sessions in which the first exercise hurt, all worse the next day."""
    kept = Kept()
    for day in range(many):
        asked = {"exercises": KNOWN.exercise, "start_pain": 2}
        kept.session(PLAN, *hurts(4, 20_000), day=MONDAY + day, **asked)
        told = replace(kept.records[-1], id=kept.new_id(), what=Hurt(When.MORNING, 4))
        kept.records.append(told)
    return wish(remembered(kept.records, evening(MONDAY + many), shipped().safety)).planned(TWO)


def test_what_hurt_is_left_out_once_the_morning_after_was_worse_twice_running() -> None:
    once, twice = worse_mornings(1), worse_mornings(2)
    assert once.plan.names == ("Lean", "Lift")
    assert once.sentences == (
        "Your back was worse the morning after a session. So this is less: a level lower, or half.",
    )
    assert twice.plan.names == ("Lift",)
    assert twice.sentences == (
        "Your back was worse the morning after, two sessions running."
        " Please ask a physiotherapist about it."
        " Left out, for it hurt: Lean. The rest is a level lower, or half.",
    )


def with_weeks(*weeks: int, today: int = 17) -> Remembered:
    """What is known after weeks of two sessions, each with such a pain before it."""
    kept = Kept()
    asked = {"exercises": KNOWN.exercise}
    for week, score in enumerate(weeks):
        for day in (MONDAY + 7 * week, MONDAY + 7 * week + 2):
            kept.session(PLAN, day=day, start_pain=score, **asked)
    return remembered(kept.records, evening(MONDAY + today), shipped().safety)


def test_pain_that_has_risen_two_weeks_running_makes_it_less_until_that_is_long_ago() -> None:
    rising = with_weeks(1, 2, 3)
    assert rising.worse == Worse(Advice.DROP, by_the_week=True)
    planned = wish(rising).planned(TWO)
    assert [each.rung.level for each in planned.plan.items] == [1, 1]
    assert planned.sentences[0].startswith("Your back has hurt more from week to week")
    assert [with_weeks(*each).worse for each in ((1, 3, 3), (1, 2), (3, 2, 1))] == [None] * 3
    assert with_weeks(1, 2, 3, today=14 + 14).worse is None


def test_before_four_in_the_morning_it_is_still_the_day_before() -> None:
    kept = Kept()
    kept.session(PLAN, day=MONDAY, exercises=KNOWN.exercise, start_pain=2)
    records = [replace(each, at=at(MONDAY, 20)) for each in kept.records]

    def asked(day: int, hour: int) -> tuple[bool, bool]:
        known = remembered(records, at(MONDAY + day, hour), shipped().safety)
        return bool(known.unasked), known.this_morning

    assert asked(1, 2) == (False, False)
    assert asked(1, 7) == (True, True)
    assert asked(1, 13) == (True, False)
    assert asked(2, 7) == (True, False)
