"""`backcoach muscles`: groups and muscles, and the exercises that work each."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import naming, output, stored

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="Of two numbers, the first counts exercises that work the muscle first of all, the"
    " second those that work it besides."
)
def show_muscles(
    muscle: Annotated[
        str | None,
        typer.Argument(
            help="A muscle or group, or several, by any of their names; without it: all.",
            autocompletion=naming.muscle_names,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
) -> None:
    """Run `backcoach muscles`."""
    if muscle is None:
        _show_all(json=json)
    else:
        _show_some(muscle, json=json)


def _show_all(*, json: bool) -> None:
    catalogue = stored.catalogue()
    if json:
        from backcoach.interchange import dumped, muscles_document

        output.write_json(dumped(muscles_document(catalogue)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.cards import muscle_tree

        return muscle_tree(catalogue)

    from backcoach.screen.pages.sections import muscle_lines

    output.show(drawn, lambda: muscle_lines(catalogue))


def _show_some(name: str, *, json: bool) -> None:
    from backcoach.catalogue.search import find_muscles

    found = find_muscles(stored.index(), name)
    catalogue = stored.catalogue()
    if json:
        from backcoach.interchange import dumped, muscle_document

        first, *others = (muscle_document(catalogue, each) for each in found)
        output.write_json(dumped([first, *others] if others else first))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.cards import muscle_cards

        return muscle_cards(catalogue, found, output.console().width)

    from backcoach.screen.pages.sections import muscle_pages

    output.show(drawn, lambda: muscle_pages(catalogue, found))
