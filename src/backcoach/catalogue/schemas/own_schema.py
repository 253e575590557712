"""The schema of own files: that of the data, in which little has to be there.

What people write as a length, a rest or a dose is only a word or a number here; the room `own`
finds out what it means. What is told of a key, with examples, is what the page of the format says.
"""

from typing import Annotated

from msgspec import Meta, field

from backcoach.catalogue.schemas import schema
from backcoach.catalogue.schemas.schema import Count, Entry, Id, Line, MuscleId, Sentence
from backcoach.domain.knowledge.terms import (
    Breathing,
    Condition,
    Equipment,
    Goal,
    Position,
    Setting,
    Sides,
)


def told(what: str, *examples: object, most: int | None = None) -> Meta:
    """What a key is, what may stand behind it, and how many there may be at the `most`."""
    return Meta(description=what, examples=list(examples), max_length=most)


Said = (
    Annotated[str, Meta(min_length=1, max_length=500, description="words as on a sheet")]
    | int
    | float
)
Sentences = Annotated[tuple[Sentence, ...], Meta(max_length=40)]
Text = Sentence | Sentences
Sources = Annotated[
    tuple[Id, ...], told("what it rests on: ids of the coach's sources", ["background"])
]
Names = tuple[Line, ...]
Lines = tuple[Sentence, ...]
SetBySet = Annotated[tuple[Count, ...], Meta(min_length=1, max_length=10)]
_SHORT = Annotated[str, Meta(min_length=1, max_length=60)]
_DO = Annotated[str, Meta(min_length=1, max_length=24)]


class Dosage(Entry):
    """A dose by its parts, where you want to be exact; else write it as it stands on the sheet."""

    sets: Annotated[Count, told("how many sets", 3)] = 1
    reps: Annotated[
        Count | SetBySet | schema.SoreReps,
        told("repetitions in a set, on each side; or set by set", 10, [6, 4, 2]),
    ] = 1
    work: Annotated[
        Said | None, told("a time in place of `reps`: as many as fit into it", "40 s")
    ] = None
    amrap: Annotated[
        bool, told("with `work`: as many as you can, at your own pace; Enter counts one", True)
    ] = False
    side: Annotated[Sides | None, told("the sides of this dose, as in an exercise", "each")] = None
    hold: Annotated[Said | None, told("how long the held part is held", "5 s", "3 breaths")] = None
    tempo: Annotated[
        dict[str, Said], told("how long other parts take, by their `do`", {"rise": "3 s"})
    ] = field(default_factory=dict)
    breath: Annotated[
        Said | None,
        told("a breath of its own: seconds in, out, or in, hold, out, hold", "4:6", "4:7:8:0"),
    ] = None
    load: Annotated[Line | None, told("a weight, a band or a height, in words", "5 kg")] = None
    rest: Annotated[Said | None, told("the rest between two sets", "30 s", "until ready")] = None
    rep_rest: Annotated[
        Said | None, told("the rest between two repetitions, or the time to change sides", "5 s")
    ] = None
    frequency: Annotated[Said | None, told("how often", "2 a day, 5 a week")] = None
    sources: Sources = ()


Dose = Said | Dosage


class Part(Entry, kw_only=True):
    """One part of a repetition: what to do, and how long as either `move` or `hold`."""

    do: Annotated[_DO, told("the verb you see: `lift`, `come back`", "lift")]
    move: Annotated[
        Said | None, told("a movement, and how long it takes; `dose` for the dose's `work`", "2 s")
    ] = None
    hold: Annotated[
        Said | None, told("stillness, and how long it lasts; `dose` for the dose's `hold`", "dose")
    ] = None
    breath: Annotated[
        Breathing, told("how to breathe; `steady` is paced breath after breath", "out")
    ] = Breathing.FREE
    pose: Annotated[
        Id | None, told("a pose of the borrowed figure, in which this part ends", "reach")
    ] = None
    short: Annotated[
        _SHORT | None, told("the same in few words, to be said in the moment", "lift your hips")
    ] = None
    say: Annotated[
        Sentence | None,
        told("how to do it, in a sentence; `{side}` is left or right", "Lift your {side} leg."),
    ] = None


