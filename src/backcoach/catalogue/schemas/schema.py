"""The schema of `data/*.yaml`, written once: checks, JSON Schema and reference page derive from it.

The structs here are shaped like the YAML that people write; `build.py` turns them into domain
values. A field's description is the text the reference page prints.
"""

from typing import Annotated, Literal, dataclass_transform

from msgspec import Meta, Struct, field

from backcoach.domain.knowledge import span
from backcoach.domain.knowledge.terms import (
    Breathing,
    Condition,
    Equipment,
    Evidence,
    Goal,
    Position,
    Purpose,
    Setting,
    Sides,
)

MOST_LEVELS_OF_AN_ITEM = 12
Weeks = Annotated[
    tuple[Annotated[int, Meta(ge=1, le=520)], ...], Meta(max_length=MOST_LEVELS_OF_AN_ITEM)
]
Day = Annotated[str, Meta(pattern=r"^[12]\d{3}-\d{2}-\d{2}$", description="year-month-day")]
DATE = r"^[12]\d{3}(-(0[1-9]|1[0-2]))?$"

Id = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40, description="lower-case-words"),
]
MuscleId = Annotated[
    str, Meta(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40, description="lower_case_words")
]
Line = Annotated[str, Meta(min_length=1, max_length=90)]
Sentence = Annotated[str, Meta(min_length=1, max_length=280)]
Lines = Annotated[tuple[Sentence, ...], Meta(min_length=1, max_length=12)]
Span = Annotated[
    str,
    Meta(
        pattern=f"^{span.SPAN}$",
        description="`20 s`, `2.5 s`, `10 min`, `3 breaths`, `1 inhale` or `1 exhale`",
    ),
]
PartSpan = Annotated[
    str,
    Meta(
        pattern=f"^({span.SPAN}|dose)$",
        description="a span, or `dose`: the dosage's `hold` (or, for `move`, its `work`)",
    ),
]
Rest = Annotated[
    str,
    Meta(
        pattern=f"^{span.REST}$",
        description="`15 s`, or `until ready` (nominally 30 s), or `until ready, 45 s`",
    ),
]
BreathRatio = Annotated[
    str,
    Meta(
        pattern=f"^{span.BREATH}$",
        description="seconds, `in:out` or `in:hold:out:hold`",
    ),
]
_TIMES = r"[1-9]\d?(-[1-9]\d?)?"
FREQUENCY = rf"({_TIMES} a (day|week)|{_TIMES} a day, {_TIMES} a week)"
Frequency = Annotated[
    str,
    Meta(
        pattern=f"^{FREQUENCY}$",
        description="`1 a day`, `2-3 a day`, `3 a week`, or on so many days: `2 a day, 5 a week`",
    ),
]
Count = Annotated[int, Meta(ge=1, le=100)]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all that is read from YAML: an unknown key is an error."""


class SoreReps(Entry):
    """More repetitions on the sore side. Where no side is sore, both get `sore`."""

    sore: Annotated[Count, Meta(description="repetitions on the sore side", examples=[3])]
    other: Annotated[Count, Meta(description="repetitions on the other side", examples=[2])]


class Dosage(Entry):
    """How much: one level of an exercise, or an item's own dose."""

    sets: Annotated[Count, Meta(description="how many sets")] = 1
    reps: Annotated[
        Count | Annotated[tuple[Count, ...], Meta(min_length=1, max_length=10)] | SoreReps,
        Meta(
            description="repetitions in a set, on each side where there are sides: `8`; set by"
            " set `[6, 4, 2]`; or `{sore: 3, other: 2}`"
        ),
    ] = 1
    work: Annotated[
        Span | None,
        Meta(description="time-based work instead of `reps`: as many whole repetitions as fit"),
    ] = None
    amrap: Annotated[
        bool,
        Meta(
            description="as many repetitions within `work` as one can, at one's own pace: nothing"
            " is paced, and Enter counts one"
        ),
    ] = False
    side: Annotated[
        Sides | None, Meta(description="overrides the exercise's `side` for this dose")
    ] = None
    hold: Annotated[Span | None, Meta(description="length of the part marked `hold: dose`")] = None
    tempo: Annotated[
        dict[str, Span], Meta(description="other lengths for parts, by their `do`: `{rise: 3 s}`")
    ] = {}
    breath: Annotated[
        BreathRatio | None,
        Meta(
            description="a breath pattern of its own, of 2 to 60 s; what is not easy for everybody"
            " (from 4 to 12 s, no longer in than out, held for 2 s at most) is told as a caution"
        ),
    ] = None
    load: Annotated[
        Line | None,
        Meta(
            description="a weight, a band or a height, in words that follow `with`: `5 kg`, `red"
            " band`; it is shown and said, and nothing is worked out of it"
        ),
    ] = None
    rest: Annotated[Rest | None, Meta(description="rest between two sets")] = None
    rep_rest: Annotated[
        Rest | None,
        Meta(description="rest between two repetitions, or the time to change sides"),
    ] = None
    frequency: Annotated[Frequency | None, Meta(description="how often")] = None
    sources: Annotated[
        tuple[Id, ...],
        Meta(description="where this dose comes from: ids of `sources.yaml`"),
    ] = ()


