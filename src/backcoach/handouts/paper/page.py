"""A sheet as one HTML file: read on a screen, printed by a browser.

Nothing in it leads out of it, and its content security policy lets nothing in: no script at all,
no style but its own, no picture but those that it holds.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined

from backcoach.domain.errors import printable
from backcoach.handouts.look import Look
from backcoach.handouts.sheet import Sheet

_HERE = Path(__file__).parent
_KEPT = " =:/;,()'"
"""What may stand as it is in the address of a picture that is part of the page."""


def page_of(sheet: Sheet, look: Look) -> str:
    """Write a sheet as HTML; no text of it is taken for markup."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["address"] = _address
    style = f"{_read('page.css')}@page {{ size: {look.paper} }}\n"
    page = environment.from_string(_read("page.html"))
    return page.render(sheet=sheet, look=look, style=style, digest=_digest(style)) + "\n"


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _shown(value: object) -> object:
    """Text whose every letter can be seen: nothing that turns the direction of writing round."""
    return printable(value) if type(value) is str else value


def _address(svg: str) -> str:
    """A picture as an address that holds all of it, so that it shares no name with another."""
    return f"data:image/svg+xml,{quote(svg.strip(), safe=_KEPT)}"


def _digest(style: str) -> str:
    """What a content security policy knows a style by."""
    return b64encode(sha256(style.encode()).digest()).decode()
