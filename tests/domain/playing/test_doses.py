"""A dose keeps its meaning: easier is never more, harder never less, and the way back leads back.

The laws go over every routine, every exercise at every level, and what keys lead to from there.
Work is what the phases of the timeline say it is, not what the ladder measures.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from backcoach.domain.errors import TooShortError
from backcoach.domain.knowledge.exercise import Dosage
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.span import BreathPattern, Rest
from backcoach.domain.knowledge.terms import PhaseKind, Setting, Side
from backcoach.domain.plan.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.plan.rung import Rung
from backcoach.domain.playing import changing
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.easing import gentle
from backcoach.domain.tailoring.fitting import fit
from backcoach.domain.tailoring.ladder import Ladder, plan_at_level
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Repetition, Timeline
from tests.making import shipped, shipped_plan, unlimited

BREATHS = (
    BreathPattern(),
    BreathPattern(1_500, 0, 2_500),
    BreathPattern(4_000, 0, 8_000),
    BreathPattern(3_000, 500, 4_000, 500),
)
people = st.builds(
    Settings,
    breath=st.sampled_from(BREATHS),
    sore_side=st.sampled_from([None, Side.LEFT]),
)
routines = st.sampled_from(shipped().routines)
USUAL = Settings()
FILLER = PlannedItem(shipped().exercise["walk"], rest=Rest(8_000))


def starts() -> Iterator[PlannedItem]:
    """Every item of every routine, and every exercise at every level."""
    for routine in shipped().routines:
        yield from shipped_plan(routine.id).items
    for exercise in shipped().exercises:
        yield from (PlannedItem(exercise, Rung(level + 1)) for level in range(len(exercise.levels)))


items = st.sampled_from([*starts()])


def work(timeline: Timeline, item: int, from_ms: int = 0) -> int:
    phases = (each for each in timeline.phases if each.is_work and each.item == item)
    return sum(max(0, each.end_ms - max(each.start_ms, from_ms)) for each in phases)


def alone(item: PlannedItem) -> Plan:
    return Plan("alone", "Alone", (item,))


def work_of(item: PlannedItem, person: Settings = USUAL) -> int:
    return measured(item, person)[0]


def time_of(item: PlannedItem, person: Settings = USUAL) -> int:
    return measured(item, person)[1]


MEASURED: dict[tuple[str, str, str, Settings], tuple[int, int]] = {}


def measured(item: PlannedItem, person: Settings) -> tuple[int, int]:
    """How long the work of an item takes, and all of it; each dose is compiled once."""
    key = (item.exercise.id, item.dose, str(item.own), person)
    if key not in MEASURED:
        timeline = compile_timeline(alone(item), person)
        MEASURED[key] = (work(timeline, 0), timeline.duration_ms)
    return MEASURED[key]


def left_with_this_repetition(session: Session, now_ms: int) -> int:
    """The work that is left, with all of the repetition that is being done."""
    phase, position = session.phase(now_ms), session.player.position(now_ms)
    if phase.is_work:
        own = (each for each in session.timeline.phases if each.repetition == phase.repetition)
        position = next(each.start_ms for each in own if each.is_work)
    return work(session.timeline, phase.item, position)


# The levels of the catalogue


@pytest.mark.parametrize("breath", BREATHS)
def test_a_higher_level_is_always_more_work(breath: BreathPattern) -> None:
    person = Settings(breath)
    for exercise in shipped().exercises:
        levels = range(1, len(exercise.levels) + 1)
        rising = [work_of(PlannedItem(exercise, Rung(level)), person) for level in levels]
        assert rising == sorted({*rising}), exercise.id


# Keys


class Pressed(NamedTuple):
    """A key, and what it made of a session at a clock reading."""

    key: str
    now_ms: int
    before: Session
    after: Session

    @property
    def place(self) -> int:
        """The item of the plan that was changed, or else the one at the time."""
        pairs = zip(self.before.plan.items, self.after.plan.items, strict=True)
        changed = (place for place, (one, other) in enumerate(pairs) if one != other)
        return next(changed, self.before.phase(self.now_ms).item)

    @property
    def changed(self) -> bool:
        """Whether there is another dose, or another exercise."""
        return self.before.plan != self.after.plan


presses = st.lists(
    st.tuples(st.sampled_from([0, 0, 500, 3_000, 9_000, 25_000, 70_000]), st.sampled_from("eh")),
    max_size=8,
)
Keys = list[tuple[int, str]]


def begun(item: PlannedItem, person: Settings, *, is_gentle: bool = False) -> Session:
    """A session that begins with an item, after which comes another."""
    plan = Plan("two", "Two", (item, FILLER))
    plan = gentle(plan, person) if is_gentle else plan
    pain = 5 if is_gentle else None
    return Session.start(plan, person, shipped().exercise, unlimited(), 0, start_pain=pain)


def pressed(session: Session, keys: Keys) -> Iterator[Pressed]:
    """What each key makes of a session; what comes after the session's end is not pressed."""
    now_ms = 0
    for gap_ms, key in keys:
        now_ms += gap_ms
        session, _ = session.advance(now_ms)
        if session.is_over:
            return
        after = changing.easier(session, now_ms) if key == "e" else changing.harder(session, now_ms)
        yield Pressed(key, now_ms, session, after)
        session = after


