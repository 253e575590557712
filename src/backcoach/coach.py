"""The only loop: advance, show, wait for a key or the next change, and again."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from backcoach.domain.player import State
from backcoach.domain.session import SLEPT_MS, Session
from backcoach.domain.timeline import Cue
from backcoach.domain.view import View, view_at


class Clock(Protocol):
    """Tells the time."""

    def now_ms(self) -> int:
        """The reading, in milliseconds since some fixed moment."""


class Keyboard(Protocol):
    """Gives keys."""

    def read(self, until_ms: int | None) -> str | None:
        """Return a key, or None at that moment; None may come early, for no reason."""


class Stage(Protocol):
    """Shows a session."""

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment, and the cues that have come due since the last."""

    def next_frame_ms(self, view: View) -> int | None:
        """After how long the picture changes by itself; None for not at all."""


class Binding(NamedTuple):
    """Keys, how they are shown (with and without arrows), and what they do."""

    keys: tuple[str, ...]
    shown: str
    ascii: str
    does: str
    press: Callable[[Session, int], Session]


BINDINGS = (
    Binding(("space",), "space", "space", "pause", Session.toggle_pause),
    Binding(("right", "n"), "→", "n", "skip", Session.skip),
    Binding(("left", "b"), "←", "b", "back", Session.back),
    Binding(("r",), "r", "r", "again", Session.restart),
    Binding(("e",), "e", "e", "easier", Session.easier),
    Binding(("h",), "h", "h", "harder", Session.harder),
    Binding(("+",), "+", "+", "slower breath", Session.slower_breath),
    Binding(("-",), "-", "-", "faster breath", Session.faster_breath),
    Binding(("?",), "?", "?", "help", Session.toggle_help),
    Binding(("q",), "q", "q", "quit", Session.quit),
)
"""The one table of keys; the help on the screen is made from it."""

_PRESS = {key: binding.press for binding in BINDINGS for key in binding.keys}


class Outcome(NamedTuple):
    """How a session ended: what was done, and whether Ctrl-C ended it."""

    session: Session
    interrupted: bool


def run_session(
    start: Callable[[int], Session],
    clock: Clock,
    keyboard: Keyboard,
    stage: Stage,
    came_back: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Play a session to its end. `came_back` says whether the program was stopped meanwhile."""
    session = start(clock.now_ms())
    interrupted = False
    try:
        while not session.is_over:
            session = _turn(session, clock, keyboard, stage, came_back)
    except KeyboardInterrupt:
        interrupted = True
    now_ms = clock.now_ms()
    session, cues = session.advance(now_ms)
    if cues and not interrupted:  # a key may have led past the end
        stage.show(view_at(session, now_ms), cues)
    return Outcome(session.quit(now_ms), interrupted)


def _turn(
    session: Session,
    clock: Clock,
    keyboard: Keyboard,
    stage: Stage,
    came_back: Callable[[], bool],
) -> Session:
    """Show the present moment, then wait for what changes it."""
    now_ms = clock.now_ms()
    session, cues = session.advance(now_ms)
    view = view_at(session, now_ms)
    stage.show(view, cues)
    if session.is_over:
        return session
    wake_ms = _next_change(session, stage.next_frame_ms(view), now_ms)
    key = keyboard.read(wake_ms)
    then_ms = clock.now_ms()
    if came_back() or (wake_ms is not None and then_ms - wake_ms > SLEPT_MS):
        session = session.slept(now_ms, then_ms)
    if key in _PRESS:
        session, cues = session.advance(then_ms)
        stage.show(view_at(session, then_ms), cues)
        if not session.is_over:
            session = _PRESS[key](session, then_ms)
    return session


def _next_change(session: Session, frame_ms: int | None, now_ms: int) -> int | None:
    """When to look again: at the next phase, the next frame, or only at a key."""
    player = session.player
    moments = [] if frame_ms is None else [now_ms + frame_ms]
    if player.state is State.PLAYING:
        phase = session.phase(now_ms)
        last_ms = phase.end_ms - 1 if phase.open and player.waits else phase.end_ms
        moments.append(player.clock_at(last_ms))
    elif player.state is State.COUNTING:
        moments.append(player.since_ms)
    return min(moments, default=None)
