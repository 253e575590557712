"""From the text of a dose to a draft of it: phrase by phrase, in the order in which they stand."""

from collections.abc import Callable
from dataclasses import replace

from backcoach.catalogue.own.notation import timing
from backcoach.catalogue.own.notation.amounts import amount_at, run_at
from backcoach.catalogue.own.notation.chains import chain, row
from backcoach.catalogue.own.notation.draft import Draft, Slot
from backcoach.catalogue.own.notation.notes import Notes
from backcoach.catalogue.own.notation.phrases import breath_at, frequency_at, load_at
from backcoach.catalogue.own.notation.sides import side_at
from backcoach.catalogue.own.notation.tempos import tempo_at
from backcoach.catalogue.own.notation.tokens import Tokens, at, texts
from backcoach.catalogue.own.notation.vocabulary import (
    BY,
    FILLERS,
    LABELS,
    LENGTHS,
    LIMBS,
    STOPS,
    WEEK,
    Measure,
)
from backcoach.domain.knowledge.terms import Sides

_BY_NAME = {"left": "left", "l": "left", "right": "right", "r": "right"}


def draft_of(text: str, tokens: Tokens) -> Draft:
    """Read all of a dose; what is not understood is among its problems."""
    notes = Notes(text, tokens)
    index, unread = 0, -1
    while index < len(tokens):
        after = next((end for step in _STEPS if (end := step(notes, index)) is not None), None)
        if after is None:
            unread, index = (index if unread < 0 else unread), index + 1
            continue
        if unread >= 0:
            notes.tell_unread(unread, index)
        unread, index = -1, after
    if unread >= 0:
        notes.tell_unread(unread, index)
    _name_sides(notes)
    return notes.draft


# Each step takes a place and answers the place after what it has read and noted, or None.


def _named_side(notes: Notes, index: int) -> int | None:
    """The left or the right side by name: one of them alone no dose can have, for people differ."""
    after = index + (at(notes.tokens, index).text in ("the", "on", "to"))
    after += at(notes.tokens, after).text == "the"
    word = _BY_NAME.get(at(notes.tokens, after).text)
    if word is None or side_at(notes.tokens, index):
        return None
    end = after + 1 + (at(notes.tokens, after + 1).text in LIMBS)
    notes.named = {word: (after, end), **notes.named}
    return end


def _name_sides(notes: Notes) -> None:
    """Say what the sides by name come to: both of them are each side."""
    for word, (start, end) in notes.named.items():
        if len(notes.named) > 1:
            notes.side(Sides.EACH, start, end)
        else:
            command = f"`backcoach profile set sore-side {word}`"
            notes.tell(start, end, f"is one side by name; write sore side, and once {command}")


def _other_reps(notes: Notes, index: int) -> int | None:
    """`2 on the other side`, where the sore side has more."""
    read = amount_at(notes.tokens, index)
    if read is None or read[0].measure not in (None, Measure.REP, Measure.TIMES):
        return None
    after = read[1]
    while at(notes.tokens, after).text in ("on", "the", "for", "with"):
        after += 1
    is_other = at(notes.tokens, after).text in ("other", "good")
    if not is_other or at(notes.tokens, after + 1).text not in LIMBS:
        return None
    notes.amount(Slot.OTHERS, read[0], index, after + 2)
    return after + 2


def _side(notes: Notes, index: int) -> int | None:
    read = side_at(notes.tokens, index)
    if read is None:
        return None
    words = texts(notes.tokens, index, read[1] - index)
    notes.side(read[0], index, read[1], is_both="both" in words)
    return read[1]


def _total(notes: Notes, index: int) -> int | None:
    """`in total`, `altogether`: a number for both sides together, where there are sides."""
    start = index + (at(notes.tokens, index).text == "in")
    if at(notes.tokens, start).text not in ("total", "altogether", "all"):
        return None
    notes.total(index, start + 1)
    return start + 1


def _often(notes: Notes, index: int) -> int | None:
    read = frequency_at(notes.tokens, index)
    if read is None:
        return None
    notes.often(read[0], index, read[1])
    return read[1]


def _breath(notes: Notes, index: int) -> int | None:
    read = breath_at(notes.tokens, index)
    if read is None:
        return None
    notes.breath(read[0], index, read[1])
    return read[1]


def _tempo(notes: Notes, index: int) -> int | None:
    read = tempo_at(notes.tokens, index)
    if read is None:
        return None
    notes.tempo(read[0], index, read[1])
    return read[1]


def _labelled(notes: Notes, index: int) -> int | None:
    """As cards have it: `Sets: 3 Reps: 10`."""
    measure = LABELS.get(at(notes.tokens, index).text)
    if measure is None:
        return None
    after = index + 1
    after += at(notes.tokens, after).text in (":", "=", "-")
    read = amount_at(notes.tokens, after)
    if read is None:
        return None
    amount, end = read
    if amount.measure not in (None, *LENGTHS) and at(notes.tokens, end).number is not None:
        amount, end = amount._replace(measure=None), end - 1
    is_more = amount.measure is not None or at(notes.tokens, end).text in BY
    if is_more or run_at(notes.tokens, after):
        return after
    notes.amount(Slot.SETS if measure is Measure.SET else Slot.REPS, amount, index, end)
    return end


def _for_weeks(notes: Notes, index: int) -> int | None:
    """`for 6 weeks`: how long the whole plan is, which changes no session."""
    read = amount_at(notes.tokens, index)
    is_plan = read and read[0].measure is None and at(notes.tokens, read[1]).text in WEEK
    return read[1] + 1 if read and is_plan else None


def _load(notes: Notes, index: int) -> int | None:
    read = load_at(notes.tokens, index)
    if read is None:
        return None
    start, end = read
    loads = (*notes.draft.loads, notes.written(start, end))
    if len(", ".join(loads)) > 90:
        notes.tell(start, end, "makes the load too long to be said; write it in a few words")
        return end
    notes.draft = replace(notes.draft, loads=loads)
    return end


def _filler(notes: Notes, index: int) -> int | None:
    word = at(notes.tokens, index).text
    return index + 1 if word in FILLERS or word in STOPS else None


_STEPS: tuple[Callable[[Notes, int], int | None], ...] = (
    *(_named_side, _other_reps, _side, _total, _often, timing.up_to, timing.endless),
    *(timing.as_many, _breath, _tempo, timing.rest, timing.held, timing.on, timing.within),
    *(timing.goal, timing.times, timing.hours, _labelled, _for_weeks, _load, row, chain, _filler),
)
"""All of them, in the order in which they are tried."""
