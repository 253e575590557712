"""`backcoach safety`: the warning signs, the questions about them, the rules, and what for."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from backcoach.cli import output, stored

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 88
PIPED = 80

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def show_signs(context: typer.Context) -> None:
    """Run `backcoach safety`."""
    if context.invoked_subcommand is not None:
        return
    from backcoach.screen.pages.safety_pages import signs_page

    _show(lambda width: signs_page(stored.catalogue().safety, width))


@app.command("review", help="Answer the questions about warning signs again.")
def review_signs() -> None:
    """Run `backcoach safety review`."""
    from backcoach.cli.session.gate import review

    for note in review(stored.catalogue().safety):
        output.complain(note)
    output.write("Thank you. Nothing you said keeps you from a session.\n")


@app.command(
    "rules", help="Show what the coach does about pain and conditions, with sources and limits."
)
def show_rules() -> None:
    """Run `backcoach safety rules`."""
    from backcoach.screen.pages.safety_pages import rules_page

    _show(lambda width: rules_page(stored.catalogue(), width))


@app.command("about", help="Show what the coach is for and not for, and what nobody has checked.")
def show_about() -> None:
    """Run `backcoach safety about`."""
    from backcoach.screen.pages.safety_pages import about_page

    _show(about_page)


def _show(page: Callable[[int], Iterable[str]]) -> None:
    def drawn() -> "RenderableType":
        from rich.text import Text

        from backcoach.screen import palette

        width = min(WIDEST, output.console().width)
        text = Text()
        for line in page(width):
            text.append(f"{line}\n", palette.PLAIN if line.startswith(" ") else palette.BOLD)
        return text

    output.show(drawn, lambda: page(output.text_width(PIPED)))
