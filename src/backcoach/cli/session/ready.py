"""A session that is ready to be played: of what, for whom, and how it is seen, heard and kept."""

from typing import TYPE_CHECKING, NamedTuple

from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import Spoken
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.timeline.layout import duration_ms

if TYPE_CHECKING:
    from backcoach.cli.session.going_on import CutOff
    from backcoach.domain.playing.session import Session


class Showing(NamedTuple):
    """How a session is seen and heard: so many times as fast, None for what is as usual."""

    big: bool | None = None
    speed: float = 1.0
    voice: bool | None = None
    sound: bool | None = None


class Kept(NamedTuple):
    """What is written down of a session: all, but where it `is_kept` out of the journal.

    `pain` and `effort` are the scores after it, where they need not be asked for.
    """

    is_kept: bool = True
    pain: int | None = None
    effort: int | None = None


class Ready(NamedTuple):
    """A session ready to be played. One that was cut off goes on with what is `ahead`.

    `hints` are worth knowing before it, and change nothing.
    """

    planned: Planned
    wish: Wish
    known: Profile
    showing: Showing
    kept: Kept
    ahead: "CutOff | None" = None
    hints: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """What is done."""
        return self.planned.plan

    @property
    def big(self) -> bool:
        """Whether it is to be read from afar."""
        return self.known.big if self.showing.big is None else self.showing.big

    @property
    def left(self) -> Plan:
        """What there is to do of it, from where it begins."""
        return self.plan if self.ahead is None else self.ahead.left

    @property
    def left_ms(self) -> int:
        """How long it takes from where it begins."""
        if self.ahead is not None:
            return self.ahead.left_ms
        return duration_ms(self.plan.items, self.wish.settings)

    def begun(self, now_ms: int, spoken: Spoken, *, waits: bool) -> "Session":
        """The session as it begins at a clock reading; it `waits` where a key can be pressed."""
        from backcoach.domain.playing.resuming import resumed
        from backcoach.domain.playing.session import Session

        session = Session.start(
            self.plan,
            self.wish.settings,
            self.wish.catalogue.exercise,
            self.wish.limits,
            now_ms,
            start_pain=self.wish.pain,
            script=spoken,
            speed=self.showing.speed,
            waits=waits,
        )
        return session if self.ahead is None else resumed(session, self.ahead.done, now_ms)
