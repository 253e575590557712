"""Every exercise can be started by itself, at each of its levels, and is seen."""

from dataclasses import replace

from backcoach.catalogue.figure_loading import load_figures
from backcoach.catalogue.files import FIGURE_FILES, data_folder, read_files
from backcoach.domain.errors import NothingSuitsError
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import routine_of
from backcoach.domain.knowledge.terms import Condition, PhaseKind
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.timeline import Timeline
from tests.every import every
from tests.making import shipped, unlimited

EXERCISES = shipped().exercises
AT_LEVELS = [(each, level + 1) for each in EXERCISES for level in range(len(each.levels))]
FIGURES = {
    each.exercise: each for each in load_figures(read_files(data_folder(), FIGURE_FILES), EXERCISES)
}


def alone(exercise: Exercise, level: int | None = None) -> Timeline:
    """A session of nothing but an exercise."""
    wish = Wish(shipped(), unlimited(), level=level)
    return compile_timeline(wish.planned(routine_of([exercise])).plan, wish.settings)


@every(AT_LEVELS, lambda row: f"{row[0].id} at level {row[1]}")
def test_an_exercise_can_be_done_alone_at_each_level(row: tuple[Exercise, int]) -> None:
    exercise, level = row
    timeline = alone(exercise, level)
    assert [item.dosage for item in timeline.plan.items] == [exercise.levels[level - 1]]
    worked = {each.exercise for each in timeline.phases if each.kind is PhaseKind.MOVE}
    assert worked == {exercise.id}
    assert {each.pose for each in timeline.phases} <= _poses(exercise)


def _poses(exercise: Exercise) -> set[str]:
    figure = FIGURES[exercise.id]
    return {*figure.poses, *figure.cycles}


@every(EXERCISES, lambda each: each.id)
def test_an_exercise_alone_is_at_its_first_level(exercise: Exercise) -> None:
    assert alone(exercise) == alone(exercise, 1)


@every(EXERCISES, lambda each: each.id)
def test_an_exercise_alone_is_eased_on_a_day_that_hurts(exercise: Exercise) -> None:
    usual = Wish(shipped(), unlimited())
    item, eased = (
        wish.planned(routine_of([exercise])).plan.items[0]
        for wish in (usual, replace(usual, pain=5))
    )
    assert eased == item.halved()


AVOIDED = [(each, who) for each in EXERCISES for who in each.cautions.avoid]


@every(AVOIDED, lambda row: f"{row[0].id} with {row[1]}")
def test_an_exercise_that_somebody_should_avoid_is_never_what_they_do(
    row: tuple[Exercise, Condition],
) -> None:
    exercise, condition = row
    wish = Wish(shipped(), Limits(shipped().safety, (condition,)))
    try:
        plan, sentences = wish.planned(routine_of([exercise]))
    except NothingSuitsError as error:
        sentences = (error.sentence,)
    else:
        assert exercise not in [item.exercise for item in plan.items]
    assert any(exercise.name in each for each in sentences)
