"""A source in words: who is behind it, what it is called, from when it is, and what kind it is."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from backcoach.domain.knowledge.catalogue import Source
from backcoach.domain.words.dates import MONTHS
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.labels import EVIDENCE_WORDS


def citation(source: Source) -> str:
    """Say a source: "HSE: Breaks in work at a screen, July 2020 (health-service page)"."""
    about = ", ".join((EVIDENCE_WORDS[source.kind], *_copied(source)))
    return f"{', '.join(_named(source))} ({about})"


def in_short(sources: Iterable[Source]) -> Iterator[str]:
    """Say many sources in little room: "Article: Cat cow; QL stretch guide".

    There is a line for each kind, and they come sorted by it.
    """
    for kind, those in groupby(sources, key=lambda each: each.kind):
        named = (", ".join((*_named(each), *_copied(each))) for each in those)
        yield f"{capitalised(EVIDENCE_WORDS[kind])}: {'; '.join(named)}."


def _named(source: Source) -> tuple[str, ...]:
    return (called(source), _date(source.date)) if source.date else (called(source),)


def _copied(source: Source) -> tuple[str, ...]:
    return ("read in a copy",) if source.mark == "copy" else ()


def called(source: Source) -> str:
    """Who is behind a source, where that is known, and its title: "HSE: Breaks in work"."""
    return ": ".join(filter(None, (source.publisher, source.title)))


def address(source: Source) -> str | None:
    """Where to read a source; none for a copy, which may stand on a page of somebody else's."""
    return None if source.mark == "copy" else source.address


def _date(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