HAMSTRING = shipped_plan("desk").items[1]
HIGHEST_TWIST = PlannedItem(shipped().exercise["knee-to-chest"], Rung(3))


@given(items, people, presses, st.booleans())
@example(HAMSTRING, USUAL, [(0, "h"), (0, "e")], False)
@example(HAMSTRING, USUAL, [(0, "h"), (0, "h")], True)
@example(HIGHEST_TWIST, USUAL, [(70_000, "e"), (0, "e"), (9_000, "h"), (25_000, "h")], False)
def test_easier_is_never_more_work_and_harder_never_less(
    item: PlannedItem, person: Settings, keys: Keys, is_gentle: bool
) -> None:
    for each in pressed(begun(item, person, is_gentle=is_gentle), keys):
        before = work(each.before.timeline, each.place)
        after = work(each.after.timeline, each.place)
        assert after <= before if each.key == "e" else after >= before


@given(items, people, presses, st.booleans())
@example(HIGHEST_TWIST, USUAL, [(70_000, "e"), (0, "e"), (9_000, "h"), (25_000, "h")], False)
def test_what_is_left_to_do_is_no_more_after_easier_and_no_less_after_harder(
    item: PlannedItem, person: Settings, keys: Keys, is_gentle: bool
) -> None:
    for each in pressed(begun(item, person, is_gentle=is_gentle), keys):
        before = left_with_this_repetition(each.before, each.now_ms)
        after = left_with_this_repetition(each.after, each.now_ms)
        is_left = each.before.phase(each.now_ms).item != each.after.phase(each.now_ms).item
        if is_left or each.after.is_over:
            assert each.key == "e" or each.place < each.before.phase(each.now_ms).item
        else:
            assert after <= before if each.key == "e" else after >= before


def test_harder_and_then_easier_is_the_routines_own_dose_again() -> None:
    plan = shipped_plan("desk").starting_from("standing-hamstring-stretch")
    begun = Session.start(plan, USUAL, shipped().exercise, unlimited(), 0)
    harder = changing.harder(begun, 0)
    easier = changing.easier(harder, 0)
    views = [View(session, 0) for session in (begun, harder, easier)]
    assert [(view.item.dose, view.phase.reps) for view in views] == [
        ("as the routine has it", 1),
        ("level 1 of 3", 3),
        ("as the routine has it", 1),
    ]
    assert views[0].left_ms == views[2].left_ms < views[1].left_ms


def whereabouts(session: Session, now_ms: int) -> tuple[Plan, Repetition, PhaseKind]:
    phase = session.phase(now_ms)
    return session.plan, phase.repetition, PhaseKind.MOVE if phase.is_work else phase.kind


