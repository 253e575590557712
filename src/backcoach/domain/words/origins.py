"""Where an own exercise or routine comes from, in words."""

from collections.abc import Iterable, Iterator

from backcoach.domain.knowledge.origin import YOURS, Origin
from backcoach.domain.words.grammar import capitalised


def told(origin: Origin | None) -> str:
    """Say where an entry comes from, and what it is in place of; nothing of the coach's own."""
    if origin is None:
        return ""
    place = f", in place of {_whose(origin.replaces)}" if origin.replaces else ""
    return f"{origin.source}{place}"


def _whose(source: str) -> str:
    return source if source == YOURS else f"{source}'s"


def in_place_of_others(names: Iterable[tuple[str, Origin]]) -> Iterator[str]:
    """Say which exercises are in place of others, a sentence for each source."""
    several: dict[str, list[str]] = {}
    for name, origin in names:
        several.setdefault(told(origin), []).append(name)
    for words, those in several.items():
        yield f"{capitalised(words)}: {', '.join(those)}."
