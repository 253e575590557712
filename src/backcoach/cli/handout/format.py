"""What a handout, and the journal, can be written as."""

from enum import StrEnum
from pathlib import PurePath

from backcoach.domain.errors import UsageError, shown


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    PLAYER = "player"
    AUDIO = "audio"


ON_PAPER = frozenset({Format.TEXT, Format.MARKDOWN})
"""What is read on paper; the others go by a timeline."""


ENDINGS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    **dict.fromkeys((".wav", ".mp3", ".opus", ".ogg", ".m4a", ".flac"), Format.AUDIO),
}
"""What a file is, by the end of its name."""
OF_OTHERS = (
    ".html",
    ".htm",
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".svg",
    ".png",
    ".csv",
    ".ics",
)
"""What nobody would open as text."""


def format_of(asked: Format | None, file: str | None) -> Format:
    """What to write: what was asked for, else what the file is called, else text.

    Raises:
        UsageError: the file is called something that cannot be written.
    """
    ending = "" if file is None else PurePath(file).suffix.lower()
    if asked is None and ending in OF_OTHERS:
        raise UsageError(
            f"A routine cannot be written as {shown(ending)}.",
            "A name that ends in .txt, .md, .json or .wav says what it is to be.",
        )
    return asked or ENDINGS.get(ending, Format.TEXT)


class ExportFormat(StrEnum):
    """What a journal can be written as."""

    REPORT = "report"
    CSV = "csv"
    JSONL = "jsonl"
