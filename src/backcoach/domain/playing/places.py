"""One's place on another timeline: after a change of breath, of level or of exercise."""

from itertools import pairwise

from backcoach.domain.knowledge.terms import Sides, Way
from backcoach.domain.script.captions import half_time
from backcoach.domain.timeline.timeline import Phase, Repetition, Timeline


def from_repetition(timeline: Timeline, phase: Phase, sides: Sides) -> int:
    """Where `phase`'s repetition, or the next there is, starts on another timeline.

    A set too many stands for the last one there is. Where no set were left, whoever asks for
    something easier would be sent on to the next exercise, which is what skipping is for. It goes
    on with the same repetition of that set, as starting it again could make more work than before.
    """
    own = [each for each in timeline.stretches if each.repetition.item == phase.item]
    order = list(dict.fromkeys(each.repetition.side for each in own))
    sets = max(each.repetition.set for each in own)

    def place(repetition: Repetition) -> tuple[int, int, int]:
        side = order.index(repetition.side) if repetition.side in order else 0
        if sides is Sides.ALTERNATE:
            return (repetition.set, repetition.rep, side)
        return (side, repetition.set, repetition.rep)

    here = place(phase.repetition._replace(set=min(phase.set, sets)))
    later = (each.start_ms for each in own if place(each.repetition) >= here)
    return next(later, timeline.item_span(phase.item)[1])


def at_other_dose(old: Timeline, position_ms: int, new: Timeline, way: Way) -> int:
    """The position on `new`, at an easier or harder dose; work starts its repetition again.

    A rest that is there no more becomes the one before the repetition to go on with, so that
    nobody who rests is sent to work at once.
    """
    phase, left_ms = old.at(position_ms), left_to_do_ms(old, position_ms)
    if not phase.is_work and alike(new, phase):
        place = same_place(old, position_ms, new)
        if way.allows(left_ms, work_left_ms(new, phase.item, place)):
            return place
    place = from_repetition(new, phase, new.plan.items[phase.item].dosage.sides)
    place = _held_to_work(new, phase.item, place, left_ms, way)
    before = new.at(place - 1)
    return place if phase.is_work or before.is_work else before.start_ms


def _held_to_work(timeline: Timeline, item: int, place_ms: int, left_ms: int, way: Way) -> int:
    """Where to go on in an item from a place, so that it is easier or harder than before.

    That is from a repetition from which no more work is left than `left_ms`, and harder no less;
    for easier it may be none, and the end.
    """
    _, end_ms = timeline.item_span(item)
    starts = [each.start_ms for each in timeline.stretches if each.repetition.item == item]

    def holds(place: int) -> bool:
        return way.allows(left_ms, work_left_ms(timeline, item, place))

    if way is Way.EASIER:
        later = (each for each in starts if each >= place_ms)
        return next(filter(holds, later), end_ms)
    earlier = (each for each in reversed(starts) if each <= place_ms)
    return next(filter(holds, earlier), starts[0])


def left_to_do_ms(timeline: Timeline, position_ms: int) -> int:
    """How long the work of an exercise still takes, with all of the present repetition."""
    phase = timeline.at(position_ms)
    begun = (each for each in timeline.stretches if each.repetition == phase.repetition)
    from_ms = next(begun).start_ms if phase.is_work else position_ms
    return work_left_ms(timeline, phase.item, from_ms)


def work_left_ms(timeline: Timeline, item: int, position_ms: int) -> int:
    """How long the work of an item still takes from a position on, without its rests."""
    work = (each for each in timeline.phases if each.is_work and each.item == item)
    return sum(max(0, each.end_ms - max(each.start_ms, position_ms)) for each in work)


def same_place(old: Timeline, position_ms: int, new: Timeline) -> int:
    """The position on `new` that stands for a position on `old` at another breath.

    It is as far through the same phase, so that what was said at its start is not said again; or,
    where a part has another number of breaths now, as far through that part. Half time stays half
    time, so that it is told of once. Time-based work has fewer repetitions at a slower breath: in
    one that is there no more, its time still goes on.
    """
    phase = old.at(position_ms)
    before, after = _marks(alike(old, phase)), _marks(alike(new, phase))
    if not after:
        before, after = _marks(shared_work(old, phase)), _marks(shared_work(new, phase))
    if [*before] != [*after]:
        before, after = _ends(before), _ends(after)
    spans = zip(pairwise(before.values()), pairwise(after.values()), strict=True)
    (start_ms, end_ms), (new_start_ms, new_end_ms) = next(
        each for each in spans if position_ms < each[0][1] or each[0][1] == before[_END]
    )
    through = (position_ms - start_ms) * (new_end_ms - new_start_ms) // (end_ms - start_ms)
    return new_start_ms + through


_END, _HALF = -1, -2


def _marks(phases: tuple[Phase, ...]) -> dict[int, int]:
    """Where each of some phases starts, by its number, half time is, and all end, in order."""
    if not phases:
        return {}
    marks = {number: each.start_ms for number, each in enumerate(phases)}
    marks[_END], half_ms = phases[-1].end_ms, half_time(phases)
    inside = phases[0].is_work and phases[0].start_ms < half_ms < phases[-1].end_ms
    halved = {**marks, _HALF: half_ms} if inside and half_ms not in marks.values() else marks
    return dict(sorted(halved.items(), key=lambda mark: mark[1]))


def _ends(marks: dict[int, int]) -> dict[int, int]:
    return {0: marks[0], _END: marks[_END]}


def alike(timeline: Timeline, phase: Phase) -> tuple[Phase, ...]:
    """The phases that do the same part of the same repetition as `phase`, or lead to it."""
    wanted = (phase.repetition, phase.part, phase.kind)
    return tuple(
        each for each in timeline.phases if (each.repetition, each.part, each.kind) == wanted
    )


def shared_work(timeline: Timeline, phase: Phase) -> tuple[Phase, ...]:
    """The work that shares one time with `phase`: its set's, on its side unless sides alternate."""
    alternating = timeline.plan.items[phase.item].dosage.sides is Sides.ALTERNATE
    return tuple(
        each
        for each in timeline.phases
        if each.is_work
        and (each.item, each.set) == (phase.item, phase.set)
        and (alternating or each.side is phase.side)
    )
