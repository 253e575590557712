"""`backcoach list`: exercises, by muscle, position, setting, equipment, goal or words."""

from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.catalogue.search import Wanted, find_exercises
from backcoach.cli import naming, output, stored
from backcoach.cli.troubles import tell_troubles
from backcoach.domain.errors import UsageError, shown, suggest
from backcoach.domain.knowledge.terms import Equipment, Goal, Position, Setting
from backcoach.domain.words.grammar import any_of

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def list_exercises(
    muscle: Annotated[
        str | None,
        typer.Option(
            help="A muscle or group, or several, by any of their names.",
            autocompletion=naming.muscle_names,
        ),
    ] = None,
    position: Annotated[Position | None, typer.Option(help="How the body is placed.")] = None,
    setting: Annotated[Setting | None, typer.Option(help="Where it can be done.")] = None,
    equipment: Annotated[
        str | None, typer.Option(help="What it uses; `none` for what needs nothing.")
    ] = None,
    goal: Annotated[Goal | None, typer.Option(help="What it is for.")] = None,
    search: Annotated[
        str | None,
        typer.Option(help="Words of its names, purpose, steps or notes."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
) -> None:
    """Run `backcoach list`."""
    wanted = Wanted(
        muscle=muscle,
        position=position,
        setting=setting,
        equipment=_equipment(equipment),
        goal=goal,
        text=search,
    )
    found, origins = find_exercises(stored.index(), wanted), stored.origins()
    tell_troubles()
    if json:
        from backcoach.interchange import dumped, exercises_document

        exercise = stored.catalogue().exercise
        output.write_json(
            dumped(exercises_document((exercise[each.id] for each in found), origins))
        )
        return
    if not found:
        _complain(search or "")
        return
    from backcoach.screen.pages.columns import exercise_lines

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.tables import exercise_table

        return exercise_table(found, origins, output.console().width)

    output.show(drawn, lambda: exercise_lines(found, origins))


def _complain(search: str) -> None:
    from backcoach.catalogue.conditions import what_to_do  # only where nothing fits

    told = what_to_do(stored.catalogue(), search)
    output.complain(f"No exercise fits all of that. {told or 'Leave a filter out and try again.'}")


def _equipment(name: str | None) -> str | None:
    known = ("none", *(each.value for each in Equipment))
    if name is not None and name not in known:
        hint = suggest(name, known, f"There is {any_of(known)}.")
        raise UsageError(f'No exercise uses "{shown(name)}".', hint)
    return name
