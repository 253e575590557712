"""What a draft of a dose means for an exercise: one dosage, or one for each level of a range."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil

import msgspec

from backcoach.catalogue.own.notation.amounts import Amount
from backcoach.catalogue.own.notation.draft import (
    Draft,
    Kind,
    Pause,
    Slot,
)
from backcoach.catalogue.own.notation.shape import STILL_MS, Shape
from backcoach.catalogue.own.notation.vocabulary import Measure
from backcoach.catalogue.schemas import schema
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span, Unit
from backcoach.domain.knowledge.terms import MOST_LEVELS, Sides

_UNITS = {
    Measure.BREATH: Unit.BREATH,
    Measure.INHALE: Unit.INHALE,
    Measure.EXHALE: Unit.EXHALE,
}


def settled(draft: Draft, shape: Shape) -> tuple[schema.Dosage, ...]:
    """Work out the doses of a draft that makes sense, from its start to its goal."""
    draft = shared_out(draft, shape)
    steps = _steps(draft)
    doses = [_dose(draft, shape, Fraction(step, max(1, steps - 1))) for step in range(steps)]
    return tuple(
        each for each, before in zip(doses, [None, *doses], strict=False) if each != before
    )


# What a number means that nothing says it of


def shared_out(draft: Draft, shape: Shape) -> Draft:
    """The draft in which a time and numbers alone have the meaning that docs/doses.md tells."""
    for alone in (Slot.BARE, Slot.TIMES):
        if draft.has(alone):
            draft = _moved(draft, alone, _slot(alone, draft, shape))
    if not draft.has(Slot.STRETCH):
        return draft
    is_held = shape.is_still or _is_short_hold(draft, shape)
    is_of_each = draft.has(Slot.REPS) or bool(draft.listed)
    is_taken = draft.amrap or draft.has(Slot.HOLD)
    is_hold = (is_held or is_of_each) and not is_taken
    return _moved(draft, Slot.STRETCH, Slot.HOLD if is_hold else Slot.WORK)


def _is_short_hold(draft: Draft, shape: Shape) -> bool:
    """Whether a time is one to hold, for nobody would work for so short a time."""
    amount = draft.amounts.get(Slot.STRETCH)
    if amount is None or not shape.dosed:
        return False
    return amount.measure is not Measure.SECOND or amount.high * 1_000 < STILL_MS


def _moved(draft: Draft, slot: Slot, to: Slot) -> Draft:
    amounts = dict(draft.amounts)
    amount = amounts.pop(slot)
    return replace(draft, amounts={to: amount, **amounts})


def _slot(alone: Slot, draft: Draft, shape: Shape) -> Slot:
    """What a number counts that stands alone, or counts whatever is done."""
    if draft.has(Slot.SETS) or (draft.breath and not draft.has(Slot.REPS)):
        return Slot.REPS
    if draft.listed or Kind.OFF in draft.pauses or draft.has(Slot.REPS, Slot.WORK):
        return Slot.SETS
    if not draft.has(Slot.STRETCH) or draft.holds or _is_short_hold(draft, shape):
        return Slot.REPS
    is_held_so_often = shape.is_still and alone is Slot.TIMES
    return Slot.REPS if is_held_so_often else Slot.SETS


# Levels


def _steps(draft: Draft) -> int:
    """How many levels there are from start to goal: one for each step of the widest, up to five."""
    widest = max((each.high - each.low for each in draft.amounts.values()), default=0)
    return min(MOST_LEVELS, ceil(widest) + 1)


def _dose(draft: Draft, shape: Shape, part: Fraction) -> schema.Dosage:
    dosage = _counted(draft, shape, part) if draft.says_how_much else _as_usual(draft, shape)
    return msgspec.structs.replace(
        dosage,
        amrap=draft.amrap or dosage.amrap,
        side=_side(draft, shape, dosage),
        breath=pattern_text(draft.breath) if draft.breath else dosage.breath,
        load=", ".join(draft.loads) or dosage.load,
        frequency=frequency_text(draft),
        sources=(),
    )


def _as_usual(draft: Draft, shape: Shape) -> schema.Dosage:
    """As much as usual, with the rests and the tempo that are written."""
    usual = shape.usual or schema.Dosage()
    rest, rep_rest = _rests(draft, usual.sets, is_repeated=usual.reps != 1)
    tempo = {do: length_text(each, None) for do, each in _in_tempo(draft, shape).items()}
    hold = tempo.pop(shape.dosed, usual.hold)
    return msgspec.structs.replace(
        usual,
        hold=hold,
        tempo={**usual.tempo, **tempo},
        rest=rest or usual.rest,
        rep_rest=rep_rest or usual.rep_rest,
    )


def _counted(draft: Draft, shape: Shape, part: Fraction) -> schema.Dosage:
    """How much, and the rests in it."""
    sets = _whole(draft, Slot.SETS, part) or max(1, len(draft.listed))
    reps = _reps(draft, part)
    hold, work = _length(draft, Slot.HOLD, part), _length(draft, Slot.WORK, part)
    if draft.breath and isinstance(reps, int) and draft.has(Slot.REPS) and not (hold or work):
        hold, work, reps = _in_breaths(shape, reps)
    rest, rep_rest = _rests(draft, sets, is_repeated=reps != 1)
    tempo = {do: length_text(each, None) for do, each in _in_tempo(draft, shape).items()}
    hold = hold or tempo.pop(shape.dosed, None)
    if hold and not shape.dosed and len(shape.holds) == 1:
        tempo, hold = {shape.holds[0]: hold, **tempo}, None
    if work and shape.is_still and not hold:
        hold = work
    is_counted = draft.has(Slot.REPS, Slot.OTHERS, Slot.HOLD) or bool(draft.listed)
    usual_work = shape.usual.work if shape.usual and not is_counted else None
    return schema.Dosage(
        sets=sets,
        reps=reps,
        work=work or usual_work,
        hold=hold or shape.hold,
        tempo=tempo,
        rest=rest,
        rep_rest=rep_rest,
    )


def _side(draft: Draft, shape: Shape, dosage: schema.Dosage) -> Sides | None:
    is_uneven = isinstance(dosage.reps, schema.SoreReps)
    if is_uneven and draft.side in (None, Sides.ONE, Sides.BOTH):
        return Sides.EACH
    if draft.is_both and shape.is_at_once:
        return Sides.BOTH
    return draft.side if draft.says_how_much else draft.side or dosage.side


def _whole(draft: Draft, slot: Slot, part: Fraction) -> int:
    """A number on the way from start to goal, the smaller one halfway; 0 where there is none."""
    amount = draft.amounts.get(slot)
    return _between(amount, part) if amount else 0


def _between(amount: Amount, part: Fraction) -> int:
    return ceil(_exactly(amount, part) - Fraction(1, 2))


def _exactly(amount: Amount, part: Fraction) -> Fraction:
    return amount.low + (amount.high - amount.low) * part


def _reps(draft: Draft, part: Fraction) -> int | tuple[int, ...] | schema.SoreReps:
    if draft.listed:
        return tuple(map(int, draft.listed))
    reps, others = (_whole(draft, slot, part) for slot in (Slot.REPS, Slot.OTHERS))
    return schema.SoreReps(reps or 1, others) if others else reps or 1


def _in_breaths(shape: Shape, reps: int) -> tuple[str | None, str | None, int]:
    """So many breaths of a pattern: they fill what is held, or all of it, or are repetitions."""
    span = str(Span(reps, Unit.BREATH))
    if shape.dosed:
        return span, None, 1
    is_repeated = shape.parts and not shape.worked
    return (None, None, reps) if is_repeated else (None, span, 1)


def _in_tempo(draft: Draft, shape: Shape) -> Mapping[str, Fraction]:
    return shape.in_tempo(draft.tempo) or {} if draft.tempo else {}


def _length(draft: Draft, slot: Slot, part: Fraction) -> str | None:
    amount = draft.amounts.get(slot)
    if amount is None:
        return None
    is_end = part in (0, 1) or amount.high - amount.low < 1
    value = _exactly(amount, part) if is_end else Fraction(_between(amount, part))
    return length_text(value, amount.measure)


def length_text(value: Fraction, measure: Measure | None) -> str:
    """A length as the data have it."""
    if measure in _UNITS:
        return str(Span(int(value), _UNITS[measure]))
    return str(Span(round(value * 1_000)))


def four_parts(seconds: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """In, hold, out, hold: two parts are in and out, three are in, hold and out."""
    if len(seconds) == 2:
        return seconds[0], Fraction(0), seconds[1], Fraction(0)
    return (*seconds, *(Fraction(0),) * (4 - len(seconds)))


def pattern_text(seconds: tuple[Fraction, ...]) -> str:
    """A breath as the data have it."""
    return str(BreathPattern(*(round(each * 1_000) for each in four_parts(seconds))))


def _rests(draft: Draft, sets: int, *, is_repeated: bool) -> tuple[str | None, str | None]:
    """The rests between sets and between repetitions, as far as there are several."""
    rest = rep_rest = None
    for kind in (Kind.PAUSE, Kind.OFF, Kind.RELAX):
        pause = draft.pauses.get(kind)
        if pause is None:
            continue
        is_of_holds = sets == 1 and draft.has(Slot.HOLD) and pause.between is None
        if is_repeated and (kind is Kind.RELAX or is_of_holds):
            rep_rest = pause_text(pause)
        elif sets > 1:
            rest = pause_text(pause)
    return rest, rep_rest


def pause_text(pause: Pause) -> str:
    """A rest as the data have it."""
    if pause.ms is None:
        return "until ready"
    return str(Rest(pause.ms, pause.open))


def frequency_text(draft: Draft) -> str | None:
    """How often: a day, a week, or both; every day of the week is no more than a day."""
    day, week = draft.a_day, draft.a_week
    if week == "7 a week":
        week, day = "", day or "1 a day"
    if day and week and day != "1 a day":
        return f"{day}, {week}"
    return week or day or None
