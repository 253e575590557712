"""As many as one can in a time: one stretch of work, at one's own pace."""

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.knowledge.span import Span
from backcoach.domain.knowledge.terms import Side, Teach
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.posing import moment_at
from backcoach.domain.words.amounts import prescription
from backcoach.interchange import exercise_document
from tests.making import plan_of
from tests.notation import lines, work


def bridges(dose: str, side: str = "both") -> Plan:
    return plan_of(f"""
        id: bridge
        side: {side}
        movement:
          - {{do: lift, move: 2 s, breath: out, pose: up, short: lift your hips, say: Press up.}}
          - {{do: hold, hold: 1 s, breath: free, pose: up, short: stay, say: Stay.}}
          - {{do: lower, move: 3 s, breath: in, short: lower them, say: Come down.}}
        levels: [{{amrap: true, {dose}}}]
    """)


def test_each_set_is_one_stretch_that_is_not_paced() -> None:
    # All that there is to do is said before it, which takes 2 s more than getting there and ready.
    assert work(bridges("work: 40 s, sets: 2, rest: 20 s")) == lines("""
        11.0 40.0 move both set 1/2 rep 1/1 free
        51.0 20.0 rest both set 2/2 rep 1/1 free
        71.0 40.0 move both set 2/2 rep 1/1 free
    """)


def test_each_side_has_its_own() -> None:
    assert work(bridges("work: 40 s", "each")) == lines("""
        13.0 40.0 move left  set 1/1 rep 1/1 free
        53.0  6.0 switch right set 1/1 rep 1/1 free
        59.0 40.0 move right set 1/1 rep 1/1 free
    """)


def test_of_sides_in_turn_one_changes_by_oneself() -> None:
    plan = bridges("work: 40 s", "alternate")
    phases = [p for p in compile_timeline(plan, Settings(sore_side=Side.RIGHT)).phases if p.is_work]
    assert [(p.side, p.duration_ms, p.label) for p in phases] == [
        (
            Side.RIGHT,
            40_000,
            "Lift your hips, then stay, then lower them, on each side in turn, as many times as you"
            " can",
        )
    ]


def test_what_to_do_is_said_whole_right_before_it() -> None:
    timeline = compile_timeline(bridges("work: 40 s, sets: 2, rest: 20 s"), Settings())
    start_ms = next(phase.start_ms for phase in timeline.phases if phase.is_work)
    said = [cue.text for cue in timeline.words if cue.at_ms < start_ms]
    assert said[-1].endswith("then stay, then lower them, as many times as you can.")


def test_it_is_shown_as_single_repetitions() -> None:
    timeline = compile_timeline(bridges("work: 40 s"), Settings(teach=Teach.ALWAYS))
    shown = [phase.say for phase in timeline.phases if phase.kind == "show"]
    assert shown == ["Press up.", "Stay.", "Come down."]


def test_the_figure_goes_through_a_repetition_again_and_again() -> None:
    plan = bridges("work: 40 s")
    timeline = compile_timeline(plan, Settings())
    start_ms = next(phase.start_ms for phase in timeline.phases if phase.is_work)
    index, exercise = timeline.index_at(start_ms), plan.items[0].exercise
    moments = [
        moment_at(timeline, exercise, index, start_ms + after_ms, 0.0)[:3]
        for after_ms in (0, 1_000, 2_500, 4_500, 7_000)
    ]
    assert moments == [
        ("start", "up", 0.0),
        ("start", "up", 0.5),
        ("up", "up", 0.5),
        ("up", "start", 0.5),
        ("start", "up", 0.5),
    ]


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        ("work: 40 s", "as many times as you can in 40 seconds"),
        (
            "work: 1 min, sets: 3, rest: 20 s",
            "3 sets of as many times as you can in 1 minute, rest 20 seconds between sets",
        ),
    ],
)
def test_it_is_called_what_it_is(dose: str, said: str) -> None:
    (item,) = bridges(dose).items
    assert prescription(item.exercise, item.dosage) == said


def test_scripts_can_tell_it_apart() -> None:
    (level,) = exercise_document(bridges("work: 40 s").items[0].exercise, {})["levels"]
    assert (level["amrap"], level["work_ms"], level["reps"]) == (True, 40_000, None)


def test_half_of_it_is_half_the_time() -> None:
    (item,) = bridges("work: 40 s").items
    assert (item.halved().dosage.amrap, item.halved().dosage.work) == (True, Span(20_000))


@pytest.mark.parametrize(
    ("dose", "says"),
    [("reps: 8", "there is no `work`"), ("reps: 8, work: 40 s", "has no `reps`")],
)
def test_without_a_time_or_with_a_number_it_is_refused(dose: str, says: str) -> None:
    with pytest.raises(ProblemsError, match=says):
        bridges(dose)