class Part(Entry, kw_only=True):
    """One part of a repetition. Exactly one of `move` and `hold` says how long it lasts."""

    do: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=24,
            pattern=r"^[a-z]",
            description="the verb people see: `lift`, `lean away`, `come back`",
        ),
    ]
    move: Annotated[PartSpan | None, Meta(description="a movement, and how long it takes")] = None
    hold: Annotated[PartSpan | None, Meta(description="stillness, and how long it lasts")] = None
    breath: Annotated[
        Breathing,
        Meta(description="`in`, `out`, `steady` (paced breath after breath) or `free`"),
    ]
    pose: Annotated[Id, Meta(description="the pose this part ends in")]
    short: (
        Annotated[
            str,
            Meta(
                min_length=1,
                max_length=60,
                pattern=r"^[a-z][^.]*$",
                description="what to do in so few words that they can be said in the moment, and"
                " yet what moves, where to and on which side, for whoever hears them alone:"
                " `lower both knees to the {side}`; else `do`",
            ),
        ]
        | None
    ) = None
    say: Annotated[
        Sentence,
        Meta(
            description="how to do it, whole, in one or two sentences for the ear; `{side}` and"
            " `{other}` become left and right"
        ),
    ]


class MuscleUse(Entry):
    """The muscles (or muscle groups) an exercise works."""

    primary: Annotated[
        tuple[MuscleId, ...],
        Meta(min_length=1, description="those it is for, by id"),
    ]
    secondary: Annotated[tuple[MuscleId, ...], Meta(description="those that help")] = ()


class Note(Entry, kw_only=True):
    """What people with one of some conditions mind; it is shown to them as they begin."""

    who: Annotated[
        tuple[Condition, ...],
        Meta(min_length=1, description="whom it is for", examples=[["osteoporosis"]]),
    ]
    say: Annotated[
        Sentence,
        Meta(
            description="what to do, or not to do, in one or two sentences",
            examples=["Bend at your hips, not in your back."],
        ),
    ]


class Cautions(Entry):
    """Who leaves the exercise out, who takes care, and what there is to mind."""

    avoid: Annotated[
        tuple[Condition, ...], Meta(description="leave it out: a session swaps it")
    ] = ()
    caution: Annotated[tuple[Condition, ...], Meta(description="take care")] = ()
    notes: Annotated[
        tuple[Sentence | Note, ...],
        Meta(
            description="in plain words: when to leave it out, ease or stop; a sentence for"
            " everybody, or a `Note`, below"
        ),
    ] = ()
    asks: Annotated[
        tuple[Line, ...],
        Meta(
            description="what is asked about before a session: a yes leaves the exercise out, and"
            ' everybody is told "Leave this out with" each'
        ),
    ] = ()
    needed: Annotated[
        tuple[Sentence, ...],
        Meta(
            description="what everybody has to know for their own sake before they begin: it is"
            " said however little else is"
        ),
    ] = ()
    sources: Annotated[
        tuple[Id, ...], Meta(description="where the cautions come from: ids of `sources.yaml`")
    ] = ()


