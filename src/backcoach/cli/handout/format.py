"""What a handout, and the journal, can be written as."""

from enum import StrEnum


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    AUDIO = "audio"


ON_PAPER = frozenset({Format.TEXT, Format.MARKDOWN})
"""What is read on paper; the others go by a timeline."""


class ExportFormat(StrEnum):
    """What a journal can be written as."""

    REPORT = "report"
    CSV = "csv"
    JSONL = "jsonl"
