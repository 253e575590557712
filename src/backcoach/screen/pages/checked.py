"""What own files hold, where all is well with them."""

from collections.abc import Iterator, Mapping, Sequence

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import IndexedRoutine
from backcoach.domain.knowledge.origin import Origin
from backcoach.domain.words.amounts import prescription
from backcoach.domain.words.durations import minutes_of
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.origins import told
from backcoach.screen.pages.columns import columns


def held_lines(
    routines: Sequence[IndexedRoutine],
    exercises: Sequence[Exercise],
    origins: Mapping[str, Origin],
) -> Iterator[str]:
    """Routines with the time they take, then exercises with how much they are at first.

    At the end stands what is in place of something else.
    """
    rows = [("Routine", each.id, each.name, minutes_of(each)) for each in routines]
    for each in exercises:
        much = capitalised(prescription(each, each.levels[0]))
        rows.append(("Exercise", each.id, each.name, much))
    yield from columns(rows)
    for _, name, *_ in rows:
        if origins[name].replaces:
            yield f"{name}: {told(origins[name])}."
