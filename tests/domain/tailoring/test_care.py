"""What somebody with a condition hears of an exercise goes together, and nobody lies flat for long.

The opposites were written by hand: what may be told of care, and what must not be heard with it.
"""

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement, groupby

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Condition, Position
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.adapting import Limits, adapt
from backcoach.domain.tailoring.easing import resting_plan
from backcoach.domain.timeline.layout import Settings
from tests.every import every
from tests.making import shipped, shipped_plan

PAIRS = list(combinations_with_replacement(Condition, 2))

OPPOSITES = (
    # Another exercise, or half of this one: then it is another one that has to come.
    (r"\b(choose|skip|instead)\b|\bleave (out|it|this)\b", ""),
    (r"\bonly (between|the (flat|arched|easy) half)\b|\bdo not lift\b|\bstay on your elbows\b", ""),
    (r"\b(move|lift) only (an|the|one) (arm|leg)\b|\bonly (squeeze|nod|tighten)\b", ""),
    # Another position.
    (
        r"\b(do|breathe|lift|rest)\b.* sitting\b",
        r"\bLie\b|\bStand\b|hands and knees",
    ),
    (r"\b(do|breathe|lift|rest)\b.* standing\b", r"\bLie\b|\bSit\b|hands and knees"),
    (r"\bhands and knees\b", r"\bLie\b|\bSit\b|\bStand\b"),
    (r"\bon your side\b", r"\bon your (back|front)\b|\bSit\b|\bStand\b|hands and knees"),
    (r"\bflat on your back\b", r"\bLie on your back\b"),
    # The back.
    (r"\bdo not arch\b", r"\barch your\b|\bsmall arch\b|\blittle hollow\b"),
    (r"\bdo not let your (low )?back (sag|lift)\b", r"\bbelly (sink|sag)\b|\barch your\b"),
    (r"\bback (long|flat)\b|\b(long|flat) back\b|\bdo not round\b", r"\bround your\b"),
    (r"\bstay (upright|tall)\b", r"\b(tip|fold|lean|bend) (your chest )?forward\b"),
    (r"\bdo not bend\b", r"\bfold forward\b|\bround your\b"),
    # Head, arms and legs.
    (r"\bhead (is )?(higher|no lower) than\b", r"\bhead hang\b|\bforehead on the floor\b"),
    (r"\bforearms?\b", r"\bhands under your shoulders\b"),
    (r"\bboth hands\b", r"(\bone|{side}|{other}) hand\b"),
    (r"\bdo not reach\b", r"\breach down\b|\breach both hands\b"),
    (r"\bkeep your legs uncrossed\b", r"\bcross\b"),
    (r"\bknees together\b", r"\bknees? [^.]*\b(apart|open|out|outwards|wide)\b"),
    (r"\bknees wide\b", r"\bknees (and feet )?together\b|\bknees under your hips\b"),
)


def told(exercise: Exercise, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    return Limits(shipped().safety, conditions).care(exercise)


def heard(exercise: Exercise) -> Iterator[str]:
    """All that everybody hears of an exercise."""
    yield exercise.start
    yield from exercise.cautions.needed
    for part in exercise.movement:
        yield from (part.say, part.short)


def contradictions(care: tuple[str, ...], others: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for sentence in care:
        for one, opposite in OPPOSITES:
            if re.search(one, sentence, re.IGNORECASE):
                yield from (
                    (sentence, each)
                    for each in others
                    if each != sentence and re.search(opposite, each)
                )


@every(shipped().exercises, lambda each: each.id)
def test_nothing_that_somebody_is_told_contradicts_what_they_hear(exercise: Exercise) -> None:
    found = set[tuple[str, str]]()
    for conditions in PAIRS:
        if Limits(shipped().safety, conditions).allow(exercise):
            care = told(exercise, conditions)
            found |= {*contradictions(care, (*heard(exercise), *care))}
    assert found == set()


CONTRADICTING = (
    ("pelvic-tilt", "If arching hurts, do only the flat half."),
    ("pelvic-tilt", "In pregnancy, do it on hands and knees or standing."),
    ("knee-to-chest", "In pregnancy, do it sitting or lying on your side."),
    ("cat-stretch", "If rounding hurts, go only between level and arched."),
    ("cat-stretch", "In pregnancy, do not let your back sag."),
    ("cat-stretch", "If your wrists are sore, do it sitting."),
    ("superman", "If lifting the arm hurts your shoulder, lift only the leg."),
    ("seated-figure-4", "If bending forward makes your back worse, stay upright."),
    ("ql-doorway-cross-step", "If your knee is sore, leave out the cross-step."),
    ("standing-leg-lift", "If your balance is not steady, hold on with both hands."),
    ("bird-dog", "If your wrists are sore, rest on your forearms."),
    ("lying-figure-4", "In pregnancy, do it sitting on a chair."),
)


@every(CONTRADICTING, " ".join)
def test_what_would_contradict_is_found(row: tuple[str, str]) -> None:
    name, sentence = row
    assert [*contradictions((sentence,), (*heard(shipped().exercise[name]),))]


FLAT_MS = 120_000
"""Our own rule: in pregnancy nobody lies flat on the back for longer than this in a row."""

PLANS = [
    *(shipped_plan(routine.id) for routine in shipped().routines),
    resting_plan(shipped().safety.resting, shipped().exercise),
]
WITH_CHILD = [pair for pair in PAIRS if Condition.PREGNANCY in pair]


def flat_ms(plan: Plan) -> int:
    """The longest time in a row that a plan has somebody on their back."""
    is_flat = {each.id: each.position is Position.SUPINE for each in shipped().exercises}
    phases = compile_timeline(plan, Settings()).phases
    runs = groupby(phases, key=lambda phase: is_flat[phase.exercise])
    return max((sum(p.duration_ms for p in run) for flat, run in runs if flat), default=0)


@every(PLANS, lambda plan: plan.name)
def test_in_pregnancy_nobody_lies_flat_on_the_back_for_long(plan: Plan) -> None:
    for conditions in WITH_CHILD:
        limits = Limits(shipped().safety, conditions)
        assert flat_ms(adapt(plan, limits, shipped().exercise).plan) <= FLAT_MS, conditions


def test_others_may_lie_on_their_back() -> None:
    assert flat_ms(shipped_plan("ten-for-the-lower-back")) > FLAT_MS


@every(PLANS, lambda plan: plan.name)
def test_nobody_gets_what_one_or_two_conditions_leave_out(plan: Plan) -> None:
    for conditions in PAIRS:
        limits = Limits(shipped().safety, conditions)
        found = adapt(plan, limits, shipped().exercise).plan.items
        assert [item.exercise.id for item in found if not limits.allow(item.exercise)] == []
