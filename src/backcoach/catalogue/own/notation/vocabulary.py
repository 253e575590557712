"""The words of doses: what each of them counts, or is about."""

from enum import StrEnum
from fractions import Fraction


class Measure(StrEnum):
    """What a number counts."""

    SECOND = "s"
    BREATH = "breath"
    INHALE = "inhale"
    EXHALE = "exhale"
    TIMES = "times"
    REP = "rep"
    SET = "set"


LENGTHS = (Measure.SECOND, Measure.BREATH, Measure.INHALE, Measure.EXHALE)

_SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "count", "counts", '"'), 1),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "'"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
}
_COUNTS = {
    **dict.fromkeys(("breath", "breaths"), Measure.BREATH),
    **dict.fromkeys(("inhale", "inhales", "inhalation"), Measure.INHALE),
    **dict.fromkeys(("exhale", "exhales", "exhalation"), Measure.EXHALE),
    **dict.fromkeys(("times", "time", "x", "cycles", "cycle"), Measure.TIMES),
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions", "repeats"), Measure.REP),
    **dict.fromkeys(("set", "sets", "round", "rounds", "series", "lots", "bouts"), Measure.SET),
}
MEASURES: dict[str, tuple[Measure, Fraction]] = {
    **{word: (Measure.SECOND, Fraction(seconds)) for word, seconds in _SECONDS.items()},
    **{word: (measure, Fraction(1)) for word, measure in _COUNTS.items()},
}
ADJECTIVES = frozenset(("deep", "slow", "full", "easy", "calm", "quiet", "whole", "controlled"))

_UNDER_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty")
NUMBERS = {
    **{word: Fraction(number) for number, word in enumerate(_UNDER_TWENTY, 1)},
    **{word: Fraction(10 * number) for number, word in enumerate(_TENS, 2)},
}
ADVERBS = {"once": 1, "twice": 2, "thrice": 3}

BETWEEN = frozenset(("-", "to", "or"))
"""What stands between the two ends of a range."""
BY = frozenset(("x", "of"))
"""What stands between a number of sets and what each of them is."""
STOPS = frozenset(",;.()[]|:+&/-=~")
FILLERS = frozenset(
    (
        *("and", "then", "do", "perform", "complete", "repeat", "repeated", "for", "the", "a"),
        *("an", "at", "about", "approx", "approximately", "circa", "ca", "of", "on", "in", "it"),
        *("slow", "slowly", "gently", "please", "your", "with", "least", "this", "only"),
        *("controlled", "relaxed", "work", "start", "is", "as", "prescribed", "exercise"),
        *("same", "sessions", "side", "sides", "w", "top", "bottom", "tolerated", "able"),
        *("morning", "evening", "night", "bed", "before", "bedtime", "to"),
    )
)
"""Words that add nothing: what is said without them is the same dose."""

HOLD = frozenset(("squeeze", "squeezes", "hold", "holds", "holding", "held", "stay", "keep"))
REST = frozenset(("rest", "rests", "resting", "pause", "break", "off", "recovery"))
RELAX = frozenset(("relax", "relaxing", "release"))
ON = frozenset(("on", "work"))
OF_ITS_OWN = HOLD | REST | RELAX | ON
"""What a time before it is the time of: `30 s rest`."""
LABELS = {
    **dict.fromkeys(("sets", "set", "rounds"), Measure.SET),
    **dict.fromkeys(("reps", "rep", "repetitions", "times"), Measure.REP),
}

LIMBS = frozenset(
    (
        *("side", "sides", "leg", "legs", "arm", "arms", "foot", "feet", "hand", "hands"),
        *("knee", "knees", "hip", "hips", "way", "ways", "direction", "directions"),
    )
)
SORE = frozenset(
    (
        *("sore", "bad", "painful", "affected", "injured", "operated", "involved", "weak"),
        *("tight", "hurting", "stiff"),
    )
)
ALTERNATELY = frozenset(("alternate", "alternating", "alternately", "alternated", "alt"))

DAY, WEEK = frozenset(("day", "days", "d")), frozenset(("week", "weeks", "wk", "wks"))

WEEKDAYS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))

BODY = frozenset(("ankle", "ankles", "thigh", "thighs", "wrist", "wrists", "toes", "shoulders"))
"""Where a band or a weight is, beside limbs."""
LOADS = frozenset(
    (
        *("kg", "kgs", "kilo", "kilos", "g", "lb", "lbs", "pound", "pounds"),
        *("cm", "mm", "inch", "inches"),
    )
)
THINGS = frozenset(
    (
        *("band", "bands", "theraband", "tubing", "loop", "weight", "weights", "dumbbell"),
        *("dumbbells", "kettlebell", "bottle", "bottles", "backpack", "ball", "step", "bodyweight"),
        *("strap", "towel", "roller", "cushion", "pillow", "bag", "barbell", "stick"),
    )
)
QUALITIES = frozenset(
    (
        *("red", "green", "blue", "yellow", "black", "orange", "purple", "grey", "gray", "silver"),
        *("gold", "white", "pink", "tan", "light", "medium", "heavy", "ankle", "mini", "long"),
        *("soft", "small", "large", "high", "low", "water", "rolled", "resistance", "therapy"),
        *("weighted", "exercise", "elastic", "strong", "extra"),
    )
)
"""What is said of a thing before its name."""
