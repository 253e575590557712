"""What there is to see at a moment, beside what the timeline says itself."""

from dataclasses import replace

from backcoach.domain.knowledge.span import Rest
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.layout import Settings
from tests.making import plan_of, unlimited

ON_EACH_SIDE = """
    side: each
    movement:
    - {do: lift, move: 2 s, breath: out, short: "lift your {side} leg"}
    - {do: keep, hold: 2 breaths, breath: steady, short: keep it up}
    - {do: lower, move: 2 s, breath: free, short: lower it}
    levels: [{reps: 2, rep_rest: 2 s}]
"""


def then(plan: Plan, teach: Teach = Teach.NEVER) -> list[tuple[str, str]]:
    """What comes then, phase by phase, in a session of a plan; a breath more says no more."""
    session = Session.start(plan, Settings(teach=teach), {}, unlimited(), 0)
    seen = [
        (phase.kind, View(session.seek(0, phase.start_ms), 0).then)
        for phase in session.timeline.phases
    ]
    return [each for before, each in zip([None, *seen], seen, strict=False) if each != before]


def test_what_comes_then_is_the_part_after_this_one_and_after_the_last_one_nothing() -> None:
    first = [("move", "keep it up"), ("hold", "lower it")]
    assert then(plan_of(ON_EACH_SIDE)) == [
        ("prepare", ""),
        *first,
        ("move", "lift your left leg"),
        ("rest", "lift your left leg"),
        *first,
        ("move", "right side: lift your right leg"),
        ("switch", "lift your right leg"),
        *first,
        ("move", "lift your right leg"),
        ("rest", "lift your right leg"),
        *first,
        ("move", ""),
    ]


def test_in_a_demonstration_nothing_comes_then_for_nothing_is_done_yet() -> None:
    shown = [words for kind, words in then(plan_of(ON_EACH_SIDE), Teach.NEW) if kind == "show"]
    assert shown == [""]


def test_a_rest_before_another_exercise_says_nothing_of_the_one_before() -> None:
    lift = plan_of("movement: [{do: lift, move: 2 s, breath: out, short: lift}]\nlevels: [{}]")
    twice = replace(lift, items=(*lift.items, replace(lift.items[0], rest=Rest(9_000))))
    assert then(twice) == [(kind, "") for kind in ("prepare", "move", "rest", "prepare", "move")]
