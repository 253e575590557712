"""One's place on another timeline: after a change of breath, of level or of exercise."""

from backcoach.domain.terms import Sides
from backcoach.domain.timeline import Phase, Repetition, Timeline


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


def same_place(old: Timeline, position_ms: int, new: Timeline) -> int:
    """The position on `new` that stands for a position on `old` at another breath.

    It is as far through the same phase, so that what was said at its start is not said again; or,
    where a part has another number of breaths now, as far through that part. Time-based work has
    fewer repetitions at a slower breath: in one that is there no more, its time still goes on.
    """
    phase = old.at(position_ms)
    before, after = alike(old, phase), alike(new, phase)
    if not after:
        before, after = shared_work(old, phase), shared_work(new, phase)
    elif len(before) == len(after):
        nth = before.index(phase)
        before, after = before[nth : nth + 1], after[nth : nth + 1]
    start_ms, end_ms = before[0].start_ms, before[-1].end_ms
    new_start_ms, new_end_ms = after[0].start_ms, after[-1].end_ms
    through = (position_ms - start_ms) * (new_end_ms - new_start_ms) // (end_ms - start_ms)
    return new_start_ms + through


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