class MuscleUse(Entry):
    """The muscles it works, as far as you know: ids, as `backcoach muscles` has them."""

    primary: Annotated[tuple[MuscleId, ...], told("those it is for", ["gluteus_maximus"])] = ()
    secondary: Annotated[tuple[MuscleId, ...], told("those that help", ["hamstrings"])] = ()


class Cautions(Entry):
    """Who leaves it out, who takes care, and whom somebody knows it to suit.

    Conditions are codes, as `backcoach profile` has them. With `sources`, the lists are all there
    is to say; else nobody has said anything about the conditions that are in none of them.
    """

    avoid: Annotated[
        tuple[Condition, ...], told("who leaves it out: a session swaps it", ["hip-precautions"])
    ] = ()
    caution: Annotated[tuple[Condition, ...], told("who takes care", ["osteoporosis"])] = ()
    suits: Annotated[
        tuple[Condition, ...],
        told("whom it is all right for, as somebody who knows has said", ["leg-pain"]),
    ] = ()
    notes: Annotated[
        tuple[Sentence | schema.Note, ...],
        told("what to mind: a sentence for everybody, or a `Note`, below", ["Stop if it pinches."]),
    ] = ()
    needed: Annotated[
        Lines, told("what has to be known before it is begun; it is always said", ["Hold on."])
    ] = ()
    sources: Sources = ()


class Exercise(Entry, kw_only=True):
    """An exercise of one's own: a name, a dosage and one step, and whatever else is known."""

    id: Annotated[
        Id | None, told("what it is called on a command line; else made of its name", "ball-bridge")
    ] = None
    name: Annotated[Line, told("what you read", "Bridge with a ball")]
    aliases: Annotated[Names, told("what else you call it", ["ball squeeze"])] = ()
    goal: Annotated[Goal | None, told("what it does", "strength")] = None
    why: Annotated[Sentence | None, told("what it is for", "It makes your hips strong.")] = None
    figure: Annotated[
        str | None,
        told("`like` and another exercise: its figure; `none` for none", "like glute-bridge"),
    ] = None
    position: Annotated[
        Position | None, told("how the body is placed; else as `start` and `steps` say", "supine")
    ] = None
    settings: Annotated[tuple[Setting, ...], told("where it can be done", ["floor"])] = ()
    equipment: Annotated[
        tuple[Equipment, ...] | None, told("what it cannot do without", ["mat", "ball"])
    ] = None
    side: Annotated[
        Sides | None,
        told("at once, one side `each`, in turn (`alternate`), or `one`: the sore side", "each"),
    ] = None
    muscles: Annotated[
        MuscleUse, told("a `MuscleUse`, below", {"primary": ["gluteus_maximus"]})
    ] = field(default_factory=MuscleUse)
    start: Annotated[Sentence | None, told("how to get ready for it", "Lie on your back.")] = None
    setup: Annotated[Said | None, told("time before it, to fetch something", "20 s")] = None
    switch: Annotated[Said | None, told("the time to change sides; else 6 s", "10 s")] = None
    steps: Annotated[
        Text | None,
        told("how it is done: one sentence, or a list", ["Lift your hips.", "Lower them."]),
    ] = None
    feel: Annotated[Sentence | None, told("what you should feel", "Your buttocks work.")] = None
    mistakes: Annotated[
        Text, told("what goes wrong easily, with what to do instead", "Do not arch; lift less.")
    ] = ()
    movement: Annotated[
        tuple[Part, ...],
        told(
            "one repetition, part by part, a `Part` each, below; else there and back",
            [{"do": "lift", "move": "2 s"}, {"do": "stay", "hold": "dose"}],
            most=8,
        ),
    ] = ()
    dosage: Annotated[
        Dose | None,
        told("how much: as it stands on the sheet, or a `Dosage`, below", "3x10, hold 5 s"),
    ] = None
    levels: Annotated[
        tuple[Dose, ...],
        told("in place of `dosage`: doses from first to hardest", ["2x8", "3x10"], most=5),
    ] = ()
    easier: Annotated[Names, told("easier exercises, by id or name", ["pelvic tilt"])] = ()
    harder: Annotated[Names, told("harder exercises, by id or name", ["glute bridge"])] = ()
    make_easier: Annotated[Lines, told("ways to make this one easier", ["Lift less."])] = ()
    make_harder: Annotated[Lines, told("ways to make this one harder", ["Lift higher."])] = ()
    swaps: Annotated[
        Names, told("what to do in its place where it does not suit, the best first", ["bird dog"])
    ] = ()
    cautions: Annotated[Cautions, told("a `Cautions`, below", {"avoid": ["hip-precautions"]})] = (
        field(default_factory=Cautions)
    )
    notes: Annotated[Lines, told("what else is worth knowing", ["Anna showed it in May."])] = ()
    alone: Annotated[
        Sentence | None, told("why it is in no routine, if it is in none", "For bad days only.")
    ] = None
    sources: Sources = ()


