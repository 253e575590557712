"""Nobody who only hears where an exercise starts can take it for another that starts otherwise.

The table was made by hand from the figures and the steps: where trunk, legs and arms are in each
start, and which exercises share it.
"""

from itertools import combinations
from math import dist

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import Moment
from backcoach.figures.body import Point, moved
from tests.catalogue.hearing import untold
from tests.catalogue.samples import real_catalogue
from tests.every import every
from tests.figures.moving import shipped_motion

STARTS = {
    # Standing
    "stand, frame, {other} side, feet, together, both hands/hands/both arms, above": (
        "ql-doorway-stretch",
    ),
    "stand, doorway, feet, hip-width, {other} hand, frame": ("ql-doorway-cross-step",),
    "stand, behind/beside, chair, feet, shoulder-width, one hand": ("standing-hamstring-stretch",),
    "stand, feet, wider, knees, soft/bent, arms": ("rag-doll",),
    "stand, back to a wall/back to the wall, ball, {side}, feet, forward, knees": (
        "ql-ball-release",
    ),
    "stand, tall, ahead, arms": ("walk",),
    "stand, feet, hip-width, arms/hands": ("standing-break",),
    "stand, back to a wall/back to the wall, feet, hip-width, knees, arms, chest": ("hip-hinge",),
    "stand, feet, hip-width, knees, hands, waist": ("abdominal-brace",),
    "stand, feet, shoulder-width, hands, back of your hips/hips": ("standing-back-extension",),
    "hands, desk, feet, back, arms, straight": ("desk-lean",),
    "stand, facing/face, desk, feet, hip-width, hands": ("split-stance-hip-flexor",),
    "stand, behind, chair, feet, hip-width, hands": ("heel-raise",),
    "stand, chair, {other} side/{other} hand, {other} hand, feet, {side} hand/{side} arm": (
        "standing-leg-lift",
    ),
    "stand, back to a steady chair/back to a chair, feet, hip-width, arms": ("chair-hip-hinge",),
    "stand, wall, {side} side, feet, together, {side} elbow, {other} arm": ("wall-side-plank",),
    "stand, facing/face, wall, feet, hip-width, hands": (
        "calf-stretch-straight",
        "calf-stretch-bent",
    ),
    "stand, behind, chair, {side} foot, {other} foot, lift/off, hands": ("single-heel-raise",),
    "stand, feet, hip-width, knees, hands, hips, elbows": ("good-morning",),
    # On a chair
    "sit, tall, feet, flat, hand/hands, thigh/thighs": (
        *("seated-rotation", "seated-figure-4", "seated-cat-cow", "seated-hamstring-stretch"),
        *("seated-knee-to-chest", "buttock-squeeze"),
    ),
    "sit, feet, hip-width, knees, arms, ahead/forward/front": ("sit-to-stand",),
    "sit, tall, feet, hip-width, {other} hand, seat, {side} arm": ("side-bend",),
    "sit, tall, feet, flat, one hand/hand, belly, other hand/the other": ("pelvic-floor-squeeze",),
    "sit, tall, feet, flat, one hand, belly, the other, chest": ("seated-belly-breathing",),
    "sit, sink/round, feet, flat, hand/hands, thigh/thighs": ("sit-tall-reset",),
    # On the knees
    "hands and knees, hands under, knees under": (
        *("puppy-pose", "bird-dog", "cat-stretch", "heel-rock", "leg-only-bird-dog"),
    ),
    "hands and knees, {other} hand, under, knees, {side} hand/{side} fingertips, head": (
        "t-spine-rotation",
    ),
    "kneel, heels, hand/hands, thigh/thighs": ("childs-pose",),
    "kneel, {side} knee, {other} foot, front/ahead/forward, hand/hands": (
        "half-kneeling-hip-flexor",
    ),
    # On the back
    "on your back, knees, bend/bent, feet, flat, arms": (
        *("glute-bridge", "lying-figure-4", "knee-to-chest", "draw-in", "pelvic-tilt"),
        *("heel-slide", "bridge-march"),
    ),
    "on your back, {side} knee, bend, foot, flat, {other} leg, straight, arms": (
        "single-leg-bridge",
    ),
    "on your back, knees, bend/bent, together, feet, flat, arms, out": ("knee-rolls",),
    "on your back, knees, bend/bent, feet, hand/hands, hip bone/hip bones": ("bent-knee-fall-out",),
    "on your back, knees, bend/bent, feet, hands/arms, chest, cross": ("partial-curl",),
    "on your back, knees, bend/bent, feet, hand, belly, chest": ("deep-belly-breathing",),
    "on your back, bend/bent, straight, hands, under, low back": ("mcgill-curl-up",),
    "on your back, arms, sides, leg/legs, right angles": ("toe-taps",),
    "on your back, arms, ceiling, leg/legs, right angles": ("dead-bug",),
    "on your back, head, elbows, leg/legs, right angles": ("lying-hip-twist",),
    "on your back, strap, {side} foot, {side} knee, {other} knee/both knees/{other} foot, hold": (
        "hamstring-strap-stretch",
    ),
    "on your back, chair, foot/feet, seat, knees, arms": ("ninety-ninety-rest",),
    # On the side and on the front
    "{other} side, {other} knee, bend/bent, {side} leg, straight, head, {side} hand": (
        "side-leg-lift",
    ),
    "{other} side, knees, bend/bent, head, {side} hand": ("clamshell",),
    "{other} side, knees, right angles, arms, palm/palms": ("open-book",),
    "{side} side, {side} elbow, knees, bend/bent, feet, behind, {other} arm": ("side-plank",),
    "{side} side, {side} elbow, legs, straight, one foot on the other, {other} arm": (
        "full-side-plank",
    ),
    "on your front, pillow, arms, past your head/forward, legs, straight": ("superman",),
    "on your front, pillow, legs, straight, forehead, hands": ("prone-hip-extension",),
    "on your front, legs, forearms, head": ("prone-on-elbows",),
    "on your front, forearms, elbows, under, shoulders, legs": ("forearm-plank",),
    "on your front, legs, hands, beside, shoulders": ("prone-press-up",),
}
"""What the start of some exercises has to tell."""

