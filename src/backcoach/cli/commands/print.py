"""`backcoach print`: a routine, or some exercises, to take away."""

from typing import Annotated

import typer

from backcoach.cli import naming, options
from backcoach.cli.handout.format import Format, check_extras, format_of
from backcoach.handouts.look import Look, Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def print_routine(
    names: Annotated[list[str], naming.ROUTINE_OR_EXERCISES],
    form: Annotated[
        Format | None,
        typer.Option("--format", help="What to write; else what the file is called, else text."),
    ] = None,
    minutes: options.Minutes = None,
    level: options.Level = None,
    side: options.Sore = None,
    breath: options.Breath = None,
    teach: options.Taught = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="A file, or - for standard output; audio and PDF need one."
        ),
    ] = None,
    pictures: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="With Markdown: write pictures there, and name them."),
    ] = None,
    paper: Annotated[
        Paper | None, typer.Option(help="The size of the paper, for html and pdf: a4 where none.")
    ] = None,
    large: Annotated[bool, typer.Option("--large", help="Large print, for html and pdf.")] = False,
    captions: Annotated[
        bool, typer.Option("--captions", help="With audio: what is said, in a .vtt file beside it.")
    ] = False,
) -> None:
    """Run `backcoach print`."""
    written = format_of(form, output)
    pages = paper is not None or large
    check_extras(written, pages=pages, pictures=pictures is not None, captions=captions)
    from backcoach.cli.handout.printing import Extras, hand_out

    wanted = options.wanted(minutes, level, side, breath, teach)
    extras = Extras(pictures, Look(paper or Paper.A4, large), captions)
    hand_out(names, written, wanted, output, extras)
