"""What the words of an own file mean: where own files and the notation of therapists meet.

Nothing else in this room asks what a length, a rest, a breath or a dose is.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from backcoach.catalogue.own import notation
from backcoach.catalogue.own.notation.shape import Shape
from backcoach.catalogue.schemas import schema

Text = str | int | float


class Doses(NamedTuple):
    """Doses level by level, with the week in which each begins, where there are weeks.

    `after` is the rest after the exercise, where one is written.
    """

    levels: tuple[schema.Dosage, ...] = ()
    weeks: tuple[int, ...] = ()
    after: str | None = None


NO_DOSES = Doses()


def span_of(said: Text) -> str:
    """A length as the data have it.

    Raises:
        ValueError: it is none; says how one is written.
    """
    return notation.span_of(str(said))


def rest_of(said: Text) -> str:
    """A rest as the data have it.

    Raises:
        ValueError: it is none; says how one is written.
    """
    return notation.rest_of(str(said))


def breath_of(said: Text) -> str:
    """A breath as the data have it.

    Raises:
        ValueError: it is none; says how one is written.
    """
    return notation.breath_of(str(said))


def frequency_of(said: Text) -> str:
    """How often, as the data have it.

    Raises:
        ValueError: it is not that; says how it is written.
    """
    return notation.frequency_of(str(said))


def doses_of(said: Text, shape: Shape) -> Doses:
    """The doses that a text says of an exercise of some shape.

    Raises:
        ValueError: it says none, or something else besides; says what.
    """
    return _read(notation.dosage_of(str(said), shape))


def line_of(said: str, ids: Mapping[str, str], shape: Callable[[str], Shape]) -> tuple[str, Doses]:
    """What a line of a list says: an exercise by its id, and its doses, if it says any.

    `ids` has those of exercises by what they are called, and `shape` answers what one is like.

    Raises:
        ValueError: it begins with no exercise, or says something else besides; says what.
    """
    line = notation.line_of(said, ids, shape)
    if line.problems:
        raise ValueError("; ".join(map(str, line.problems)))
    return line.exercise, NO_DOSES if line.doses is None else _read(line.doses)


def exercise_in(said: str, ids: Mapping[str, str]) -> str:
    """The id of the exercise that a line begins with, whatever else it says; "" for none."""
    return notation.line_of(said, ids, lambda _: Shape()).exercise


def _read(doses: notation.Doses) -> Doses:
    if doses.problems:
        raise ValueError("; ".join(map(str, doses.problems)))
    return Doses(doses.levels, doses.weeks, doses.after)