class Item(Entry, kw_only=True):
    """A line of the list by its parts; else write it as it stands on the sheet."""

    exercise: Annotated[
        Line, told("an exercise by id or name; its dose may stand after it", "bird dog")
    ]
    level: Annotated[
        int,
        Meta(ge=1, le=schema.MOST_LEVELS_OF_AN_ITEM),
        told("which of its levels is done at first", 2),
    ] = 1
    dosage: Annotated[
        Dose | None, told("a dose of its own: as it stands on the sheet, or a `Dosage`", "3x10")
    ] = None
    levels: Annotated[
        tuple[Dose, ...],
        Meta(max_length=schema.MOST_LEVELS_OF_AN_ITEM),
        told("doses of its own, from the first to the goal", ["2x8", "3x8", "3x10"]),
    ] = ()
    weeks: Annotated[
        schema.Weeks,
        told("the week from which each of `levels` is done; the routine `begins`", [1, 3, 5]),
    ] = ()
    essential: Annotated[bool, told("among the last to be left out when time is short", True)] = (
        False
    )
    stay: Annotated[
        bool, told("as the last one: you stay lying, and are not told to get up", True)
    ] = False
    rest: Annotated[Said | None, told("after this one; else the routine's", "1 min")] = None


LONGEST_LINE = 500
Written = Annotated[str, Meta(min_length=1, max_length=LONGEST_LINE)]
"""A line of the list, as it stands on the sheet."""
Items = Annotated[
    tuple[Written | Item, ...],
    Meta(min_length=1, max_length=100),
    told(
        "the exercises, each as it stands on the sheet, or an `Item`, below",
        ["bird dog 3x10 each side", "walk for 5 min"],
    ),
]


class Block(Entry, kw_only=True):
    """Items done one after the other, once or in several rounds."""

    rounds: Annotated[Count, told("how often the items are done", 3)] = 1
    rest: Annotated[Said | None, told("between two rounds; else the routine's", "1 min")] = None
    between: Annotated[Said | None, told("between two items; else the routine's", "20 s")] = None
    items: Items


class Routine(Entry, kw_only=True):
    """A routine of one's own: a name, and a list of exercises as `items` or in `blocks`."""

    id: Annotated[
        Id | None, told("what it is called on a command line; else as its file is", "evening")
    ] = None
    name: Annotated[Line, told("what you read", "Evening with Anna")]
    aliases: Annotated[Names, told("what else you call it", ["the long one"])] = ()
    summary: Annotated[Sentence | None, told("what it is", "What Anna gave me in May.")] = None
    purpose: Annotated[
        schema.For | None,
        told("a `For`, below; else it stands among your own", {"who": "a bad day"}),
    ] = field(default=None, name="for")
    rest: Annotated[
        Said | None, told("the rest between two exercises; else 10 s", "20 s", "until ready")
    ] = None
    exact: Annotated[
        bool | None,
        told(
            "a rest is all the time from the end of one exercise to the beginning of the next, and"
            " only what does not fit is added; so it is where one is written. `false` has getting"
            " into position come after it",
            False,
        ),
    ] = None
    begins: Annotated[
        schema.Day | None, told("the day on which week 1 of a plan begins", "2026-11-30")
    ] = None
    rounds: Annotated[Count, told("how often all `items` are done", 2)] = 1
    items: Items | None = None
    blocks: Annotated[
        tuple[Block, ...],
        told("instead of `items`: a `Block` each", [{"rounds": 3, "items": ["walk"]}], most=20),
    ] = ()
    sources: Sources = ()
