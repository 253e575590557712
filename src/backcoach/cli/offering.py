"""What is offered to whoever names no routine: each has the number that it can be named by."""

from backcoach.cli import history, person, stored
from backcoach.cli.wishing import usual_routine, wish_of
from backcoach.domain.knowledge.index import IndexedRoutine
from backcoach.domain.tailoring.offer import to_choose_from


def offers_today() -> tuple[IndexedRoutine, ...]:
    """The routines as they are for this person now, by their numbers from 1; the usual one first.

    Raises:
        CoachError: what this person does of a routine cannot be told.
    """
    catalogue, known = stored.catalogue(), person.profile()
    before, *_ = history.recalled(catalogue.safety)
    usual = usual_routine(catalogue, known, before.routine)
    return to_choose_from(wish_of(catalogue, known, now=True).after(before), usual)
