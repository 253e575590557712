"""`backcoach doctor`: what this machine can do for a session, and hearing it."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import output
from backcoach.domain.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from backcoach.domain.knowledge.machine import Machine

WIDEST = 88

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def doctor(
    json: Annotated[bool, typer.Option("--json", help="JSON, for scripts.")] = False,
    hear: Annotated[
        bool, typer.Option("--hear", help="Play each chime, and say a sentence.")
    ] = False,
) -> None:
    """Run `backcoach doctor`."""
    if hear:
        if json:
            raise UsageError("--hear and --json do not go together.", "Take one of them.")
        from backcoach.cli.checkup.listening import listen

        listen()
        return
    from backcoach.cli.checkup.probing import this_machine

    found = this_machine()
    if json:
        from backcoach.interchange import dumped, machine_document

        output.write_json(dumped(machine_document(found)))
    else:
        _show(found)


def _show(found: "Machine") -> None:
    from backcoach.screen.pages.doctor_page import doctor_lines, doctor_page

    def drawn() -> "RenderableType":
        from rich.text import Text

        from backcoach.screen import palette

        text = Text()
        for what, lines in doctor_page(found, min(WIDEST, output.console().width)):
            text.append(what, palette.BOLD)
            text.append(lines)
        text.rstrip()
        return text

    output.show(drawn, lambda: doctor_lines(found))
