"""`backcoach print`: a routine to take away."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.catalogue.search import find
from backcoach.cli import naming, person, surroundings
from backcoach.cli.saving import place, save
from backcoach.domain.adapting import adapt
from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.plan import plan_routine
from backcoach.domain.span import BreathPattern

if TYPE_CHECKING:
    from backcoach.handouts.sheet import Sheet

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    AUDIO = "audio"


@app.command(help="Print a routine to take away.")
def print_routine(
    routine: Annotated[
        str,
        typer.Argument(
            help="Its id, name, or the beginning of one.", autocompletion=naming.routine_names
        ),
    ],
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    output: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A file instead of standard output; audio needs one."),
    ] = None,
) -> None:
    """Run `backcoach print`."""
    file = None if output is None else place(output)
    catalogue = surroundings.catalogue()
    found = find("routine", catalogue.routines, routine)
    known = person.profile()
    limits = person.limits(catalogue.safety, known, now=False)
    plan, swaps = adapt(plan_routine(found, catalogue.exercise), limits, catalogue.exercise)
    settings = Settings(
        known.breath or BreathPattern(),
        known.sore_side,
        talk=known.talk,
        voice_speed=known.voice_speed,
    )
    timeline = compile_timeline(plan, settings)
    if form is Format.AUDIO:
        from backcoach.cli.recording import write_guide

        write_guide(timeline, known, file)
        for swap in swaps:  # on paper they are part of the sheet
            surroundings.complain(swap.sentence)
    elif form is Format.JSON:
        from backcoach.interchange import dumped, timeline_document

        _give(dumped(timeline_document(timeline)), file, surroundings.write_json)
    else:
        from backcoach.handouts.sheet import sheet_of

        _hand_out(sheet_of(catalogue, found, timeline, swaps), form, file)


def _hand_out(sheet: "Sheet", form: Format, output: Path | None) -> None:
    """Write a sheet as text or Markdown; on a terminal it is made to be read there."""
    from backcoach.handouts.markdown import markdown_of
    from backcoach.handouts.text import text_of

    if form is Format.MARKDOWN:
        _give(markdown_of(sheet), output)
    elif output is None and surroundings.is_fancy():
        from rich.markdown import Markdown

        surroundings.console().print(Markdown(markdown_of(sheet)), width=88)
    else:
        _give(text_of(sheet), output)


def _give(
    written: str, output: Path | None, write: Callable[[str], object] = surroundings.write
) -> None:
    """Write a text to a file, or to standard output."""
    if output is None:
        write(written)
    else:
        save({output: written})
