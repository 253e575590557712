"""`backcoach routines`: routines: whom they are for, minutes, positions and what they need."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import output, stored
from backcoach.cli.troubles import tell_troubles

if TYPE_CHECKING:
    from rich.console import RenderableType

    from backcoach.domain.knowledge.index import IndexedRoutine

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show_routines(
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
) -> None:
    """Run `backcoach routines`."""
    routines, origins = _routines(), stored.origins()
    tell_troubles()
    if json:
        from backcoach.interchange import dumped, routines_document

        output.write_json(dumped(routines_document(routines, origins)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.cards import routine_cards

        return routine_cards(routines, origins)

    from backcoach.screen.pages.columns import routine_lines

    output.show(drawn, lambda: routine_lines(routines, origins))


def _routines() -> "tuple[IndexedRoutine, ...]":
    """The routines as they are now for this person; most have set nothing, and need not wait."""
    if not stored.has_profile():
        return stored.routines()
    from backcoach.cli import person
    from backcoach.cli.wishing import wish_of
    from backcoach.domain.tailoring.offer import all_offered

    catalogue = stored.catalogue()
    wish = wish_of(catalogue, person.profile(), now=True)
    return tuple(all_offered(catalogue.routines, wish))
