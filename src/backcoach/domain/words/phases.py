"""What a phase is called, on the screen and in a cue."""

from collections.abc import Iterable, Sequence

from backcoach.domain.knowledge.span import Rest
from backcoach.domain.knowledge.terms import Breath, Equipment, PhaseKind, Position, Side
from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import all_of, capitalised, sentences
from backcoach.domain.words.labels import SIDE_WORDS

_INTO = {
    Position.STANDING: "Stand up",
    Position.SEATED: "Sit down",
    Position.KNEELING: "Come to kneeling",
    Position.HANDS_AND_KNEES: "Come onto hands and knees",
    Position.SUPINE: "Lie on your back",
    Position.PRONE: "Lie on your front",
    Position.SIDE_LYING: "Lie on your side",
}
_BREATHS = {
    Breath.IN: "Breathe in.",
    Breath.OUT: "Breathe out.",
    Breath.HELD: "Let the breath rest.",
    Breath.FREE: "Breathe freely.",
}

GET_READY = "Get ready"
SHOWING = "Let me show you"
NOW_YOU = "Now you"
AS_MANY = "as many times as you can"
GET_UP = "Take a moment, then get up"


def into_position(start: Position, end: Position) -> str:
    """Say how to get from one position into the next."""
    return "Find your starting position" if start is end else _INTO[end]


def breathing(short: str, kind: PhaseKind, breath: Breath) -> str:
    """Say what to do together with how to breathe: "Breathe out and keep your hips up".

    Breathing in is never joined to the word hold, which would sound like holding the breath.
    """
    still = kind is PhaseKind.HOLD
    if breath is Breath.IN:
        as_if_held = still and short.startswith("hold")
        return "Stay and breathe in" if as_if_held else f"Breathe in and {short}"
    if breath is Breath.OUT:
        return f"Breathe out and {short}"
    if breath is Breath.HELD:
        return "Let the breath rest"
    return f"{capitalised(short)}, breathe freely" if still else capitalised(short)


def breath_alone(breath: Breath) -> str:
    """The shortest word for a breath: what is said while a posture goes on."""
    return _BREATHS[breath]


def on_this_side(start: str) -> str:
    """What is different about the starting position on another side: its sentences with a side."""
    return " ".join(each for each in sentences(start) if names_side(each))


def sided(text: str, side: Side) -> str:
    """Put the side's names into a coaching sentence."""
    return text.replace("{side}", SIDE_WORDS[side]).replace("{other}", SIDE_WORDS[side.other])


def as_drawn(start: str) -> str:
    """The starting position where no side is done yet: of the right one, which is drawn."""
    told = sided(start, Side.RIGHT)
    return capitalised(on_side(told, Side.RIGHT)) if names_side(start) else told


def names_side(text: str) -> bool:
    """Whether a coaching sentence names a side."""
    return "{side}" in text or "{other}" in text


def opening(name: str, *, is_first: bool) -> str:
    """Say which exercise is next."""
    return f"{'First' if is_first else 'Next'}: {name}."


def now_you(*, is_first: bool) -> str:
    """Say that it is no longer shown, but done; the first time, also when to move."""
    return f"{NOW_YOU}. Move when you hear the sound." if is_first else f"{NOW_YOU}."


def within_reach(things: Sequence[Equipment]) -> str:
    """Say what to fetch before one is down on the floor."""
    return f"Have {all_of([f'a {each}' for each in things])} within reach."


def first(say: str) -> str:
    """Say, right before it, what an exercise begins with."""
    return f"First: {say}"


def side_first(side: Side) -> str:
    """Say on which side an exercise begins."""
    return f"{capitalised(SIDE_WORDS[side])} side first."


def on_side(short: str, side: Side) -> str:
    """Say in a few words what to do, and on which side, where that was another before."""
    return f"{SIDE_WORDS[side]} side: {short}"


def change_sides(side: Side) -> str:
    """Say which side is next."""
    return f"Change to the {SIDE_WORDS[side]} side"


def rest(pause: Rest) -> str:
    """Say how long a rest is."""
    if pause.open:
        return "Rest until you are ready"
    return f"Rest for {duration(pause.ms)}"


def as_many(shorts: Iterable[str], *, in_turn: bool) -> str:
    """Say in a few words what is done as often as one can, with sides `in_turn`."""
    sides = ", on each side in turn" if in_turn else ""
    return f"{', then '.join(shorts)}{sides}, {AS_MANY}"


def in_turn(shorts: Iterable[str]) -> str:
    """Say in one sentence what is done one thing after the other."""
    return f"{capitalised(', then '.join(shorts))}."
