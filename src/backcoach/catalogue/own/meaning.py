"""What the words of an own file mean, in the data's own notation.

Here is where own files and the notation of therapists meet: nothing else in this room reads a
length, a rest, a breath or a dose.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from backcoach.catalogue.schemas import schema
from backcoach.domain.errors import shown
from backcoach.domain.knowledge import span
from backcoach.domain.knowledge.index import plain

Text = str | int | float


class Meant(NamedTuple):
    """What a line of a list means: an exercise by its id, and its doses, where it says any."""

    exercise: str
    doses: tuple[schema.Dosage, ...] = ()


def span_of(said: Text) -> str:
    """A length as the data has it.

    Raises:
        ValueError: it is none; says how one is written.
    """
    return _written(said, span.SPAN, "length", "20 s, 2 min or 3 breaths")


def rest_of(said: Text) -> str:
    """A rest as the data has it.

    Raises:
        ValueError: it is none; says how one is written.
    """
    return _written(said, span.REST, "rest", "15 s, 1 min or until ready")


def breath_of(said: Text) -> str:
    """A breath as the data has it.

    Raises:
        ValueError: it is none; says how one is written.
    """
    return _written(said, span.BREATH, "breath", "4:6, which is seconds in and out")


def frequency_of(said: Text) -> str:
    """How often, as the data has it.

    Raises:
        ValueError: it is not that; says how it is written.
    """
    return _written(said, schema.FREQUENCY, "frequency", "2 a day or 2 a day, 5 a week")


def doses_of(said: Text) -> tuple[schema.Dosage, ...]:
    """The dose, or the doses level by level, that a text says.

    Raises:
        ValueError: it says none; says how one is written.
    """
    raise ValueError(f'"{shown(str(said))}" is no dose; write it like {{sets: 3, reps: 10}}')


def line_of(said: str, ids: Mapping[str, str]) -> Meant | None:
    """What a line of a list means; `ids` has those of exercises by what they are called.

    None where it does not begin with the name of an exercise.
    """
    found = ids.get(plain(said))
    return None if found is None else Meant(found)


def _written(said: Text, pattern: str, kind: str, example: str) -> str:
    text = " ".join(str(said).split())
    if not re.fullmatch(pattern, text):
        raise ValueError(f'"{shown(text)}" is no {kind}; write it like {example}')
    return text
