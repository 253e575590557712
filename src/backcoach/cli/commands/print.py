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
) -> None:
    """Run `backcoach print`."""
    from backcoach.cli.handout.printing import hand_out

    wanted = options.wanted(minutes, level, side, breath, teach)
    hand_out(names, format_of(form, output), wanted, output)
