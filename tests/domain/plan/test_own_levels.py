"""Levels that a routine has of its own of an exercise: from where one begins to the goal."""

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.journal.recording import began
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.plan.plan import Plan
from backcoach.domain.plan.rung import Rung
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.remembering import Remembered
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings
from backcoach.handouts.sheet import sheet_of
from tests.fakes import play, press
from tests.making import catalogue, unlimited
from tests.notation import lines, work

LIFT = """
    id: lift
    movement: [{do: lift, move: 2 s, breath: free}]
    levels: [{reps: 1}, {reps: 2}]
"""
LEVELS = "[{reps: 2}, {reps: 3}, {sets: 2, reps: 3, rest: 10 s, load: 5 kg}]"


def known(item: str = f"{{exercise: lift, levels: {LEVELS}}}") -> Catalogue:
    return catalogue(LIFT, f"{{id: mine, blocks: [{{items: [{item}]}}]}}")


def planned(level: int | None = None, before: Remembered | None = None) -> Plan:
    wish = Wish(known(), unlimited(), level=level)
    return (wish if before is None else wish.after(before)).planned(known().routines[0]).plan


def test_the_first_of_them_is_done() -> None:
    assert work(planned()) == lines("""
         9.0 2.0 move both set 1/1 rep 1/2 free
        11.0 2.0 move both set 1/1 rep 2/2 free
    """)


def test_another_is_done_where_the_item_says_so() -> None:
    item = f"{{exercise: lift, level: 2, levels: {LEVELS}}}"
    plan = Wish(known(item), unlimited()).planned(known(item).routines[0]).plan
    assert len(work(plan)) == 3


@pytest.mark.parametrize(
    ("level", "reps", "words"),
    [
        (1, (2,), "level 1 of 3"),
        (2, (3,), "level 2 of 3"),
        (3, (3, 3), "level 3 of 3, with 5 kg"),
        (5, (3, 3), "level 3 of 3, with 5 kg"),
    ],
)
def test_a_level_that_is_wished_for_is_one_of_them(
    level: int, reps: tuple[int, ...], words: str
) -> None:
    (item,) = planned(level).items
    assert (item.dosage.reps, item.dose) == (reps, words)


def test_the_keys_lead_up_and_down_among_them() -> None:
    played = play(planned(), press("h", 10_000), press("h", 10_100), press("e", 10_200))
    told = [each.view.session.notice for each in played.shown]
    assert [*dict.fromkeys(filter(None, told))] == [
        "Now: Lift, level 2 of 3.",
        "Now: Lift, level 3 of 3, with 5 kg.",
    ]
    assert played.session.plan.items[0].rung == Rung(2)


def test_what_was_done_is_called_after_them() -> None:
    played = play(planned(), press("h", 10_000))
    assert [each.dose for each in played.session.summary()] == ["level 2 of 3"]


def test_the_journal_keeps_which_it_was() -> None:
    (dose,) = began(play(planned(3)).session, ()).doses
    assert (dose.rung, dose.words, dose.sets, dose.reps) == (
        Rung(3),
        "level 3 of 3, with 5 kg",
        2,
        6,
    )


def test_the_one_that_was_chosen_before_is_done_again() -> None:
    before = Remembered(rungs={("mine", "lift"): Rung(3)})
    assert planned(before=before).items[0].dosage.reps == (3, 3)


def test_what_hurt_is_done_at_the_one_below() -> None:
    before = Remembered(rungs={("mine", "lift"): Rung(3)}, stopped=frozenset({"lift"}))
    assert planned(before=before).items[0].rung == Rung(2)


def test_more_time_is_more_of_it_up_to_the_goal_and_no_further() -> None:
    wish = Wish(known(), unlimited(), minutes=5)
    (item,) = wish.planned(known().routines[0]).plan.items
    assert sum(item.dosage.reps) == 6


def test_paper_says_what_comes_later() -> None:
    timeline = compile_timeline(planned(2), Settings())
    (item,) = sheet_of(known(), known().routines[0], timeline).items
    assert item.dose == (
        "3 times. Later, level by level: 2 sets of 3, with 5 kg, rest 10 seconds between sets."
    )


def test_the_exercise_by_itself_keeps_its_own() -> None:
    assert len(known().exercise["lift"].levels) == 2


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (f"{{exercise: lift, level: 4, levels: {LEVELS}}}", "lift has 3 levels"),
        (f"{{exercise: lift, dosage: {{reps: 9}}, levels: {LEVELS}}}", "there are `levels`"),
        ("{exercise: lift, levels: [{reps: 2}, {rest: 5 s}]}", r"levels\[1\]\.rest"),
    ],
)
def test_levels_that_make_no_sense_are_refused(item: str, says: str) -> None:
    with pytest.raises(ProblemsError, match=says):
        known(item)
