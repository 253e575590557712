"""A source in words: what it is called, who is behind it, from when it is, and what kind it is."""

from backcoach.domain.knowledge.catalogue import Source
from backcoach.domain.words.dates import MONTHS
from backcoach.domain.words.labels import EVIDENCE_WORDS


def citation(source: Source) -> str:
    """Say a source: "Breaks in work at a screen, HSE, July 2020 (health-service page)"."""
    about = [EVIDENCE_WORDS[source.kind], *["read in a copy"] * (source.mark == "copy")]
    named = [source.title, source.publisher, source.date and _date(source.date)]
    return f"{', '.join(filter(None, named))} ({', '.join(about)})"


def _date(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
