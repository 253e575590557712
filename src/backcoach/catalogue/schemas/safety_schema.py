"""The schema of `safety.yaml`."""

from typing import Annotated

from msgspec import Meta

from backcoach.catalogue.schemas.schema import Entry, Id, Item, Line, Sentence
from backcoach.domain.knowledge.safety import RANGE
from backcoach.domain.knowledge.terms import Advice, Condition, Occasion, Symptom, Tier

Range = (
    Annotated[str, Meta(pattern=f"^{RANGE}$", description="`7`, `4-6`, `3 or less` or `2 or more`")]
    | Annotated[int, Meta(ge=0, le=99)]
)
Sources = Annotated[tuple[Id, ...], Meta(min_length=1, description="ids of `sources.yaml`")]
Days = Annotated[int, Meta(ge=1, le=365)]


class TierText(Entry, kw_only=True):
    """What is said of one tier of signs. Every tier is there once."""

    tier: Tier
    title: Annotated[Line, Meta(description="what stands over its signs")]
    question: Annotated[
        Sentence | None, Meta(description="asked before sessions, for the tiers that can stop one")
    ] = None
    then: Annotated[Sentence, Meta(description="what to do where a sign is there")]
    unsure: Annotated[
        Sentence | None, Meta(description="what to do where somebody is not sure; where asked")
    ] = None
    line: Annotated[
        Sentence | None,
        Meta(description="`then` in few words, for signs that follow in one line; where asked"),
    ] = None
    sources: Sources


class Sign(Entry, kw_only=True):
    """One warning sign, or one reason to ask somebody first."""

    id: Id
    tier: Tier
    sign: Annotated[Sentence, Meta(description="the sign, in plain words, without a full stop")]
    short: Annotated[
        Line | None, Meta(description="in few words, for the tiers that can stop a session")
    ] = None
    then: Annotated[
        Sentence | None, Meta(description="what to do for this sign besides what its tier says")
    ] = None
    is_quick: Annotated[
        bool, Meta(description="among the few to look at when pain has ended a session")
    ] = False
    sources: Sources


class PainRule(Entry, kw_only=True):
    """One row of the pain table. It applies where all that it names is so; the first one counts."""

    id: Id
    when: Annotated[Occasion, Meta(description="when the pain is felt")]
    symptom: Annotated[
        Symptom | None, Meta(description="what comes with it; without one, whatever does")
    ] = None
    score: Annotated[Range | None, Meta(description="how much it hurts, 0 to 10")] = None
    start: Annotated[Range | None, Meta(description="the score before the session")] = None
    rise: Annotated[Range | None, Meta(description="how far above that start it is")] = None
    stops: Annotated[
        Range | None, Meta(description="how many exercises pain has stopped in this session")
    ] = None
    above_usual: Annotated[Range | None, Meta(description="how far above usual it is")] = None
    mornings: Annotated[
        Range | None, Meta(description="how many sessions running were followed by it")
    ] = None
    then: Annotated[Advice, Meta(description="what the coach does")]
    say: Annotated[Sentence, Meta(description="what the coach says")]
    caveat: Annotated[
        Line | None, Meta(description="what the sources do not show, as part of a sentence")
    ] = None
    sources: Sources


class Review(Entry):
    """When the questions are asked again."""

    days: Annotated[Days, Meta(description="after so many days")]
    score: Annotated[int, Meta(ge=1, le=10, description="or after a pain score from here on")]
    above_usual: Annotated[
        int, Meta(ge=1, le=10, description="or after one by so much above what is usual before")
    ]
    hours: Annotated[
        int,
        Meta(ge=1, le=48, description="so long after that more pain asks for the quick ones"),
    ]
    sources: Sources


class Precaution(Entry, kw_only=True):
    """One condition. Every code is there once."""

    condition: Condition
    name: Annotated[Line, Meta(description="what people call it")]
    aliases: Annotated[
        tuple[Line, ...], Meta(description="other words that people are told or type")
    ] = ()
    care: Annotated[
        Sentence,
        Meta(description="shown as an exercise begins that has no note of its own for it"),
    ]
    floor: Annotated[
        Sentence | None, Meta(description="said before a session that leads down to the floor")
    ] = None
    sources: Sources


class Uncoded(Entry):
    """Words that people are told and that no condition fits."""

    words: Annotated[tuple[Line, ...], Meta(min_length=1, description="all that mean the same")]
    say: Annotated[Sentence, Meta(description="what to do, or to choose, instead")]
    sources: Sources


class Morning(Entry):
    """What to leave out after waking."""

    minutes: Annotated[int, Meta(ge=1, le=240, description="for so long")]
    before: Annotated[
        int, Meta(ge=0, le=720, description="minutes before the usual hour that count as just up")
    ]
    exercises: Annotated[tuple[Id, ...], Meta(min_length=1, description="those that bend deeply")]
    why: Annotated[Line, Meta(description="the reason, as part of a sentence")]
    sources: Sources


class Resting(Entry):
    """What a session is made of on a day that hurts too much for a routine."""

    name: Line
    items: Annotated[tuple[Item, ...], Meta(min_length=1, description="what to do, in order")]
    sources: Sources


class Fact(Entry):
    """One thing that is good to know of a sore back, and no promise."""

    say: Annotated[Sentence, Meta(description="the fact, in 20 words at most")]
    sources: Sources


class Safety(Entry, kw_only=True):
    """The whole of `safety.yaml`."""

    tiers: Annotated[tuple[TierText, ...], Meta(description="what is said of each tier")]
    signs: Annotated[tuple[Sign, ...], Meta(description="the signs, tier by tier")]
    pain: Annotated[tuple[PainRule, ...], Meta(description="the pain table")]
    review: Annotated[Review, Meta(description="a `Review`, below")]
    conditions: Annotated[tuple[Precaution, ...], Meta(description="conditions in plain words")]
    uncoded: Annotated[tuple[Uncoded, ...], Meta(description="words that none of them fits")] = ()
    morning: Annotated[Morning, Meta(description="a `Morning`, below")]
    facts: Annotated[
        tuple[Fact, ...], Meta(description="one is told after a session that went well")
    ] = ()
    resting: Annotated[Resting, Meta(description="a `Resting`, below")]
