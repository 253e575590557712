"""`backcoach progress`: pain and practice over weeks."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import output

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show_progress(
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
    svg: Annotated[
        str | None, typer.Option("--svg", metavar="FILE", help="Draw it into this file instead.")
    ] = None,
) -> None:
    """Run `backcoach progress`."""
    from backcoach.cli.looking import exercise_names, progress
    from backcoach.screen.pages.journal import NOTHING_YET
    from backcoach.screen.pages.progress import progress_sections, progress_sentences
    from backcoach.screen.pages.sections import section_lines

    found = progress()
    if json:
        from backcoach.interchange import dumped
        from backcoach.interchange.past import progress_document

        output.write_json(dumped(progress_document(found)))
        return
    names = exercise_names()
    if svg is not None:
        from backcoach.cli.saving import place, save
        from backcoach.handouts.progress_chart import progress_svg
        from backcoach.keeping.whole import FOR_OWNER

        file = place(svg, suffix=".svg")
        save({file: progress_svg(found, progress_sentences(found, names))}, mode=FOR_OWNER)
    elif not found.year:
        output.write("".join(f"{line}\n" for line in NOTHING_YET))
    elif output.wants_sentences():
        output.write("".join(f"{line}\n" for line in progress_sentences(found, names)))
    else:
        sections = [*progress_sections(found, names, output.glyphs())]

        def drawn() -> "RenderableType":
            from backcoach.screen.pages.cards import sections_card

            return sections_card(sections)

        output.show(drawn, lambda: section_lines(sections))
