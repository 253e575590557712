"""Breaths, exercises, dosages, plans and key presses for Hypothesis to make up.

All of them could be written in YAML; they are made as values only because that is much quicker.
What makes them up is kept, for putting that together takes longer than using it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from hypothesis import strategies as st

from backcoach.domain.knowledge.exercise import Dosage, Exercise, Part
from backcoach.domain.knowledge.span import (
    LONGEST_BREATH_MS,
    LONGEST_OWN_BREATH_MS,
    SHORTEST_BREATH_MS,
    SHORTEST_OWN_BREATH_MS,
    BreathPattern,
    Rest,
    Span,
    Unit,
    apportion,
)
from backcoach.domain.knowledge.terms import Breathing, PhaseKind, Position, Side, Sides, Teach
from backcoach.domain.knowledge.transition import Transition, Transitions
from backcoach.domain.knowledge.voice import FASTEST_VOICE, SLOWEST_VOICE
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.timeline.layout import Settings
from tests.fakes import Happening, press
from tests.making import plan_of

_EXERCISE = (
    plan_of("""
    movement: [{do: lift, move: 2 s, breath: free}]
    levels: [{reps: 1}]
    """)
    .items[0]
    .exercise
)


@cache
@st.composite
def breaths(draw: st.DrawFn) -> BreathPattern:
    """Any breath that one may ask for: 4 to 12 s, 1:1 to 1:2, with or without holds."""
    total = draw(st.integers(SHORTEST_BREATH_MS, LONGEST_BREATH_MS))
    full, empty = (draw(st.sampled_from([0, 0, 1, 500, 1_000])) for _ in range(2))
    moving = total - full - empty
    inhale = moving * 1_000 // (1_000 + draw(st.integers(1_000, 2_000)))
    return BreathPattern(inhale, full, moving - inhale, empty)


_WAYS = Transitions(
    Transition(tuple(each for each in Position if each is not end), end, ("Get there.", "Settle."))
    for end in (Position.STANDING, Position.SUPINE)
)


def people() -> st.SearchStrategy[Settings]:
    """Anybody: how they breathe, which side is sore, and what they are taught, how fast."""
    return st.builds(
        Settings,
        breath=breaths(),
        sore_side=st.sampled_from([None, Side.LEFT, Side.RIGHT]),
        teach=st.sampled_from(Teach),
        voice_speed=st.sampled_from([SLOWEST_VOICE, 1.0, FASTEST_VOICE]),
        ways=st.just(_WAYS),
    )


@cache
def _spans() -> st.SearchStrategy[Span]:
    return st.one_of(
        st.integers(200, 12_000).map(Span),
        st.sampled_from([Span(1, Unit.INHALE), Span(1, Unit.EXHALE), Span(2, Unit.BREATH)]),
    )


@cache
@st.composite
def _parts(draw: st.DrawFn, number: int) -> Part:
    kind = draw(st.sampled_from([PhaseKind.MOVE, PhaseKind.HOLD]))
    breathing = draw(st.sampled_from(Breathing))
    return Part(
        f"part {number}", kind, draw(_spans()), breathing, "start", "Go on.", f"go on {number}"
    )


@cache
@st.composite
def _exercises(draw: st.DrawFn) -> Exercise:
    parts = [draw(_parts(number)) for number in range(draw(st.integers(1, 3)))]
    dosed = draw(st.integers(-1, len(parts) - 1))  # -1: the dosage sets no part's length
    if dosed >= 0:
        parts[dosed] = parts[dosed]._replace(span=None)
    return _EXERCISE._replace(
        id=draw(st.sampled_from(["bridge", "lift", "turn"])),
        movement=tuple(parts),
        position=draw(st.sampled_from(Position)),
        sides=draw(st.sampled_from(Sides)),
        setup=Span(draw(st.sampled_from([0, 0, 8_000]))),
    )


@cache
def _rests(*, open_ones: bool) -> st.SearchStrategy[Rest]:
    return st.builds(
        Rest,
        st.sampled_from([0, 1_000, 7_500, 30_000]),
        open=st.booleans() if open_ones else st.just(False),
    )


@st.composite
def _dosages(draw: st.DrawFn, exercise: Exercise, *, open_rests: bool) -> Dosage:
    dosed = {part.kind for part in exercise.movement if part.span is None}
    by_time = PhaseKind.MOVE in dosed or draw(st.booleans())
    sets = draw(st.integers(1, 2))
    reps = [(1,) * sets, *([] if by_time else [draw(_counts(sets)), draw(_counts(sets))])]
    uneven = exercise.sides is not Sides.BOTH and not by_time and draw(st.booleans())
    return Dosage(
        sets=sets,
        reps=reps[-1],
        other_reps=reps[-2] if uneven else None,
        work=Span(draw(st.integers(5_000, 60_000))) if by_time else None,
        amrap=by_time and draw(st.booleans()),
        sides=exercise.sides,
        hold=draw(_spans()) if PhaseKind.HOLD in dosed else None,
        tempo=draw(_tempos(*(part.do for part in exercise.movement if part.span))),
        breath=draw(_any_breaths()),
        load=draw(st.sampled_from(["", "5 kg"])),
        rest=draw(_rests(open_ones=open_rests)),
        rep_rest=draw(_rests(open_ones=open_rests)),
    )


@cache
def _counts(sets: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(1, 3)] * sets)


@cache
@st.composite
def own_breaths(draw: st.DrawFn) -> BreathPattern:
    """Any breath that a dose may have: 2 to 60 s, in and out and held for as long as one likes."""
    total = draw(st.integers(SHORTEST_OWN_BREATH_MS, LONGEST_OWN_BREATH_MS))
    shares = (draw(st.integers(1, 8)), draw(st.integers(0, 8)), draw(st.integers(1, 8)))
    return BreathPattern(*apportion(total, (*shares, draw(st.integers(0, 8)))))


def one_sided() -> st.SearchStrategy[BreathPattern]:
    """A breath that goes but in, or but out."""
    lengths = st.tuples(st.integers(2_000, 8_000), st.integers(0, 8_000), st.integers(0, 8_000))
    ins = lengths.map(lambda each: BreathPattern(each[0], each[1], 0, each[2]))
    return st.one_of(ins, lengths.map(lambda each: BreathPattern(0, each[1], each[0], each[2])))


@cache
def _any_breaths() -> st.SearchStrategy[BreathPattern | None]:
    return st.one_of(st.none(), breaths(), own_breaths())


@cache
def _tempos(*timed: str) -> st.SearchStrategy[dict[str, Span]]:
    return st.dictionaries(st.sampled_from(timed), _spans()) if timed else st.just({})


@st.composite
def plans(draw: st.DrawFn, *, open_rests: bool = True) -> Plan:
    """One to three exercises with a dosage and a rest each."""
    items = []
    for _ in range(draw(st.integers(1, 3))):
        exercise = draw(_exercises())
        dosage = draw(_dosages(exercise, open_rests=open_rests))
        rest = draw(_rests(open_ones=open_rests))
        levelled = exercise._replace(levels=(dosage,))
        essential, exact = draw(st.booleans()), draw(st.booleans())
        items.append(PlannedItem(levelled, rest=rest, essential=essential, exact=exact))
    return Plan("generated", "Generated", tuple(items))


_GAPS = st.one_of(st.integers(0, 40_000), st.sampled_from([0, 1, 4_000, 5_000, 9_000]))


def presses(keys: str) -> st.SearchStrategy[list[Happening]]:
    """Keys, each a letter (and `_` the space bar), pressed some time after one another."""
    named = st.sampled_from([("space" if key == "_" else key,) for key in keys])
    return st.lists(st.tuples(_GAPS, named), max_size=12).map(_one_after_another)


def sore_presses(keys: str) -> st.SearchStrategy[list[Happening]]:
    """The same, and between them pain that is told of, sometimes with keys that are no answer."""
    named = ["space" if key == "_" else key for key in keys]
    answers = st.sampled_from([*"0123456789", "backspace", "enter", "escape", "p", *named])
    told = st.builds(
        lambda score, symptom, then: ("p", *str(score), "enter", *symptom, then),
        st.integers(0, 10),
        st.sampled_from(["0", "0", "0", "0", "0", "11", "12", "13", "2", "3"]),
        st.sampled_from(["space", "space", "enter", "escape", "q"]),
    )
    chords = st.one_of(answers.map(lambda key: (key,)), told)
    return st.lists(st.tuples(_GAPS, chords), max_size=12).map(_one_after_another)


def _one_after_another(pairs: Sequence[tuple[int, Sequence[str]]]) -> list[Happening]:
    moments = accumulate(gap for gap, _ in pairs)
    return [
        press(key, at_ms) for at_ms, (_, keys) in zip(moments, pairs, strict=True) for key in keys
    ]
