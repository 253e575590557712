"""Breaths that a dose may have beside the usual ones: of 2 to 60 s, held, or but one way."""

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.knowledge.terms import Chime
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from tests.making import plan_of
from tests.notation import seconds

HARD = "If you feel light-headed, or your fingers or lips tingle, breathe as you like."


def breathing(breath: str, hold: str) -> Plan:
    return plan_of(f"""
        id: breathe
        movement: [{{do: breathe, hold: dose, breath: steady}}]
        levels: [{{hold: {hold}, breath: "{breath}"}}]
    """)


def paced(plan: Plan) -> str:
    """The breath of the work: each part of it, and how long it is."""
    work = [phase for phase in compile_timeline(plan, Settings()).phases if phase.is_work]
    return ", ".join(f"{phase.breath} {seconds(phase.duration_ms)}" for phase in work)


@pytest.mark.parametrize(
    ("breath", "hold", "parts"),
    [
        ("4:7:8:0", "2 breaths", "in 4.0, held 7.0, out 8.0, in 4.0, held 7.0, out 8.0"),
        ("4:4:4:4", "1 breath", "in 4.0, held 4.0, out 4.0, held 4.0"),
        ("20:10:20:10", "1 min", "in 20.0, held 10.0, out 20.0, held 10.0"),
        ("1:1", "6 s", "in 1.0, out 1.0, in 1.0, out 1.0, in 1.0, out 1.0"),
        ("4:1:0:3", "2 breaths", "in 4.0, held 4.0, in 4.0, held 4.0"),
        ("0:1:4:3", "2 breaths", "out 4.0, held 4.0, out 4.0, held 4.0"),
        ("0:5", "10 s", "out 5.0, out 5.0"),
        # In five minutes it is 16 breaths of a little less than 19 s.
        ("4:7:8:0", "38 s", "in 4.0, held 7.0, out 8.0, in 4.0, held 7.0, out 8.0"),
    ],
)
def test_a_pattern_is_breathed_as_it_is_written(breath: str, hold: str, parts: str) -> None:
    assert paced(breathing(breath, hold)) == parts


HALVES = """
    id: breathe
    movement:
      - {do: swell, move: 1 inhale, breath: in}
      - {do: sink, move: 1 exhale, breath: out}
    levels: [{DOSE, breath: "4:7:8:1"}]
"""


@pytest.mark.parametrize(
    ("dose", "parts"),
    [
        ("reps: 2", "in 4.0, held 7.0, out 8.0, held 1.0, in 4.0, held 7.0, out 8.0, held 1.0"),
        ("work: 20 s", "in 4.0, held 7.0, out 8.0, held 1.0"),
        (
            "work: 30 s",
            "in 3.0, held 5.25, out 6.0, held 0.75, in 3.0, held 5.25, out 6.0, held 0.75",
        ),
    ],
)
def test_a_movement_in_and_out_has_the_rests_of_its_breath(dose: str, parts: str) -> None:
    assert paced(plan_of(HALVES.replace("DOSE", dose))) == parts


def test_a_total_time_is_filled_with_whole_breaths_of_nearly_that_length() -> None:
    work = paced(breathing("4:7:8:0", "5 min")).split(", ")
    assert (len(work), work[:3]) == (48, ["in 3.947", "held 6.908", "out 7.895"])


def test_a_part_for_half_a_breath_that_there_is_not_is_not_paced() -> None:
    plan = plan_of("""
        id: breathe
        movement: [{do: breathe, hold: dose, breath: in}]
        levels: [{hold: 8 s, breath: "0:4"}]
    """)
    assert paced(plan) == "free 8.0"


@pytest.mark.parametrize("breath", ["0:4", "0:2:4:2"])
def test_a_part_as_long_as_a_breath_in_needs_one(breath: str) -> None:
    with pytest.raises(ProblemsError, match="has no inhale, and a part is as long as one"):
        plan_of(f"""
            id: breathe
            movement: [{{do: breathe, move: 1 inhale, breath: in}}]
            levels: [{{reps: 1, breath: "{breath}"}}]
        """)


@pytest.mark.parametrize(
    ("breath", "words"),
    [
        ("4:7:8:0", f"Breathe in 4, hold 7, out 8 seconds. {HARD}"),
        ("2.5:3:5:0", f"Breathe in 2.5, hold 3, out 5 seconds. {HARD}"),
        ("1:1", f"Breathe in 1, out 1 seconds. {HARD}"),
        ("5:3", f"Breathe in 5, out 3 seconds. {HARD}"),
        ("0:5", f"Breathe out 5 seconds. {HARD}"),
    ],
)
def test_a_breath_that_is_not_easy_is_told_as_a_caution(breath: str, words: str) -> None:
    plan = breathing(breath, "1 min")
    timeline = compile_timeline(plan, Settings())
    assert plan.items[0].to_mind == (words,)
    assert words in [cue.text for cue in timeline.words]


@pytest.mark.parametrize("breath", ["4:4", "6:6", "4:2:4:2", "2.5:3.5"])
def test_an_easy_breath_needs_no_caution(breath: str) -> None:
    assert breathing(breath, "1 min").items[0].to_mind == ()


def test_a_long_rest_of_the_breath_can_be_heard() -> None:
    timeline = compile_timeline(breathing("4:7:8:0", "2 breaths"), Settings())
    start_ms = next(phase.start_ms for phase in timeline.phases if phase.is_work)
    chimes = {cue.at_ms: cue.chime for cue in timeline.cues if cue.chime}
    words = [cue.text for cue in timeline.words]
    assert chimes[start_ms + 4_000] is chimes[start_ms + 23_000] is Chime.HELD
    assert words.count("Let the breath rest.") == 2


def test_a_moment_of_rest_is_passed_over_in_silence() -> None:
    timeline = compile_timeline(breathing("4:1:4:1", "2 breaths"), Settings())
    assert Chime.HELD not in [cue.chime for cue in timeline.cues]
