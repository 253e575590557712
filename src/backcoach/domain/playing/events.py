"""What happens in a session, as values: whoever shows, says or keeps something listens to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from backcoach.domain.knowledge.safety import Felt
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.rung import Rung
from backcoach.domain.playing.player import State
from backcoach.domain.timeline.timeline import Cue, Repetition

if TYPE_CHECKING:  # a view shows a session, and a session knows what can happen
    from backcoach.domain.playing.view import View


@dataclass(frozen=True, slots=True)
class Moved:
    """A key has led to another place of the timeline."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence for the person, about the last key or about what happened to the program."""

    text: str


@dataclass(frozen=True, slots=True)
class Left:
    """It has stood still for so long that nobody seems to be there."""


@dataclass(frozen=True, slots=True)
class Helped:
    """How the exercise is done, and what the keys do, was asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or the advice that follows on one: a sentence, then what to press."""

    page: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What has been typed of an answer so far; all of it may have been taken back."""

    text: str


@dataclass(frozen=True, slots=True)
class RepDone:
    """A repetition was done from its start to its end."""

    exercise: str
    rung: Rung
    repetition: Repetition


@dataclass(frozen=True, slots=True)
class SetDone:
    """The last of a set's `reps` repetitions was done; where sides alternate, they share a set."""

    exercise: str
    rung: Rung
    item: int
    set: int
    side: Side
    reps: int


Event = State | Cue | Moved | Noted | Left | Helped | Asked | Typed | Felt | RepDone | SetDone
"""A `State` is what the session has come to, and a `Cue` one that has come due."""


class Listener(Protocol):
    """Whoever wants to know what happens."""

    def hear(self, view: "View", events: Sequence[Event]) -> None:
        """Take what has happened up to this moment, in order; it is never empty."""


class Stage(Protocol):
    """Shows a session: on a screen, or in lines."""

    def show(self, view: "View", events: Sequence[Event]) -> None:
        """Show a moment, and what has happened since the last."""

    def next_frame_ms(self, view: "View") -> int | None:
        """After how long the picture changes by itself; None for not at all."""

    def scroll(self, key: str) -> bool:
        """Show more of how an exercise is done, where a key is for that and there is more."""
