"""What this process has around it: its streams, its environment, and its folders."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalogue.shelf import Shelf
from backcoach.domain.index import Index

NARROWEST, WIDEST = 20, 500
"""Widths that a table still makes sense at, whatever COLUMNS says."""

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from backcoach.domain.catalogue import Catalogue
    from backcoach.figures.pose import Figure
    from backcoach.screen.glyphs import Glyphs


def catalogue() -> "Catalogue":
    """The catalogue that comes with the program."""
    return _SHELF.catalogue


def index() -> Index:
    """The index of the catalogue, for commands that need no more."""
    return _SHELF.index


def figures() -> "Mapping[str, Figure]":
    """How each exercise looks, by its id."""
    return _SHELF.figures


def cache_folder() -> Path | None:
    """Where to keep what can be made again; None for somebody who has no home."""
    return _folder("user_cache_path", "cache")


def config_folder() -> Path | None:
    """Where people keep what they set; None for somebody who has no home."""
    return _folder("user_config_path", "")


def own_data_folder() -> Path | None:
    """Where to keep what people answer and do; None for somebody who has no home."""
    return _folder("user_data_path", "")


def _folder(kind: str, under_home: str) -> Path | None:
    """A folder by the platform's convention, or under BACKCOACH_HOME."""
    home = os.environ.get("BACKCOACH_HOME")
    if home:
        return Path(home) / under_home
    import platformdirs

    try:
        folder: Path = getattr(platformdirs, kind)("backcoach", appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None  # an older platformdirs says "~" then


_SHELF = Shelf(cache_folder)


def is_terminal(descriptor: int) -> bool:
    """Whether a stream is a terminal that can do more than print lines."""
    return is_tty(descriptor) and not _is_dumb()


def can_ask() -> bool:
    """Whether there is somebody to answer a question."""
    return is_tty(0) and is_tty(1)


def answer(prompt: str) -> str:
    """Ask for a line; what was typed before the question was there is no answer to it.

    Raises:
        EOFError: there is nothing more to come.
    """
    from backcoach.terminal.keyboard import forget_keys

    forget_keys(0)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no text are no answer either
    try:
        return input(prompt)
    except (EOFError, KeyboardInterrupt):
        print()  # both leave the cursor behind the question
        raise


def is_tty(descriptor: int) -> bool:
    """Whether a stream is a terminal of any kind."""
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def _is_dumb() -> bool:
    term = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    return term in ("", "dumb", "unknown")


def is_fancy() -> bool:
    """Whether to draw with Rich: on a terminal, or where colours are forced."""
    return is_terminal(1) or os.environ.get("FORCE_COLOR", "") not in ("", "0")


def console() -> "Console":
    """Rich's console for standard output; it obeys NO_COLOR, FORCE_COLOR and COLUMNS."""
    from shutil import get_terminal_size

    from rich.console import Console

    width = min(max(get_terminal_size().columns, NARROWEST), WIDEST)
    return Console(width=width, highlight=False, markup=False, emoji=False)


def glyphs() -> "Glyphs":
    """The characters that the terminal can show.

    Python speaks UTF-8 also where the locale says C, but such a terminal may not.
    """
    from backcoach.screen.glyphs import glyphs_for

    plain = os.environ.get("LC_ALL") in ("C", "POSIX")
    encoding = "ascii" if plain else sys.stdout.encoding or ""
    return glyphs_for(encoding, os.environ.get("TERM", ""))


def show(drawn: Callable[[], "RenderableType"], lines: Callable[[], Iterable[str]]) -> None:
    """Print one or the other: drawn where that can be seen, else plain lines."""
    if is_fancy():
        _replace_what_is_lacking()
        console().print(drawn())
    else:
        write("".join(f"{line}\n" for line in lines()))


def write(text: str) -> None:
    """Write to standard output; what its encoding lacks becomes a question mark."""
    _replace_what_is_lacking()
    sys.stdout.write(text)


def _replace_what_is_lacking() -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def write_json(text: str) -> None:
    """Write JSON, which is UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def _wrapped(text: str) -> str:
    """A text in lines that a terminal will not break in the middle of a word."""
    from shutil import get_terminal_size
    from textwrap import fill

    return fill(text, max(NARROWEST, get_terminal_size().columns))


def complain(text: str) -> None:
    """Write a line to standard error; where that cannot be, the result matters more."""
    if sys.stderr is None:
        return
    try:
        print(_wrapped(text) if is_tty(2) else text, file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = None  # else Python tries once more as it ends, and has an exit code for that
