"""What a routine offers somebody, in a line of a list."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from backcoach.domain.errors import NothingSuitsError, TooShortError
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.index import IndexedRoutine, grouped
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings, duration_ms


def offered(routine: Routine, wish: Wish) -> IndexedRoutine:
    """A routine as it is for somebody, and how long it takes them.

    Where that cannot be made to fit the time they have, it is all of it.

    Raises:
        CoachError: nothing of it suits them.
    """
    try:
        plan, settings = wish.planned(routine).plan, wish.settings
    except TooShortError:
        return offered(routine, replace(wish, minutes=None))
    done_ms = duration_ms(plan.items, replace(settings, teach=Teach.NEVER))
    taught_ms = duration_ms(plan.items, settings)
    stays_so = wish.minutes is not None or settings.teach is Teach.ALWAYS
    return IndexedRoutine(
        id=routine.id,
        name=routine.name,
        aliases=routine.aliases,
        summary=routine.summary,
        group=routine.group.value,
        whom=routine.whom,
        duration_ms=done_ms,
        first_ms=taught_ms,
        later_ms=taught_ms if stays_so else done_ms,
        positions=tuple(each.value for each in plan.positions),
        equipment=tuple(each.value for each in plan.equipment),
        exercises=tuple(item.exercise for item in routine.items),
    )


def all_offered(routines: Iterable[Routine], wish: Wish) -> Iterator[IndexedRoutine]:
    """The routines that have something for somebody."""
    for each in routines:
        try:
            found = offered(each, wish)
        except NothingSuitsError:
            continue
        yield found


def to_choose_from(wish: Wish, usual: Routine) -> tuple[IndexedRoutine, ...]:
    """The routines that have something for somebody, by what they are for; the usual one first.

    Raises:
        NothingSuitsError: the usual one has nothing.
    """
    others = (each for each in wish.catalogue.routines if each != usual)
    return (offered(usual, wish), *grouped(all_offered(others, wish)))


def routines_of(catalogue: Catalogue) -> tuple[IndexedRoutine, ...]:
    """Every routine as it is for nobody in particular, who has set nothing."""
    wish = Wish(catalogue, Limits(catalogue.safety), Settings.of(Profile(), catalogue.ways))
    return tuple(offered(each, wish) for each in catalogue.routines)
