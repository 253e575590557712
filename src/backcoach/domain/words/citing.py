"""A source in words: who is behind it, what it is called, from when it is, and what kind it is."""

from backcoach.domain.knowledge.catalogue import Source
from backcoach.domain.words.dates import MONTHS
from backcoach.domain.words.labels import EVIDENCE_WORDS


def citation(source: Source) -> str:
    """Say a source: "HSE: Breaks in work at a screen, July 2020 (health-service page)"."""
    about = [EVIDENCE_WORDS[source.kind], *["read in a copy"] * (source.mark == "copy")]
    named = [called(source), source.date and _date(source.date)]
    return f"{', '.join(filter(None, named))} ({', '.join(about)})"


def called(source: Source) -> str:
    """Who is behind a source, where that is known, and its title: "HSE: Breaks in work"."""
    return ": ".join(filter(None, (source.publisher, source.title)))


def address(source: Source) -> str | None:
    """Where to read a source; none for a copy, which may stand on a page of somebody else's."""
    return None if source.mark == "copy" else source.address


def _date(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
