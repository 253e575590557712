"""A file of somebody that is named on a command line, in place of what is in it."""

from collections.abc import Sequence
from pathlib import Path

from backcoach.cli import stored
from backcoach.domain.errors import BadDataError, UsageError, shown
from backcoach.domain.words.grammar import all_of


def named_in(names: Sequence[str]) -> tuple[str, ...]:
    """Names, with a file at their head taken for what is in it, which goes before all else.

    Of the file alone it is its routine, or all of its exercises; what else is named may be in it.

    Raises:
        UsageError: a file stands elsewhere, or has several routines, and none was named.
        BadDataError: with every problem of the file.
    """
    if not any(map(is_file, names)):
        return tuple(names)
    file, *rest = names
    if not is_file(file) or any(map(is_file, rest)):
        raise UsageError(
            "A file stands first, and there is one.", "Try `backcoach session ./sheet.yaml`."
        )
    routines, exercises = _opened(file)
    if rest:
        return tuple(rest)
    if len(routines) > 1:
        raise UsageError(
            f"{shown(Path(file).name)} has {len(routines)} routines: {all_of(routines)}.",
            f"Name one after it, such as {routines[0]}.",
        )
    if not routines:
        _check_all_of(file, exercises)
    return tuple(routines or exercises)


def _check_all_of(file: str, exercises: Sequence[str]) -> None:
    """See that all exercises of a file are no more than a session.

    Raises:
        UsageError: they are, and some have to be named.
    """
    from backcoach.catalogue.own.limits import check_routine
    from backcoach.catalogue.problems import RuleError
    from backcoach.domain.knowledge.routine import routine_of

    known = stored.catalogue().exercise
    try:
        check_routine(routine_of([known[each] for each in exercises]), known)
    except RuleError as error:
        raise UsageError(
            f"All of {shown(Path(file).name)} {error}.",
            f"Name some of its exercises after it, such as {exercises[0]}.",
        ) from None


def exercises_in(name: str) -> tuple[str, ...]:
    """The exercises that a name stands for: itself, or where it is a file, those of the file.

    Raises:
        UsageError: the file describes none.
        BadDataError: with every problem of the file.
    """
    if not is_file(name):
        return (name,)
    _, exercises = _opened(name)
    if not exercises:
        raise UsageError(
            f"{shown(Path(name).name)} describes no exercise of its own.",
            f"`backcoach print {shown(name)}` has the routine in it.",
        )
    return tuple(exercises)


def is_file(word: str) -> bool:
    """Whether a word can be a file, found out without what that takes where it cannot."""
    if "." not in word and "/" not in word and "\\" not in word:
        return False
    from backcoach.catalogue.own.files import is_file_name

    return is_file_name(word)


def _opened(file: str) -> tuple[list[str], list[str]]:
    """The ids of the routines and of the exercises in a file.

    Raises:
        BadDataError: with every problem of the file.
    """
    listed = stored.use_file(file)
    problems = dict.fromkeys(problem for each in listed.troubles for problem in each.problems)
    if problems:
        raise BadDataError(problems)
    routines = [each.id for each in listed.routines if each.id in listed.origins]
    return routines, [each.id for each in listed.exercises]
