"""A plan for some weeks: which level is done is settled by the day it is."""

from datetime import date

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.plan.rung import Rung
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.remembering import Remembered
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.timeline.layout import Settings
from backcoach.handouts.sheet import sheet_of
from tests.making import catalogue, unlimited

LIFT = """
    id: lift
    movement: [{do: lift, move: 2 s, breath: free}]
    levels: [{reps: 1}]
"""
LEVELS = "levels: [{sets: 2, reps: 8}, {sets: 3, reps: 10}, {sets: 3, reps: 12}]"
ITEM = f"{{exercise: lift, {LEVELS}, weeks: [1, 3, 5]}}"


def known(item: str = ITEM, begins: str = "begins: 2026-11-30") -> Catalogue:
    return catalogue(LIFT, f"{{id: mine, {begins}, blocks: [{{items: [{item}]}}]}}")


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def planned(on: str, level: int | None = None, *, is_usual: bool = False) -> Planned:
    wish = Wish(known(), unlimited(), level=level, day=day(on), is_usual=is_usual)
    return wish.planned(known().routines[0])


@pytest.mark.parametrize(
    ("on", "reps"),
    [
        ("2026-11-01", (8, 8)),
        ("2026-11-30", (8, 8)),
        ("2026-12-13", (8, 8)),
        ("2026-12-14", (10, 10, 10)),
        ("2026-12-27", (10, 10, 10)),
        ("2026-12-28", (12, 12, 12)),
        ("2028-02-29", (12, 12, 12)),
    ],
)
def test_the_week_says_what_is_done(on: str, reps: tuple[int, ...]) -> None:
    assert planned(on).plan.items[0].dosage.reps == reps


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (
            "2026-11-29",
            "The plan begins on Mon 30 Nov 2026. Until then it is as in its first week.",
        ),
        ("2026-12-06", "Week 1 of the plan, which began on Mon 30 Nov 2026."),
        ("2026-12-14", "Week 3 of the plan, which began on Mon 30 Nov 2026."),
    ],
)
def test_which_week_it_is_is_told_before_the_session(on: str, said: str) -> None:
    assert planned(on).sentences == (said,)


def test_a_level_that_is_asked_for_goes_before() -> None:
    asked = planned("2026-11-30", level=3)
    assert (asked.plan.items[0].rung, asked.sentences) == (Rung(3), ())


def test_a_level_that_is_but_usual_does_not() -> None:
    usual = planned("2026-12-14", level=1, is_usual=True)
    assert usual.plan.items[0].rung == Rung(2)


def test_what_was_chosen_in_an_earlier_week_does_not_go_before_the_week() -> None:
    before = Remembered(rungs={("mine", "lift"): Rung(1)})
    wish = Wish(known(), unlimited(), day=day("2026-12-14")).after(before)
    assert wish.planned(known().routines[0]).plan.items[0].rung == Rung(2)


def test_what_hurt_is_a_level_lower_in_any_week() -> None:
    wish = Wish(known(), unlimited(), day=day("2026-12-14"))
    after = wish.after(Remembered(stopped=frozenset({"lift"})))
    assert after.planned(known().routines[0]).plan.items[0].rung == Rung(1)


def test_on_no_day_in_particular_it_is_the_first() -> None:
    plan = Wish(known(), unlimited()).planned(known().routines[0])
    assert (plan.plan.items[0].rung, plan.sentences) == (Rung(1), ())


def test_paper_has_the_whole_plan() -> None:
    timeline = compile_timeline(planned("2026-11-30").plan, Settings())
    (item,) = sheet_of(known(), known().routines[0], timeline).items
    assert item.dose == (
        "2 sets of 8. From week 1, 2 sets of 8; from week 3, 3 sets of 10; from week 5, 3 sets of"
        " 12."
    )


@pytest.mark.parametrize(
    ("item", "begins", "says"),
    [
        (ITEM, "rest: 5 s", "does not say when it `begins`"),
        (ITEM, "begins: 2026-02-30", "there is no day 2026-02-30"),
        (ITEM, "begins: tomorrow", "begins"),
        (f"{{exercise: lift, {LEVELS}, weeks: [1, 3]}}", "begins: 2026-11-30", "2 numbers for 3"),
        (f"{{exercise: lift, {LEVELS}, weeks: [3, 1, 5]}}", "begins: 2026-11-30", "to a later one"),
        ("{exercise: lift, weeks: [1]}", "begins: 2026-11-30", "1 number for 0 levels"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(item: str, begins: str, says: str) -> None:
    with pytest.raises(ProblemsError, match=says):
        known(item, begins)