class Exercise(Entry, kw_only=True):
    """One exercise of `exercises.yaml`."""

    id: Id
    name: Annotated[Line, Meta(description="what people read")]
    aliases: Annotated[tuple[Line, ...], Meta(description="what else people call it")] = ()
    goal: Goal
    why: Annotated[Sentence, Meta(description="what it is for, in one plain sentence")]
    position: Position
    settings: Annotated[tuple[Setting, ...], Meta(min_length=1, description="where it can be done")]
    equipment: Annotated[
        tuple[Equipment, ...], Meta(description="what it cannot do without; empty for nothing")
    ] = ()
    side: Annotated[
        Sides,
        Meta(
            description="`both` at once; `each`, all on one side, then the other; `alternate`,"
            " repetition by repetition; `one`, the sore side"
        ),
    ]
    muscles: Annotated[MuscleUse, Meta(description="a `MuscleUse`, below")]
    start: Annotated[
        Sentence,
        Meta(
            description="how to get into the starting position, in sentences for the ear; `{side}`"
            " and `{other}` become left and right, and sentences with them are said again where"
            " the side changes"
        ),
    ]
    setup: Annotated[
        Span, Meta(description="extra time to fetch or arrange something before it")
    ] = "0 s"
    switch: Annotated[Span, Meta(description="time to change sides, for `each`")] = "6 s"
    steps: Annotated[Lines, Meta(description="the technique, in order, in short sentences")]
    feel: Annotated[Sentence, Meta(description="what one should feel, and where")]
    mistakes: Annotated[Lines, Meta(description="common mistakes, each with what to do instead")]
    movement: Annotated[
        tuple[Part, ...],
        Meta(min_length=1, max_length=8, description="one repetition, part by part"),
    ]
    levels: Annotated[
        tuple[Dosage, ...], Meta(min_length=1, max_length=5, description="from first to hardest")
    ]
    easier: Annotated[tuple[Id, ...], Meta(description="easier exercises of the catalogue")] = ()
    harder: Annotated[tuple[Id, ...], Meta(description="harder exercises of the catalogue")] = ()
    make_easier: Annotated[
        tuple[Sentence, ...], Meta(description="ways to make this one easier")
    ] = ()
    make_harder: Annotated[
        tuple[Sentence, ...], Meta(description="ways to make this one harder")
    ] = ()
    swaps: Annotated[
        tuple[Id, ...],
        Meta(
            description="exercises for the same purpose, to do in its place where it is to be"
            " avoided or hurts, the best first; after them come the easier ones"
        ),
    ] = ()
    cautions: Annotated[Cautions, Meta(description="a `Cautions`, below")] = field(
        default_factory=Cautions
    )
    notes: Annotated[
        tuple[Sentence, ...], Meta(description="what else is worth knowing, such as open questions")
    ] = ()
    alone: Annotated[
        Sentence | None, Meta(description="why it is in no routine; for those that are in none")
    ] = None
    sources: Annotated[
        tuple[Id, ...],
        Meta(
            min_length=1,
            description="what it is for and how it is done rests on these, in any order: the surest"
            " kind is told first; ids of `sources.yaml`",
        ),
    ]


class Muscle(Entry, kw_only=True):
    """One muscle of `muscles.yaml`."""

    id: MuscleId
    name: Annotated[Line, Meta(description="the standard name")]
    aliases: Annotated[tuple[Line, ...], Meta(description="what people type")] = ()
    does: Annotated[Sentence, Meta(description="where it is and what it does, in one plain line")]


class MuscleGroup(Entry, kw_only=True):
    """A group of muscles, or of groups."""

    id: MuscleId
    name: Annotated[Line, Meta(description="what people read")]
    aliases: Annotated[tuple[Line, ...], Meta(description="what people type")] = ()
    does: Annotated[Sentence, Meta(description="what its muscles do, in one plain line")]
    members: Annotated[
        tuple[MuscleId, ...], Meta(min_length=1, description="ids of muscles or groups")
    ]


class Muscles(Entry):
    """The whole of `muscles.yaml`. The first group that lists a muscle or group is its home."""

    groups: Annotated[tuple[MuscleGroup, ...], Meta(description="groups, narrow ones first")]
    muscles: Annotated[tuple[Muscle, ...], Meta(description="single muscles")]


class Item(Entry):
    """An exercise of a routine, with, where wanted, its own level or dose."""

    exercise: Annotated[Id, Meta(description="id of an exercise")]
    level: Annotated[
        int, Meta(ge=1, le=MOST_LEVELS_OF_AN_ITEM, description="which of its levels, from 1")
    ] = 1
    dosage: Annotated[
        Dosage | None, Meta(description="a dose of its own, instead of one of the levels")
    ] = None
    levels: Annotated[
        tuple[Dosage, ...],
        Meta(
            max_length=MOST_LEVELS_OF_AN_ITEM,
            description="levels of its own, from the first to the goal, instead of those of the"
            " exercise",
        ),
    ] = ()
    weeks: Annotated[
        Weeks,
        Meta(
            description="from which week of the plan each of `levels` is done: `[1, 3, 5]`; the"
            " routine says when it `begins`",
        ),
    ] = ()
    essential: Annotated[
        bool, Meta(description="among the last to be left out when time is short")
    ] = False
    stay: Annotated[
        bool, Meta(description="as the last one: one stays lying, and nobody is told to get up")
    ] = False
    rest: Annotated[
        Rest | None,
        Meta(
            description="all the time from its end to the beginning of the next; else the rest of"
            " the block or the routine"
        ),
    ] = None


