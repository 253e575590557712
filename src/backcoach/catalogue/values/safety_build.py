"""From the entries of `safety.yaml` to the domain's Safety."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from backcoach.catalogue.problems import Fault, RuleError, Steps
from backcoach.catalogue.schemas import safety_schema
from backcoach.catalogue.values.build import item_faults, item_of
from backcoach.domain.knowledge import safety
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.safety import Range, Safety
from backcoach.domain.knowledge.terms import Condition, Tier

_OF_ASKED = ("question", "unsure", "line")


def built(
    entry: safety_schema.Safety, exercises: Mapping[str, Exercise], names: Sequence[str] | None
) -> Safety:
    """Make the domain's values; `names` are all exercises, also those with faults, if known.

    Raises:
        RuleError: with all that makes no sense; with nothing where an exercise it needs is faulty.
    """
    faults = [*_faults(entry, exercises, names)]
    if faults:
        raise RuleError(faults)
    return Safety(
        tiers=tuple(_tier(each) for each in entry.tiers),
        signs=tuple(_sign(each) for each in entry.signs),
        pain=tuple(_rule(each) for each in entry.pain),
        review=_review(entry.review),
        conditions=tuple(_precaution(each) for each in entry.conditions),
        morning=_morning(entry.morning),
        resting=_resting(entry.resting, exercises),
        uncoded=tuple(_uncoded(each) for each in entry.uncoded),
        facts=tuple(safety.Fact(each.say, each.sources) for each in entry.facts),
    )


def _tier(entry: safety_schema.TierText) -> safety.TierText:
    asked = {key: getattr(entry, key) or "" for key in _OF_ASKED}
    return safety.TierText(entry.tier, entry.title, entry.then, entry.sources, **asked)


def _sign(entry: safety_schema.Sign) -> safety.Sign:
    return safety.Sign(
        id=entry.id,
        tier=entry.tier,
        sign=entry.sign,
        sources=entry.sources,
        short=entry.short or "",
        then=entry.then or "",
        is_quick=entry.is_quick,
    )


def _rule(entry: safety_schema.PainRule) -> safety.PainRule:
    return safety.PainRule(
        id=entry.id,
        when=entry.when,
        then=entry.then,
        say=entry.say,
        sources=entry.sources,
        caveat=entry.caveat or "",
        symptom=entry.symptom,
        score=_range(entry.score),
        start=_range(entry.start),
        rise=_range(entry.rise),
        stops=_range(entry.stops),
        above_usual=_range(entry.above_usual),
        mornings=_range(entry.mornings),
    )


def _range(text: str | int | None) -> Range | None:
    return None if text is None else Range.read(str(text))


def _precaution(entry: safety_schema.Precaution) -> safety.Precaution:
    return safety.Precaution(
        entry.condition, entry.name, entry.care, entry.sources, entry.aliases, entry.floor or ""
    )


def _uncoded(entry: safety_schema.Uncoded) -> safety.Uncoded:
    return safety.Uncoded(entry.words, entry.say, entry.sources)


def _review(entry: safety_schema.Review) -> safety.ReviewRule:
    return safety.ReviewRule(entry.days, entry.score, entry.above_usual, entry.hours, entry.sources)


def _morning(entry: safety_schema.Morning) -> safety.MorningRule:
    return safety.MorningRule(
        entry.minutes, entry.before, entry.exercises, entry.why, entry.sources
    )


def _resting(entry: safety_schema.Resting, exercises: Mapping[str, Exercise]) -> safety.Resting:
    items = tuple(item_of(item, exercises) for item in entry.items)
    return safety.Resting(entry.name, items, entry.sources)


# What no schema can say


def _faults(
    entry: safety_schema.Safety, exercises: Mapping[str, Exercise], names: Sequence[str] | None
) -> Iterator[Fault]:
    yield from _each_once("tiers", [each.tier for each in entry.tiers], Tier)
    yield from _each_once("conditions", [each.condition for each in entry.conditions], Condition)
    yield from _word_faults(entry)
    yield from _sign_faults(entry)
    yield from _pain_faults(entry)
    for index, item in enumerate(entry.resting.items):
        for key, message in item_faults(item, exercises, names):
            yield ("resting", "items", index, *key), message


def _each_once(key: str, found: list[StrEnum], kind: type[StrEnum]) -> Iterator[Fault]:
    counted = Counter(found)
    for each in kind:
        if counted[each] != 1:
            yield (key,), f"{each.value} is there {counted[each]} times, and should be once"


def _word_faults(entry: safety_schema.Safety) -> Iterator[Fault]:
    """Words that would mean two things."""
    seen: set[str] = set()
    for steps, word in _words(entry):
        if plain(word) in seen:
            yield steps, f'"{word}" is a word of an earlier entry, too'
        seen.add(plain(word))


def _words(entry: safety_schema.Safety) -> Iterator[tuple[Steps, str]]:
    for index, each in enumerate(entry.conditions):
        yield from ((("conditions", index, "aliases", n), w) for n, w in enumerate(each.aliases))
    for index, other in enumerate(entry.uncoded):
        yield from ((("uncoded", index, "words", n), w) for n, w in enumerate(other.words))


def _sign_faults(entry: safety_schema.Safety) -> Iterator[Fault]:
    yield from _again("signs", [each.id for each in entry.signs])
    for index, each in enumerate(entry.signs):
        if each.tier in safety.ASKED and each.short is None:
            yield ("signs", index), f"`short` is missing: {each.tier.value} signs need one"
    for index, text in enumerate(entry.tiers):
        missing = [key for key in _OF_ASKED if getattr(text, key) is None]
        if text.tier in safety.ASKED and missing:
            yield ("tiers", index), f"`{missing[0]}` is missing: this tier can stop a session"


def _again(key: str, ids: Sequence[str]) -> Iterator[Fault]:
    for index, each in enumerate(ids):
        if each in ids[:index]:
            yield (key, index, "id"), "is the id of an earlier entry, too"


def _pain_faults(entry: safety_schema.Safety) -> Iterator[Fault]:
    yield from _again("pain", [each.id for each in entry.pain])
    for index, each in enumerate(entry.pain):
        for measure in safety.MEASURES:
            text = getattr(each, measure)
            within = _range(text)
            if within is not None and within.is_empty:
                yield ("pain", index, measure), f'"{text}" runs backwards'
    yield from _gaps([_rule(each) for each in entry.pain])


def _gaps(rules: Sequence[safety.PainRule]) -> Iterator[Fault]:
    """Pains that no row is for; whoever feels them would get no advice, or that for another."""
    missing = (
        f"no row is for {pain.symptom.value if pain.symptom else pain.score}"
        f" {pain.when.value.replace('-', ' ')}"
        for pain in safety.every_pain()
        if not safety.is_for(rules, pain)
    )
    yield from ((("pain",), message) for message in dict.fromkeys(missing))
