"""What a routine offers somebody, in a line of a list."""

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.index import IndexedRoutine
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import duration_ms


def offered(routine: Routine, wish: Wish) -> IndexedRoutine:
    """A routine as it is for somebody, in all the time that it takes them.

    Raises:
        CoachError: nothing of it suits them.
    """
    plan = wish.adapted(routine).plan
    return IndexedRoutine(
        id=routine.id,
        name=routine.name,
        aliases=routine.aliases,
        summary=routine.summary,
        duration_ms=duration_ms(plan.items, wish.settings),
        positions=tuple(each.value for each in plan.positions),
        equipment=tuple(each.value for each in plan.equipment),
        exercises=tuple(item.exercise for item in routine.items),
    )


def routines_of(catalogue: Catalogue) -> tuple[IndexedRoutine, ...]:
    """Every routine as it is for nobody in particular."""
    wish = Wish(catalogue, Limits(catalogue.safety))
    return tuple(offered(each, wish) for each in catalogue.routines)
