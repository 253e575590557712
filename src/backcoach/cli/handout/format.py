"""What a handout, and the journal, can be written as."""

from enum import StrEnum
from pathlib import PurePath

from backcoach.domain.errors import UsageError, shown


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    PLAYER = "player"
    AUDIO = "audio"


LAID_OUT = frozenset({Format.HTML, Format.PDF})
"""What is laid out in pages, with pictures."""
ON_PAPER = LAID_OUT | {Format.TEXT, Format.MARKDOWN}
"""What is read on paper; the others go by a timeline."""


ENDINGS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.PDF,
    **dict.fromkeys((".wav", ".mp3", ".opus", ".ogg", ".m4a", ".flac"), Format.AUDIO),
}
"""What a file is, by the end of its name."""
OF_OTHERS = (".doc", ".docx", ".odt", ".rtf", ".svg", ".png", ".csv", ".ics")
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
            "A name that ends in .txt, .md, .html, .pdf, .json or .wav says what it is to be.",
        )
    return asked or ENDINGS.get(ending, Format.TEXT)


def check_extras(form: Format, *, pages: bool, pictures: bool, captions: bool) -> None:
    """See that what was asked for besides belongs to the format: `pages` are paper or large print.

    Raises:
        UsageError: it does not.
    """
    if pages and form not in LAID_OUT:
        raise UsageError(
            f"--paper and --large are about pages, and {form} has none.",
            "They go with --format html and --format pdf.",
        )
    if pictures and form is not Format.MARKDOWN:
        raise UsageError("--pictures goes with Markdown.", "Try --format markdown.")
    if captions and form is not Format.AUDIO:
        raise UsageError(
            f"--captions are what an audio guide says, and this is {form}.",
            "Try --format audio --output guide.opus --captions.",
        )


class ExportFormat(StrEnum):
    """What a journal can be written as."""

    REPORT = "report"
    CSV = "csv"
    JSONL = "jsonl"
