"""`backcoach print`: a routine, or some exercises, to take away."""

from typing import Annotated

import typer

from backcoach.cli import naming
from backcoach.cli.handout.format import Format
from backcoach.domain.knowledge.terms import Teach

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def print_routine(
    names: Annotated[list[str], naming.ROUTINE_OR_EXERCISES],
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    teach: Annotated[
        Teach | None,
        typer.Option(help="Which exercises are shown before they are done, in audio and JSON."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A file, or - for standard output; audio needs one."),
    ] = None,
) -> None:
    """Run `backcoach print`."""
    from backcoach.cli.handout.printing import hand_out

    hand_out(names, form, teach, output)
