"""The session that was begun last, as it was planned then: to go on with where it was cut off.

It is no record: it can be written anew as the plan changes, and goes once the session is over.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.plan.plan import Plan
from backcoach.domain.timeline.layout import Settings
from backcoach.keeping.reading import read_own
from backcoach.keeping.whole import write_again

UNFINISHED_NAME = "unfinished.json"
MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session by its id, and what it was to be; the ways between positions are not kept."""

    session: str
    plan: Plan
    settings: Settings


def keep_unfinished(folder: Path, unfinished: Unfinished) -> None:
    """Keep what a session is to be, in place of what was kept of the one before.

    Raises:
        OSError: that was not possible.
    """
    import msgspec

    content = msgspec.json.encode(unfinished, enc_hook=_without_ways)
    write_again(folder / UNFINISHED_NAME, content)


def read_unfinished(folder: Path) -> Unfinished | None:
    """The session that was begun last and is not over; None for none that can be read."""
    import msgspec

    content = read_own(folder / UNFINISHED_NAME, MOST_BYTES)
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=Unfinished, dec_hook=_no_ways)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def forget_unfinished(folder: Path) -> None:
    """Keep nothing to go on with."""
    with suppress(OSError):
        (folder / UNFINISHED_NAME).unlink(missing_ok=True)


def _without_ways(value: Any) -> None:
    assert isinstance(value, Transitions)


def _no_ways(kind: type, value: Any) -> Transitions:
    del kind, value
    return Transitions()
