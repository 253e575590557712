"""Whole routines as plain scores, against scores that a person has read; see tests/approving.py."""

import pytest

from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.printed import timeline_lines
from backcoach.domain.words.durations import clock_time
from tests.approving import approved
from tests.making import plan_of, shipped_plan


@pytest.mark.parametrize("routine", ["desk", "eight-from-the-pt"])
def test_a_routine_is_scored_as_a_person_approved_it(routine: str) -> None:
    now = list(timeline_lines(compile_timeline(shipped_plan(routine), Settings())))
    assert now == approved(f"{routine}.score", now)


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "00:00.0"),
        (31_049, "00:31.0"),
        (59_999, "00:59.9"),
        (60_000, "01:00.0"),
        (3_599_999, "59:59.9"),
        (3_600_000, "60:00.0"),
    ],
)
def test_a_time_is_rounded_down_so_that_no_phase_seems_to_start_early(ms: int, text: str) -> None:
    assert clock_time(ms) == text


def test_a_rest_that_waits_is_marked() -> None:
    plan = plan_of("""
        movement: [{do: lift, move: 2 s, breath: out}]
        levels: [{sets: 2, reps: 1, rest: until ready}]
    """)
    lines = list(timeline_lines(compile_timeline(plan, Settings())))
    assert any(line.split()[:2] == ["00:11.0", "rest+"] for line in lines)


def test_a_score_ends_with_the_duration() -> None:
    timeline = compile_timeline(shipped_plan("desk"), Settings())
    assert list(timeline_lines(timeline))[-1] == f"{clock_time(timeline.duration_ms)}  end"


def test_a_demonstration_names_the_parts_that_are_shown_and_counts_nothing() -> None:
    plan = plan_of("""
        side: each
        movement: [{do: lift, move: 2 s, breath: out, short: "lift your {side} leg"}]
        levels: [{}]
    """)
    lines = timeline_lines(compile_timeline(plan, Settings(teach=Teach.NEW)))
    (shown,) = (line.split() for line in lines if line.split()[1] == "show")
    assert shown[2:] == ["lift", "left", "free", "Lift", "your", "left", "leg"]
