"""How long it takes a person with a sore back to get ready and to change position.

House rules: unhurried, rounded up, the same for everybody.
"""

from backcoach.domain.knowledge.terms import Position

READY_MS = 5_000
"""The get-ready count before every exercise."""

RESUME_MS = 3_000
"""The count before going on after a pause."""

OPEN_MS = 1_000
"""The least that a rest until ready counts: there has to be a moment at which to wait."""

SHORTEST_REST_MS = 3_000
"""What getting into position leaves of a rest is time to get there, where it is less."""

CHANGING_MS = 1_000
"""To be told that the side changes, by a sound."""

LONGEST_SHOWN_MS = 3_000
"""A part of a demonstration is no longer than that, unless its words are."""

LISTENING_WORDS_A_MINUTE = 150
"""As many as somebody can follow who has to do what is said."""

READING_WORDS_A_MINUTE = 180
SHORTEST_READING_MS = 2_000
"""To see that there is something to read at all."""

FIND_POSITION_MS = 4_000
"""To read the start and settle, where the position stays the same."""

_HEIGHT = {
    Position.STANDING: 3,
    Position.SEATED: 2,
    Position.KNEELING: 1,
    Position.HANDS_AND_KNEES: 1,
    Position.SUPINE: 0,
    Position.PRONE: 0,
    Position.SIDE_LYING: 0,
}
_PER_STEP_MS = 4_000


def transition_ms(start: Position, end: Position) -> int:
    """The time to get from one position into another: the further down or up, the longer."""
    if start is end:
        return FIND_POSITION_MS
    return FIND_POSITION_MS + _PER_STEP_MS * max(1, abs(_HEIGHT[start] - _HEIGHT[end]))


def listening_ms(text: str) -> int:
    """How long a text takes to follow by ear, however fast it is said."""
    return len(text.split()) * 60_000 // LISTENING_WORDS_A_MINUTE


def reading_ms(text: str) -> int:
    """How long a text takes to read, unhurried."""
    return max(SHORTEST_READING_MS, len(text.split()) * 60_000 // READING_WORDS_A_MINUTE)


def whole_minutes(ms: int) -> int:
    """How many whole minutes to set aside for so much time, rounded up."""
    return -(-ms // 60_000)


def minutes_played(ms: int) -> int:
    """How many minutes so much time was, which is over: the nearest, and none is no minute."""
    return max(1, round(ms / 60_000)) if ms else 0


def whole_seconds(ms: int) -> int:
    """So much time, rounded up to a whole second."""
    return -(-ms // 1000) * 1000
