"""`backcoach muscles`: groups and muscles, and how many exercises work each."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import surroundings

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show_muscles(
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
) -> None:
    """Show muscles and how many exercises they have.

    Of two numbers, the first counts exercises that work the muscle first of all, the second
    those that work it besides.
    """
    catalogue = surroundings.catalogue()
    if json:
        from backcoach.interchange import dumped, muscles_document

        surroundings.write_json(dumped(muscles_document(catalogue)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.cards import muscle_tree

        return muscle_tree(catalogue)

    from backcoach.screen.entries import muscle_lines

    surroundings.show(drawn, lambda: muscle_lines(catalogue))
