"""How long words take to say."""

from functools import lru_cache

from backcoach.domain.knowledge.pacing import listening_ms

COUNTED = ("Five", "Four", "Three", "Two", "One")
"""What the end of a long hold is counted with."""
COUNTED_MS = 450
"""How long each of these takes at the most; alone, words are said faster than among others."""

BREATHER_MS = 200
"""The pause after a sentence, before the next."""

# Fitted to espeak-ng at 165 words a minute: no words of ours take longer, and most are
# over a tenth sooner.
_START_MS, _WORD_MS, _LETTER_MS, _SMALL_WORD_MS, _STOP_MS, _COMMA_MS = 150, 125, 69, 113, 240, 120
_LETTERS_A_FIGURE = 3
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "for", "from", "in", "is", "it", "its", "of"),
        *("on", "or", "out", "so", "than", "the", "then", "to", "up", "with", "you", "your"),
    )
)


@lru_cache(maxsize=4_096)  # a plan says most of its sentences again and again
def estimated_ms(text: str, speed: float = 1.0) -> int:
    """How long words take to say at so many times the usual speed, rather too long than short."""
    if text in COUNTED:
        return round(COUNTED_MS / speed)
    said = sum(_word_ms(word.strip(".,:;?").lower()) for word in text.split())
    inner = text.rstrip(". ")
    stops = inner.count(".") * _STOP_MS + (inner.count(",") + inner.count(":")) * _COMMA_MS
    return round((_START_MS + said + stops) / speed)


def taught_ms(text: str, speed: float = 1.0) -> int:
    """How long to give to words that teach: to say them, unhurried, and to follow them.

    A slow voice takes longer; a fast one does not make anybody follow faster.
    """
    return max(estimated_ms(text, min(speed, 1.0)), listening_ms(text)) + BREATHER_MS


def _word_ms(word: str) -> int:
    if word in _SMALL_WORDS:
        return _SMALL_WORD_MS
    letters = _LETTERS_A_FIGURE * len(word) if word.isdigit() else len(word)
    return _WORD_MS + _LETTER_MS * letters
