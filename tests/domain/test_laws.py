"""What holds for every plan, whoever does it and whatever they press."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, pairwise
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from backcoach.domain.knowledge.span import BreathPattern, apportion, breathe
from backcoach.domain.knowledge.terms import Breath, Breathing, CueKind, PhaseKind, Side, Sides
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings, duration_ms, over_rests_ms
from backcoach.domain.timeline.timeline import Phase, Repetition, Timeline
from tests.fakes import Happening, Played, play, press, wake
from tests.generated import breaths, one_sided, own_breaths, people, plans, presses
from tests.making import catalogue, plan_of, plan_routine_of

# Sharing out


@given(st.integers(0, 4_000_000), st.lists(st.integers(0, 60_000), min_size=1).filter(sum))
def test_shares_add_up_to_the_whole(total: int, weights: list[int]) -> None:
    assert sum(apportion(total, weights)) == total


@given(st.integers(0, 4_000_000), st.lists(st.integers(0, 60_000), min_size=1).filter(sum))
def test_every_share_is_within_one_of_fair(total: int, weights: list[int]) -> None:
    shares = apportion(total, weights)
    fair = [Fraction(total * weight, sum(weights)) for weight in weights]
    assert max(abs(share - due) for share, due in zip(shares, fair, strict=True)) <= 1


# Breathing

ANY_BREATH = st.one_of(breaths(), own_breaths(), one_sided())
TWO_SIDED = st.one_of(breaths(), own_breaths())


@given(st.integers(0, 700_000), st.sampled_from(Breathing), ANY_BREATH)
def test_breathing_fills_its_time_exactly(
    ms: int, breathing: Breathing, pattern: BreathPattern
) -> None:
    assert sum(each.ms for each in breathe(ms, breathing, pattern)) == ms


@given(st.integers(0, 700_000), st.sampled_from(Breathing), ANY_BREATH)
def test_breaths_are_numbered_from_the_first_to_the_last(
    ms: int, breathing: Breathing, pattern: BreathPattern
) -> None:
    parts = [each for each in breathe(ms, breathing, pattern) if each.breath is not Breath.FREE]
    numbers = [number for number, _ in groupby(each.no for each in parts)]
    assert numbers == list(range(1, parts[0].of + 1) if parts else [])


@given(st.integers(1, 700_000), st.sampled_from([Breathing.IN, Breathing.OUT]), TWO_SIDED)
def test_a_part_ends_with_the_half_of_the_breath_it_began_with(
    ms: int, breathing: Breathing, pattern: BreathPattern
) -> None:
    parts = breathe(ms, breathing, pattern)
    assert [parts[0].breath.value, parts[-1].breath.value] == [breathing.value] * 2


@given(st.integers(0, 700_000), st.sampled_from(Breathing), ANY_BREATH)
def test_every_whole_breath_lasts_4_to_12_seconds_or_as_long_as_it_is_itself(
    ms: int, breathing: Breathing, pattern: BreathPattern
) -> None:
    least, most = min(4_000, pattern.total_ms), max(12_000, pattern.total_ms)
    paced = [each for each in breathe(ms, breathing, pattern) if each.breath is not Breath.FREE]
    lengths = [sum(part.ms for part in group) for _, group in groupby(paced, lambda each: each.no)]
    whole = lengths if breathing is Breathing.STEADY else lengths[:-1]
    # To the millisecond that sharing out may add or take.
    assert [length for length in whole if not least - 1 <= length <= most + 1] == []


@given(st.integers(0, 700_000), st.sampled_from(Breathing), one_sided())
def test_a_breath_that_goes_but_one_way_never_rests_twice_running(
    ms: int, breathing: Breathing, pattern: BreathPattern
) -> None:
    parts = [each.breath for each in breathe(ms, breathing, pattern)]
    assert [two for two in pairwise(parts) if two == (Breath.HELD, Breath.HELD)] == []


@given(st.integers(1, 700_000), st.sampled_from([Breathing.IN, Breathing.OUT]), breaths())
def test_half_a_breath_never_lasts_longer_than_a_whole_one_may(
    ms: int, breathing: Breathing, pattern: BreathPattern
) -> None:
    assert max(each.ms for each in breathe(ms, breathing, pattern)) <= 12_000


@given(breaths(), st.integers(4_000, 12_000))
def test_another_length_of_breath_is_met_exactly(pattern: BreathPattern, total_ms: int) -> None:
    assert pattern.lasting(total_ms).total_ms == total_ms


# Timelines


@given(plans(), people())
def test_phases_are_contiguous_from_0(plan: Plan, person: Settings) -> None:
    phases = compile_timeline(plan, person).phases
    starts = [phase.start_ms for phase in phases]
    assert starts == [0, *(phase.start_ms + phase.duration_ms for phase in phases[:-1])]


@given(plans(), people())
def test_the_duration_is_the_sum_of_the_phases(plan: Plan, person: Settings) -> None:
    timeline = compile_timeline(plan, person)
    assert timeline.duration_ms == sum(phase.duration_ms for phase in timeline.phases)


@given(plans(), people(), st.sampled_from([(), ("Go easy.",)]))
def test_how_long_items_take_is_known_before_they_are_laid_out(
    plan: Plan, person: Settings, told: tuple[str, ...]
) -> None:
    items = tuple(replace(item, told=told) for item in plan.items)
    laid_out = compile_timeline(replace(plan, items=items), person)
    assert duration_ms(items, person) == laid_out.duration_ms


@given(plans(), people())
def test_every_phase_takes_time(plan: Plan, person: Settings) -> None:
    assert min(phase.duration_ms for phase in compile_timeline(plan, person).phases) > 0


@given(plans(open_rests=False), people())
def test_an_exact_rest_is_all_the_time_there_is_but_for_what_is_told_of(
    plan: Plan, person: Settings
) -> None:
    work = [phase for phase in compile_timeline(plan, person).phases if phase.is_work]
    pauses = [b.start_ms - a.end_ms for a, b in pairwise(work) if a.item != b.item]
    over = [*over_rests_ms(plan.items, person)][1:]
    later = plan.items[1:]
    due = [each.rest.ms + more for each, more in zip(later, over, strict=True)]
    wrong = [
        (ms, wanted)
        for item, ms, wanted in zip(later, pauses, due, strict=True)
        if item.exact and ms != wanted
    ]
    assert (wrong, [more for more in over if more < 0]) == ([], [])


def what_stays_the_same(phase: Phase) -> tuple[object, ...]:
    return (phase.repetition, phase.kind, phase.part, phase.breath, phase.label)


@given(plans(), people())
def test_something_changes_with_every_phase(plan: Plan, person: Settings) -> None:
    phases = [what_stays_the_same(phase) for phase in compile_timeline(plan, person).phases]
    assert [here for here, there in pairwise(phases) if here == there] == []


@given(plans(), people())
def test_every_cue_is_inside_the_timeline(plan: Plan, person: Settings) -> None:
    timeline = compile_timeline(plan, person)
    assert [cue for cue in timeline.cues if not 0 <= cue.at_ms <= timeline.duration_ms] == []


@given(plans(), people())
def test_there_is_a_line_for_every_change_and_for_the_end(plan: Plan, person: Settings) -> None:
    timeline = compile_timeline(plan, person)
    changes = [phase.start_ms for phase in timeline.phases]
    lines = [cue.at_ms for cue in timeline.cues if cue.line and cue.kind is not CueKind.COUNT]
    assert lines == [*changes, timeline.duration_ms]


@given(plans(), people())
def test_a_plan_always_compiles_to_the_same_timeline(plan: Plan, person: Settings) -> None:
    one, other = compile_timeline(plan, person), compile_timeline(plan, person)
    assert (one.phases, one.cues) == (other.phases, other.cues)


def prescribed(index: int, item: PlannedItem, sore_side: Side | None) -> list[Repetition]:
    """What a dosage counted in repetitions asks for, in no particular order."""
    dosage, sides = item.dosage, [Side.LEFT, Side.RIGHT]
    if dosage.sides is Sides.BOTH:
        sides = [Side.BOTH]
    if dosage.sides is Sides.ONE and sore_side:
        sides = [sore_side]
    fewer = {side for side in sides if sore_side and side is not sore_side}
    return [
        Repetition(index, number + 1, side, rep + 1)
        for side in sides
        for number, most in enumerate(
            dosage.other_reps if dosage.other_reps and side in fewer else dosage.reps
        )
        for rep in range(most)
    ]


@given(plans(), people())
def test_as_many_repetitions_are_done_as_are_prescribed(plan: Plan, person: Settings) -> None:
    timeline = compile_timeline(plan, person)
    done = Counter(stretch.repetition for stretch in timeline.stretches)
    counted = [item for item in enumerate(plan.items) if item[1].dosage.work is None]
    assert {rep: n for rep, n in done.items() if plan.items[rep.item].dosage.work is None} == (
        Counter(rep for index, item in counted for rep in prescribed(index, item, person.sore_side))
    )


@given(plans(), people())
def test_time_based_work_takes_exactly_its_time(plan: Plan, person: Settings) -> None:
    phases = [phase for phase in compile_timeline(plan, person).phases if phase.is_work]
    for index, item in enumerate(plan.items):
        goes_on = any(p.span is None and p.kind is PhaseKind.MOVE for p in item.exercise.movement)
        if item.dosage.work is None or goes_on:
            continue
        own = [phase for phase in phases if phase.item == index]
        sides = 1 if item.dosage.sides is Sides.ALTERNATE else len({phase.side for phase in own})
        assert sum(phase.duration_ms for phase in own) == (
            item.dosage.work.amount * item.dosage.sets * sides
        )


@given(plans(), people())
def test_repetitions_are_numbered_up_to_as_many_as_there_are(plan: Plan, person: Settings) -> None:
    phases = [phase for phase in compile_timeline(plan, person).phases if phase.is_work]
    most: dict[tuple[int, int, Side], int] = {}
    for phase in phases:
        most[phase.item, phase.set, phase.side] = phase.rep
    assert [p for p in phases if p.reps != most[p.item, p.set, p.side]] == []


# Sessions. `_` is the space bar, x and z are not bound.

LEVELS = catalogue("""
    - id: bridge
      side: alternate
      movement:
        - {do: lift, move: 2 s, breath: out}
        - {do: hold, hold: dose, breath: steady}
      levels:
        - {reps: 2, hold: 1 breath, rep_rest: 3 s}
        - {sets: 2, reps: [3, 1], hold: 8 s, rep_rest: 3 s, rest: 20 s}
      easier: [tilt]
      harder: [march]
    - id: tilt
      movement: [{do: tilt, move: 1 exhale, breath: out}]
      levels: [{work: 20 s}, {work: 40 s}]
    - id: march
      position: supine
      side: each
      movement: [{do: march, move: 5 s, breath: in}]
      levels: [{sets: 2, reps: {sore: 2, other: 1}, rest: until ready}]
    """).exercise

CHANGING = plan_routine_of(
    """
    rest: until ready, 8 s
    blocks:
      - {rounds: 2, rest: 30 s, items: [bridge, tilt]}
      - items:
          - exercise: march
            level: 2
            levels:
              - {reps: 2}
              - {reps: 3, load: 5 kg, breath: "4:7:8:0"}
              - {sets: 2, reps: 3, rest: 9 s}
              - {work: 40 s}
    """,
    """
    - id: bridge
      movement: [{do: lift, move: 2 s, breath: out}]
      levels: [{reps: 1}]
    - id: tilt
      movement: [{do: tilt, move: 1 exhale, breath: out}]
      levels: [{work: 20 s}]
    - id: march
      side: each
      movement: [{do: march, move: 5 s, breath: in}]
      levels: [{reps: 1}]
    """,
)

DAY_MS = 24 * 60 * 60 * 1_000
QUIT_AT_LAST = (press("q", DAY_MS), press("q", DAY_MS))


def changing_plan() -> Plan:
    """The plan `CHANGING` with exercises that have levels, and easier and harder ones.

    The last one has levels of its own.
    """
    *shared, own = CHANGING.items
    items = (PlannedItem(LEVELS[item.exercise.id], rest=item.rest) for item in shared)
    return Plan("changing", "Changing", (*items, own))


def heard(played: Played) -> list[tuple[int, int, str]]:
    return [(each.clock_ms, each.cue.at_ms, each.cue.text) for each in played.heard]


@given(plans(open_rests=False), st.integers(0, 200_000), st.integers(0, 1_000_000))
def test_pausing_only_shifts(plan: Plan, at_ms: int, for_ms: int) -> None:
    paused = play(plan, press("space", at_ms), press("space", at_ms + for_ms), waits=False)
    shift = for_ms + 3_000
    assert heard(paused) == [
        (when if when <= at_ms else when + shift, at, text)
        for when, at, text in heard(play(plan, waits=False))
    ]


@given(plans(), presses("xz"))
def test_an_unbound_key_changes_nothing(plan: Plan, keys: list[Happening]) -> None:
    with_keys, without = play(plan, *keys, waits=False), play(plan, waits=False)
    unanswered = replace(with_keys.session, knows_keys=False, notice="", notice_until_ms=0)
    assert (heard(with_keys), unanswered) == (heard(without), without.session)


@given(plans(), st.lists(st.integers(0, 300_000)))
def test_waking_early_changes_nothing(plan: Plan, moments: list[int]) -> None:
    early, plain = play(plan, *map(wake, moments), waits=False), play(plan, waits=False)
    assert (heard(early), early.session) == (heard(plain), plain.session)


@given(plans(), st.integers(500, 3_000))
def test_frames_change_nothing(plan: Plan, frame_ms: int) -> None:
    moving, still = play(plan, frame_ms=frame_ms, waits=False), play(plan, waits=False)
    assert (heard(moving), moving.session) == (heard(still), still.session)


@given(plans(), presses("_nbr?x"), st.booleans())
def test_what_was_jumped_over_stays_silent(plan: Plan, keys: list[Happening], waits: bool) -> None:
    # A cue is only ever heard at its own place; so none from in between can be.
    played = play(plan, *keys, *QUIT_AT_LAST, waits=waits)
    assert [each for each in played.heard if each.late_ms] == []


@given(plans(), presses("_n?x"), st.booleans())
def test_nothing_is_written_twice_without_going_back(
    plan: Plan, keys: list[Happening], waits: bool
) -> None:
    heard = play(plan, *keys, *QUIT_AT_LAST, waits=waits).heard
    places = [each.cue.at_ms for each in heard if each.cue.line]
    assert places == sorted(set(places))


class Run(NamedTuple):
    """A stretch of a timeline that was played without a jump."""

    timeline: Timeline
    start_ms: int
    end_ms: int


def unbroken_runs(played: Played) -> list[Run]:
    """All of them, read off what was shown; a key back lays the way there out anew."""
    runs = [Run(played.shown[0].view.timeline, 0, 0)]
    for before, now in pairwise(played.shown):
        timeline, position_ms = now.view.timeline, now.view.position_ms
        jumped = now.clock_ms == before.clock_ms and position_ms != runs[-1].end_ms
        if jumped or timeline is not runs[-1].timeline:
            runs.append(Run(timeline, position_ms, position_ms))
        runs[-1] = runs[-1]._replace(end_ms=position_ms)
    return runs


@given(plans(), presses("_nbr?x"), st.booleans())
def test_a_repetition_is_recorded_if_and_only_if_all_of_it_was_played(
    plan: Plan, keys: list[Happening], waits: bool
) -> None:
    played = play(plan, *keys, *QUIT_AT_LAST, waits=waits)
    assert {by.repetition for by in played.session.tally.done} == {
        repetition
        for timeline, first_ms, last_ms in unbroken_runs(played)
        for repetition, start_ms, end_ms in timeline.stretches
        if first_ms <= start_ms and end_ms <= last_ms
    }


@given(plans(), people(), presses("_nbr+-?x"), st.booleans())
def test_recorded_is_never_more_than_prescribed(
    plan: Plan, person: Settings, keys: list[Happening], waits: bool
) -> None:
    played = play(plan, *keys, *QUIT_AT_LAST, settings=person, waits=waits)
    done = {by.repetition for by in played.session.tally.done}
    assert {rep for rep in done if plan.items[rep.item].dosage.work is None} <= {
        rep
        for index, item in enumerate(plan.items)
        for rep in prescribed(index, item, person.sore_side)
    }


@given(presses("_nbr+-eh?x"), people(), st.booleans())
def test_also_at_another_level_recorded_is_never_more_than_prescribed(
    keys: list[Happening], person: Settings, waits: bool
) -> None:
    played = play(
        changing_plan(), *keys, *QUIT_AT_LAST, settings=person, exercises=LEVELS, waits=waits
    )
    assert [item for item in played.session.summary() if item.reps > item.prescribed] == []


@given(presses("_nbr+-eh?x"), people(), st.booleans())
def test_a_session_always_ends(keys: list[Happening], person: Settings, waits: bool) -> None:
    played = play(
        changing_plan(), *keys, *QUIT_AT_LAST, settings=person, exercises=LEVELS, waits=waits
    )
    assert played.session.is_over


@given(plans(), presses("nbr+-x"))
def test_a_session_that_is_never_paused_ends_by_itself(plan: Plan, keys: list[Happening]) -> None:
    assert play(plan, *keys, waits=False).session.is_over


@given(presses("_nbr+-eh?x"), people(), st.booleans())
def test_whatever_is_pressed_a_cue_is_only_heard_at_its_place(
    keys: list[Happening], person: Settings, waits: bool
) -> None:
    played = play(
        changing_plan(), *keys, *QUIT_AT_LAST, settings=person, exercises=LEVELS, waits=waits
    )
    assert [each for each in played.heard if each.late_ms] == []


HELD = plan_of("""
    side: each
    movement:
      - {do: lift, move: 1 inhale, breath: in}
      - {do: hold, hold: dose, breath: steady}
    levels:
      - {reps: 2, hold: 2 breaths, rep_rest: 3 s}
