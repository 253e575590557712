"""What a handout can be written as."""

from enum import StrEnum


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    AUDIO = "audio"