class Block(Entry, kw_only=True):
    """Items done one after the other, once or in several rounds."""

    rounds: Annotated[Count, Meta(description="how often the items are repeated")] = 1
    rest: Annotated[
        Rest | None, Meta(description="rest between two rounds; else that of the routine")
    ] = None
    between: Annotated[
        Rest | None, Meta(description="rest between two of its items; else that of the routine")
    ] = None
    items: Annotated[
        tuple[Item | Id, ...],
        Meta(min_length=1, max_length=40, description="an exercise's id, or an item"),
    ]


class For(Entry, kw_only=True):
    """What a routine is for, and whom it suits."""

    group: Annotated[
        Purpose, Meta(description="under which heading a list has it", examples=["by-feeling"])
    ] = Purpose.OTHER
    who: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=32,
            description='whom, or what time, in a few words that follow "for": `a bad day`',
            examples=["a bad day"],
        ),
    ]


class Routine(Entry, kw_only=True, rename={"purpose": "for"}):
    """One routine of `routines.yaml`; none of its names may be that of an exercise."""

    id: Id
    name: Annotated[Line, Meta(description="what people read")]
    aliases: Annotated[tuple[Line, ...], Meta(description="what else people call it")] = ()
    summary: Annotated[Sentence, Meta(description="what it is, in one sentence")]
    purpose: Annotated[
        For | None, Meta(description="a `For`, below; without it the routine is among the others")
    ] = None
    rest: Annotated[Rest, Meta(description="rest between two exercises")] = "10 s"
    exact: Annotated[
        bool,
        Meta(
            description="a rest between exercises is all the time from the end of one to the"
            " beginning of the next: getting into position and getting ready happen in it, and only"
            " what does not fit is added; else they come after it"
        ),
    ] = False
    bed: Annotated[
        bool, Meta(description="it can be done on a bed, too, which is said before it begins")
    ] = False
    begins: Annotated[
        Day | None, Meta(description="when week 1 of a plan began, or begins: `2026-11-30`")
    ] = None
    blocks: Annotated[
        tuple[Block, ...], Meta(min_length=1, max_length=20, description="done one after the other")
    ]
    sources: Annotated[tuple[Id, ...], Meta(min_length=1, description="ids of `sources.yaml`")]


class Transition(Entry, kw_only=True, rename={"start": "from", "end": "to"}):
    """One way from a position into another, of `transitions.yaml`."""

    start: Annotated[
        tuple[Position, ...], Meta(min_length=1, description="the positions it leads out of")
    ]
    end: Annotated[Position, Meta(description="the position it leads into")]
    say: Annotated[
        tuple[Sentence, ...],
        Meta(
            min_length=1,
            max_length=8,
            description="how to get there, one thing after the other; said the first time",
        ),
    ]
    time: Annotated[
        Span | None,
        Meta(description="how long it takes; else 4 s, and 4 s for each step up or down"),
    ] = None
    sources: Annotated[tuple[Id, ...], Meta(min_length=1, description="ids of `sources.yaml`")]


class Source(Entry, kw_only=True):
    """One source of `sources.yaml`: where a fact comes from and how sure it is."""

    id: Id
    title: Annotated[Line, Meta(description="what it is called")]
    publisher: Annotated[Line | None, Meta(description="who published it")] = None
    address: (
        Annotated[str, Meta(pattern=r"^https?://\S+$", description="where it was found")] | None
    ) = None
    mark: Annotated[
        Literal["seen", "copy", "background", "house-rule"],
        Meta(
            description="`seen`: the page itself was read; `copy`: a mirror or summary was read;"
            " `background`: general knowledge, no page; `house-rule`: our own choice"
        ),
    ]
    kind: Annotated[
        Evidence,
        Meta(
            description="what it is, from the surest to the least; a page that retells another in"
            " its own way is an article"
        ),
    ]
    date: (
        Annotated[
            str,
            Meta(
                pattern=DATE,
                description='the year or month it is from, or its copy is from: `"2018"` or'
                ' `"2020-07"`, in quotes',
            ),
        ]
        | None
    ) = None
