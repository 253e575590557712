"""What own entries are called: ids made of names, and texts as sentences to be said."""

import re
from unicodedata import normalize
from zlib import crc32

from backcoach.domain.errors import shown

LONGEST_ID = 40
LONGEST_PLACE = 300

_NO_ID = re.compile(r"[^a-z0-9]+")
_ENDS = ".?!:;…"


def id_of(text: str) -> str:
    """An id made of a name, like `side-lunge` of "Side lunge"; nothing where it has no letters."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _NO_ID.sub("-", plain.replace("'", "")).strip("-")
    words = words.lstrip("0123456789-")
    if len(words) > LONGEST_ID:
        words = words[: LONGEST_ID + 1].rpartition("-")[0] or words[:LONGEST_ID]
    return words.rstrip("-")


def made_up_id(text: str) -> str:
    """An id for what is called in letters that no id has; always the same for the same text."""
    return f"own-{crc32(text.encode(errors='surrogatepass')):08x}"


def sentence(text: str) -> str:
    """A text that ends as a sentence does, so that it can be said as one."""
    text = text.strip()
    return text if text.endswith(tuple(_ENDS)) else f"{text}."


def few_words(text: str) -> str:
    """A text as it can stand in the middle of a sentence: without a full stop."""
    plain = text.strip().rstrip(".")
    return plain[:1].lower() + plain[1:]


def shown_place(place: str) -> str:
    """Where a file is, fit to print."""
    return shown(place, LONGEST_PLACE)
