"""What is easier and what is harder makes ladders: every rung trains what the next one does."""

from graphlib import TopologicalSorter

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Goal
from tests.catalogue.samples import real_catalogue
from tests.every import every

KNOWN = real_catalogue().exercise
TRAINING = [each for each in KNOWN.values() if each.goal in (Goal.STRENGTH, Goal.CONTROL)]

every_training = every(TRAINING, lambda each: each.id)

# Why some have no easier exercise of their goal. What else makes each easier, it says itself.
LOWEST = {
    "draw-in": "nothing moves but the belly",
    "abdominal-brace": "nothing moves at all; it is another way to do the draw-in",
    "leg-only-bird-dog": "its leg slides along the floor where lifting it is too much",
    "partial-curl": "the fact sheet names the draw-in, which is for control",
    "mcgill-curl-up": "the same; the partial curl bends the back, which this one spares",
    "wall-side-plank": "one stands nearer to the wall",
    "clamshell": "the knee opens less far",
    "chair-hip-hinge": "one goes only halfway",
    "buttock-squeeze": "nothing moves; it is squeezed more lightly",
    "heel-raise": "one rises only half as high",
    "standing-leg-lift": "the leg goes less far; the fact sheet names no other",
    "pelvic-floor-squeeze": "it is held for a moment only",
    "sit-tall-reset": "one comes up only halfway",
}
# Why some have no harder one.
HIGHEST = {
    "bird-dog": "the fact sheet has it draw a square; the superman loads the back far more",
    "dead-bug": "a straight leg or a weight makes it harder",
    "lying-hip-twist": "going further would turn the back more than is good for it",
    "superman": "lifting everything at once is left out",
    "full-side-plank": "holds of 30 seconds are the end of the fact sheet's line",
    "forearm-plank": "from the toes it is the same exercise, and its own way to be harder",
    "good-morning": "the next is to carry a load, and nothing here is loaded",
    "sit-to-stand": "arms crossed and a slower way down make it harder",
    "single-leg-bridge": "a longer pause makes it harder",
    "single-heel-raise": "a longer stay makes it harder",
    "standing-leg-lift": "a longer stay makes it harder",
    "pelvic-floor-squeeze": "it is done standing",
    "sit-tall-reset": "it is a way to sit, and not work that grows",
}


# Why some that stretch, loosen or rest are on no ladder. How each is eased, it says itself.
BESIDE = {
    "ql-ball-release": "one leans on the ball less, or takes a softer one",
    "walk": "it is as long and as fast as one likes",
    "standing-break": "one stands, and goes about",
    "hamstring-strap-stretch": "one straightens the knee less",
    "ninety-ninety-rest": "it is a way to lie",
    "deep-belly-breathing": "one breathes as is easy; sitting, it is for those who cannot lie",
    "seated-belly-breathing": "the same",
    "standing-back-extension": "one bends back less far",
    "calf-stretch-straight": "one leans less; the one with a bent knee is for another muscle",
    "calf-stretch-bent": "the same",
}


@every([each for each in KNOWN.values() if each not in TRAINING], lambda each: each.id)
def test_another_exercise_is_on_a_ladder_too_or_is_known_to_stand_beside_them(
    exercise: Exercise,
) -> None:
    rungs = {*exercise.easier, *exercise.harder}
    leads_here = {each.id for each in KNOWN.values() if exercise.id in (*each.easier, *each.harder)}
    assert bool(rungs | leads_here) is (exercise.id not in BESIDE)
    assert exercise.make_easier


def of_its_goal(exercise: Exercise, names: tuple[str, ...]) -> list[str]:
    """Those of some exercises that are for the same goal."""
    return [name for name in names if KNOWN[name].goal is exercise.goal]


@every_training
def test_an_exercise_has_an_easier_one_or_is_known_to_be_the_lowest(exercise: Exercise) -> None:
    assert bool(of_its_goal(exercise, exercise.easier)) is (exercise.id not in LOWEST)


@every_training
def test_an_exercise_has_a_harder_one_or_is_known_to_be_the_highest(exercise: Exercise) -> None:
    assert bool(of_its_goal(exercise, exercise.harder)) is (exercise.id not in HIGHEST)


def worked(exercise: Exercise) -> set[str]:
    """The single muscles an exercise works."""
    catalogue = real_catalogue()
    named = {*exercise.muscles.primary, *exercise.muscles.secondary}
    return {
        each.id
        for each in catalogue.muscles
        if {each.id, *(group.id for group in catalogue.groups_of(each.id))} & named
    }


@every_training
def test_a_rung_works_a_muscle_that_the_next_one_works(exercise: Exercise) -> None:
    rungs = (*exercise.easier, *exercise.harder)
    assert [name for name in rungs if not worked(exercise) & worked(KNOWN[name])] == []


def test_nothing_is_easier_in_one_place_and_harder_in_another() -> None:
    order = TopologicalSorter[str]({name: each.easier for name, each in KNOWN.items()})
    for name, each in KNOWN.items():
        for harder in each.harder:
            order.add(harder, name)
    order.prepare()
