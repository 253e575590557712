"""Doses of own files in the data's own terms: words and parts of them, whatever they are called."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from backcoach.catalogue.own import meaning
from backcoach.catalogue.own.meaning import NO_DOSES, Doses, Text
from backcoach.catalogue.own.notation.shape import Shape
from backcoach.catalogue.problems import Fault, RuleError, Steps
from backcoach.catalogue.schemas import own_schema, schema

_READERS: dict[str, Callable[[Text], str]] = {
    "work": meaning.span_of,
    "hold": meaning.span_of,
    "breath": meaning.breath_of,
    "rest": meaning.rest_of,
    "rep_rest": meaning.rest_of,
    "frequency": meaning.frequency_of,
}
"""What reads each key of a dose that people write in words."""


class Reading:
    """Reads words of an entry, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def text(self, read: Callable[[Text], str], said: Text | None, *steps: str | int) -> str | None:
        """What words mean; None where there are none, or they mean nothing, which is noted."""
        if said is None:
            return None
        try:
            return read(said)
        except ValueError as error:
            self.faults.append((steps, str(error)))
            return None

    def doses(self, said: own_schema.Dose | None, shape: Shape, *steps: str | int) -> Doses:
        """The doses that are said of an exercise of some shape; none where they have faults."""
        if said is None:
            return NO_DOSES
        if isinstance(said, own_schema.Dosage):
            return Doses((self._dose(said, shape, steps),))
        try:
            return meaning.doses_of(said, shape)
        except ValueError as error:
            self.faults.append((steps, str(error)))
            return NO_DOSES

    def levels(
        self, said: Sequence[own_schema.Dose], shape: Shape, *steps: str | int
    ) -> tuple[schema.Dosage, ...]:
        """The doses of a list, one after the other."""
        several = (self.doses(each, shape, *steps, index) for index, each in enumerate(said))
        return tuple(level for each in several for level in each.levels)

    def _dose(self, said: own_schema.Dosage, shape: Shape, steps: Steps) -> schema.Dosage:
        """A dose by its parts; what is held, and it is not said how long, as in a line of words."""
        same = {name: getattr(said, name) for name in said.__struct_fields__}
        read = {
            name: self.text(reader, same[name], *steps, name) for name, reader in _READERS.items()
        }
        tempo = {
            do: length
            for do, words in said.tempo.items()
            if (length := self.text(meaning.span_of, words, *steps, "tempo", do))
        }
        hold = read["hold"] or (read["work"] if shape.is_still else None) or shape.hold
        return schema.Dosage(**{**same, **read, "hold": hold, "tempo": tempo})

    def check(self) -> None:
        """Raise all that is wrong.

        Raises:
            RuleError: with all of it, if there is anything.
        """
        if self.faults:
            raise RuleError(self.faults)


def rebased(faults: Iterable[Fault], before: Steps, after: Steps) -> Iterator[Fault]:
    """Faults with the way to each as it is in the file, where it begins otherwise than built."""
    for steps, message in faults:
        begins = steps[: len(before)] == before
        yield ((*after, *steps[len(before) :]) if begins else steps), message
