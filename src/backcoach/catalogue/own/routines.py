"""From a routine of one's own to one of the catalogue."""

from collections.abc import Mapping

from backcoach.catalogue.own import defaults, meaning
from backcoach.catalogue.own.called import sentence
from backcoach.catalogue.own.dosing import Reading
from backcoach.catalogue.own.limits import check_routine
from backcoach.catalogue.own.notation import UNKNOWN
from backcoach.catalogue.own.notation.shape import Shape, shape_of
from backcoach.catalogue.problems import RuleError, Steps
from backcoach.catalogue.schemas import own_schema, schema
from backcoach.catalogue.values import build
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.terms import Purpose

_OWN_ONE = "; `backcoach list` has all, and `backcoach new exercise` begins one of your own"


class _Lowering:
    """Reads the blocks and items of a routine, and notes what is wrong with them."""

    def __init__(self, exercises: Mapping[str, Exercise], ids: Mapping[str, str]) -> None:
        self.reading = Reading()
        self._exercises, self._ids = exercises, ids

    def block(self, said: own_schema.Block, steps: Steps) -> schema.Block:
        """A block as the data have it."""
        items = (
            self._item(each, (*steps, "items", index)) for index, each in enumerate(said.items)
        )
        return schema.Block(
            rounds=said.rounds,
            rest=self.reading.text(meaning.rest_of, said.rest, *steps, "rest"),
            between=self.reading.text(meaning.rest_of, said.between, *steps, "between"),
            items=tuple(item for item in items if item is not None),
        )

    def _item(self, said: str | own_schema.Item, steps: Steps) -> schema.Item | None:
        """An item, or None after noting what is wrong with it."""
        key = steps
        if isinstance(said, own_schema.Item):
            key = (*steps, "exercise")
        item = said if isinstance(said, own_schema.Item) else own_schema.Item(exercise=said)
        try:
            exercise, doses = meaning.line_of(item.exercise, self._ids, self._shape)
        except ValueError as error:
            own_one = _OWN_ONE if str(error).endswith(UNKNOWN) else ""
            self.reading.faults.append((key, f"{error}{own_one}"))
            return None
        shape = self._shape(exercise)
        if item.dosage is not None:
            doses = self.reading.doses(item.dosage, shape, *steps, "dosage")
        levels = self.reading.levels(item.levels, shape, *steps, "levels")
        several = levels or (doses.levels if len(doses.levels) > 1 else ())
        return schema.Item(
            exercise=exercise,
            level=item.level,
            dosage=None if several else next(iter(doses.levels), None),
            levels=several,
            weeks=item.weeks or doses.weeks,
            essential=item.essential,
            stay=item.stay,
            rest=self.reading.text(meaning.rest_of, item.rest, *steps, "rest") or doses.after,
        )

    def _shape(self, exercise: str) -> Shape:
        """What an exercise is like; of one with faults nothing is known."""
        found = self._exercises.get(exercise)
        return Shape() if found is None else shape_of(found)


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
    lowering = _Lowering(exercises, ids)
    reading = lowering.reading
    if (entry.items is None) == (not entry.blocks):
        both = "stands beside `blocks`; one of them is enough"
        none = (
            "`items` is missing: the list of exercises, each after a dash, like `- bird dog 3x10`"
        )
        reading.faults.append((("items",), both) if entry.items else ((), none))
    blocks = tuple(lowering.block(said, steps) for steps, said in _blocks(entry))
    rest = reading.text(meaning.rest_of, entry.rest, "rest")
    reading.check()
    lowered = schema.Routine(
        id=own_id,
        name=entry.name,
        aliases=entry.aliases,
        summary=sentence(entry.summary or defaults.SUMMARY),
        purpose=entry.purpose or schema.For(group=Purpose.OWN, who=""),
        rest=rest or "10 s",
        exact=_is_exact(entry, rest),
        begins=entry.begins,
        blocks=blocks,
        sources=entry.sources,
    )
    try:
        made = build.routine(lowered, exercises, None)
        check_routine(made, exercises)
    except RuleError as error:
        faults = ((_in_file(steps, entry), message) for steps, message in error.faults)
        raise RuleError(faults) from None
    return made


def _is_exact(entry: own_schema.Routine, rest: str | None) -> bool:
    """Whether its rests are all the time there is: as it says, or else where it has any."""
    if entry.exact is not None:
        return entry.exact
    return rest is not None or any(each.rest or each.between for each in entry.blocks)


def _blocks(entry: own_schema.Routine) -> list[tuple[Steps, own_schema.Block]]:
    """Its blocks, each after the way to it."""
    if entry.items is not None:
        return [((), own_schema.Block(rounds=entry.rounds, items=entry.items))]
    return [(("blocks", number), each) for number, each in enumerate(entry.blocks)]


def _in_file(steps: Steps, entry: own_schema.Routine) -> Steps:
    """The way to a value as it is in the file, which may have a list without blocks."""
    return steps[2:] if entry.items is not None and steps[:1] == ("blocks",) else steps
