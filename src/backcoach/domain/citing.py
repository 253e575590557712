"""A source in words: what it is called, who is behind it, from when it is, and what kind it is."""

from backcoach.domain.catalogue import Source
from backcoach.domain.terms import Evidence

EVIDENCE_WORDS = {
    Evidence.GUIDELINE: "guideline",
    Evidence.REVIEW: "systematic review",
    Evidence.TRIAL: "trial",
    Evidence.STUDY: "single study",
    Evidence.CONSENSUS: "expert consensus",
    Evidence.HEALTH_SERVICE: "health-service page",
    Evidence.ASSOCIATION: "association's page",
    Evidence.REFERENCE: "reference work",
    Evidence.ARTICLE: "article",
    Evidence.BACKGROUND: "background",
    Evidence.HOUSE_RULE: "house rule",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def citation(source: Source) -> str:
    """Say a source: "Breaks in work at a screen, HSE, July 2020 (health-service page)"."""
    about = [EVIDENCE_WORDS[source.kind], *["read in a copy"] * (source.mark == "copy")]
    named = [source.title, source.publisher, source.date and _date(source.date)]
    return f"{', '.join(filter(None, named))} ({', '.join(about)})"


def _date(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year
