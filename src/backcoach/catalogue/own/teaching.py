"""Faults of own files in the words of somebody who helps: what was probably meant."""

from collections.abc import Iterable, Iterator
from typing import Any

from backcoach.catalogue.problems import Fault, Steps

_SIDES = ("left", "right", "l", "r")
_SORE = (
    "; write one, which is the sore side: `backcoach profile set sore-side left` says which,"
    " or each for both"
)
_NO_STEP = "how it is done, in a sentence or a list of them, like `steps: Stand tall.`"


def taught(faults: Iterable[Fault], entry: Any) -> Iterator[Fault]:
    """The faults of an entry, each said as well as can be."""
    for steps, message in faults:
        if message == "`name` is missing":
            yield steps, f"{message}: what to call it, like `name: Evening`"
        elif message == "`exercise` is missing":
            yield steps, f"{message}; write a line, like `- bird dog 3x10`, or `exercise: bird dog`"
        elif steps[-1:] == ("side",) and str(_at(entry, steps)).lower() in _SIDES:
            yield steps, f"{message}{_SORE}"
        elif steps == ("step",):
            yield steps, f"is no key here; it is called `steps`: {_NO_STEP}"
        else:
            yield steps, message


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
