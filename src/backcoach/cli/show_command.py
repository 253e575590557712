"""`backcoach show`: all about one exercise."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.catalogue.search import find
from backcoach.cli import naming, surroundings

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show_exercise(
    exercise: Annotated[
        str,
        typer.Argument(
            help="Its id, a name, or the beginning of one.", autocompletion=naming.exercise_names
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
) -> None:
    """Show all about one exercise."""
    catalogue = surroundings.catalogue()
    found = find("exercise", catalogue.exercises, exercise)
    if json:
        from backcoach.interchange import dumped, exercise_document

        surroundings.write_json(dumped(exercise_document(found)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.cards import exercise_card

        return exercise_card(catalogue, found)

    from backcoach.screen.entries import entry_lines

    surroundings.show(drawn, lambda: entry_lines(catalogue, found))
