"""Numbers and times that belong together: `3x10`, `3 sets of 10`, `10 s x 5`, `6-4-2`."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from backcoach.catalogue.own.notation.amounts import Amount, amount_at, run_at
from backcoach.catalogue.own.notation.draft import Slot
from backcoach.catalogue.own.notation.notes import Notes
from backcoach.catalogue.own.notation.sides import side_at
from backcoach.catalogue.own.notation.tokens import Tokens, at
from backcoach.catalogue.own.notation.vocabulary import BY, HOLD, LABELS, LENGTHS, ON, Measure

_NAMED = {Measure.SET: Slot.SETS, Measure.REP: Slot.REPS, Measure.TIMES: Slot.TIMES}
_LONGEST_BREATH_PART_S = 8
"""Where nothing says that numbers in a row are a breath, none of them is longer."""


def chain(notes: Notes, index: int) -> int | None:
    """Amounts joined by `x` or `of`, or one alone."""
    start, found, slot = index, list[Amount](), Slot.STRETCH
    while read := amount_at(notes.tokens, index):
        found.append(read[0])
        index, called = _of_its_own(notes.tokens, read[0], read[1])
        slot = called or slot
        after = _joined(notes.tokens, index)
        if after is None:
            break
        index = after
    if not found:
        return None
    is_held = notes.draft.holds and slot is Slot.STRETCH
    _note(notes, found, start, index, Slot.HOLD if is_held else slot)
    return index


def row(notes: Notes, index: int) -> int | None:
    """Numbers in a row: set by set where they fall, or are called repetitions; else a breath."""
    read = run_at(notes.tokens, index)
    if read is None:
        return None
    numbers, after = read
    is_named = at(notes.tokens, after).text in LABELS
    before = at(notes.tokens, index - 1).text if index else ""
    is_of_sets = is_named or before in LABELS or before in BY
    if is_of_sets or _falls(numbers) or max(numbers) > _LONGEST_BREATH_PART_S or numbers[4:]:
        notes.listed(numbers, index, after)
        return after + is_named
    notes.breath(numbers, index, after, is_named=False)
    return after


def _falls(numbers: tuple[Fraction, ...]) -> bool:
    return all(one > two for one, two in pairwise(numbers))


def _joined(tokens: Tokens, index: int) -> int | None:
    """The place of what `x` or `of` joins to what is before it, unless that is a row."""
    after = index + 1 + (at(tokens, index + 1).text in ("a", "an"))
    if at(tokens, index).text not in BY or amount_at(tokens, after) is None:
        return None
    return None if run_at(tokens, after) else after


def _of_its_own(tokens: Tokens, amount: Amount, index: int) -> tuple[int, Slot | None]:
    """The place after a time is called a hold, or work, right after it; and which it is."""
    after = index + (at(tokens, index).text == "-")
    word = at(tokens, after).text
    if amount.measure in LENGTHS and word in HOLD:
        return after + 1, Slot.HOLD
    is_on = word in ON and side_at(tokens, after) is None
    if amount.measure is Measure.SECOND and is_on:
        return after + 1, Slot.WORK
    return index, None


def _note(notes: Notes, found: list[Amount], start: int, end: int, timed: Slot) -> None:
    """Put every amount of a chain where it belongs."""
    slots = iter(_slots(found, timed))
    for each in found:
        if each.measure in LENGTHS:
            notes.amount(timed, each, start, end)
        elif each.measure is not None:
            notes.amount(_NAMED[each.measure], each, start, end)
        elif (slot := next(slots, None)) is not None:
            _note_unnamed(notes, slot, each, start, end)
        else:
            notes.tell(start, end, "has more numbers than sets, repetitions and a time; write 3x10")


def _note_unnamed(notes: Notes, slot: Slot, amount: Amount, start: int, end: int) -> None:
    """Put a number where it belongs; of two alone in a table the first one counts sets."""
    sets = notes.draft.amounts.get(Slot.BARE)
    is_in_table = slot is Slot.BARE and start > 0 and notes.tokens[start - 1].text == "|"
    if sets is None or not is_in_table or notes.draft.has(Slot.SETS, Slot.REPS):
        notes.amount(slot, amount, start, end)
        return
    amounts = {**notes.draft.amounts, Slot.SETS: sets}
    del amounts[Slot.BARE]
    notes.draft = replace(notes.draft, amounts=amounts)
    notes.amount(Slot.REPS, amount, start, end)


def _slots(found: list[Amount], timed: Slot) -> tuple[Slot, ...]:
    """What the numbers of a chain count of which nothing says so, in their order."""
    if len(found) == 1:
        return (Slot.BARE,)
    measures = [each.measure for each in found]
    if Measure.SET in measures:
        return (Slot.REPS,)
    counts = [each for each in measures if each not in LENGTHS]
    if len(counts) == 1:
        return (_of_times(measures[0] in LENGTHS, timed),)
    return (Slot.SETS, Slot.REPS)


def _of_times(is_time_first: bool, timed: Slot) -> Slot:
    """What one number counts beside a time: `10 s x 5`, `3x30 s`."""
    if timed is Slot.HOLD:
        return Slot.REPS
    return Slot.TIMES if is_time_first else Slot.BARE
