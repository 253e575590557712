"""`backcoach print`: a routine to take away."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from backcoach.catalogue.search import find
from backcoach.cli import naming, person, surroundings
from backcoach.cli.saving import save
from backcoach.domain.adapting import adapt
from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.plan import plan_routine
from backcoach.domain.span import BreathPattern

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Format(StrEnum):
    """What a handout can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    AUDIO = "audio"


@app.command()
def print_routine(
    routine: Annotated[
        str,
        typer.Argument(
            help="Its id, name, or the beginning of one.", autocompletion=naming.routine_names
        ),
    ],
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option(help="A file instead of standard output; audio needs one.")
    ] = None,
) -> None:
    """Print a routine to take away."""
    catalogue = surroundings.catalogue()
    found = find("routine", catalogue.routines, routine)
    known = person.profile()
    limits = person.limits(catalogue.safety, known, now=False)
    plan, swaps = adapt(plan_routine(found, catalogue.exercise), limits, catalogue.exercise)
    settings = Settings(
        known.breath or BreathPattern(), known.sore_side, talk=known.talk, speech=known.voice_speed
    )
    timeline = compile_timeline(plan, settings)
    if form is Format.AUDIO:
        from backcoach.cli.recording import write_guide

        write_guide(timeline, known, output)
        for swap in swaps:  # on paper they are part of the sheet
            surroundings.complain(swap.sentence)
        return
    if form is Format.JSON:
        from backcoach.interchange import dumped, timeline_document

        written = dumped(timeline_document(timeline))
    else:
        from backcoach.handouts.markdown import markdown_of
        from backcoach.handouts.sheet import sheet_of
        from backcoach.handouts.text import text_of

        sheet = sheet_of(catalogue, found, timeline, swaps)
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
        save({output: written})
