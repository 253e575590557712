"""Steps that read times and goals: holds, rests, work, and as many as possible."""

from dataclasses import replace

from backcoach.catalogue.own.notation.amounts import amount_at
from backcoach.catalogue.own.notation.draft import Slot
from backcoach.catalogue.own.notation.notes import Notes
from backcoach.catalogue.own.notation.rests import pause_at
from backcoach.catalogue.own.notation.sides import side_at
from backcoach.catalogue.own.notation.tokens import after_phrase, at, phrases
from backcoach.catalogue.own.notation.vocabulary import BY, HOLD, LENGTHS, ON, Measure

_BY_THE_CLOCK = "is by the clock; write how often a day, like 6 a day"
_AS_LONG = phrases("as long as possible", "as long as you can", "max hold")
_AS_MANY = phrases("as many", "max", "maximum", "amrap")
_UP_TO, _EVERY_HOUR = phrases("up to"), phrases("every hour")
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


# Each step takes a place and answers the place after what it has read and noted, or None.


def as_many(notes: Notes, index: int) -> int | None:
    """As many as possible, and in how long."""
    after = after_phrase(notes.tokens, index, _AS_MANY)
    if after is None:
        return None
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


def rest(notes: Notes, index: int) -> int | None:
    """A rest, whatever it is called, and between what."""
    read = pause_at(notes.tokens, index)
    if read is None:
        return None
    kind, pause, after = read
    notes.pause(kind, pause, index, after)
    return after


def endless(notes: Notes, index: int) -> int | None:
    """`as long as possible`, `max hold`: a coach has to know how long."""
    after = after_phrase(notes.tokens, index, _AS_LONG)
    if after is not None:
        notes.tell(index, after, "has no length; write how long, like hold 30 s")
    return after


def times(notes: Notes, index: int) -> int | None:
    """`x 10` after something else: so many times."""
    read = amount_at(notes.tokens, index + 1) if at(notes.tokens, index).text == "x" else None
    if read is None or read[0].measure not in (None, Measure.REP, Measure.TIMES):
        return None
    notes.amount(Slot.TIMES, read[0], index, read[1])
    return read[1]


def held(notes: Notes, index: int) -> int | None:
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


def on(notes: Notes, index: int) -> int | None:
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


def within(notes: Notes, index: int) -> int | None:
    """`in 2 minutes`: the time of work."""
    is_within = at(notes.tokens, index).text in ("in", "within")
    read = amount_at(notes.tokens, index + 1) if is_within else None
    if read is None or read[0].measure is not Measure.SECOND:
        return None
    notes.amount(Slot.WORK, read[0], index, read[1])
    return read[1]


def goal(notes: Notes, index: int) -> int | None:
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


def up_to(notes: Notes, index: int) -> int | None:
    """`up to 10 times`: a goal, of which nobody says where it starts."""
    is_most = at(notes.tokens, index).text in ("max", "maximum")
    is_goal = is_most or after_phrase(notes.tokens, index, _UP_TO)
    read = amount_at(notes.tokens, index + (1 if is_most else 2)) if is_goal else None
    if read is None:
        return None
    notes.tell(index, read[1], "has no start; write both, like 5-10 times, or 20-60 s")
    return read[1]


def hours(notes: Notes, index: int) -> int | None:
    """`every 2 hours`: nobody is asked that often, so it is said in times a day."""
    read = amount_at(notes.tokens, index + 1) if at(notes.tokens, index).text == "every" else None
    if at(notes.tokens, index).text == "hourly":
        notes.tell(index, index + 1, _BY_THE_CLOCK)
        return index + 1
    is_hour = after_phrase(notes.tokens, index, _EVERY_HOUR)
    if not is_hour and (read is None or read[0].measure is not Measure.SECOND):
        return None
    after = index + 2 if is_hour or read is None else read[1]
    notes.tell(index, after, _BY_THE_CLOCK)
    return after
