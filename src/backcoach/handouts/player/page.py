"""The page: one file with all it needs in it, which lets nothing else in."""

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from backcoach.handouts.player.tracks import Document

_ACTING: dict[str, str | int | None] = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
"""What could end the script, or be read as something else in it, as JSON writes it, too."""


def page_of(document: Document) -> str:
    """The page that plays a session, as HTML.

    Its policy lets nothing act but its own script and style, known by their sums, and nothing load.
    """
    style, script = _own("player.css"), _own("player.js")
    return Template(_own("player.html")).substitute(
        title=escape(f"{document['name']} - backcoach"),
        style=style,
        style_hash=_sum(style),
        script=script,
        script_hash=_sum(script),
        session=_inert(document),
    )


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _sum(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _inert(document: Document) -> str:
    """A document as JSON that is nothing but text to whoever reads HTML."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(str.maketrans(_ACTING))