@given(items, people, presses, st.booleans(), st.sampled_from(["eh", "he"]), st.integers(0, 40_000))
@example(HAMSTRING, USUAL, [], False, "eh", 12_000)
@example(HIGHEST_TWIST, USUAL, [], False, "eh", 100_000)
@example(PlannedItem(shipped().exercise["bird-dog"], Rung(3)), USUAL, [], False, "eh", 230_000)
@example(PlannedItem(shipped().exercise["glute-bridge"], Rung(2)), USUAL, [], False, "eh", 50_000)
def test_a_key_and_then_the_other_comes_back_to_where_one_was(
    item: PlannedItem, person: Settings, keys: Keys, is_gentle: bool, pair: str, gap_ms: int
) -> None:
    session, now_ms = begun(item, person, is_gentle=is_gentle), 0
    for each in pressed(session, keys):
        session, now_ms = each.after, each.now_ms
    now_ms += gap_ms
    session, _ = session.advance(now_ms)
    assume(not session.is_over)
    (first,) = pressed(session, [(now_ms, pair[0])])
    assume(first.changed and not first.after.is_over)
    (second,) = pressed(first.after, [(now_ms, pair[1])])
    assert whereabouts(second.after, now_ms) == whereabouts(session, now_ms)
    assert not second.after.is_over


@given(items, people, presses, st.booleans())
def test_the_same_words_are_always_the_same_dose(
    item: PlannedItem, person: Settings, keys: Keys, is_gentle: bool
) -> None:
    known: dict[tuple[str, str], Dosage] = {}
    for each in pressed(begun(item, person, is_gentle=is_gentle), keys):
        for session in (each.before, each.after):
            now = session.plan.items[0]
            assert known.setdefault((now.exercise.id, now.dose), now.dosage) == now.dosage


@given(items, people, presses)
def test_on_a_gentle_day_no_key_leads_to_more_than_half(
    item: PlannedItem, person: Settings, keys: Keys
) -> None:
    for each in pressed(begun(item, person, is_gentle=True), keys):
        now = each.after.plan.items[each.place]
        whole = Ladder(now, person).rungs
        halves = [work_of(rung.halved(), person) for rung in whole]
        assert work_of(now, person) <= max(halves)


@given(presses)
@example([(0, "e"), (0, "e"), (0, "e"), (0, "h"), (0, "h"), (0, "h"), (0, "h")])
def test_in_a_routine_for_the_desk_no_key_leads_away_from_it(keys: Keys) -> None:
    for item in shipped_plan("desk").items:
        session = Session.start(alone(item), USUAL, shipped().exercise, unlimited(), 0)
        for each in pressed(session, keys):
            assert Setting.DESK in each.after.plan.items[0].exercise.settings


# Levels on the command line


@given(routines, people)
def test_the_first_level_is_never_more_than_the_routine_as_it_is_written(
    routine: Routine, person: Settings
) -> None:
    written = plan_routine(routine, shipped().exercise)
    first = plan_at_level(written, 1, person)
    for one, other in zip(first.items, written.items, strict=True):
        assert work_of(one, person) <= work_of(other, person), one.exercise.id
        assert time_of(one, person) <= time_of(other, person), one.exercise.id


@given(routines, people, st.integers(1, 4))
def test_a_higher_level_on_the_command_line_is_never_less_work(
    routine: Routine, person: Settings, level: int
) -> None:
    written = plan_routine(routine, shipped().exercise)
    lower, higher = (plan_at_level(written, each, person) for each in (level, level + 1))
    for one, other in zip(lower.items, higher.items, strict=True):
        assert work_of(one, person) <= work_of(other, person), one.exercise.id


@settings(max_examples=15)  # a fit compiles a plan again and again
@given(routines, people, st.floats(1, 20), st.booleans())
def test_on_a_gentle_day_no_time_makes_more_of_an_exercise_nor_else_more_than_its_highest_rung(
    routine: Routine, person: Settings, minutes: float, is_gentle: bool
) -> None:
    written = plan_routine(routine, shipped().exercise)
    plan = gentle(written, person) if is_gentle else written
    try:
        fitted = fit(plan, person, minutes, grows=not is_gentle)
    except TooShortError:
        assume(False)
    own = {item.exercise.id: item for item in plan.items}
    for item in fitted.plan.items:
        before = own[item.exercise.id]
        most = before if is_gentle else Ladder(before, person).rungs[-1]
        assert work_of(item, person) <= work_of(most, person)
