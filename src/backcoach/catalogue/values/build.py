"""From the schema's structs to domain values, with the rules that no schema can say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from backcoach.catalogue.problems import Fault, RuleError
from backcoach.catalogue.schemas import schema
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.catalogue import Source
from backcoach.domain.knowledge.exercise import Cautions, Dosage, Exercise, MuscleUse, Note, Part
from backcoach.domain.knowledge.muscle import Muscle, MuscleGroup
from backcoach.domain.knowledge.routine import Block, Item, Routine
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span
from backcoach.domain.knowledge.terms import PhaseKind, Sides
from backcoach.domain.knowledge.transition import Transition
from backcoach.domain.plan.holding import held
from backcoach.domain.words.grammar import counted
from backcoach.domain.words.notices import leave_out_with
from backcoach.domain.words.phases import names_side

DOSE = "dose"
"""What a part says whose length the dosage sets."""

NO_REST = "0 s"

_NO_SIDE = "names a side, but `side` is both"


def exercise(entry: schema.Exercise) -> Exercise:
    """Make an exercise of the domain.

    Raises:
        RuleError: the dosage and the movement do not belong together.
    """
    faults = [*_start_faults(entry), *_movement_faults(entry)]
    movement = () if faults else tuple(_part(part) for part in entry.movement)
    faults += [*_caution_faults(entry.cautions), *_level_faults(entry, movement)]
    if faults:
        raise RuleError(faults)
    return Exercise(
        id=entry.id,
        name=entry.name,
        goal=entry.goal,
        why=entry.why,
        position=entry.position,
        settings=entry.settings,
        sides=entry.side,
        muscles=MuscleUse(entry.muscles.primary, entry.muscles.secondary),
        start=entry.start,
        steps=entry.steps,
        feel=entry.feel,
        mistakes=entry.mistakes,
        movement=movement,
        levels=tuple(_dosage(level, entry.side) for level in entry.levels),
        sources=entry.sources,
        aliases=entry.aliases,
        equipment=entry.equipment,
        setup=Span.read(entry.setup),
        switch=Span.read(entry.switch),
        easier=entry.easier,
        harder=entry.harder,
        make_easier=entry.make_easier,
        make_harder=entry.make_harder,
        swaps=entry.swaps,
        cautions=_cautions(entry.cautions),
        notes=entry.notes,
        alone=entry.alone or "",
    )


def _cautions(entry: schema.Cautions) -> Cautions:
    notes = (
        Note(each) if isinstance(each, str) else Note(each.say, each.who) for each in entry.notes
    )
    needed = (*map(leave_out_with, entry.asks), *entry.needed)
    return Cautions(
        entry.avoid, entry.caution, tuple(notes), needed, entry.sources, asks=entry.asks
    )


def _part(entry: schema.Part) -> Part:
    length = entry.move or entry.hold or ""
    return Part(
        do=entry.do,
        kind=PhaseKind.MOVE if entry.move else PhaseKind.HOLD,
        span=None if length == DOSE else Span.read(length),
        breathing=entry.breath,
        pose=entry.pose,
        say=entry.say,
        short=entry.short or entry.do,
    )


def _caution_faults(entry: schema.Cautions) -> Iterator[Fault]:
    for index, code in enumerate(entry.caution):
        if code in entry.avoid:
            yield ("cautions", "caution", index), f"{code.value} is under `avoid`, too"
    for number, note in enumerate(entry.notes):
        for index, code in enumerate(() if isinstance(note, str) else note.who):
            if code not in (*entry.avoid, *entry.caution):
                message = f"{code.value} is neither under `avoid` nor under `caution`"
                yield ("cautions", "notes", number, "who", index), message


def _start_faults(entry: schema.Exercise) -> Iterator[Fault]:
    if entry.side is Sides.BOTH and names_side(entry.start):
        yield ("start",), _NO_SIDE


def _movement_faults(entry: schema.Exercise) -> Iterator[Fault]:
    lengths = [part.move or part.hold for part in entry.movement]
    if lengths.count(DOSE) > 1:
        yield ("movement",), "only one part can take its length from the dosage"
    for index, part in enumerate(entry.movement):
        for key, message in _part_faults(part, entry.side):
            yield ("movement", index, *key), message


def _part_faults(part: schema.Part, side: Sides) -> Iterator[Fault]:
    length = part.move or part.hold
    if (part.move is None) == (part.hold is None):
        yield (), "a part has either `move` or `hold`"
    elif length is not None and length != DOSE and not Span.read(length).amount:
        yield (), f'"{shown(part.do)}" takes no time'
    for key, text in (("say", part.say), ("short", part.short or "")):
        if side is Sides.BOTH and names_side(text):
            yield (key,), _NO_SIDE


def _level_faults(entry: schema.Exercise, movement: tuple[Part, ...]) -> Iterator[Fault]:
    """What is wrong with the levels, where nothing is with the movement."""
    for index, level in enumerate(entry.levels if movement else ()):
        for key, message in _dosage_faults(level, movement, entry.side):
            yield ("levels", index, *key), message


def _dosage(entry: schema.Dosage, side: Sides) -> Dosage:
    """Make a dosage of the domain of one that has no faults."""
    reps, other_reps = _reps(entry)
    return Dosage(
        sets=entry.sets,
        reps=reps,
        other_reps=other_reps,
        work=Span.read(entry.work) if entry.work else None,
        amrap=entry.amrap,
        sides=entry.side or side,
        hold=Span.read(entry.hold) if entry.hold else None,
        tempo={do: Span.read(length) for do, length in entry.tempo.items()},
        breath=BreathPattern.read(entry.breath) if entry.breath else None,
        load=entry.load or "",
        rest=Rest.read(entry.rest or NO_REST),
        rep_rest=Rest.read(entry.rep_rest or NO_REST),
        frequency=entry.frequency,
        sources=entry.sources,
    )


def _dosage_faults(
    entry: schema.Dosage, movement: tuple[Part, ...], side: Sides
) -> Iterator[Fault]:
    yield from _length_faults(entry, movement)
    yield from _reps_faults(entry, entry.side or side)
    if entry.rest is not None and entry.sets == 1:
        yield (
            ("rest",),
            "is between sets, and there is one set; `rep_rest` is between repetitions",
        )
    try:
        breath = BreathPattern.read(entry.breath) if entry.breath else BreathPattern()
    except ValueError as error:
        yield ("breath",), str(error)
        return
    tempo = {do: Span.read(length) for do, length in entry.tempo.items()}
    timed = (tempo.get(part.do, part.span) for part in movement)
    dosed = (Span.read(length) for length in (entry.hold, entry.work) if length is not None)
    for span in (*timed, *dosed):
        if span is not None and span.amount and not span.ms(breath):
            yield ("breath",), f"has no {span.unit}, and a part is as long as one"


def _length_faults(entry: schema.Dosage, movement: tuple[Part, ...]) -> Iterator[Fault]:
    dosed = [part.kind for part in movement if part.span is None]
    if (entry.hold is not None) != (PhaseKind.HOLD in dosed):
        yield ("hold",), _needs(entry.hold, "hold: dose")
    if PhaseKind.MOVE in dosed and entry.work is None:
        yield ("work",), _needs(entry.work, "move: dose")
    for key, length in (("hold", entry.hold), ("work", entry.work)):
        if length is not None and not Span.read(length).amount:
            yield (key,), "takes no time"
    timed = {part.do for part in movement if part.span is not None}
    for do, length in entry.tempo.items():
        if not Span.read(length).amount:
            yield ("tempo",), f'"{shown(do)}" takes no time'
        if do not in timed:
            yield ("tempo",), f'"{shown(do)}" is no part of the movement with a length of its own'


def _reps_faults(entry: schema.Dosage, side: Sides) -> Iterator[Fault]:
    if isinstance(entry.reps, schema.SoreReps) and side is Sides.BOTH:
        yield ("reps",), "has more for the sore side, but `side` is both"
    if entry.work is not None and entry.reps != 1:
        yield ("work",), "time-based work has no `reps`"
    if entry.amrap and entry.work is None:
        yield ("amrap",), "is as many as one can in a time, and there is no `work`"
    if isinstance(entry.reps, tuple) and len(entry.reps) != entry.sets:
        yield ("reps",), f"has {len(entry.reps)} numbers for {entry.sets} sets"


def _needs(given: str | None, where: str) -> str:
    return f"is missing: a part says `{where}`" if given is None else f"no part says `{where}`"


def _reps(entry: schema.Dosage) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    if isinstance(entry.reps, schema.SoreReps):
        return (entry.reps.sore,) * entry.sets, (entry.reps.other,) * entry.sets
    if isinstance(entry.reps, int):
        return (entry.reps,) * entry.sets, None
    return entry.reps, None


def muscle_group(entry: schema.MuscleGroup) -> MuscleGroup:
    """Make a group of muscles of the domain."""
    return MuscleGroup(entry.id, entry.name, entry.aliases, entry.does, entry.members)


def muscle(entry: schema.Muscle, home: Mapping[str, str]) -> Muscle:
    """Make a muscle of the domain; `home` has the home of each muscle that has one."""
    return Muscle(entry.id, entry.name, home.get(entry.id, ""), entry.aliases, entry.does)


def transition(entry: schema.Transition) -> Transition:
    """Make a transition of the domain."""
    time = Span.read(entry.time) if entry.time else None
    return Transition(entry.start, entry.end, entry.say, time, entry.sources)


def source(entry: schema.Source) -> Source:
    """Make a source of the domain."""
    return Source(
        id=entry.id,
        title=entry.title,
        mark=entry.mark,
        publisher=entry.publisher,
        address=entry.address,
        kind=entry.kind,
        date=entry.date,
    )


def routine(
    entry: schema.Routine, exercises: Mapping[str, Exercise], names: Sequence[str] | None
) -> Routine:
    """Make a routine of the domain; `names` are all exercises, also those with faults, if known.

    Raises:
        RuleError: an item names an exercise that is not there, or a dosage that does not suit it;
            with nothing where an exercise is needed that has faults.
    """
    faults = [*_routine_faults(entry, exercises, names)]
    if faults:
        raise RuleError(faults)
    purpose = entry.purpose or schema.For(who="")
    return Routine(
        id=entry.id,
        name=entry.name,
        summary=entry.summary,
        rest=Rest.read(entry.rest),
        blocks=tuple(_block(block, exercises) for block in entry.blocks),
        sources=entry.sources,
        aliases=entry.aliases,
        group=purpose.group,
        whom=purpose.who,
        exact=entry.exact,
        begins=_day(entry.begins) if entry.begins else None,
        bed=entry.bed,
    )


def _routine_faults(
    entry: schema.Routine, exercises: Mapping[str, Exercise], names: Sequence[str] | None
) -> Iterator[Fault]:
    has_weeks = False
    for number, block in enumerate(entry.blocks):
        has_weeks |= any(isinstance(item, schema.Item) and item.weeks for item in block.items)
        if block.rest is not None and block.rounds == 1:
            yield ("blocks", number, "rest"), "is between rounds, and there is one round"
        if block.between is not None and len(block.items) == 1:
            yield ("blocks", number, "between"), "is between items, and there is one item"
        for index, item in enumerate(block.items):
            for key, message in item_faults(item, exercises, names):
                yield ("blocks", number, "items", index, *key), message
    if entry.begins is not None and _day(entry.begins) is None:
        yield ("begins",), f"there is no day {entry.begins}; write one like 2026-11-30"
    elif has_weeks and entry.begins is None:
        yield (), "has items with `weeks`, and does not say when it `begins`"


def _day(text: str) -> int | None:
    """A date as a day counted from 1 January 1970; None where no calendar has it."""
    try:
        return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None


def _movement_at(dosage: schema.Dosage, of: Exercise) -> tuple[Part, ...]:
    return held(of.movement) if dosage.hold is not None else of.movement


def item_faults(
    entry: schema.Item | str, exercises: Mapping[str, Exercise], names: Sequence[str] | None
) -> Iterator[Fault]:
    """What is wrong with an item; `names` are all exercises, also those with faults, if known."""
    name, key = (entry, ()) if isinstance(entry, str) else (entry.exercise, ("exercise",))
    if names is not None and name not in names:
        yield key, f'there is no exercise "{shown(name)}"{perhaps(name, names)}'
    if isinstance(entry, str) or name not in exercises:
        return
    of = exercises[name]
    many = len(entry.levels or of.levels)
    if entry.level > many:
        yield ("level",), f"{name} has {counted(many, 'level')}"
    if entry.levels and entry.dosage is not None:
        yield ("dosage",), "is instead of a level, and there are `levels`"
    if entry.weeks and len(entry.weeks) != len(entry.levels):
        numbers, levels = counted(len(entry.weeks), "number"), counted(len(entry.levels), "level")
        yield ("weeks",), f"has {numbers} for {levels}"
    if [*entry.weeks] != sorted(set(entry.weeks)):
        yield ("weeks",), "goes from an earlier week to a later one"
    for number, level in enumerate(entry.levels):
        for inner, message in _dosage_faults(level, _movement_at(level, of), of.sides):
            yield ("levels", number, *inner), message
    if entry.dosage is not None:
        for inner, message in _dosage_faults(
            entry.dosage, _movement_at(entry.dosage, of), of.sides
        ):
            yield ("dosage", *inner), message


def _block(entry: schema.Block, exercises: Mapping[str, Exercise]) -> Block:
    return Block(
        items=tuple(item_of(item, exercises) for item in entry.items),
        rounds=entry.rounds,
        rest=Rest.read(entry.rest) if entry.rest else None,
        between=Rest.read(entry.between) if entry.between else None,
    )


def item_of(entry: schema.Item | str, exercises: Mapping[str, Exercise]) -> Item:
    """Make an item of the domain of one that has no faults.

    Raises:
        RuleError: with nothing, where its exercise has faults, which are told of that.
    """
    item = schema.Item(exercise=entry) if isinstance(entry, str) else entry
    if item.exercise not in exercises:
        raise RuleError(())
    sides = exercises[item.exercise].sides
    return Item(
        exercise=item.exercise,
        level=item.level,
        dosage=_dosage(item.dosage, sides) if item.dosage else None,
        essential=item.essential,
        stay=item.stay,
        levels=tuple(_dosage(level, sides) for level in item.levels),
        weeks=item.weeks,
        rest=Rest.read(item.rest) if item.rest else None,
    )
