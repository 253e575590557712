"""From the text of a dose to a draft of it: phrase by phrase, in the order in which they stand."""

from collections.abc import Callable
from dataclasses import replace

from backcoach.catalogue.own.amounts import amount_at, run_at
from backcoach.catalogue.own.chains import chain, row
from backcoach.catalogue.own.draft import Draft, Slot
from backcoach.catalogue.own.notes import Notes
from backcoach.catalogue.own.phrases import breath_at, frequency_at, load_at, side_at
from backcoach.catalogue.own.rests import pause_at
from backcoach.catalogue.own.tempos import tempo_at
from backcoach.catalogue.own.tokens import Tokens, at, texts
from backcoach.catalogue.own.vocabulary import (
    BY,
    FILLERS,
    HOLD,
    LABELS,
    LENGTHS,
    LIMBS,
    ON,
    STOPS,
    WEEK,
    Measure,
)

_AS_MANY = (("as", "many"), ("max",), ("maximum",), ("amrap",))
_MANY = frozenset(
    (
        *("reps", "rep", "repetitions", "times", "as", "possible", "you", "can", "in", "within"),
        *("for", ":"),
    )
)
_HELD = frozenset(
    ("for", "a", "of", "this", "the", "it", "position", "stretch", "each", "count", "to", ":", "-")
)
_GOALS = frozenset(("build", "building", "work", "working", "progress", "increase", "increasing"))
_COUNTED = (Slot.REPS, Slot.TIMES, Slot.BARE)
_TIMED = (Slot.HOLD, Slot.STRETCH, Slot.WORK)


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
    return notes.draft


# Each step takes a place and answers the place after what it has read and noted, or None.


def _named_side(notes: Notes, index: int) -> int | None:
    """The left or the right side by name, which no dose can have: people differ."""
    after = index + (at(notes.tokens, index).text in ("the", "on"))
    after += at(notes.tokens, after).text == "the"
    word = at(notes.tokens, after).text
    is_one = word in ("left", "right") and at(notes.tokens, after + 1).text in LIMBS
    if not is_one or side_at(notes.tokens, index):
        return None
    command = f"`backcoach profile set sore-side {word}`"
    notes.tell(after, after + 2, f"is one side by name; write sore side, and once {command}")
    return after + 2


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
    notes.side(read[0], index, read[1])
    return read[1]


def _often(notes: Notes, index: int) -> int | None:
    read = frequency_at(notes.tokens, index)
    if read is None:
        return None
    notes.often(read[0], index, read[1])
    return read[1]


def _as_many(notes: Notes, index: int) -> int | None:
    """As many as possible, and in how long."""
    words = next((w for w in _AS_MANY if texts(notes.tokens, index, len(w)) == w), None)
    if words is None:
        return None
    after = index + len(words)
    while at(notes.tokens, after).text in _MANY:
        after += 1
    read = amount_at(notes.tokens, after)
    notes.draft = replace(notes.draft, amrap=True)
    if read and read[0].measure is Measure.SECOND:
        notes.amount(Slot.WORK, read[0], index, read[1])
        return read[1]
    if not notes.draft.has(Slot.STRETCH, Slot.WORK):
        notes.tell(index, after, "has no time; write as many as possible in 30 s")
    return after


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


def _rest(notes: Notes, index: int) -> int | None:
    read = pause_at(notes.tokens, index)
    if read is None:
        return None
    kind, pause, after = read
    notes.pause(kind, pause, index, after)
    return after