ROW = {exercise: row for row, exercises in STARTS.items() for exercise in exercises}


def trunk_and_legs(exercise: str) -> list[Point]:
    """Where shoulders, knees and ankles are in the start, seen from the hips."""
    body = shipped_motion(exercise).body_at(Moment("start", "start", 1.0))
    legs = (joint for leg in (body.right_leg, body.left_leg) for joint in (leg.middle, leg.end))
    return [moved(joint, body.spine[0], -1) for joint in (body.spine[-1], *legs)]


def test_there_is_a_row_for_every_exercise() -> None:
    shared = [exercise for exercises in STARTS.values() for exercise in exercises]
    assert sorted(shared) == sorted(each.id for each in real_catalogue().exercises)


@every(real_catalogue().exercises, lambda each: each.id)
def test_a_start_tells_where_trunk_legs_and_arms_are(exercise: Exercise) -> None:
    assert untold(ROW[exercise.id], exercise.start) == [], exercise.start


def test_no_start_can_be_taken_for_another() -> None:
    # Two are alike where each of them tells all that the other has to.
    assert [
        (one.id, other.id)
        for one, other in combinations(real_catalogue().exercises, 2)
        if ROW[one.id] != ROW[other.id]
        and not untold(ROW[one.id], other.start)
        and not untold(ROW[other.id], one.start)
    ] == []


ALIKE = 6.0
"""So far, in hundredths of the body's height, joints may lie apart in the same start.

Arms may lie further apart: those that rest beside a body are drawn where they can be seen.
"""


@every(pair for sharing in STARTS.values() for pair in combinations(sharing, 2))
def test_trunk_and_legs_are_drawn_alike_in_a_start_that_is_shared(pair: tuple[str, str]) -> None:
    one, other = map(trunk_and_legs, pair)
    assert max(map(dist, one, other)) <= ALIKE
