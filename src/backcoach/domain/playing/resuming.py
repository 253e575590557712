"""Going on with a session that was cut off: from the set after the last one that was done."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Side
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.tally import Performed
from backcoach.domain.timeline.timeline import Repetition, Timeline


class SetOf(NamedTuple):
    """A set of a plan: of which exercise, as which item from 0, its number from 1, its side."""

    exercise: str
    item: int
    set: int
    side: Side


def resumed(session: Session, done: Collection[SetOf], now_ms: int) -> Session:
    """Return a session that has just begun at what comes after the last set that was done.

    In the midst of an exercise it is paused there: one has to get into position again, and takes as
    long as one needs. Where nobody can press a key it goes on by itself.
    """
    timeline = session.timeline
    tally = replace(
        session.tally,
        done={
            Performed(each.repetition, timeline.plan.items[each.repetition.item].exercise.id): (
                timeline.plan.items[each.repetition.item].rung
            )
            for each in timeline.stretches
            if _is_in(each.repetition, timeline, done)
        },
    )
    place_ms = next_ms(timeline, done)
    there = replace(session, tally=tally).seek(now_ms, place_ms)
    before = timeline.at(place_ms - 1) if place_ms else None
    within = before is not None and before.item == timeline.at(place_ms).item
    if within and there.player.waits:
        return replace(there, player=there.player.pause(now_ms))
    return there


def next_ms(timeline: Timeline, done: Collection[SetOf]) -> int:
    """Where that begins which comes after the last set that was done; the end for nothing."""
    ends = (each.end_ms for each in timeline.stretches if _is_in(each.repetition, timeline, done))
    return max(ends, default=0)


def _is_in(repetition: Repetition, timeline: Timeline, done: Collection[SetOf]) -> bool:
    exercise = timeline.plan.items[repetition.item].exercise.id
    sides = (repetition.side, Side.BOTH)
    return any(SetOf(exercise, repetition.item, repetition.set, side) in done for side in sides)
