"""A clock, a keyboard and a stage for tests: an hour plays in milliseconds.

`play` drives the program's own loop with them. Its moments count from the start of the session,
while the clock itself starts at an odd reading, as clocks do.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from backcoach.coach import News, Outcome, run_session
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.events import Event, Listener
from backcoach.domain.playing.player import MOVING
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import IN_FULL, Spoken
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Cue
from tests.making import unlimited

START_MS = 98_765_432
MOST_IDLE_READS = 20


class WaitsForEverError(AssertionError):
    """The loop waits for something that can never happen, and would hang for ever."""


class FakeClock:
    """Says what it is told to say."""

    def __init__(self, ms: int = START_MS) -> None:
        self.ms = ms

    def now_ms(self) -> int:
        """The reading."""
        return self.ms


@dataclass(frozen=True)
class Happening:
    """Something that ends a wait: a key, Ctrl-C, a stop with Ctrl-Z, a nap, or nothing at all."""

    at_ms: int
    key: str | None = None
    away_ms: int = 0
    stops: bool = False
    interrupts: bool = False


def press(key: str, at: int) -> Happening:
    """Press a key."""
    return Happening(at, key)


def tell_pain(score: int, at: int, symptom: str = "0") -> tuple[Happening, ...]:
    """Say how much it hurts, all at one moment, up to the advice; `symptom` are the keys for it."""
    return tuple(press(key, at) for key in ("p", *str(score), "enter", *symptom))


def wake(at: int) -> Happening:
    """Wake early, for no reason."""
    return Happening(at)


def sleep(at: int, for_ms: int) -> Happening:
    """Send the machine to sleep; the wait goes on afterwards, so that it ends late by all of it."""
    return Happening(at, away_ms=for_ms)


def stop(at: int, for_ms: int) -> Happening:
    """Stop the program with Ctrl-Z and continue it later; that ends the wait at once."""
    return Happening(at, away_ms=for_ms, stops=True)


def ctrl_c(at: int) -> Happening:
    """Press Ctrl-C."""
    return Happening(at, interrupts=True)


def then_ctrl_c(away: Happening) -> Happening:
    """Press Ctrl-C at the end of a nap or a stop, before the program has looked about."""
    return replace(away, interrupts=True)


class FakeKeyboard:
    """Plays a script on the fake clock: a read takes the clock to what ends it."""

    def __init__(
        self, clock: FakeClock, script: Iterable[Happening] = (), *, is_gone: bool = False
    ) -> None:
        self.is_gone = is_gone
        self.background = None
        self._clock = clock
        self._script = deque(sorted(script, key=lambda happening: happening.at_ms))
        self._idle = 0
        self._came_back = False

    def read(self, until_ms: int | None) -> str | None:
        """Return the next key of the script, or None at its moment."""
        if self._script and (until_ms is None or self._script[0].at_ms <= until_ms):
            return self._happens(self._script.popleft(), until_ms)
        if until_ms is None:
            raise WaitsForEverError("waits for a key, and there will be none")
        self._pass(until_ms)
        return None

    def came_back(self) -> bool:
        """Whether the program was stopped since this was asked last."""
        back, self._came_back = self._came_back, False
        return back

    def _happens(self, happening: Happening, until_ms: int | None) -> str | None:
        self._clock.ms = max(self._clock.ms, happening.at_ms)
        if happening.away_ms:
            ends_ms = happening.at_ms if happening.stops or until_ms is None else until_ms
            self._clock.ms = max(self._clock.ms, ends_ms) + happening.away_ms
            self._came_back = happening.stops
        if happening.interrupts:
            raise KeyboardInterrupt
        return happening.key

    def _pass(self, until_ms: int) -> None:
        """Let time pass; a loop that waits for the past again and again would never end."""
        self._idle = self._idle + 1 if until_ms <= self._clock.ms else 0
        if self._idle > MOST_IDLE_READS:
            raise WaitsForEverError("goes round and round without any time passing")
        self._clock.ms = max(self._clock.ms, until_ms)


@dataclass(frozen=True)
class Shown:
    """One call of the stage's `show`, and when it came."""

    clock_ms: int
    view: View
    events: tuple[Event, ...]

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The cues that came due."""
        return tuple(event for event in self.events if isinstance(event, Cue))


class FakeStage:
    """Notes all that is shown; `frame_ms` makes its picture move, as the live screen's does."""

    def __init__(self, clock: FakeClock, frame_ms: int | None = None) -> None:
        self._clock = clock
        self._frame_ms = frame_ms
        self.shown: list[Shown] = []

    def show(self, view: View, events: Sequence[Event]) -> None:
        """Note a moment."""
        self.shown.append(Shown(self._clock.now_ms(), view, tuple(events)))

    def scroll(self, key: str) -> bool:
        """There is nothing to scroll."""
        del key
        return False

    def next_frame_ms(self, view: View) -> int | None:
        """A picture only moves while the session does."""
        return self._frame_ms if view.state in MOVING else None


@dataclass(frozen=True)
class Heard:
    """A cue, and when it was heard; `late_ms` says how far past its place play had gone."""

    clock_ms: int
    cue: Cue
    late_ms: int


@dataclass(frozen=True)
class Played:
    """A session that was played to its end; its moments count from its start."""

    outcome: Outcome
    shown: tuple[Shown, ...]
    ended_ms: int

    @property
    def session(self) -> Session:
        """The session at its end."""
        return self.outcome.session

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Every cue, in the order they were heard."""
        return tuple(
            Heard(shown.clock_ms, cue, shown.view.position_ms - cue.at_ms)
            for shown in self.shown
            for cue in shown.cues
        )

    @property
    def done(self) -> dict[str, tuple[int, int]]:
        """The repetitions done and prescribed, by exercise."""
        return {item.exercise.id: (item.reps, item.prescribed) for item in self.session.summary()}

    def at(self, clock_ms: int) -> View:
        """What was to be seen at a moment."""
        return [shown.view for shown in self.shown if shown.clock_ms <= clock_ms][-1]


def play(
    plan: Plan,
    *script: Happening,
    settings: Settings | None = None,
    spoken: Spoken = IN_FULL,
    exercises: Mapping[str, Exercise] | None = None,
    limits: Limits | None = None,
    start_pain: int | None = None,
    speed: float = 1.0,
    waits: bool = True,
    frame_ms: int | None = None,
    listeners: Sequence[Listener] = (),
    news: News | None = None,
) -> Played:
    """Play a plan with the program's own loop, on the fake clock, to its end."""
    clock = FakeClock()
    keyboard = FakeKeyboard(clock, (replace(each, at_ms=START_MS + each.at_ms) for each in script))
    stage = FakeStage(clock, frame_ms)

    def start(now_ms: int) -> Session:
        person = (settings or Settings(), exercises or {}, limits or unlimited())
        return Session.start(
            plan,
            *person,
            now_ms,
            start_pain=start_pain,
            script=spoken,
            speed=speed,
            waits=waits,
        )

    outcome = run_session(start, clock, keyboard, stage, listeners, keyboard.came_back, news)
    shown = (replace(each, clock_ms=each.clock_ms - START_MS) for each in stage.shown)
    return Played(outcome, tuple(shown), clock.ms - START_MS)
