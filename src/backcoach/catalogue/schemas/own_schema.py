"""The schema of own files: that of the data, in which little has to be there.

What people write as a length, a rest or a dose is only a word or a number here; the room `own`
finds out what it means.
"""

from typing import Annotated

from msgspec import Meta, field

from backcoach.catalogue.schemas import schema
from backcoach.catalogue.schemas.schema import Entry, Id, Line, MuscleId, Sentence
from backcoach.domain.knowledge.terms import (
    Breathing,
    Condition,
    Equipment,
    Goal,
    Position,
    Setting,
    Sides,
)

Said = (
    Annotated[str, Meta(min_length=1, max_length=500, description="what stands on the sheet")]
    | int
    | float
)
Sentences = Annotated[tuple[Sentence, ...], Meta(max_length=40)]
Text = Sentence | Sentences


class Dosage(Entry):
    """How much, by its parts: `Dosage` of the data, with every length as people write it."""

    sets: schema.Count = 1
    reps: (
        schema.Count
        | Annotated[tuple[schema.Count, ...], Meta(min_length=1, max_length=10)]
        | schema.SoreReps
    ) = 1
    work: Said | None = None
    amrap: bool = False
    side: Sides | None = None
    hold: Said | None = None
    tempo: dict[str, Said] = field(default_factory=dict)
    breath: Said | None = None
    load: Line | None = None
    rest: Said | None = None
    rep_rest: Said | None = None
    frequency: Said | None = None
    sources: tuple[Id, ...] = ()


Dose = Said | Dosage


class Part(Entry, kw_only=True):
    """One part of a repetition: `Part` of the data, in which `do` and a length are enough."""

    do: Annotated[str, Meta(min_length=1, max_length=24)]
    move: Said | None = None
    hold: Said | None = None
    breath: Breathing = Breathing.FREE
    pose: Id | None = None
    short: Annotated[str, Meta(min_length=1, max_length=60)] | None = None
    say: Sentence | None = None


class MuscleUse(Entry):
    """The muscles it works, as far as that is known."""

    primary: tuple[MuscleId, ...] = ()
    secondary: tuple[MuscleId, ...] = ()


class Cautions(Entry):
    """Who leaves it out and who takes care, and those of whom somebody knows that it `suits` them.

    With `sources`, the lists are all there is to say; else nobody has said anything about the
    conditions that are in none of them.
    """

    avoid: tuple[Condition, ...] = ()
    caution: tuple[Condition, ...] = ()
    suits: Annotated[
        tuple[Condition, ...], Meta(description="somebody who knows has said that it is all right")
    ] = ()
    notes: tuple[Sentence | schema.Note, ...] = ()
    needed: tuple[Sentence, ...] = ()
    sources: tuple[Id, ...] = ()


class Exercise(Entry, kw_only=True):
    """An exercise of one's own: a name, a dosage and one step, and whatever else is known."""

    id: Id | None = None
    name: Line
    aliases: tuple[Line, ...] = ()
    goal: Goal | None = None
    why: Sentence | None = None
    figure: Annotated[
        str | None,
        Meta(description="`like bird-dog`: the figure of another exercise; `none` for none"),
    ] = None
    position: Position | None = None
    settings: tuple[Setting, ...] = ()
    equipment: tuple[Equipment, ...] | None = None
    side: Sides | None = None
    muscles: MuscleUse = field(default_factory=MuscleUse)
    start: Sentence | None = None
    setup: Said | None = None
    switch: Said | None = None
    steps: Annotated[Text | None, Meta(description="how it is done: one sentence, or a list")] = (
        None
    )
    feel: Sentence | None = None
    mistakes: Text = ()
    movement: Annotated[tuple[Part, ...], Meta(max_length=8)] = ()
    dosage: Dose | None = None
    levels: Annotated[tuple[Dose, ...], Meta(max_length=5)] = ()
    easier: tuple[Line, ...] = ()
    harder: tuple[Line, ...] = ()
    make_easier: tuple[Sentence, ...] = ()
    make_harder: tuple[Sentence, ...] = ()
    swaps: tuple[Line, ...] = ()
    cautions: Cautions = field(default_factory=Cautions)
    notes: tuple[Sentence, ...] = ()
    alone: Sentence | None = None
    sources: tuple[Id, ...] = ()


class Item(Entry, kw_only=True):
    """An exercise of a routine of one's own, by its id or name, with doses where it has some."""

    exercise: Line
    level: Annotated[int, Meta(ge=1, le=schema.MOST_LEVELS_OF_AN_ITEM)] = 1
    dosage: Dose | None = None
    levels: Annotated[tuple[Dose, ...], Meta(max_length=schema.MOST_LEVELS_OF_AN_ITEM)] = ()
    weeks: schema.Weeks = ()
    essential: bool = False
    stay: bool = False


LONGEST_LINE = 500
Written = Annotated[str, Meta(min_length=1, max_length=LONGEST_LINE)]
"""A line of the list, as it stands on the sheet."""
Items = Annotated[tuple[Written | Item, ...], Meta(min_length=1, max_length=100)]


class Block(Entry, kw_only=True):
    """Items done one after the other, once or in several rounds."""

    rounds: schema.Count = 1
    rest: Said | None = None
    between: Said | None = None
    items: Items


class Routine(Entry, kw_only=True):
    """A routine of one's own: a name, and a list of exercises as `items` or in `blocks`."""

    id: Id | None = None
    name: Line
    aliases: tuple[Line, ...] = ()
    summary: Sentence | None = None
    purpose: schema.For | None = field(default=None, name="for")
    rest: Said | None = None
    exact: bool = True
    begins: schema.Day | None = None
    rounds: schema.Count = 1
    items: Items | None = None
    blocks: Annotated[tuple[Block, ...], Meta(max_length=20)] = ()
    sources: tuple[Id, ...] = ()
