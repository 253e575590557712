"""What exercises do with muscles, and which groups muscles are in."""

import pytest

from backcoach.domain.knowledge.index import IndexedMuscle
from backcoach.domain.knowledge.muscle import How, MuscleGroup, how_used
from backcoach.domain.knowledge.terms import Equipment, Goal
from tests.every import every
from tests.making import shipped

KNOWN = shipped()


@pytest.mark.parametrize(
    ("goal", "equipment", "how"),
    [
        (Goal.STRENGTH, (), How.STRENGTHENS),
        (Goal.STRENGTH, (Equipment.BALL,), How.STRENGTHENS),
        (Goal.CONTROL, (Equipment.MAT,), How.TRAINS_CONTROL),
        (Goal.STRETCH, (), How.STRETCHES),
        (Goal.MOBILITY, (), How.MOBILISES),
        (Goal.RELAX, (Equipment.MAT,), How.RELAXES),
        (Goal.RELAX, (Equipment.MAT, Equipment.BALL), How.RELEASES),
    ],
)
def test_what_an_exercise_is_for_says_how_it_uses_muscles(
    goal: Goal, equipment: tuple[Equipment, ...], how: How
) -> None:
    assert how_used(goal, equipment) is how


@pytest.mark.parametrize("goal", Goal)
def test_every_goal_uses_muscles_somehow(goal: Goal) -> None:
    assert how_used(goal, ()) in How


@every(KNOWN.index.muscles, lambda each: each.id)
def test_every_exercise_of_a_muscle_uses_it_in_one_way(muscle: IndexedMuscle) -> None:
    uses = KNOWN.uses(muscle)
    primary, secondary = KNOWN.index.training(muscle)
    assert sorted(name for use in uses for name in use.primary) == sorted(primary)
    assert sorted(name for use in uses for name in use.secondary) == sorted(secondary)
    assert [use.how for use in uses] == [how for how in How if how in {use.how for use in uses}]


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("quadratus_lumborum", "posterior_abdominal_wall core lower_back back"),
        ("multifidus", "transversospinales core lower_back back"),
        ("psoas_major", "iliopsoas hip_flexors posterior_abdominal_wall hips"),
        ("lower_back", "back"),
        ("core", ""),
    ],
)
def test_a_muscle_is_in_its_groups_and_in_what_is_around_them(name: str, groups: str) -> None:
    assert [group.id for group in KNOWN.groups_of(name)] == groups.split()


@every(KNOWN.groups, lambda each: each.id)
def test_a_muscle_of_a_group_is_in_that_group(group: MuscleGroup) -> None:
    entry = next(each for each in KNOWN.index.muscles if each.id == group.id)
    strangers = [name for name in entry.single if group not in KNOWN.groups_of(name)]
    assert strangers == []


def test_a_muscle_is_shown_in_the_first_of_its_groups() -> None:
    assert {each.id: each.group for each in KNOWN.muscles}.items() <= KNOWN.home.items()
    assert {KNOWN.groups_of(each.id)[0].id == each.group for each in KNOWN.muscles} == {True}
