"""Records for Hypothesis to make up, and journals of them."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from backcoach.domain.journal.records import (
    Began,
    DidSet,
    Dose,
    Effort,
    Ended,
    Hurt,
    Instant,
    Record,
    Resumed,
)
from backcoach.domain.plan.rung import Rung
from backcoach.keeping.journal.store import Journal

_TEXTS = st.text(st.characters(categories=("L", "N", "P", "S", "M")), max_size=12) | st.just("a b")
_COUNTS = st.integers(0, 200)
_SCORES = st.integers(0, 10)
_RUNGS = st.builds(
    Rung,
    st.none() | st.integers(1, 5),
    st.integers(0, 3),
    st.none() | st.integers(1, 9),
    st.none() | st.integers(1, 99),
    st.none() | st.integers(1_000, 600_000),
)
_DOSES = st.builds(Dose, _TEXTS, _RUNGS, _TEXTS, _COUNTS, _COUNTS)
_SEVERAL = st.lists(_TEXTS, max_size=3).map(tuple)


def _ids(most: int) -> st.SearchStrategy[str]:
    return st.integers(0, most).map("{:032x}".format)


@cache
def records() -> st.SearchStrategy[Record]:
    """Any record, at any moment that a journal can have, in any time zone."""
    whats = st.one_of(
        st.builds(
            Began,
            _TEXTS,
            _TEXTS,
            _COUNTS,
            st.lists(_DOSES, max_size=3).map(tuple),
            _SEVERAL,
            _SEVERAL,
        ),
        st.just(Resumed()),
        st.builds(DidSet, _TEXTS, _COUNTS, _COUNTS, rung=_RUNGS, words=_TEXTS, reps=_COUNTS),
        st.builds(Hurt, score=_SCORES, number=_COUNTS, exercise=_TEXTS),
        st.builds(Effort, _SCORES),
        st.builds(Ended, played_ms=_COUNTS),
    )
    instants = st.builds(Instant, st.integers(0, 7_000_000_000_000), st.integers(-840, 840))
    return st.builds(Record, _ids(16**32 - 1), instants, _ids(3), whats)


def histories() -> st.SearchStrategy[list[Record]]:
    """Some records, no two of which have the same id."""
    return st.lists(records(), max_size=8, unique_by=lambda each: each.id)


def journal_of(file: Path, some: Iterable[Record]) -> Journal:
    """A new journal of some records, open."""
    file.unlink(missing_ok=True)
    journal = Journal.open(file)
    journal.add(some)
    return journal
