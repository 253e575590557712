"""What people get to see: the two streams, and the window they are seen in."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.domain.errors import printable
from backcoach.terminal import kind
from backcoach.terminal.background import told
from backcoach.terminal.window import Window, window_of

NARROWEST = 20
"""The width that a table or a sentence still makes sense at, whatever COLUMNS says."""
WIDEST_PLAIN = 78
"""How long a line is at the most where it is read line by line."""

_BETWEEN = re.compile(r"(?<=\S)(?: {2,}| · )(?=\S)")
_RULE = re.compile(r"([-=])\1+")

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from backcoach.domain.knowledge.terms import Characters
    from backcoach.screen.glyphs import Glyphs


def is_terminal(descriptor: int) -> bool:
    """Whether a stream is a terminal that is to get more than lines."""
    return is_tty(descriptor) and not is_plain()


def is_tty(descriptor: int) -> bool:
    """Whether a stream is a terminal of any kind."""
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def is_fancy() -> bool:
    """Whether to draw with Rich: on a terminal, or where colours are forced."""
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
    return is_terminal(1) or (forced and not kind.is_asked_for_lines(os.environ))


def is_plain() -> bool:
    """Whether a terminal gets lines alone."""
    return kind.is_plain(os.environ)


def wants_sentences() -> bool:
    """Whether a page is to be read line by line, also through a pipe where somebody asks for that.

    A pipe whose terminal is none of any kind is a script's, which looks for columns.
    """
    return is_plain() if is_tty(1) else kind.is_asked_for_lines(os.environ)


def be_plain() -> None:
    """Write lines alone from now on, as if the environment had asked for them."""
    os.environ[kind.ACCESSIBLE] = "1"


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
    """Print one or the other: drawn where that can be seen, else plain lines.

    What is drawn is read in a pager where it is longer than the window, and somebody is there.
    """
    if not is_fancy():
        write("".join(f"{line}\n" for line in lines()))
        return
    made, page = console(), drawn()
    if not (is_terminal(0) and is_terminal(1)):
        made.print(page)
        return
    with made.capture() as captured:
        made.print(page)
    text = captured.get()
    from backcoach.cli.paging import has_read

    if text.count("\n") < window().rows or not has_read(text):
        sys.stdout.write(text)


def line_width(descriptor: int = 1) -> int:
    """How long a line of text may be on a terminal."""
    columns = max(NARROWEST, window(descriptor).columns)
    return min(columns, WIDEST_PLAIN) if is_plain() else columns


def text_width(usual: int) -> int:
    """How long the lines of a page of text are: as usual, or what a terminal has room for."""
    return min(usual, line_width()) if is_tty(1) else usual


def write(text: str) -> None:
    """Write lines to standard output; what cannot be printed becomes a question mark."""
    sys.stdout.write(fit(printable(text), 1))


def write_json(text: str) -> None:
    """Write JSON, which is UTF-8 whatever the terminal speaks; what acts on one is escaped."""
    sys.stdout.flush()
    sys.stdout.buffer.write(_escaped(text).encode())


def _escaped(json_text: str) -> str:
    """JSON in which what cannot be printed is escaped, but for the ends of its lines."""
    if json_text.replace("\n", "").isprintable():
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
        print(fit(plain, 2), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        sys.stderr = None  # else Python tries once more as it ends, and has an exit code for that


def redraw(line: str) -> None:
    """Show a line on the terminal of standard error in place of the last one; "" takes it away."""
    with suppress(OSError, ValueError):
        shown = printable(line)[: window(2).columns - 1]
        print(f"\r\x1b[K{shown}", end="", file=sys.stderr, flush=True)


def fit(text: str, descriptor: int) -> str:
    """A text as a stream is to have it: a terminal must break no line in the middle of a word.

    Where it gets lines alone, what would be drawn is said: nobody who listens can tell columns by
    where they stand, nor wants to hear a rule read out sign by sign.
    """
    if not is_tty(descriptor):
        return text
    lines = text.split("\n")
    if is_plain():
        lines = [_BETWEEN.sub("; ", line) for line in lines if not _RULE.fullmatch(line)]
    width = line_width(descriptor)
    return "\n".join(_folded(line, width) for line in lines)


def _folded(line: str, width: int) -> str:
    """A line as lines that are not too long, broken between words; a long word stays whole."""
    if len(line) <= width:
        return line
    from textwrap import fill

    indent = line[: len(line) - len(line.lstrip())]
    return fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
