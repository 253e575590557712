"""The coach's own words: what a phase is called, on the screen and in a cue."""

from backcoach.domain.span import Rest
from backcoach.domain.terms import Breath, PhaseKind, Position, Side

_INTO = {
    Position.STANDING: "Stand up",
    Position.SEATED: "Sit down",
    Position.KNEELING: "Come to kneeling",
    Position.HANDS_AND_KNEES: "Come onto hands and knees",
    Position.SUPINE: "Lie on your back",
    Position.PRONE: "Lie on your front",
    Position.SIDE_LYING: "Lie on your side",
}

POSITION_WORDS = {
    Position.STANDING: "standing",
    Position.SEATED: "seated",
    Position.KNEELING: "kneeling",
    Position.HANDS_AND_KNEES: "on hands and knees",
    Position.SUPINE: "lying on your back",
    Position.PRONE: "lying on your front",
    Position.SIDE_LYING: "lying on your side",
}

NO_SUCH_KEY = "That does nothing. ? shows the keys."
NO_SUCH_KEY_SPOKEN = "That does nothing. The question mark shows the keys."


def into_position(start: Position, end: Position) -> str:
    """Say how to get from one position into the next."""
    return "Find your starting position" if start is end else _INTO[end]


def breathing(do: str, kind: PhaseKind, breath: Breath) -> str:
    """Say what to do together with how to breathe: "Breathe out and hold".

    Breathing in is never joined to the word hold, which would sound like holding the breath.
    """
    still = kind is PhaseKind.HOLD
    if breath is Breath.IN:
        return "Stay and breathe in" if still else f"Breathe in and {do}"
    if breath is Breath.OUT:
        return f"Breathe out and {do}"
    if breath is Breath.HELD:
        return "Let the breath rest a moment"
    return f"{capitalised(do)}, breathe freely" if still else capitalised(do)


def breath_alone(breath: Breath) -> str:
    """The shortest word for a breath: what is said while a posture goes on."""
    return {
        Breath.IN: "Breathe in.",
        Breath.OUT: "Breathe out.",
        Breath.HELD: "Let the breath rest.",
        Breath.FREE: "Breathe freely.",
    }[breath]


def sided(text: str, side: Side) -> str:
    """Put the side's names into a coaching sentence."""
    return text.replace("{side}", side.value).replace("{other}", side.other.value)


def change_sides(side: Side) -> str:
    """Say which side is next."""
    return f"Change to the {side.value} side"


def rest(pause: Rest) -> str:
    """Say how long a rest is."""
    if pause.open:
        return "Rest until you are ready"
    return f"Rest for {seconds(pause.ms)}"


def seconds(ms: int) -> str:
    """A short length in words: `15 seconds`, `1 minute`, `2 minutes 30 seconds`."""
    minutes, left = divmod(max(1, round(ms / 1000)), 60)
    words = [_counted(minutes, "minute")] if minutes else []
    return " ".join([*words, *([_counted(left, "second")] if left else [])])


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]
