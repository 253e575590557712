"""What an exercise of one's own has where its file does not say."""

import re
from collections.abc import Iterable, Sequence

from backcoach.catalogue.own.notation.shape import Shape
from backcoach.catalogue.schemas import own_schema, schema
from backcoach.catalogue.values.build import DOSE
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Breathing, Goal, Position, Setting

WHY = "An exercise from a file."
SUMMARY = "A routine from a file."

GO, STAY, BACK, GO_ON = "go", "stay", "come back", "keep going"
"""The parts of a repetition of which a file says no more than how many there are."""

LONGEST_SAID = 280

_LIE = r"(lie|lies|lying|lay|laying) (down |flat )*"
_POSITIONS = (
    (Position.HANDS_AND_KNEES, r"all fours|hands and knees|quadruped|four[- ]point"),
    (Position.SIDE_LYING, rf"{_LIE}on (your|one|the) (\w+ )?side|side[- ]lying"),
    (Position.PRONE, rf"{_LIE}(on (your|the) (stomach|belly|front|tummy)|face down)|prone|plank"),
    (Position.SUPINE, rf"{_LIE}|face up|supine|on your back"),
    (Position.SEATED, r"\b(sit|sitting|seated|chair)\b"),
    (Position.KNEELING, r"\b(kneel|kneeling)\b"),
)
"""Words that tell a position, what they tell, and in which order they are looked for."""

_STARTS = {
    Position.STANDING: "Stand tall.",
    Position.SEATED: "Sit tall.",
    Position.KNEELING: "Kneel.",
    Position.HANDS_AND_KNEES: "Come onto your hands and knees.",
    Position.SUPINE: "Lie on your back.",
    Position.PRONE: "Lie on your front.",
    Position.SIDE_LYING: "Lie on your side.",
}


def position_in(texts: Iterable[str]) -> Position:
    """The position that the words of an exercise tell; standing where they tell none."""
    words = " ".join(texts).lower()
    told = (position for position, tells in _POSITIONS if re.search(tells, words))
    return next(told, Position.STANDING)


def start_of(position: Position) -> str:
    """How to get into a position, in a few words."""
    return _STARTS[position]


def goal_in(texts: Iterable[str]) -> Goal:
    """What an exercise is for, as far as its words tell."""
    words = " ".join(texts).lower()
    return Goal.STRETCH if "stretch" in words else Goal.MOBILITY


def settings_of(position: Position) -> tuple[Setting, ...]:
    """Where an exercise can be done."""
    return (Setting.DESK,) if position is Position.SEATED else (Setting.FLOOR,)


def movement(
    steps: tuple[str, ...], dose: schema.Dosage, figure: Exercise | None
) -> tuple[schema.Part, ...]:
    """One repetition as its dose has it: there and back, a stillness between, or all the time.

    Of a breath of its own there is nothing but that. With the `figure` of another exercise it goes
    between two poses of that.
    """
    start, there = _poses(figure)
    said = _said(steps)
    is_breathed = dose.breath is not None
    if dose.hold is None and dose.work is not None:
        return (_part(GO_ON, said, there, move="dose", steady=is_breathed),)
    if dose.hold is not None and is_breathed and dose.reps == 1:
        return (_part(STAY, said, there, hold="dose", steady=True),)
    way = "2 s" if dose.hold is None else "3 s"
    parts = [_part(GO, said, there, move=way)]
    if dose.hold is not None:
        parts.append(
            _part(STAY, "Stay there, and keep breathing.", there, hold="dose", steady=True)
        )
    parts.append(_part(BACK, "Come back slowly.", start, move=way))
    return tuple(parts)


def shape(movement: Sequence[own_schema.Part]) -> Shape:
    """What an exercise is like, for the words of its doses, as far as its movement says."""
    if not movement:
        return Shape(dosed=STAY, parts=(GO, STAY, BACK))
    timed = [part for part in movement if DOSE not in (part.move, part.hold)]
    dosed = next((part.do for part in movement if part.hold == DOSE), "")
    return Shape(
        dosed=dosed,
        parts=tuple(part.do for part in movement if part in timed or part.do == dosed),
        holds=tuple(part.do for part in timed if part.hold is not None),
    )


def _poses(figure: Exercise | None) -> tuple[str, str]:
    """The poses that a repetition of another exercise starts from and goes to."""
    if figure is None:
        return "start", "there"
    start = figure.movement[-1].pose
    dosed = (part.pose for part in figure.movement if part.span is None)
    others = (part.pose for part in figure.movement if part.pose != start)
    return start, next((pose for pose in (*dosed, *others)), start)


def _said(steps: tuple[str, ...]) -> str:
    """As many of the steps as can be said at once, at least the first."""
    first, *more = steps
    text = first
    for step in more:
        if len(text) + len(step) >= LONGEST_SAID:
            break
        text = f"{text} {step}"
    return text


def _part(
    do: str,
    say: str,
    pose: str,
    *,
    move: str | None = None,
    hold: str | None = None,
    steady: bool = False,
) -> schema.Part:
    breath = Breathing.STEADY if steady else Breathing.FREE
    return schema.Part(do=do, move=move, hold=hold, breath=breath, pose=pose, say=say, short=None)
