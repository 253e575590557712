"""Lines of sheets read for the catalogue that everybody gets, and doses written down in a line."""

from collections.abc import Iterator
from functools import cache

from backcoach.catalogue.own.notation import Line, line_of
from backcoach.catalogue.own.notation.shape import Shape, shape_of
from backcoach.catalogue.schemas import schema
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.terms import Sides
from tests.making import shipped

_SIDES = {
    Sides.EACH: "each side",
    Sides.ALTERNATE: "alternate sides",
    Sides.ONE: "sore side",
    Sides.BOTH: "both sides together",
}


@cache
def ids() -> dict[str, str]:
    """The ids of exercises by whatever they are called."""
    return {
        plain(name): each.id
        for each in shipped().exercises
        for name in (each.id, each.name, *each.aliases)
    }


@cache
def shape(exercise: str) -> Shape:
    """What an exercise is like; nothing is known of one that is not of the catalogue."""
    known = shipped().exercise
    return shape_of(known[exercise]) if exercise in known else Shape()


def read(text: str, own: tuple[str, ...] = ()) -> Line:
    """Read a line; `own` are names of exercises beside those of the catalogue."""
    named = {plain(name): plain(name).replace(" ", "-") for name in own}
    return line_of(text, {**ids(), **named}, shape)


def written(dosage: schema.Dosage) -> str:
    """A dose in one line, so that it can be read again: `3 sets of 10, each side, hold 5 s`."""
    return ", ".join(_clauses(dosage))


def _clauses(dosage: schema.Dosage) -> Iterator[str]:
    yield _amount(dosage)
    if dosage.side and not isinstance(dosage.reps, schema.SoreReps):
        yield _SIDES[dosage.side]
    if dosage.hold:
        yield f"hold {dosage.hold}"
    if dosage.tempo:
        yield " ".join(("tempo", *(f"{do} {length}" for do, length in dosage.tempo.items())))
    if dosage.breath:
        yield f"breathe {dosage.breath}"
    if dosage.rest:
        yield f"rest {dosage.rest} between sets"
    if dosage.rep_rest:
        yield f"rest {dosage.rep_rest} between reps"
    if dosage.load:
        yield f"with {dosage.load}"
    if dosage.frequency:
        yield dosage.frequency


def _amount(dosage: schema.Dosage) -> str:
    sets = f"{dosage.sets} sets of " if dosage.sets > 1 else ""
    if dosage.work:
        how = "as many as possible in" if dosage.amrap else "work"
        return f"{sets}{how} {dosage.work}"
    if isinstance(dosage.reps, tuple):
        return f"{sets}{', '.join(map(str, dosage.reps))} reps"
    if isinstance(dosage.reps, schema.SoreReps):
        sore, other = dosage.reps.sore, dosage.reps.other
        return f"{sets}{sore} reps on the sore side, {other} reps on the other side"
    return f"{sets}{dosage.reps} reps"