def _held(notes: Notes, index: int) -> int | None:
    """`hold 5 s`, `hold for a count of 5`, `count to 5`; a number alone is seconds."""
    word, following = at(notes.tokens, index).text, at(notes.tokens, index + 1).text
    if word in ("no", "not", "without") and following in HOLD:
        return index + 2
    if word not in HOLD and not (word == "count" and following in ("to", "of")):
        return None
    after = index + 1
    while at(notes.tokens, after).text in _HELD:
        after += 1
    read = amount_at(notes.tokens, after)
    if read is None or read[0].measure not in (None, *LENGTHS):
        notes.draft = replace(notes.draft, holds=True)
        return index + 1
    amount, end = read
    if amount.measure is None and at(notes.tokens, end).text in BY:
        notes.draft = replace(notes.draft, holds=True)
        return after
    notes.amount(Slot.HOLD, amount, index, end)
    notes.draft = replace(notes.draft, holds=True)
    is_joined = at(notes.tokens, end).text in BY and amount_at(notes.tokens, end + 1)
    return end + (at(notes.tokens, end).text in HOLD or bool(is_joined))


def _on(notes: Notes, index: int) -> int | None:
    """`work 40 s`, `40 s on`: the time of work, however often the exercise is done in it."""
    start = index + (at(notes.tokens, index).text == "work")
    start += start > index and at(notes.tokens, start).text in ("for", ":")
    read = amount_at(notes.tokens, start)
    if read is None or read[0].measure is not Measure.SECOND:
        return None
    is_on = at(notes.tokens, read[1]).text in ON and side_at(notes.tokens, read[1]) is None
    if start == index and not is_on:
        return None
    notes.amount(Slot.WORK, read[0], index, read[1])
    return read[1] + is_on


def _within(notes: Notes, index: int) -> int | None:
    """`in 2 minutes`: the time of work."""
    is_within = at(notes.tokens, index).text in ("in", "within")
    read = amount_at(notes.tokens, index + 1) if is_within else None
    if read is None or read[0].measure is not Measure.SECOND:
        return None
    notes.amount(Slot.WORK, read[0], index, read[1])
    return read[1]


def _goal(notes: Notes, index: int) -> int | None:
    """`build up to 30`: the other end of what was written before."""
    after = index + 1 + (at(notes.tokens, index + 1).text == "up")
    is_goal = at(notes.tokens, index).text in _GOALS and at(notes.tokens, after).text == "to"
    read = amount_at(notes.tokens, after + 1) if is_goal else None
    if read is None:
        return None
    amounts = dict(notes.draft.amounts)
    slots = _TIMED if read[0].measure in LENGTHS else _COUNTED
    slot = next((each for each in slots if each in amounts), None)
    if slot is None:
        notes.tell(index, read[1], "has no start; write both, like 5-30 times")
        return read[1]
    start = amounts.pop(slot)
    notes.draft = replace(notes.draft, amounts=amounts)
    notes.amount(slot, start._replace(high=read[0].high), index, read[1])
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


def _up_to(notes: Notes, index: int) -> int | None:
    """`up to 10 times`: a goal, of which nobody says where it starts."""
    is_goal = texts(notes.tokens, index, 2) == ("up", "to")
    read = amount_at(notes.tokens, index + 2) if is_goal else None
    if read is None:
        return None
    notes.tell(index, read[1], "has no start; write both, like 5-10 times, or 20-60 s")
    return read[1]


def _hours(notes: Notes, index: int) -> int | None:
    """`every 2 hours`: nobody is asked that often, so it is said in times a day."""
    read = amount_at(notes.tokens, index + 1) if at(notes.tokens, index).text == "every" else None
    is_hour = texts(notes.tokens, index, 2) == ("every", "hour")
    if not is_hour and (read is None or read[0].measure is not Measure.SECOND):
        return None
    after = index + 2 if is_hour or read is None else read[1]
    notes.tell(index, after, "is by the clock; write how often a day, like 6 a day")
    return after


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
    *(
        _named_side,
        _other_reps,
        _side,
        _often,
        _as_many,
        _breath,
        _tempo,
        _rest,
        _held,
        _on,
        _within,
    ),
    *(_goal, _up_to, _hours, _labelled, _for_weeks, _load, row, chain, _filler),
)
