"""The only loop: advance, show, wait for a key or the next change, and again."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from backcoach.domain.hurting import CANCEL
from backcoach.domain.player import State
from backcoach.domain.session import SLEPT_MS, Session
from backcoach.domain.view import Stage, view_at
from backcoach.terminal.clock import Clock
from backcoach.terminal.keyboard import Keys
from backcoach.terminal.keys import PASTE, UNKNOWN, meant


class Pages(Protocol):
    """Something to read, page by page."""

    def show(self) -> str:
        """Show the present page and return its text; nothing once all has been read."""

    def turn(self) -> None:
        """Go on to the next page."""


Press = Callable[[Session, int], Session]


class Binding(NamedTuple):
    """Keys, how they are shown (with and without arrows), and what they do.

    Of several that are shown, the last one is where it is on every keyboard.
    """

    keys: tuple[str, ...]
    shown: str
    ascii: str
    does: str
    press: Press


BINDINGS = (
    Binding(("space",), "space", "space", "pause", Session.toggle_pause),
    Binding(("right", "n"), "→", "n", "skip", Session.skip),
    Binding(("left", "b"), "←", "b", "back", Session.back),
    Binding(("r",), "r", "r", "again", Session.restart),
    Binding(("e",), "e", "e", "easier", Session.easier),
    Binding(("h",), "h", "h", "harder", Session.harder),
    Binding(("p", "tab"), "p/Tab", "p/Tab", "it hurts", Session.hurts),
    Binding(("+",), "+", "+", "slower breath", Session.slower_breath),
    Binding(("-",), "-", "-", "faster breath", Session.faster_breath),
    Binding(("v",), "v", "v", "voice", Session.change_talk),
    Binding(("enter",), "Enter", "Enter", "go on", Session.go_on),
    Binding(("?",), "?", "?", "help", Session.toggle_help),
    Binding(("q", CANCEL), "q/Esc", "q/Esc", "quit", Session.quit),
)
"""The one table of keys; the help on the screen is made from it."""

_PRESS = {key: binding.press for binding in BINDINGS for key in binding.keys}


LEAVING = ("q", "escape")
"""Keys that leave before a session has begun."""


def read_first(
    pages: Pages,
    clock: Clock,
    keyboard: Keys,
    tell: Callable[[str], int],
    came_back: Callable[[], bool] = lambda: False,
) -> bool:
    """Show what has to be read before a session; return whether to begin it.

    `tell` lets the text of a page be heard, too, and says how long it takes to take in; so long
    the page stands, unless a key is pressed.
    """
    while text := pages.show():
        key = ""
        until_ms = clock.now_ms() + tell(text)
        while not key and clock.now_ms() < until_ms:
            key = meant(keyboard.read(until_ms) or "")
            if key in (PASTE, UNKNOWN):
                key = ""
            if came_back():
                until_ms = clock.now_ms() + tell(text)
            pages.show()  # the window may have changed
        if key in LEAVING:
            return False
        pages.turn()
    return True


class Outcome(NamedTuple):
    """How a session ended: what was done, and whether Ctrl-C ended it."""

    session: Session
    interrupted: bool


def run_session(
    start: Callable[[int], Session],
    clock: Clock,
    keyboard: Keys,
    stage: Stage,
    came_back: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Play a session to its end. `came_back` says whether the program was stopped meanwhile."""
    watch = _Watch(clock, came_back)
    session = start(watch.look())
    interrupted = False
    try:
        while not session.is_over:
            session = _turn(session, watch, keyboard, stage)
        now_ms = watch.look()
    except KeyboardInterrupt:
        interrupted = True
        now_ms = watch.last_there()
    session, cues = session.advance(now_ms)
    if cues and not interrupted:  # a key may have led past the end
        stage.show(view_at(session, now_ms), cues)
    return Outcome(session.quit(now_ms), interrupted)


class _Watch:
    """Looks at the clock, and notices when nobody was there: the machine or the program stopped."""

    def __init__(self, clock: Clock, came_back: Callable[[], bool]) -> None:
        self._clock = clock
        self._came_back = came_back
        self._was_away = False
        self._looked_ms = 0
        self._due_ms: int | None = None

    def look(self) -> int:
        """Return the clock's reading; from here on, time away is noticed."""
        self._was_away = False
        self._looked_ms = self._due_ms = self._clock.now_ms()
        return self._looked_ms

    def wait(self, keyboard: Keys, until_ms: int | None) -> tuple[str | None, int]:
        """Return a key, or None at a moment, and the clock's reading then."""
        self._due_ms = until_ms
        return keyboard.read(until_ms), self._clock.now_ms()

    def was_away(self, now_ms: int) -> bool:
        """Whether there was time away since the last look; it may be asked more than once."""
        late = self._due_ms is not None and now_ms - self._due_ms > SLEPT_MS
        self._was_away = self._came_back() or self._was_away or late
        return self._was_away

    def last_there(self) -> int:
        """The last moment at which a session was surely being done.

        Ctrl-C may come before the loop has had a turn to notice that it was away, and what nobody
        did must not count as done.
        """
        now_ms = self._clock.now_ms()
        return self._looked_ms if self.was_away(now_ms) else now_ms


def _turn(session: Session, watch: _Watch, keyboard: Keys, stage: Stage) -> Session:
    """Show the present moment, then wait for what changes it."""
    now_ms = watch.look()
    session, cues = session.advance(now_ms)
    view = view_at(session, now_ms)
    stage.show(view, cues)
    if session.is_over:
        return session
    wake_ms = _next_change(session, stage.next_frame_ms(view), now_ms)
    key, then_ms = watch.wait(keyboard, wake_ms)
    if watch.was_away(then_ms):
        session = session.slept(now_ms, then_ms)
    press = None if key is None else _press_of(session, meant(key))
    if press is not None:
        session, cues = session.advance(then_ms)
        stage.show(view_at(session, then_ms), cues)
        if not session.is_over:
            session = press(session, then_ms)
    return session


def _press_of(session: Session, key: str) -> Press | None:
    """What a key does to a session; what lies over it takes the key first. None for nothing."""
    if session.asking:
        return lambda asked, now_ms: asked.answer(key, now_ms)
    if session.helping and key == CANCEL:
        return Session.toggle_help
    return _PRESS.get(key, None if session.knows_keys else Session.does_nothing)


def _next_change(session: Session, frame_ms: int | None, now_ms: int) -> int | None:
    """When to look again: at the next phase, cue or frame, or only at a key."""
    player = session.player
    moments = [] if frame_ms is None else [now_ms + frame_ms]
    if player.state is State.PLAYING:
        phase = session.phase(now_ms)
        last_ms = phase.end_ms - 1 if phase.open and player.waits else phase.end_ms
        cue_ms = session.timeline.next_cue_ms(player.position(now_ms))
        moments.append(player.clock_at(min(last_ms, cue_ms)))
    elif player.state is State.COUNTING:
        moments.append(player.since_ms)
    return min(moments, default=None)
