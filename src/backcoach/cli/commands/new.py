"""`backcoach new`: a routine or an exercise of one's own, begun."""

from pathlib import Path
from typing import Annotated

import typer

from backcoach.cli import naming
from backcoach.domain.errors import Exit, UsageError

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=False)

Name = Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")]
Edit = Annotated[bool, typer.Option("--edit", help="Open it in your EDITOR, and check it then.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Run `backcoach new`."""
    if context.invoked_subcommand is None:
        raise UsageError(
            "Say what to begin, and what to call it.", "Try `backcoach new routine evening`."
        )


@app.command("routine", help="Begin a routine of your own: asks, or takes options.")
def new_routine(
    name: Name,
    like: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ROUTINE",
            help="Copy this routine.",
            autocompletion=naming.routine_names,
        ),
    ] = None,
    exercise: Annotated[
        list[str] | None,
        typer.Option(
            "--exercise",
            metavar="LINE",
            help='An exercise, and how much: "bird dog 2x8"; once for each.',
            autocompletion=naming.exercise_names,
        ),
    ] = None,
    often: Annotated[
        str | None, typer.Option(metavar="TEXT", help='How often: "2x a day".')
    ] = None,
    rounds: Annotated[int, typer.Option(metavar="N", help="All of it so many times.")] = 1,
    edit: Edit = False,
) -> int:
    """Run `backcoach new routine`."""
    from backcoach.cli.own.starting import MOST_ROUNDS, Wanted, begin_routine

    if not 1 <= rounds <= MOST_ROUNDS:
        raise UsageError(f"--rounds takes a whole number from 1 to {MOST_ROUNDS}.")
    if like is not None and (exercise or often or rounds > 1):
        raise UsageError("--from copies a whole routine.", "Change in the file what you like.")
    if not exercise and (often or rounds > 1):
        raise UsageError("--often and --rounds go with --exercise.")
    _check_editor(wanted=edit)
    file = begin_routine(name, Wanted(like, tuple(exercise or ()), often, rounds))
    return _edited(file) if edit else Exit.DONE


@app.command("exercise", help="Begin an exercise of your own: asks, or takes options.")
def new_exercise(
    name: Name,
    like: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="EXERCISE",
            help="Begin with this exercise: its steps, dosage and figure.",
            autocompletion=naming.exercise_names,
        ),
    ] = None,
    dosage: Annotated[
        str | None, typer.Option(metavar="TEXT", help='How much: "3x10 each side".')
    ] = None,
    step: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="How it is done, in a sentence; several, in order."),
    ] = None,
    edit: Edit = False,
) -> int:
    """Run `backcoach new exercise`."""
    from backcoach.cli.own.starting import begin_exercise

    if like is not None and (dosage or step):
        raise UsageError("--from copies a whole exercise.", "Change in the file what you like.")
    _check_editor(wanted=edit)
    file = begin_exercise(name, like, dosage, step or ())
    return _edited(file) if edit else Exit.DONE


def _check_editor(*, wanted: bool) -> None:
    """See that there is an editor before anything is written."""
    if wanted:
        from backcoach.cli.own.editing import editor

        editor()


def _edited(file: Path) -> int:
    from backcoach.cli.own.editing import edit

    return edit(file)
