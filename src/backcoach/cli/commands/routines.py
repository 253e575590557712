"""`backcoach routines`: routines with minutes, positions and what they need."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import output, stored

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(help="Show routines with minutes, positions and what they need.")
def show_routines(
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
) -> None:
    """Run `backcoach routines`."""
    routines = stored.routines()
    if json:
        from backcoach.interchange import dumped, routines_document

        output.write_json(dumped(routines_document(routines)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.cards import routine_cards

        return routine_cards(routines)

    from backcoach.screen.pages.columns import routine_lines

    output.show(drawn, lambda: routine_lines(routines))
