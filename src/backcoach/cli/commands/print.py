"""`backcoach print`: a routine, or some exercises, to take away."""

from typing import Annotated

import typer

from backcoach.cli import naming, options
from backcoach.cli.handout.format import Format, format_of

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
        typer.Option(metavar="FILE", help="A file, or - for standard output; audio needs one."),
    ] = None,
    pictures: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="With Markdown: write pictures there, and name them."),
    ] = None,
) -> None:
    """Run `backcoach print`."""
    from backcoach.cli.handout.printing import hand_out

    wanted = options.wanted(minutes, level, side, breath, teach)
    written = format_of(form, output)
    if pictures is not None and written is not Format.MARKDOWN:
        raise typer.BadParameter("--pictures goes with Markdown: --format markdown.")
    hand_out(names, written, wanted, output, pictures)
