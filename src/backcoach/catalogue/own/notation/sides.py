"""On which side a dose is done: `each side`, `/leg`, `L+R`, `alternate sides`, `sore side`."""

from backcoach.catalogue.own.notation.amounts import number_at
from backcoach.catalogue.own.notation.tokens import Tokens, after_phrase, at, phrases
from backcoach.catalogue.own.notation.vocabulary import ALTERNATELY, DAY, LIMBS, SORE, WEEK
from backcoach.domain.knowledge.terms import Sides

_PLURAL = frozenset(word for word in LIMBS if word.endswith("s") or word == "feet")
_LEFT_RIGHT = frozenset(("l", "r", "left", "right"))
_EACH, _PER = frozenset(("each", "ea", "either", "every")), frozenset(("per", "/", "a"))
_CHANGES = frozenset(("switch", "change", "swap", "repeat"))
_TOGETHER = phrases("together", "at once", "at the same time")
_IN_TURN = phrases("in turn")


def side_at(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    """On which side: `each side`, `/leg`, `L+R`, `alternate sides`, `sore side`, `both sides`."""
    while at(tokens, index).text in ("on", "with", "for", "to", "then", "in"):
        index += 1
    while at(tokens, index).text in ("the", "your", "my"):
        index += 1
    return (
        _left_and_right(tokens, index)
        or _alternately(tokens, index)
        or _sore(tokens, index)
        or _both(tokens, index)
        or _each(tokens, index)
        or _other_too(tokens, index)
    )


def _left_and_right(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    first, sign, second = (at(tokens, index + step).text for step in range(3))
    is_pair = first[:1] + second[:1] in ("lr", "rl") and {first, second} <= _LEFT_RIGHT
    if not is_pair or sign not in ("+", "/", "&", "and", "then", "-"):
        return None
    return Sides.EACH, index + 3 + (at(tokens, index + 3).text in LIMBS)


def _alternately(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    if at(tokens, index).text in ALTERNATELY and at(tokens, index + 1).text not in DAY:
        return Sides.ALTERNATE, index + 1 + (at(tokens, index + 1).text in LIMBS)
    after = after_phrase(tokens, index, _IN_TURN)
    return (Sides.ALTERNATE, after) if after else None


def _sore(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    is_sore = at(tokens, index).text in SORE and at(tokens, index + 1).text in LIMBS
    return (Sides.ONE, index + 2) if is_sore else None


def _both(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    """Both sides are each in its turn, unless they are said to be done at once."""
    if at(tokens, index).text != "both":
        return None
    after = index + 1
    after += at(tokens, after).text in ("the", "your")
    is_named = at(tokens, after).text in LIMBS
    after += is_named
    together = after_phrase(tokens, after, _TOGETHER)
    if together:
        return Sides.BOTH, together
    return (Sides.EACH, after) if is_named else None


def _each(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    word, limb = at(tokens, index).text, at(tokens, index + 1).text
    if (word in _EACH or word in _PER) and limb in LIMBS:
        return Sides.EACH, index + 2
    is_alone = word in ("each", "ea") and number_at(tokens, index + 1) is None
    return (Sides.EACH, index + 1) if is_alone and limb not in DAY | WEEK else None


def _other_too(tokens: Tokens, index: int) -> tuple[Sides, int] | None:
    """The other side is done, too: `then switch sides`, `repeat on the other leg`."""
    changes = at(tokens, index).text in _CHANGES
    after = index + changes
    if changes and at(tokens, after).text in _PLURAL:
        return Sides.EACH, after + 1
    while at(tokens, after).text in ("on", "with", "the", "to"):
        after += 1
    if at(tokens, after).text in ("other", "opposite") and at(tokens, after + 1).text in LIMBS:
        return Sides.EACH, after + 2 + (at(tokens, after + 2).text == "too")
    is_changed = changes and at(tokens, after).text in LIMBS
    return (Sides.EACH, after + 1) if is_changed else None
