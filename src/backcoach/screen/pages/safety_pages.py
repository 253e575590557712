"""Warning signs and pain rules as text; nothing here needs Rich."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.safety import ASKED, PainRule, Range, Safety, Sign
from backcoach.domain.knowledge.terms import WORST, Evidence
from backcoach.domain.words.citing import called
from backcoach.domain.words.disclaimers import ABOUT_SIGNS, GENERAL, NO_DIAGNOSIS
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.intended import ABOUT
from backcoach.domain.words.labels import EVIDENCE_WORDS, OCCASION_WORDS, SYMPTOM_WORDS
from backcoach.domain.words.signs import advice, in_a_line


def signs_page(safety: Safety, width: int) -> Iterator[str]:
    """Every sign, tier by tier, and what to do where one is there."""
    yield from wrap(ABOUT_SIGNS, width)
    for text in safety.tiers:
        signs = safety.signs_of(text.tier)
        yield ""
        yield from wrap(text.title, width)
        yield from sign_lines(signs, width)
        yield from wrap(advice(text.then, signs), width)


def sign_lines(signs: Iterable[Sign], width: int) -> Iterator[str]:
    """Signs as a list."""
    for each in signs:
        yield from wrap(each.sign, width, initial_indent="  - ", subsequent_indent="    ")


def asked_lines(exercise: Exercise, width: int) -> Iterator[str]:
    """With what an exercise is left out, as a list."""
    for each in exercise.cautions.asks:
        yield from _point(capitalised(each), width)


def three_lines(safety: Safety) -> Iterator[str]:
    """The signs for somebody who cannot be asked, a line for each tier, and where to find all."""
    *lines, last = (in_a_line(safety, tier, safety.signs_of(tier)) for tier in ASKED)
    yield from lines
    yield f"{last} `backcoach safety` tells more. {NO_DIAGNOSIS}"


def about_page(width: int) -> Iterator[str]:
    """What the coach is for and not for, how much it can do, and what nobody has checked."""
    yield from wrap(GENERAL, width)
    for chapter in ABOUT:
        yield ""
        yield from wrap(chapter.title, width)
        for point in chapter.points:
            yield from _point(point, width)


def rules_page(catalogue: Catalogue, width: int) -> Iterator[str]:
    """The pain table and the other rules, each with its sources and caveats."""
    safety = catalogue.safety
    yield from wrap(
        f"The first row that fits is taken. Pain is told from 0 to {WORST}. Pain in a leg that is"
        " as usual and no worse counts by its number, as if it were in the back alone. In place of"
        " rest on a bad day, gentle movement can be chosen.",
        width,
    )
    for occasion, title in OCCASION_WORDS.items():
        yield ""
        yield title
        for rule in safety.pain:
            if rule.when is occasion:
                yield from _rule_lines(catalogue, rule, width)
    yield ""
    yield "Other rules"
    yield from _other_rules(catalogue, width)


def _rule_lines(catalogue: Catalogue, rule: PainRule, width: int) -> Iterator[str]:
    yield from _point(f"{_when(rule)}: {rule.say}", width)
    caveat = f"; {rule.caveat}" if rule.caveat else ""
    yield from _aside(f"From: {_sources(catalogue, rule.sources)}{caveat}", width)


def _when(rule: PainRule) -> str:
    """What has to be so for a row to apply."""
    named = {
        "pain": rule.score,
        "started at": rule.start,
        "up by": rule.rise,
        "exercises stopped before:": rule.stops,
        "above usual by": rule.above_usual,
        "sessions running:": rule.mornings,
    }
    parts = [f"{name} {_range(within)}" for name, within in named.items() if within is not None]
    if rule.symptom is not None:
        parts.insert(0, SYMPTOM_WORDS[rule.symptom])
    return capitalised(", ".join(parts))


def _range(within: Range) -> str:
    if within.most is None:
        return f"{within.least} or more"
    if within.least is None:
        return f"{within.most} or less"
    alone = within.least == within.most
    return f"{within.least}" if alone else f"{within.least} to {within.most}"


def _other_rules(catalogue: Catalogue, width: int) -> Iterator[str]:
    from backcoach.domain.tailoring.remembering import (
        DAYS_AWAY,
        DAYS_TO_BEGIN_ANEW,
        SESSIONS_A_STEP,
    )

    review, morning = catalogue.safety.review, catalogue.safety.morning
    asked = (
        f"The questions about warning signs come again after {review.days} days, after pain of"
        f" {review.score} or more, and after a new symptom. For {review.hours} hours after"
        " they were asked for pain, more pain asks only for what matters most, and what is new."
    )
    names = ", ".join(catalogue.exercise[name].name for name in morning.exercises)
    early = (
        f"Not in the first {morning.minutes} minutes after waking, nor where you are up to"
        f" {morning.before // 60} hours early: {names}."
    )
    away = (
        f"After {DAYS_AWAY} days or more without a session, {SESSIONS_A_STEP} sessions are a level"
        f" lower; after {DAYS_TO_BEGIN_ANEW}, {SESSIONS_A_STEP} are at the first level, and"
        f" {SESSIONS_A_STEP} more a level lower."
    )
    ours = EVIDENCE_WORDS[Evidence.HOUSE_RULE]
    for text, told_by in (
        (asked, _sources(catalogue, review.sources)),
        (early, _sources(catalogue, morning.sources)),
        (away, ours),
    ):
        yield from _point(text, width)
        yield from _aside(f"From: {told_by}", width)
    for each in catalogue.safety.conditions:
        yield from _point(f"{capitalised(each.name)} ({each.condition}): {each.care}", width)
        yield from _aside(f"From: {_sources(catalogue, each.sources)}", width)


def _point(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent="  - ", subsequent_indent="    ")


def _aside(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent="      ", subsequent_indent="      ")


def _sources(catalogue: Catalogue, ids: Iterable[str]) -> str:
    """Sources in few words; of those that are no page, what they are."""
    sources = catalogue.surest(ids)
    named = (called(each) if each.address else EVIDENCE_WORDS[each.kind] for each in sources)
    return "; ".join(dict.fromkeys(named))
