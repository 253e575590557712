"""Going on with a session that was cut off: from the set after the last one that was done."""

from collections.abc import Collection, Iterator, Mapping
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


def resumed(session: Session, done: Mapping[SetOf, int], now_ms: int) -> Session:
    """Return a session that has just begun at what comes after the last set that was done.

    `done` has the sets that were, with how many repetitions each had.

    In the midst of an exercise it is paused there: one has to get into position again, and takes as
    long as one needs. Where nobody can press a key it goes on by itself.
    """
    timeline = session.timeline
    performed = tuple(_performed(timeline, done))
    items = timeline.plan.items
    tally = replace(
        session.tally,
        done={by: items[by.repetition.item].rung for by, _ in performed},
        counts={by: reps for by, reps in performed if items[by.repetition.item].dosage.amrap},
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
    ends = (each.end_ms for each in timeline.stretches if _set_of(each.repetition, timeline, done))
    return max(ends, default=0)


def _performed(timeline: Timeline, done: Mapping[SetOf, int]) -> Iterator[tuple[Performed, int]]:
    """Every repetition of the sets that were done, with how many its set had."""
    for repetition in (each.repetition for each in timeline.stretches):
        of = _set_of(repetition, timeline, done)
        if of is not None:
            yield Performed(repetition, of.exercise), done[of]


def _set_of(repetition: Repetition, timeline: Timeline, done: Collection[SetOf]) -> SetOf | None:
    """The set that was done which a repetition is in, if any."""
    exercise = timeline.plan.items[repetition.item].exercise.id
    sides = (repetition.side, Side.BOTH)
    sets = (SetOf(exercise, repetition.item, repetition.set, side) for side in sides)
    return next((each for each in sets if each in done), None)
