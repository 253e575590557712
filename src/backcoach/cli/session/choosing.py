"""Asking which routine, where none was named."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from backcoach.cli import asking, output
from backcoach.cli.wishing import asked_for
from backcoach.domain.errors import UsageError
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.index import IndexedRoutine
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.tailoring.offer import to_choose_from
from backcoach.domain.tailoring.wish import Wish
from backcoach.screen.pages.menu import menu_facts, menu_lines

Taken = TypeVar("Taken")

ROWS_TO_ASK = 1
"""How many rows the question takes."""
HOW = "A number or a name, also of exercises."


def choose(wish: Wish, default: Routine) -> Routine | None:
    """Ask until an answer makes sense; None when there are no more answers."""
    offers = to_choose_from(replace(wish, first=None), default)
    show_menu(offers, HOW, HOW)
    return ask(
        offers,
        lambda answer: asked_for(wish.catalogue, named(wish.catalogue, offers, answer)),
    )


def show_menu(offers: Sequence[IndexedRoutine], below: str, briefly: str) -> None:
    """Write the routines to choose from, and what else there is, so that all of it can be seen."""
    if output.is_plain():
        lines = [*menu_facts(offers), below]
    else:
        rows = output.window().rows - ROWS_TO_ASK
        lines = menu_lines(offers, output.line_width(), rows, below, briefly)
    output.write("".join(f"{line}\n" for line in lines))


def ask(offers: Sequence[IndexedRoutine], taken: Callable[[str], Taken]) -> Taken | None:
    """Ask until what is typed can be taken for something; None when there are no more answers."""
    prompt = f"Which one? Enter starts {offers[0].name}: "
    while True:
        try:
            return taken(asking.answer(prompt).strip())
        except EOFError:
            return None
        except UsageError as error:
            output.complain(f"{error.sentence} {error.hint}".rstrip())


def named(catalogue: Catalogue, offers: Sequence[IndexedRoutine], answer: str) -> list[str]:
    """The names that an answer stands for: those of a routine or of exercises.

    Raises:
        UsageError: there is nothing of such a name or number.
    """
    if answer.isascii() and answer.isdigit():
        if not 1 <= int(answer) <= len(offers):
            raise UsageError(f"The numbers go from 1 to {len(offers)}.")
        return [offers[int(answer) - 1].id]
    names = answer.split() or [offers[0].id]
    asked_for(catalogue, names)
    return names
