"""From a routine of one's own to one of the catalogue."""

from collections.abc import Mapping

from backcoach.catalogue.own import defaults, meaning
from backcoach.catalogue.own.called import sentence
from backcoach.catalogue.own.dosing import Reading
from backcoach.catalogue.problems import RuleError, Steps
from backcoach.catalogue.schemas import own_schema, schema
from backcoach.catalogue.values import build
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.terms import Purpose


def routine(
    entry: own_schema.Routine,
    own_id: str,
    exercises: Mapping[str, Exercise],
    ids: Mapping[str, str],
) -> Routine:
    """Make a routine of the domain, of this id, of one's own; `ids` are those of exercises.

    Raises:
        RuleError: with all that is wrong with it.
    """
    reading = Reading()
    if (entry.items is None) == (not entry.blocks):
        both = "stands beside `blocks`; one of them is enough"
        none = "`items` is missing: the list of exercises"
        reading.faults.append((("items",), both) if entry.items else ((), none))
    blocks = tuple(_block(said, steps, ids, reading) for steps, said in _blocks(entry))
    rest = reading.text(meaning.rest_of, entry.rest, "rest")
    reading.check()
    purpose = entry.purpose or schema.For(group=Purpose.OWN, who="")
    lowered = schema.Routine(
        id=own_id,
        name=entry.name,
        aliases=entry.aliases,
        summary=sentence(entry.summary or defaults.SUMMARY),
        purpose=purpose,
        rest=rest or "10 s",
        exact=entry.exact,
        begins=entry.begins,
        blocks=blocks,
        sources=entry.sources,
    )
    try:
        return build.routine(lowered, exercises, None)
    except RuleError as error:
        raise RuleError(
            (_in_file(steps, entry), message) for steps, message in error.faults
        ) from None


def _blocks(entry: own_schema.Routine) -> list[tuple[Steps, own_schema.Block]]:
    """Its blocks, each after the way to it."""
    if entry.items is not None:
        return [((), own_schema.Block(rounds=entry.rounds, items=entry.items))]
    return [(("blocks", number), each) for number, each in enumerate(entry.blocks)]


def _in_file(steps: Steps, entry: own_schema.Routine) -> Steps:
    """The way to a value as it is in the file, which may have a list without blocks."""
    return steps[2:] if entry.items is not None and steps[:1] == ("blocks",) else steps


def _block(
    said: own_schema.Block, steps: Steps, ids: Mapping[str, str], reading: Reading
) -> schema.Block:
    items = [
        item
        for index, each in enumerate(said.items)
        if (item := _item(each, (*steps, "items", index), ids, reading)) is not None
    ]
    return schema.Block(
        rounds=said.rounds,
        rest=reading.text(meaning.rest_of, said.rest, *steps, "rest"),
        between=reading.text(meaning.rest_of, said.between, *steps, "between"),
        items=tuple(items),
    )


def _item(
    said: str | own_schema.Item, steps: Steps, ids: Mapping[str, str], reading: Reading
) -> schema.Item | None:
    """An item, or None after noting what is wrong with it."""
    if isinstance(said, str):
        said, key = own_schema.Item(exercise=said), steps
    else:
        key = (*steps, "exercise")
    meant = meaning.line_of(said.exercise, ids)
    doses = reading.doses(said.dosage, *steps, "dosage")
    levels = [
        dose
        for index, each in enumerate(said.levels)
        for dose in reading.doses(each, *steps, "levels", index)
    ]
    if meant is None:
        message = f'there is no exercise "{shown(said.exercise)}"{perhaps(said.exercise, ids)}'
        reading.faults.append((key, message))
        return None
    doses = doses or meant.doses
    if doses[1:]:  # from where one begins to the goal
        levels, doses = [*doses, *levels], ()
    return schema.Item(
        exercise=meant.exercise,
        level=said.level,
        dosage=doses[0] if doses else None,
        levels=tuple(levels),
        weeks=said.weeks,
        essential=said.essential,
        stay=said.stay,
    )
