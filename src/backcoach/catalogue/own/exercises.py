"""From an exercise of one's own to one of the catalogue: what is written, and what goes without."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from backcoach.catalogue.own import defaults, meaning
from backcoach.catalogue.own.called import few_words, sentence
from backcoach.catalogue.own.dosing import Reading, rebased
from backcoach.catalogue.own.limits import check_exercise
from backcoach.catalogue.problems import Fault, RuleError
from backcoach.catalogue.schemas import own_schema, schema
from backcoach.catalogue.values import build
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.terms import Condition, Equipment, Sides

LIKE = "like "
NO_FIGURE = "none"


class Known(NamedTuple):
    """What an own exercise may refer to: the `exercises` by id, and ids by what they are called."""

    exercises: Mapping[str, Exercise]
    ids: Mapping[str, str]


class Made(NamedTuple):
    """An exercise made of an own entry, and the exercise whose figure it has, if any."""

    exercise: Exercise
    figure: str = ""


def exercise(entry: own_schema.Exercise, own_id: str, known: Known) -> Made:
    """Make an exercise of the domain, of this id, of one's own.

    Raises:
        RuleError: with all that is wrong with it.
    """
    reading = Reading()
    figure = _figure(entry, own_id, known, reading)
    levels = _levels(entry, reading)
    steps = _sentences(entry.steps)
    if not steps and not entry.movement:
        reading.faults.append(((), "`steps` is missing: say in a sentence how it is done"))
    movement = tuple(_part(part, index, reading) for index, part in enumerate(entry.movement))
    setup = reading.text(meaning.span_of, entry.setup, "setup")
    switch = reading.text(meaning.span_of, entry.switch, "switch")
    reading.check()
    movement = movement or defaults.movement(steps, levels[0], figure)
    whole = structs.replace(
        _whole(entry, own_id, figure, levels, movement),
        steps=steps or tuple(part.say for part in movement),
        setup=setup or "0 s",
        switch=switch or "6 s",
    )
    try:
        made = build.exercise(whole)
        check_exercise(made)
    except RuleError as error:
        faults = error.faults if entry.levels else rebased(error.faults, ("levels", 0), ("dosage",))
        raise RuleError(faults) from None
    return Made(_with_unasked(made, entry.cautions), _drawn(made, figure, entry))


def _levels(entry: own_schema.Exercise, reading: Reading) -> tuple[schema.Dosage, ...]:
    """Its doses from the first on, of which there has to be one."""
    shape = defaults.shape(entry.movement)
    doses = reading.doses(entry.dosage, shape, "dosage")
    if doses.weeks:
        reading.faults.append((("dosage",), "has weeks, which belong to a line of a routine"))
    found = (*doses.levels, *reading.levels(entry.levels, shape, "levels"))
    if entry.dosage is not None and entry.levels:
        reading.faults.append((("levels",), "stands beside `dosage`; one of them is enough"))
    if not found and not reading.faults:
        reading.faults.append(((), "`dosage` is missing: say how much, like `dosage: 3x10`"))
    return found


def _figure(
    entry: own_schema.Exercise, own_id: str, known: Known, reading: Reading
) -> Exercise | None:
    """The exercise whose figure it has: the one it names, else the one that it replaces."""
    if entry.figure is None:
        return known.exercises.get(own_id)
    named = entry.figure.strip()
    if named.lower() == NO_FIGURE:
        return None
    found = known.ids.get(plain(named.removeprefix(LIKE)), "")
    if found not in known.exercises:
        name = named.removeprefix(LIKE)
        message = f'there is no figure like "{shown(name)}"{perhaps(name, known.exercises)}'
        reading.faults.append((("figure",), message))
    return known.exercises.get(found)


def _drawn(made: Exercise, figure: Exercise | None, entry: own_schema.Exercise) -> str:
    """The exercise whose figure can show it; nothing where none can.

    Raises:
        RuleError: a figure was asked for that lacks a pose.
    """
    if figure is None:
        return ""
    poses = [part.pose for part in figure.movement]
    lacking = [index for index, part in enumerate(made.movement) if part.pose not in poses]
    if lacking and entry.figure is not None:
        why = f"is no pose of {figure.id}, which has {', '.join(dict.fromkeys(poses))}"
        raise RuleError((("movement", index, "pose"), why) for index in lacking)
    return "" if lacking else figure.id


def _part(said: own_schema.Part, index: int, reading: Reading) -> schema.Part:
    def length(name: str, words: meaning.Text | None) -> str | None:
        if words == build.DOSE:
            return build.DOSE
        return reading.text(meaning.span_of, words, "movement", index, name)

    do = few_words(said.do)
    return schema.Part(
        do=do,
        move=length("move", said.move),
        hold=length("hold", said.hold),
        breath=said.breath,
        pose=said.pose or (f"pose-{index}"),
        short=None if said.short is None else few_words(said.short),
        say=sentence(said.say or do[:1].upper() + do[1:]),
    )


def _whole(
    entry: own_schema.Exercise,
    own_id: str,
    figure: Exercise | None,
    levels: tuple[schema.Dosage, ...],
    movement: tuple[schema.Part, ...],
) -> schema.Exercise:
    """All of it as the data has it, with what goes without saying."""
    words = (entry.name, entry.start or "", *_sentences(entry.steps))
    position = entry.position or (figure.position if figure else defaults.position_in(words))
    settings = figure.settings if figure else defaults.settings_of(position)
    cautions = entry.cautions
    return schema.Exercise(
        id=own_id,
        name=entry.name,
        aliases=entry.aliases,
        goal=entry.goal or (figure.goal if figure else defaults.goal_in(words)),
        why=sentence(entry.why or defaults.WHY),
        position=position,
        settings=entry.settings or settings,
        equipment=_equipment(entry, figure),
        side=entry.side or levels[0].side or Sides.BOTH,
        muscles=schema.MuscleUse(entry.muscles.primary, entry.muscles.secondary),
        start=sentence(entry.start or defaults.start_of(position)),
        steps=(),
        feel=sentence(entry.feel) if entry.feel else "",
        mistakes=_sentences(entry.mistakes),
        movement=movement,
        levels=levels,
        make_easier=entry.make_easier,
        make_harder=entry.make_harder,
        cautions=schema.Cautions(
            avoid=cautions.avoid,
            caution=cautions.caution,
            notes=cautions.notes,
            needed=cautions.needed,
            sources=cautions.sources,
        ),
        notes=entry.notes,
        alone=entry.alone,
        sources=entry.sources,
    )


def _equipment(entry: own_schema.Exercise, figure: Exercise | None) -> tuple[Equipment, ...]:
    if entry.equipment is not None:
        return entry.equipment
    return figure.equipment if figure is not None else ()


def _sentences(said: str | tuple[str, ...] | None) -> tuple[str, ...]:
    several = (said,) if isinstance(said, str) else said or ()
    return tuple(sentence(each) for each in several)


def _with_unasked(made: Exercise, said: own_schema.Cautions) -> Exercise:
    """The exercise, with the conditions of which nobody has said whether it suits them."""
    if said.sources:
        return made
    told = {*said.avoid, *said.caution, *said.suits}
    unasked = tuple(each for each in Condition if each not in told)
    return made._replace(cautions=made.cautions._replace(unasked=unasked))


def linked(
    made: Exercise,
    entry: own_schema.Exercise,
    ids: Mapping[str, str],
    usable: Container[str],
) -> Exercise:
    """The exercise with those that it leads to, as far as they can be done.

    Raises:
        RuleError: there is no such exercise.
    """
    faults: list[Fault] = []

    def ids_of(names: Sequence[str], key: str) -> tuple[str, ...]:
        found = [ids.get(plain(name), "") for name in names]
        for index, each in enumerate(found):
            if not each:
                name = names[index]
                message = f'there is no exercise "{shown(name)}"{perhaps(plain(name), ids)}'
                faults.append(((key, index), message))
            elif each == made.id:
                faults.append(((key, index), "names the exercise itself"))
        return tuple(each for each in found if each in usable)

    leading = made._replace(
        easier=ids_of(entry.easier, "easier"),
        harder=ids_of(entry.harder, "harder"),
        swaps=ids_of(entry.swaps, "swaps"),
    )
    if faults:
        raise RuleError(faults)
    return leading
