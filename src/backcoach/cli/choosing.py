"""Asking which routine, where none was named."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from backcoach.catalogue.search import find
from backcoach.cli import surroundings
from backcoach.cli.planning import Wish
from backcoach.domain.catalogue import Catalogue
from backcoach.domain.compiling import compile_timeline
from backcoach.domain.errors import NothingSuitsError, UsageError
from backcoach.domain.plan import Plan
from backcoach.domain.routine import Routine
from backcoach.screen.choice import choice_lines


def choose(wish: Wish, default: Routine) -> Routine | None:
    """Ask until an answer makes sense; None when there are no more answers."""
    plans = _suiting(replace(wish, first=None), default)
    timelines = [(each, compile_timeline(plan, wish.settings)) for each, plan in plans]
    routines = [each for each, _ in timelines]
    for line in choice_lines(timelines):
        print(line)
    while True:
        try:
            answer = surroundings.answer(
                f"Which one? A number or a name; Enter starts {routines[0].name}: "
            )
        except EOFError:
            return None
        try:
            return _answered(wish.catalogue, routines, answer.strip())
        except UsageError as error:
            surroundings.complain(f"{error.sentence} {error.hint}".rstrip())


def _suiting(wish: Wish, default: Routine) -> Iterator[tuple[Routine, Plan]]:
    """The routines that have something for this person, and their plans; the default comes first.

    Raises:
        NothingSuitsError: the default one has nothing.
    """
    yield default, wish.adapted(default).plan
    for each in wish.catalogue.routines:
        if each != default:
            with suppress(NothingSuitsError):
                yield each, wish.adapted(each).plan


def _answered(catalogue: Catalogue, routines: list[Routine], answer: str) -> Routine:
    if not answer:
        return routines[0]
    if answer.isascii() and answer.isdigit():
        if not 1 <= int(answer) <= len(routines):
            raise UsageError(f"The numbers go from 1 to {len(routines)}.")
        return routines[int(answer) - 1]
    return find("routine", catalogue.routines, answer)
