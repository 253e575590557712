"""Asking which routine, where none was named."""

from collections.abc import Iterator
from dataclasses import replace

from backcoach.cli import asking, output
from backcoach.cli.wishing import asked_for
from backcoach.domain.errors import UsageError
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.index import IndexedRoutine, grouped
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.tailoring.offer import all_offered, offered
from backcoach.domain.tailoring.wish import Wish
from backcoach.screen.pages.columns import choice_lines


def choose(wish: Wish, default: Routine) -> Routine | None:
    """Ask until an answer makes sense; None when there are no more answers."""
    offers = [*_offers(replace(wish, first=None), default)]
    for line in choice_lines(offers):
        print(line)
    while True:
        try:
            answer = asking.answer(
                f"Which one? A number or a name; Enter starts {offers[0].name}: "
            )
        except EOFError:
            return None
        try:
            return _answered(wish.catalogue, offers, answer.strip())
        except UsageError as error:
            output.complain(f"{error.sentence} {error.hint}".rstrip())


def _offers(wish: Wish, default: Routine) -> Iterator[IndexedRoutine]:
    """The routines that have something for this person, by what they are for.

    The default comes first.

    Raises:
        NothingSuitsError: the default one has nothing.
    """
    yield offered(default, wish)
    others = (each for each in wish.catalogue.routines if each != default)
    yield from grouped(all_offered(others, wish))


def _answered(catalogue: Catalogue, offers: list[IndexedRoutine], answer: str) -> Routine:
    if answer.isascii() and answer.isdigit() and not 1 <= int(answer) <= len(offers):
        raise UsageError(f"The numbers go from 1 to {len(offers)}.")
    if answer.isascii() and answer.isdigit():
        answer = offers[int(answer) - 1].id
    return asked_for(catalogue, answer.split() or (offers[0].id,))
