"""`backcoach print`: a routine to take away."""

import contextlib
import os
from enum import StrEnum
from pathlib import Path
from stat import S_IMODE
from typing import Annotated

import typer

from backcoach.catalogue.search import find
from backcoach.cli import naming, surroundings
from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.errors import CoachError, shown
from backcoach.domain.plan import plan_routine

LONGEST_NAME = 300

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def print_routine(
    routine: Annotated[
        str,
        typer.Argument(
            help="Its id, name, or the beginning of one.", autocompletion=naming.routine_names
        ),
    ],
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option(help="A file instead of standard output.")] = None,
) -> None:
    """Print a routine to take away."""
    catalogue = surroundings.catalogue()
    found = find("routine", catalogue.routines, routine)
    timeline = compile_timeline(plan_routine(found, catalogue.exercise), Settings())
    if form is Format.JSON:
        from backcoach.interchange import dumped, timeline_document

        written = dumped(timeline_document(timeline))
    else:
        from backcoach.handouts.markdown import markdown_of
        from backcoach.handouts.sheet import sheet_of
        from backcoach.handouts.text import text_of

        sheet = sheet_of(catalogue, found, timeline)
        if form is Format.TEXT and output is None and surroundings.is_fancy():
            from rich.markdown import Markdown

            surroundings.console().print(Markdown(markdown_of(sheet)), width=88)
            return
        written = text_of(sheet) if form is Format.TEXT else markdown_of(sheet)
    if output is None and form is Format.JSON:
        surroundings.write_json(written)
    elif output is None:
        surroundings.write(written)
    else:
        _save(output, written)


def _save(name: Path, text: str) -> None:
    """Write a file whole or not at all, through a link, and keep who may read it."""
    try:
        file = name.resolve()
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8")  # a pipe or a device has no whole to keep
        else:
            _replace(file, file.with_name(f".{file.name}.{os.getpid()}"), text)
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a file"
        raise CoachError(
            f"{shown(str(name), LONGEST_NAME)} could not be written: {why}.",
            "Nothing was changed; try another place with --output.",
        ) from error


def _replace(file: Path, draft: Path, text: str) -> None:
    before = S_IMODE(file.stat().st_mode) if file.exists() else None

    def created(name: str, flags: int) -> int:
        """Open the draft as private as the file is, so that nobody can read it meanwhile."""
        return os.open(name, flags, 0o666 if before is None else before)

    try:
        draft.unlink(missing_ok=True)  # one that is left over may be anybody's to read
        with open(draft, "x", encoding="utf-8", opener=created) as written:
            written.write(text)
        if before is not None:  # the umask has its say only where there is no file yet
            draft.chmod(before)
        draft.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
