"""What of a dose makes no sense for the exercise that it is of, as sentences with places."""

from collections.abc import Iterator

from backcoach.catalogue.own.notation.draft import (
    BREATH,
    TEMPO,
    TOTAL,
    Between,
    Draft,
    Kind,
    Misreading,
    Slot,
)
from backcoach.catalogue.own.notation.settling import shared_out
from backcoach.catalogue.own.notation.shape import Shape


def misfits(draft: Draft, shape: Shape) -> Iterator[Misreading]:
    """What of a draft makes no sense for an exercise of this shape."""
    for what, message in _misfits(draft, shape):
        yield draft.places[what]._replace(message=message)


def _misfits(draft: Draft, shape: Shape) -> Iterator[tuple[str, str]]:
    if draft.tempo and shape.in_tempo(draft.tempo) is None:
        there = f"are {len(shape.parts)}: {', '.join(shape.parts)}; write one for each"
        parts = there if shape.parts else "are not known; leave it out"
        yield TEMPO, f"has {len(draft.tempo)} numbers, and the parts of the exercise {parts}"
    is_breathed = shape.usual is None or shape.usual.breath is not None
    if BREATH in draft.places and (draft.has(Slot.REPS) or not is_breathed):
        yield BREATH, "may be a tempo or a breath; write tempo 3-1-2, or breathe 4-7-8"
    pause = draft.pauses.get(Kind.PAUSE)
    if pause and pause.between is Between.SETS and not _is_of_sets(draft, shape):
        yield Kind.PAUSE, "lies between sets, and there is one; write how many, like 3 sets of 10"
    if draft.has(Slot.WORK) and (draft.has(Slot.REPS, Slot.OTHERS) or draft.listed):
        yield Slot.WORK, "is a time beside a number of repetitions; leave one of them out"
    if TOTAL in draft.places and not shape.is_at_once:
        yield TOTAL, "counts both sides together; write how many on each side, like 10/side"
    yield from _unsuitable(draft, shape)


def _unsuitable(draft: Draft, shape: Shape) -> Iterator[tuple[str, str]]:
    """What the exercise has no part for, where it is known."""
    if shape.usual is None:
        return
    told = (each for each in (Slot.REPS, Slot.BARE, Slot.TIMES, Slot.OTHERS) if draft.has(each))
    counted = next(told, Slot.REPS if draft.listed else None)
    is_alone = not draft.has(Slot.WORK, Slot.STRETCH) and not draft.breath
    if shape.worked and counted and is_alone:
        yield counted, "counts what goes on without a break; write how long, like 5 min"
    is_held = shape.dosed or not (shape.worked or shape.holds[1:])
    if shared_out(draft, shape).has(Slot.HOLD) and not is_held:
        message = "has nothing to be held in this exercise; leave it out, or write one of your own"
        yield (Slot.HOLD if draft.has(Slot.HOLD) else Slot.STRETCH), message


def _is_of_sets(draft: Draft, shape: Shape) -> bool:
    if not draft.says_how_much:
        return bool(shape.usual and shape.usual.sets > 1)
    sets = shared_out(draft, shape).amounts.get(Slot.SETS)
    return bool(draft.listed) or bool(sets and sets.high > 1)
