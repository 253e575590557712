"""Names for the shell to complete: of routines, exercises and muscles."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import typer

from backcoach.catalogue.search import Named, find
from backcoach.cli import stored
from backcoach.domain.errors import UsageError


def routine_and_exercise_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Routines that begin so, then exercises."""
    yield from _beginning(stored.routines(), incomplete)
    yield from exercise_names(incomplete)


def routine_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Routines that begin so."""
    return _beginning(stored.routines(), incomplete)


def exercise_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Exercises that begin so."""
    return _beginning(stored.index().exercises, incomplete)


def names_to_begin_with(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Exercises that begin so and are in what was named before."""
    asked = " ".join(context.params["names"] or context.args)  # what is typed is not parsed yet
    with suppress(UsageError):
        those = {*find("routine", stored.routines(), asked).exercises}
        return _beginning(
            (each for each in stored.index().exercises if each.id in those), incomplete
        )
    return exercise_names(incomplete)


def muscle_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Groups and muscles that begin so."""
    return _beginning(stored.index().muscles, incomplete)


def own_files(incomplete: str) -> Iterator[str]:
    """Folders, and files that can be somebody's own, whose names begin so."""
    from backcoach.catalogue.own.files import SUFFIXES

    folder, name = os.path.split(incomplete)
    with suppress(OSError):
        for each in sorted(Path(folder or ".").iterdir()):
            if each.name.startswith(name) and (name or not each.name.startswith(".")):
                place = f"{incomplete.removesuffix(name)}{each.name}"
                if each.is_dir():
                    yield f"{place}{os.sep}"
                elif each.suffix.lower() in SUFFIXES:
                    yield place


def _beginning(named: Iterable[Named], incomplete: str) -> Iterator[tuple[str, str]]:
    return ((each.id, each.name) for each in named if each.id.startswith(incomplete))


ROUTINE_OR_EXERCISES = typer.Argument(
    metavar="ROUTINE|EXERCISE|FILE",
    help="A routine, or one or more exercises: by id, name, or the beginning of one; or a file of"
    " your own, such as ./sheet.yaml.",
    autocompletion=routine_and_exercise_names,
)
"""What a session or a handout is of."""
