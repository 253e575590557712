"""What a handout says of each exercise, whatever it is written in."""

from dataclasses import replace

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.plan.plan import PlannedItem, plan_routine
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.handouts.sheet import SheetItem, sheet_of
from tests.every import every
from tests.making import catalogue, shipped

TOLD = "This is in place of another."
ROUTINE = next(each for each in shipped().routines if each.id == "essentials")
PLAN = plan_routine(ROUTINE, shipped().exercise)


def printed(exercise: Exercise) -> SheetItem:
    """What is printed of an exercise that somebody is told something of."""
    item = PlannedItem(exercise, told=(TOLD,))
    timeline = compile_timeline(replace(PLAN, items=(item,)), Settings())
    (only,) = sheet_of(shipped(), ROUTINE, timeline).items
    return only


def called(exercise: Exercise) -> str:
    return exercise.id


@every(shipped().exercises, called)
def test_all_that_has_to_be_known_is_printed_once(exercise: Exercise) -> None:
    text = "\n".join(printed(exercise).cautions)
    wanted = (TOLD, *exercise.cautions.needed, *(note.say for note in exercise.cautions.notes))
    assert [each for each in wanted if text.count(each) != 1] == []


@every(shipped().exercises, called)
def test_a_start_on_one_side_says_on_which(exercise: Exercise) -> None:
    start = printed(exercise).start
    assert "{" not in start
    assert start.startswith("Right side: ") == ("{" in exercise.start)


def test_exact_rests_are_printed() -> None:
    known = catalogue(
        """
        - id: squat
          movement: [{do: squat, move: 2 s, breath: free}]
          levels: [{reps: 8}]
        - id: reach
          movement: [{do: reach, move: 2 s, breath: free}]
          levels: [{reps: 8}]
        """,
        """
        exact: true
        rest: 20 s
        blocks:
          - {rounds: 2, rest: until ready, between: 0 s, items: [squat, reach]}
          - {items: [squat]}
        """,
    )
    routine = known.routines[0]
    timeline = compile_timeline(plan_routine(routine, known.exercise), Settings())
    assert sheet_of(known, routine, timeline).rests == (
        "Rest 20 seconds between exercises.",
        "Squat and Reach: no rest between exercises, rest until you are ready between rounds.",
    )


def test_other_rests_are_not_as_getting_into_position_comes_on_top_of_them() -> None:
    assert sheet_of(shipped(), ROUTINE, compile_timeline(PLAN, Settings())).rests == ()
