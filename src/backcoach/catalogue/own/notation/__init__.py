"""Doses as people write them, in the data's own terms. Everything here is pure.

What may be written, and what is meant where that could be several things, is in docs/doses.md.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from backcoach.catalogue.own.notation.amounts import Amount, amount_at
from backcoach.catalogue.own.notation.bounds import breath_faults, length_faults
from backcoach.catalogue.own.notation.draft import Draft, Kind, Misreading, NotationError, Pause
from backcoach.catalogue.own.notation.misfits import misfits
from backcoach.catalogue.own.notation.notes import Notes
from backcoach.catalogue.own.notation.phrases import breath_at, frequency_at
from backcoach.catalogue.own.notation.reading import draft_of
from backcoach.catalogue.own.notation.rests import pause_at
from backcoach.catalogue.own.notation.settling import (
    frequency_text,
    length_text,
    pattern_text,
    pause_text,
    settled,
)
from backcoach.catalogue.own.notation.shape import Shape
from backcoach.catalogue.own.notation.sides import side_at
from backcoach.catalogue.own.notation.tokens import Tokens, after_bullet, at, tokens_of
from backcoach.catalogue.own.notation.vocabulary import LENGTHS, STOPS, Measure
from backcoach.catalogue.own.notation.weeks import Section, section_faults, sections_of, starts
from backcoach.catalogue.schemas import schema
from backcoach.catalogue.schemas.schema import MOST_LEVELS_OF_AN_ITEM
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.index import plain

LONGEST = 1_000
"""A dose has no more letters than that."""
_LONGEST_NAME = 16
"""No name of an exercise has more words and signs."""

UNKNOWN = "begins with no exercise that is known"
_NO_LENGTH = "is no length; write one like 20 s, 1 min or 3 breaths"
_METRES = "may be minutes or metres; write minutes as min, like 1 min"
_NO_REST = "is no rest; write one like 15 s, 1 min or until ready"
_NO_BREATH = "is no breath; write seconds in and out, like 4-6, or in, hold and out, like 4-7-8"
_NO_FREQUENCY = "does not say how often; write it like 2 a day, 3x/week or daily"


class Doses(NamedTuple):
    """What a text says of how much: level by level, from the start of its ranges to their goal.

    `weeks` has, for each of them, the week from 1 on in which it begins, where there are weeks.
    `after` is the rest after the exercise, where that is written. With `problems` there is none.
    """

    levels: tuple[schema.Dosage, ...] = ()
    weeks: tuple[int, ...] = ()
    after: str | None = None
    problems: tuple[Misreading, ...] = ()


class Line(NamedTuple):
    """A line of a sheet: an exercise by its id, "" where there is no such, and its doses.

    There are none of these where it says nothing but the name.
    """

    exercise: str
    doses: Doses | None = None
    problems: tuple[Misreading, ...] = ()


def span_of(text: str) -> str:
    """A length as the data have it: `½ min` is `30 s`; a number alone counts seconds.

    Raises:
        NotationError: it is none; says what it may be.
    """
    tokens = _tokens(text, _NO_LENGTH)
    read = amount_at(tokens, 0)
    if read is None or read[0].measure not in (None, *LENGTHS):
        raise _wrong(text, _NO_LENGTH)
    amount, after = read
    if side_at(tokens, after):
        length = length_text(amount.low, amount.measure)
        raise _wrong(text, f'is no length; write "{length}" and side: each')
    if not _is_end(tokens, after):
        is_m = at(tokens, after).text == "m"
        raise _wrong(text, _METRES if is_m else _NO_LENGTH)
    if amount.is_range:
        raise _wrong(text, "is a range, where one length is needed; write the first of it")
    _refuse(text, length_faults(amount, least=0))
    return length_text(amount.low, amount.measure)


def rest_of(text: str) -> str:
    """A rest as the data have it: `1 minute` is `60 s`; a number alone counts seconds.

    Raises:
        NotationError: it is none; says what it may be.
    """
    tokens = _tokens(text, _NO_REST)
    found = pause_at(tokens, 0)
    if found is None:
        tokens = tokens_of(f"rest {text}")
        found = pause_at(tokens, 0)
    if found is None or not _is_end(tokens, found[2]):
        raise _wrong(text, _NO_REST)
    _refuse(text, length_faults(_seconds(found[1]), least=0))
    return pause_text(found[1])


def frequency_of(text: str) -> str:
    """How often, as the data have it: `2-3x/week` is `2-3 a week`, `every other day` `3-4 a week`.

    Raises:
        NotationError: it does not say that; says how it is written.
    """
    tokens = _tokens(text, _NO_FREQUENCY)
    notes, index = Notes(text, tokens), 0
    while index < len(tokens):
        read = frequency_at(tokens, index)
        if read:
            notes.often(read[0], index, read[1])
        elif at(tokens, index).text not in STOPS | {"on", "and"}:
            raise _wrong(text, _NO_FREQUENCY)
        index = read[1] if read else index + 1
    frequency = frequency_text(notes.draft)
    if frequency is None or notes.draft.problems:
        raise NotationError(notes.draft.problems or _wrong(text, _NO_FREQUENCY).problems)
    return frequency


def breath_of(text: str) -> str:
    """A breath as the data have it: `4-7-8` is `4:7:8:0`, `in 4 out 6` is `4:6`.

    Raises:
        NotationError: it is none; says what it may be.
    """
    tokens = _tokens(text, _NO_BREATH)
    read = breath_at(tokens, 0) or _numbers_at(tokens)
    if read is None or not _is_end(tokens, read[1]):
        raise _wrong(text, _NO_BREATH)
    _refuse(text, breath_faults(read[0]))
    return pattern_text(read[0])


def dosage_of(text: str, shape: Shape | None = None) -> Doses:
    """The doses that a text says of an exercise of some shape; all that is wrong is in them."""
    if len(text) > LONGEST:
        return Doses(problems=(Misreading(0, text, f"is longer than {LONGEST} letters"),))
    return _doses(text, tokens_of(text), shape or Shape())


def line_of(text: str, ids: Mapping[str, str], shape: Callable[[str], Shape]) -> Line:
    """The exercise of a line, by the longest name that is known, and its doses.

    It stands first, but for a bullet or a number, or after a dose that begins the line. `ids` has
    the ids of exercises by their plain names, and `shape` answers what one is like.
    """
    if len(text) > LONGEST:
        problem = Misreading(0, text, f"is longer than {LONGEST} letters; write a line for each")
        return Line("", problems=(problem,))
    tokens = after_bullet(tokens_of(text))
    is_dose_first = bool(tokens) and tokens[0].number is not None
    for start in range(len(tokens) if is_dose_first else min(1, len(tokens))):
        named = _name_at(text, tokens, start, ids)
        if named:
            return _line(text, named[0], Tokens((*tokens[:start], *tokens[named[1] :])), shape)
    return Line("", problems=(_unknown(text, tokens, ids),))


def _line(text: str, exercise: str, said: Tokens, shape: Callable[[str], Shape]) -> Line:
    if all(token.text in STOPS for token in said):
        return Line(exercise)
    doses = _doses(text, said, shape(exercise))
    return Line(exercise, doses, doses.problems)


# Whole texts


def _tokens(text: str, message: str) -> Tokens:
    tokens = tokens_of(text) if len(text) <= LONGEST else Tokens()
    if not tokens:
        raise _wrong(text, message)
    return tokens


def _is_end(tokens: Tokens, index: int) -> bool:
    """Whether nothing is left but a full stop."""
    return all(token.text == "." for token in tokens[index:])


def _wrong(text: str, message: str) -> NotationError:
    return NotationError([Misreading(0, text.strip(), message)])


def _refuse(text: str, faults: Iterator[str]) -> None:
    problems = [Misreading(0, text.strip(), message) for message in faults]
    if problems:
        raise NotationError(problems)


def _seconds(pause: Pause) -> Amount:
    seconds = Fraction(pause.ms or 0, 1_000)
    return Amount(seconds, seconds, Measure.SECOND)


def _numbers_at(tokens: Tokens) -> tuple[tuple[Fraction, ...], int] | None:
    """Two to four numbers with a sign, or nothing, between them."""
    found: list[Fraction] = []
    index = 0
    while (number := at(tokens, index).number) is not None:
        found.append(number)
        index += 1
        is_unit = at(tokens, index).text in ("s", "sec", "seconds")
        index += is_unit
        if at(tokens, index).text in ("-", ":", "/", ",") and at(tokens, index + 1).text:
            index += 1
    return (tuple(found), index) if len(found) > 1 else None


# Doses


def _doses(text: str, tokens: Tokens, shape: Shape) -> Doses:
    common, sections = sections_of(tokens)
    draft = draft_of(text, common)
    drafts = [draft_of(text, each.tokens).over(draft) for each in sections] or [draft]
    found = [problem for each in drafts for problem in (*each.problems, *misfits(each, shape))]
    found += [_misread(text, tokens, *fault) for fault in section_faults(sections)]
    if found:
        return Doses(problems=tuple(sorted(dict.fromkeys(found))))
    levels = [settled(each, shape) for each in drafts]
    after = _after(drafts[0], levels[0])
    return _by_weeks(sections, levels, after) if sections else Doses(levels[0], after=after)


def _by_weeks(
    sections: tuple[Section, ...], levels: list[tuple[schema.Dosage, ...]], after: str | None
) -> Doses:
    is_few = sum(map(len, levels)) <= MOST_LEVELS_OF_AN_ITEM
    most = MOST_LEVELS_OF_AN_ITEM // (1 if is_few else len(sections))
    planned = [
        (each[index], week)
        for section, each in zip(sections, levels, strict=True)
        for index, week in starts(section, len(each), most)
    ]
    return Doses(tuple(dose for dose, _ in planned), tuple(week for _, week in planned), after)


def _misread(text: str, tokens: Tokens, section: Section, message: str) -> Misreading:
    start, end = tokens[section.start], tokens[section.start + 1]
    return Misreading(start.start, text[start.start : end.end], message)


def _after(draft: Draft, levels: tuple[schema.Dosage, ...]) -> str | None:
    """The rest after an exercise: what is called that, or a rest that lies nowhere within it."""
    is_within = any(each.rest or each.rep_rest for each in levels)
    kinds = (Kind.AFTER, Kind.OFF) if is_within else (Kind.AFTER, Kind.OFF, Kind.PAUSE)
    pause = next((draft.pauses[kind] for kind in kinds if kind in draft.pauses), None)
    return pause_text(pause) if pause else None


# Names


def _name_at(
    text: str, tokens: Tokens, start: int, ids: Mapping[str, str]
) -> tuple[str, int] | None:
    """The exercise whose name begins at a token, the longest, and the place after it."""
    for end in range(min(len(tokens), start + _LONGEST_NAME), start, -1):
        found = _id_of(text[tokens[start].start : tokens[end - 1].end], ids)
        if found:
            return found, end
    return None


def _id_of(name: str, ids: Mapping[str, str]) -> str | None:
    """The exercise that is called so, or so if it were one of them: `bird dogs`."""
    called = plain(name.replace("’", "'"))
    tries = (called, called.removesuffix("s"), called.replace("'", ""))
    return next((ids[each] for each in tries if each in ids), None)


def _unknown(text: str, tokens: Tokens, ids: Mapping[str, str]) -> Misreading:
    """That a line begins with no exercise: what stands before its first number or sign."""
    words = 0
    while words < len(tokens) and tokens[words].text.isalpha():
        words += 1
    start = tokens[0].start if tokens else 0
    name = text[start : tokens[max(words, 1) - 1].end] if tokens else ""
    called = plain(shown(name))
    near = (each for each in ids if each[:1] == called[:1])  # there may be thousands
    message = f"{UNKNOWN}{perhaps(called, near)}"
    return Misreading(start, name, message)
