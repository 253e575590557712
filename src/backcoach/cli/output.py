"""What people get to see: the two streams, and the window they are seen in."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.domain.errors import printable
from backcoach.terminal.background import told
from backcoach.terminal.kind import is_dumb
from backcoach.terminal.window import Window, window_of

NARROWEST = 20
"""The width that a table or a sentence still makes sense at, whatever COLUMNS says."""

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from backcoach.domain.knowledge.terms import Characters
    from backcoach.screen.glyphs import Glyphs


def is_terminal(descriptor: int) -> bool:
    """Whether a stream is a terminal that can do more than print lines."""
    return is_tty(descriptor) and not is_dumb(os.environ)


def is_tty(descriptor: int) -> bool:
    """Whether a stream is a terminal of any kind."""
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def is_fancy() -> bool:
    """Whether to draw with Rich: on a terminal, or where colours are forced."""
    return is_terminal(1) or os.environ.get("FORCE_COLOR", "") not in ("", "0")


def window(descriptor: int = 1) -> Window:
    """The window that standard output, or another stream, is seen in."""
    return window_of(descriptor, os.environ)


def console() -> "Console":
    """Rich's console for standard output; it obeys NO_COLOR, FORCE_COLOR and COLUMNS."""
    from rich.console import Console
    from rich.theme import Theme

    from backcoach.screen.cleaning import Cleaned
    from backcoach.screen.palette import styles_for

    columns, rows = window()
    made = Console(
        width=max(columns, NARROWEST), height=rows, highlight=False, markup=False, emoji=False
    )
    background = told(os.environ)
    styles = styles_for(made.color_system, background, no_color=made.no_color)
    made.push_theme(Theme(styles))
    made.push_render_hook(Cleaned())
    return made


def glyphs(wanted: "Characters | None" = None) -> "Glyphs":
    """The characters that the terminal can show, or those that somebody wants.

    Python speaks UTF-8 also where the locale says C, but such a terminal may not.
    """
    from backcoach.screen.glyphs import glyphs_for

    plain = os.environ.get("LC_ALL") in ("C", "POSIX")
    encoding = "ascii" if plain else sys.stdout.encoding or ""
    return glyphs_for(encoding, os.environ.get("TERM", ""), wanted)


def show(drawn: Callable[[], "RenderableType"], lines: Callable[[], Iterable[str]]) -> None:
    """Print one or the other: drawn where that can be seen, else plain lines."""
    if is_fancy():
        console().print(drawn())
    else:
        write("".join(f"{line}\n" for line in lines()))


def write(text: str) -> None:
    """Write lines to standard output; what cannot be printed becomes a question mark."""
    sys.stdout.write(printable(text))


def write_json(text: str) -> None:
    """Write JSON, which is UTF-8 whatever the terminal speaks; what acts on one is escaped."""
    sys.stdout.flush()
    sys.stdout.buffer.write(_escaped(text).encode())


def _escaped(json_text: str) -> str:
    """JSON in which what cannot be printed is escaped, but for the ends of its lines."""
    if json_text.removesuffix("\n").isprintable():
        return json_text
    import json

    return "".join(
        each if each.isprintable() or each == "\n" else json.dumps(each)[1:-1] for each in json_text
    )


def complain(text: str) -> None:
    """Write lines to standard error; where that cannot be, the result matters more."""
    if sys.stderr is None:
        return
    plain = printable(text)
    try:
        print(_wrapped(plain) if is_tty(2) else plain, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        sys.stderr = None  # else Python tries once more as it ends, and has an exit code for that


def redraw(line: str) -> None:
    """Show a line on the terminal of standard error in place of the last one; "" takes it away."""
    with suppress(OSError, ValueError):
        shown = printable(line)[: window(2).columns - 1]
        print(f"\r\x1b[K{shown}", end="", file=sys.stderr, flush=True)


def _wrapped(text: str) -> str:
    """A text in lines that a terminal will not break in the middle of a word."""
    from textwrap import fill

    width = max(NARROWEST, window(2).columns)
    return "\n".join(fill(line, width) for line in text.split("\n"))
