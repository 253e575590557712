"""What the coach knows of staying safe: warning signs, conditions, and what pain leads to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from backcoach.domain.knowledge.routine import Item
from backcoach.domain.knowledge.terms import WORST, Advice, Condition, Occasion, Symptom, Tier

ASKED = (Tier.EMERGENCY, Tier.URGENT, Tier.CLEARANCE)
"""The tiers that can stop a session, in the order they are asked about."""


class Sign(NamedTuple):
    """One warning sign; `is_quick` ones are told again whenever pain ends a session.

    `then` is what it asks for besides what its tier does.
    """

    id: str
    tier: Tier
    sign: str
    sources: tuple[str, ...]
    short: str = ""
    then: str = ""
    is_quick: bool = False


class TierText(NamedTuple):
    """What is said of a tier: over its signs, after a yes, and, where it is asked about, the rest.

    That is the question, what to do where somebody is not sure, and `then` in few words.
    """

    tier: Tier
    title: str
    then: str
    sources: tuple[str, ...]
    question: str = ""
    unsure: str = ""
    line: str = ""


RANGE = r"(\d{1,2}|\d{1,2}-\d{1,2}|\d{1,2} or (less|more))"
"""How a range is written, as a regular expression."""


class Range(NamedTuple):
    """A range of whole numbers, ends included; None is no end."""

    least: int | None
    most: int | None

    @classmethod
    def read(cls, text: str) -> "Range":
        """Read `7`, `4-6`, `3 or less` or `2 or more`."""
        number, _, end = text.partition(" or ")
        if end:
            return cls(None, int(number)) if end == "less" else cls(int(number), None)
        least, _, most = number.partition("-")
        return cls(int(least), int(most or least))

    def __contains__(self, number: object) -> bool:
        """Whether a number lies in it; what is not known never does."""
        if not isinstance(number, int):
            return False
        return (self.least is None or self.least <= number) and (
            self.most is None or number <= self.most
        )

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        return self.least is not None and self.most is not None and self.most < self.least


class PainRule(NamedTuple):
    """One row of the pain table: it applies where everything it names is so."""

    id: str
    when: Occasion
    then: Advice
    say: str
    sources: tuple[str, ...]
    caveat: str = ""
    symptom: Symptom | None = None
    score: Range | None = None
    start: Range | None = None
    rise: Range | None = None
    stops: Range | None = None
    above_usual: Range | None = None
    mornings: Range | None = None


class Pain(NamedTuple):
    """How much it hurts, 0 to 10, and what is known besides; None is not known.

    `start` is the score before the session, `stops` how many exercises pain has ended in it,
    `mornings` how many sessions running were followed by a worse morning, this one included.
    """

    when: Occasion
    score: int = 0
    symptom: Symptom | None = None
    start: int | None = None
    stops: int = 0
    usual: int | None = None
    mornings: int | None = None

    @property
    def rise(self) -> int | None:
        """How far above the start."""
        return None if self.start is None else self.score - self.start

    @property
    def above_usual(self) -> int | None:
        """How far above what is usual."""
        return None if self.usual is None else self.score - self.usual


ENDING_AT_ANY_SCORE = (Symptom.LEG, Symptom.FAINT)

MEASURES = ("score", "start", "rise", "stops", "above_usual", "mornings")
"""What a row may name ranges of, and a pain has numbers for."""


class Felt(NamedTuple):
    """A pain that was told of, in which exercise, and the row of the table that applied."""

    exercise: str
    pain: Pain
    rule: PainRule


class Precaution(NamedTuple):
    """A condition in plain words, the care that fits every exercise, and what else it is called.

    `floor` is what to know before a session that leads down to the floor, if there is anything.
    """

    condition: Condition
    name: str
    care: str
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    floor: str = ""


class Uncoded(NamedTuple):
    """Words that people were told and no condition fits, and what to do instead."""

    words: tuple[str, ...]
    say: str
    sources: tuple[str, ...]


class MorningRule(NamedTuple):
    """What to leave out, by id, for so many minutes after waking, and `before` the usual hour."""

    minutes: int
    before: int
    exercises: tuple[str, ...]
    why: str
    sources: tuple[str, ...]


class Resting(NamedTuple):
    """What may be done on a day that hurts too much for a routine."""

    name: str
    items: tuple[Item, ...]
    sources: tuple[str, ...]


class Fact(NamedTuple):
    """One thing that is good to know of a sore back."""

    say: str
    sources: tuple[str, ...]


class ReviewRule(NamedTuple):
    """When the questions about warning signs are asked again.

    That is after so many days, from a score on, or from one so far `above_usual`. For so many hours
    after that, more such pain asks only for the quick signs, and what is new.
    """

    days: int
    score: int
    above_usual: int
    hours: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Safety:
    """The checked contents of `safety.yaml`; every tier and every condition is there."""

    tiers: tuple[TierText, ...]
    signs: tuple[Sign, ...]
    pain: tuple[PainRule, ...]
    review: ReviewRule
    conditions: tuple[Precaution, ...]
    morning: MorningRule
    resting: Resting
    uncoded: tuple[Uncoded, ...] = ()
    facts: tuple[Fact, ...] = ()

    @cached_property
    def tier(self) -> dict[Tier, TierText]:
        """What is said of each tier."""
        return {each.tier: each for each in self.tiers}

    @cached_property
    def condition(self) -> dict[Condition, Precaution]:
        """Each condition in words."""
        return {each.condition: each for each in self.conditions}

    def signs_of(self, tier: Tier) -> tuple[Sign, ...]:
        """The signs of one tier, in order."""
        return tuple(sign for sign in self.signs if sign.tier is tier)

    def fact_on(self, day: int) -> Fact | None:
        """The fact for a day since the epoch, in UTC: another one each day."""
        return self.facts[day % len(self.facts)] if self.facts else None

    def rule_for(self, pain: Pain) -> PainRule:
        """The first row of the pain table that applies."""
        return next(rule for rule in self.pain if applies(rule, pain))

    def names_of(self, conditions: Iterable[Condition]) -> str:
        """Conditions in words: `bending makes it worse; osteoporosis`."""
        return "; ".join(self.condition[each].name for each in conditions)


def applies(rule: PainRule, pain: Pain) -> bool:
    """Whether all that a row names is so; one that names no symptom is for any."""
    if rule.when is not pain.when or rule.symptom not in (None, pain.symptom):
        return False
    named = ((getattr(rule, name), getattr(pain, name)) for name in MEASURES)
    return all(number in within for within, number in named if within is not None)


def is_for(rules: Iterable[PainRule], pain: Pain) -> bool:
    """Whether the first row that applies is for just this: a symptom needs one that names it."""
    first = next((rule for rule in rules if applies(rule, pain)), None)
    return first is not None and first.symptom is pain.symptom


def every_pain() -> Iterator[Pain]:
    """One of each, with no start: where that is known, the same rows and others apply.

    Some symptoms have a row of their own at any score, the others where nothing hurts as yet.
    """
    for score in range(WORST + 1):
        yield Pain(Occasion.BEFORE, score)
        yield from (Pain(Occasion.DURING, score, stops=stops) for stops in range(4))
        for usual in (0, WORST):
            for mornings in range(1, 4):
                yield Pain(Occasion.NEXT_MORNING, score, usual=usual, mornings=mornings)
    for symptom in Symptom:
        scores = range(WORST + 1) if symptom in ENDING_AT_ANY_SCORE else (0,)
        for score, stops in product(scores, range(4)):
            yield Pain(Occasion.DURING, score, symptom, stops=stops)
