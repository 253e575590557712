"""Faults of own files in the words of somebody who helps: what was probably meant."""

from collections.abc import Iterable, Iterator
from typing import Any

from backcoach.catalogue.problems import Fault, Steps
from backcoach.domain.errors import shown

_SIDES = ("left", "right", "l", "r")
_SORE = (
    "; write one, which is the sore side: `backcoach profile set sore-side left` says which,"
    " or each for both"
)
_NO_STEP = "how it is done, in a sentence or a list of them, like `steps: Stand tall.`"


def taught(faults: Iterable[Fault], entry: Any) -> Iterator[Fault]:
    """The faults of an entry, each said as well as can be."""
    told: set[Steps] = set()
    for steps, message in faults:
        item = _keyed_item(entry, steps)
        if item is not None:
            if item not in told:
                told.add(item)
                yield item, _without_colon(_at(entry, item))
        elif message == "`name` is missing":
            yield steps, f"{message}: what to call it, like `name: Evening`"
        elif steps[-1:] == ("side",) and str(_at(entry, steps)).lower() in _SIDES:
            yield steps, f"{message}{_SORE}"
        elif steps == ("step",):
            yield steps, f"is no key here; it is called `steps`: {_NO_STEP}"
        else:
            yield steps, message


def _keyed_item(entry: Any, steps: Steps) -> Steps | None:
    """The way to an item that is a line with a colon in it, if a fault is about one."""
    for end in range(2, len(steps) + 1):
        way = steps[:end]
        if way[-2] == "items" and isinstance(way[-1], int):
            item = _at(entry, way)
            if isinstance(item, dict) and len(item) == 1 and "exercise" not in item:
                return way
    return None


def _without_colon(item: dict[str, Any]) -> str:
    ((name, much),) = item.items()
    line = shown(f"{name} {much}" if isinstance(much, (str, int, float)) else str(name))
    return f'has a colon, which a line of the list has not; write it without: "- {line}"'


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
