"""A hold where a repetition has no still part: it comes after the first one, at its end."""

from backcoach.domain.knowledge.exercise import Dosage, Exercise, Part
from backcoach.domain.knowledge.terms import Breathing, PhaseKind

HOLD = "hold"


def held(movement: tuple[Part, ...]) -> tuple[Part, ...]:
    """A movement with a part that is as long as the dose's hold, where nothing in it is still.

    What goes on without a break, as walking does, is left as it is.
    """
    if any(part.span is None or part.kind is PhaseKind.HOLD for part in movement):
        return movement
    first, *others = movement
    still = Part(HOLD, PhaseKind.HOLD, None, Breathing.FREE, first.pose, "Hold it there.", HOLD)
    return (first, still, *others)


def with_hold(exercise: Exercise, *doses: Dosage | None) -> Exercise:
    """An exercise as these doses have it: with a hold, where one of them has one.

    Its other levels are held as long, so that harder is not without a hold.
    """
    hold = next((each.hold for each in doses if each is not None and each.hold), None)
    if hold is None or held(exercise.movement) == exercise.movement:
        return exercise
    levels = tuple(each._replace(hold=each.hold or hold) for each in exercise.levels)
    return exercise._replace(movement=held(exercise.movement), levels=levels)
