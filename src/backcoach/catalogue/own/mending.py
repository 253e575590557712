"""Looking on where something is wrong: what is wrong besides is told at once, too."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from backcoach.catalogue.problems import Fault, Steps

MISSING = "is missing"
"""What is said of a key that is not there: the key stands before it, or the way leads to it."""


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


def beside(faults: Iterable[Fault], told: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults that do not come of what was taken out, of which all faults are `told`.

    A key that one of these is about, or names, may be what is missing now.
    """
    known = [(steps[-1:], message) for steps, message in told]

    def is_told(steps: Steps, message: str) -> bool:
        key = message.split("`")[1] if message.startswith("`") else steps[-1]
        return any(key in last or str(key) in words for last, words in known)

    return tuple(each for each in faults if MISSING not in each[1] or not is_told(*each))
