"""Looking on where something is wrong: what is wrong besides is told at once, too."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from backcoach.catalogue.problems import Fault

MISSING = "is missing"
"""What may be said of an entry only where nothing was taken out of it."""


def without(value: Any, faults: Iterable[Fault]) -> Any:
    """A copy of a value without the keys that are faulty; None where other things are, too.

    Nothing may be taken out of a list, for then its other values would stand elsewhere.
    """
    copy = deepcopy(value)
    for steps, _ in sorted(faults, key=lambda fault: len(fault[0]), reverse=True):
        if not steps:
            return None
        *way, last = steps
        inside = copy
        for step in way:
            inside = inside[step]
        if not isinstance(inside, dict):
            return None
        inside.pop(last, None)
    return copy


def beside(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults that are none of what was taken out."""
    return tuple(fault for fault in faults if MISSING not in fault[1])