""")
FOUR = 4 * [press("+", 0)]
# A pause in the breath of a millisecond is there at one breath, and rounded away at another.
BREATHING = breaths().filter(lambda breath: 1 not in breath).map(Settings)


@given(presses("_+-"), BREATHING)
@example([*FOUR, *FOUR], Settings())
@example([*FOUR, *FOUR, *FOUR], Settings())
@example([press("-", 0), *FOUR, *FOUR, press("-", 40_000)], Settings())
def test_another_breath_writes_the_same_lines(keys: list[Happening], person: Settings) -> None:
    # But for half time: it is told of long holds, and with the breath they get long, or short.
    slower = play(HELD, *keys, press("space", DAY_MS), settings=person, waits=False)
    usual = lines(play(HELD, settings=person, waits=False))
    assert without_half_time(lines(slower)) == without_half_time(usual)


def without_half_time(written: list[str]) -> list[str]:
    return [each for each in written if each != "Halfway."]


LONG = plan_of("""
    movement: [{do: hold, hold: dose, breath: steady}]
    levels: [{hold: 8 breaths}]
""")
BESIDE_HALF_TIME = range(
    33_400, 33_600, 20
)  # it is told at 33.5 s, and the chime for a breath at 33


@given(presses("_+-"), BREATHING)
@example([press("-", 33_490)], Settings())
@example([press("+", 33_490)], Settings())
@example([press(key, at) for at, key in zip(BESIDE_HALF_TIME, 5 * "+-", strict=True)], Settings())
def test_half_time_is_told_once_whatever_the_breath(
    keys: list[Happening], person: Settings
) -> None:
    # Eight breaths are never too short for it.
    written = lines(play(LONG, *keys, press("space", DAY_MS), settings=person, waits=False))
    assert written.count("Halfway.") == 1


def lines(played: Played) -> list[str]:
    """All that was written."""
    return [each.cue.line for each in played.heard if each.cue.line]
