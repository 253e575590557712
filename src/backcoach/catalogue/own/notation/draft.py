"""What was understood of a dose, before it is settled what it means for an exercise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from backcoach.catalogue.own.notation.amounts import Amount
from backcoach.domain.errors import shown
from backcoach.domain.knowledge.terms import Sides


class Misreading(NamedTuple):
    """What was not understood: where it begins in the text, from 0, what it is, and why not.

    `message` goes on from the words that were written: what they may be, with an example.
    """

    at: int
    written: str
    message: str

    def __str__(self) -> str:
        """The whole sentence."""
        return f'"{shown(self.written)}" {self.message}'


class NotationError(ValueError):
    """A text that is not what it should be: every reason why not, as sentences with places."""

    def __init__(self, problems: Iterable[Misreading]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


class Between(StrEnum):
    """What a rest lies between, where that is written."""

    SETS = "sets"
    REPS = "reps"
    EXERCISES = "exercises"


class Pause(NamedTuple):
    """A rest as it is written: `ms` None is the usual time of one until ready."""

    ms: int | None
    open: bool = False
    between: Between | None = None


class Slot(StrEnum):
    """What an amount is of; the value says it in words."""

    SETS = "how many sets"
    REPS = "how many repetitions"
    OTHERS = "how many repetitions on the other side"
    BARE = "a number alone"
    """Nothing says what it counts."""
    TIMES = "how many times"
    """It counts whatever is done."""
    HOLD = "how long to hold"
    WORK = "for how long"
    STRETCH = "how long"
    """Nothing says whether it is held or worked."""


class Kind(StrEnum):
    """How a rest is called; the value says it in words."""

    PAUSE = "the rest"
    RELAX = "the time to relax"
    OFF = "the time off"
    AFTER = "the rest after it"


TEMPO, BREATH, TOTAL = "the tempo", "the breath", "the total"


@dataclass(frozen=True)
class Draft:
    """All that a text says of a dose; what it does not say is None or empty.

    With `is_both` the side is both, which is at once where an exercise is done so. `places` has
    those of amounts and rests, of the `TEMPO`, of what looks like a `BREATH` and of a `TOTAL`: of
    all that may turn out to make no sense.
    """

    amounts: Mapping[Slot, Amount] = field(default_factory=dict)
    pauses: Mapping[Kind, Pause] = field(default_factory=dict)
    listed: tuple[Fraction, ...] = ()
    tempo: tuple[Fraction, ...] = ()
    breath: tuple[Fraction, ...] = ()
    side: Sides | None = None
    is_both: bool = False
    a_day: str = ""
    a_week: str = ""
    amrap: bool = False
    holds: bool = False
    loads: tuple[str, ...] = ()
    places: Mapping[str, Misreading] = field(default_factory=dict)
    problems: tuple[Misreading, ...] = ()

    @property
    def says_how_much(self) -> bool:
        """Whether there is a number or a time in it, and not only how, or how often."""
        return bool(self.listed or self.amounts)

    def has(self, *slots: Slot) -> bool:
        """Whether there is an amount of any of these."""
        return any(slot in self.amounts for slot in slots)

    def over(self, other: "Draft") -> "Draft":
        """Return this draft, with what it leaves open as another one has it."""
        own = {each.name: getattr(self, each.name) for each in fields(self)}
        said = {name: value for name, value in own.items() if value}
        return replace(
            other,
            **said
            | {
                "amounts": {**other.amounts, **self.amounts},
                "pauses": {**other.pauses, **self.pauses},
                "places": {**other.places, **self.places},
                "problems": (*other.problems, *self.problems),
            },
        )
