"""`backcoach import`: exercises of another program, or a pasted list, as own files."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def import_file(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A list of exercises as JSON, or a text with one a line; - for standard input.",
        ),
    ],
    name: Annotated[
        str | None, typer.Option("--name", help="What to call it; else as the file is called.")
    ] = None,
) -> None:
    """Run `backcoach import`."""
    from backcoach.cli.importing import take_in

    take_in(file, name)
