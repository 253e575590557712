"""Asking which routine, where none was named."""

from dataclasses import replace

from backcoach.catalogue.search import find
from backcoach.cli import surroundings
from backcoach.cli.planning import Wish
from backcoach.domain.catalogue import Catalogue
from backcoach.domain.compiling import compile_timeline
from backcoach.domain.errors import UsageError
from backcoach.domain.routine import Routine
from backcoach.screen.choice import choice_lines


def choose(wish: Wish, default: Routine) -> Routine | None:
    """Ask until an answer makes sense; None when there are no more answers."""
    routines = sorted(wish.catalogue.routines, key=lambda each: each.id != default.id)
    plans = ((each, replace(wish, first=None).adapted(each).plan) for each in routines)
    timelines = [(each, compile_timeline(plan, wish.settings)) for each, plan in plans]
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


def _answered(catalogue: Catalogue, routines: list[Routine], answer: str) -> Routine:
    if not answer:
        return routines[0]
    if answer.isascii() and answer.isdigit():
        if not 1 <= int(answer) <= len(routines):
            raise UsageError(f"The numbers go from 1 to {len(routines)}.")
        return routines[int(answer) - 1]
    return find("routine", catalogue.routines, answer)
