"""Where on a timeline we are. Every question is answered from the clock reading it is given."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from backcoach.domain.knowledge.pacing import RESUME_MS
from backcoach.domain.timeline.timeline import Timeline


class State(StrEnum):
    """What the player is doing."""

    PLAYING = "playing"
    COUNTING = "counting"
    """Counting in before it goes on."""
    PAUSED = "paused"
    WAITING = "waiting"
    """At the end of an open phase, until the person is ready."""
    FINISHED = "finished"
    STOPPED = "stopped"


MOVING = frozenset({State.PLAYING, State.COUNTING})
ENDED = frozenset({State.FINISHED, State.STOPPED})


@dataclass(frozen=True, slots=True)
class Player:
    """A place on a timeline: at clock reading `since_ms` the position was `from_ms`.

    While counting in, `since_ms` lies in the future: that is when playing starts. `waits` says
    whether open phases wait for the person. Positions are timeline milliseconds; the clock runs
    `speed` times slower, an exact number, so that a deadline is never a hair's breadth too early.
    """

    timeline: Timeline
    since_ms: int
    from_ms: int = 0
    state: State = State.PLAYING
    speed: Fraction = Fraction(1)
    waits: bool = False

    def position(self, now_ms: int) -> int:
        """The position at a clock reading, never past the end or an open phase's end."""
        if self.state is not State.PLAYING:
            return self.from_ms
        gone = max(0, now_ms - self.since_ms)
        return min(self.from_ms + floor(gone * self.speed), self._limit_ms)

    @property
    def _limit_ms(self) -> int:
        """How far the player may go by itself: the last moment of an open phase, or the end."""
        return self.timeline.waits_at(self.from_ms) if self.waits else self.timeline.duration_ms

    def clock_at(self, position_ms: int) -> int:
        """The clock reading at which a position ahead will have been reached."""
        return self.since_ms + ceil((position_ms - self.from_ms) / self.speed)

    def counted_in_ms(self, now_ms: int) -> int:
        """How much of the count before going on is left; 0 where there is none."""
        return max(0, self.since_ms - now_ms) if self.state is State.COUNTING else 0

    def advance(self, now_ms: int) -> "Player":
        """Return the player as the clock has made it: counted in, waiting or finished."""
        player = self
        if player.state is State.COUNTING and now_ms >= player.since_ms:
            player = replace(player, state=State.PLAYING)
        position = player.position(now_ms)
        if player.state is not State.PLAYING or position < player._limit_ms:
            return player
        done = position >= player.timeline.duration_ms
        state = State.FINISHED if done else State.WAITING
        return replace(player, state=state, from_ms=position, since_ms=now_ms)

    def pause(self, now_ms: int) -> "Player":
        """Stand still where we are."""
        if self.state not in MOVING:
            return self
        return replace(self, state=State.PAUSED, from_ms=self.position(now_ms), since_ms=now_ms)

    def resume(self, now_ms: int) -> "Player":
        """Go on from where we stand, after a count."""
        if self.state is not State.PAUSED:
            return self
        since_ms = now_ms + ceil(RESUME_MS / self.speed)
        return replace(self, state=State.COUNTING, since_ms=since_ms)

    def seek(self, now_ms: int, position_ms: int) -> "Player":
        """Go to a position. A paused player stays paused there; any other plays."""
        if self.state in ENDED:
            return self
        state = State.PAUSED if self.state is State.PAUSED else State.PLAYING
        return replace(self, state=state, from_ms=position_ms, since_ms=now_ms).advance(now_ms)

    def stop(self, now_ms: int) -> "Player":
        """End here, before the timeline does."""
        if self.state in ENDED:
            return self
        return replace(self, state=State.STOPPED, from_ms=self.position(now_ms), since_ms=now_ms)
