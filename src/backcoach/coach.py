"""The only loop: advance, show, wait for a key or the next change, and again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from backcoach.domain.playing import changing, hurting, transport
from backcoach.domain.playing.asking import CANCEL
from backcoach.domain.playing.events import Event, Listener, Stage
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import SLEPT_MS, Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.timeline import Cue
from backcoach.terminal.clock import Clock
from backcoach.terminal.keyboard import Keys
from backcoach.terminal.keys import PASTE, UNKNOWN, meant


class Pages(Protocol):
    """Something to read, page by page."""

    def show(self) -> str:
        """Show the present page and return its text; nothing once all has been read."""

    def turn(self) -> None:
        """Go on to the next page."""

    def note(self, sentence: str) -> None:
        """Have one more sentence to read, which has only just come up."""


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
    Binding(("space",), "space", "space", "pause", transport.toggle_pause),
    Binding(("right", "n"), "→", "n", "skip", transport.skip),
    Binding(("left", "b"), "←", "b", "back", transport.back),
    Binding(("r",), "r", "r", "again", transport.restart),
    Binding(("e",), "e", "e", "easier", changing.easier),
    Binding(("h",), "h", "h", "harder", changing.harder),
    Binding(("p", "tab"), "p/Tab", "p/Tab", "it hurts", hurting.hurts),
    Binding(("+",), "+", "+", "slower breath", changing.slower_breath),
    Binding(("-",), "-", "-", "faster breath", changing.faster_breath),
    Binding(("v",), "v", "v", "voice", changing.change_talk),
    Binding(("enter",), "Enter", "Enter", "go on", transport.go_on),
    Binding(("?",), "?", "?", "help", transport.toggle_help),
    Binding(("q", CANCEL), "q/Esc", "q/Esc", "quit", transport.leave),
)
"""The one table of keys; the help on the screen is made from it."""

_PRESS = {key: binding.press for binding in BINDINGS for key in binding.keys}
_CLOSING = ("?", CANCEL, "enter", "space")
"""Keys that lead back from how an exercise is done; any other one with a meaning does that."""
_ENDING = ("q", "enter")
"""Keys that say yes to ending a session."""

BEGINNING = ("enter", "space")
LEAVING = ("q", CANCEL)
"""Keys that begin a session, and that leave before it has begun."""

NEWS_MS = 1_000
"""How often to ask for news, where there may be any."""

News = Callable[[], str]
"""Gives the next sentence that the person should read, whatever they do; nothing for none."""


def read_first(
    pages: Pages,
    clock: Clock,
    keyboard: Keys,
    tell: Callable[[str], int],
    came_back: Callable[[], bool] = lambda: False,
    news: News | None = None,
) -> bool:
    """Show what has to be read before a session; return whether to begin it.

    `tell` lets the text of a page be heard, too, and says how long it takes to take in. A page
    stands until a key turns it; where nobody can press one, as long as it takes to take in. What
    there is in the `news` is noted on it.
    """
    while text := pages.show():
        key = ""
        until_ms = clock.now_ms() + tell(text)
        while key not in (*BEGINNING, *LEAVING):
            if keyboard.is_gone and clock.now_ms() >= until_ms:
                break
            turns_ms = until_ms if keyboard.is_gone else None
            soon_ms = None if news is None else clock.now_ms() + NEWS_MS
            key = meant(keyboard.read(_sooner(turns_ms, soon_ms)) or "")
            while news is not None and (sentence := news()):
                pages.note(sentence)
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
    listeners: Sequence[Listener] = (),
    came_back: Callable[[], bool] = lambda: False,
    news: News | None = None,
) -> Outcome:
    """Play a session to its end. `came_back` says whether the program was stopped meanwhile."""
    watch = _Watch(clock, came_back)
    performance = _Performance(start(watch.look()), stage, listeners, news)
    interrupted = False
    try:
        while not performance.session.is_over:
            _turn(performance, watch, keyboard)
        now_ms = watch.look()
    except KeyboardInterrupt:
        interrupted = True
        now_ms = watch.last_there()
    performance.end(now_ms, shown=not interrupted)
    return Outcome(performance.session, interrupted)


def _turn(performance: "_Performance", watch: "_Watch", keyboard: Keys) -> None:
    """Show the present moment, then wait for what changes it."""
    now_ms = watch.look()
    wake_ms = performance.show(now_ms)
    if performance.session.is_over:
        return
    key, then_ms = watch.wait(keyboard, wake_ms)
    if watch.was_away(then_ms):
        performance.session = performance.session.slept(now_ms, then_ms)
    if key is None or performance.scrolls(meant(key)):
        return
    press = _press_of(performance.session, meant(key))
    if press is not None:
        performance.show(then_ms)
        if not performance.session.is_over:
            performance.session = press(performance.session, then_ms)


class _Performance:
    """A session on its stage, and before all who listen: what happens is told of once."""

    def __init__(
        self, session: Session, stage: Stage, listeners: Sequence[Listener], news: News | None
    ) -> None:
        self.session = session
        self._stage = stage
        self._listeners = listeners
        self._news = news

    def show(self, now_ms: int) -> int | None:
        """Show a moment; return when to look again: at what comes next, or None for at a key."""
        self._take_news(now_ms)
        events = self._advance(now_ms)
        view = View(self.session, now_ms)
        self._tell(view, events)
        self._stage.show(view, events)
        wake_ms = _next_change(self.session, self._stage.next_frame_ms(view), now_ms)
        return _sooner(wake_ms, None if self._news is None else now_ms + NEWS_MS)

    def _take_news(self, now_ms: int) -> None:
        """Note a sentence of the news, once the last notice has been read."""
        if self._news is not None and not self.session.has_notice(now_ms):
            sentence = self._news()
            if sentence:
                self.session = self.session.noted(sentence, now_ms)

    def scrolls(self, key: str) -> bool:
        """Whether a key is for the page that lies over the session, and has moved it."""
        return self.session.helping is not None and self._stage.scroll(key)

    def end(self, now_ms: int, *, shown: bool) -> None:
        """Tell of all that is left to tell; cues that are still due only where that is `shown`."""
        events = self._advance(now_ms)
        due = shown and any(isinstance(event, Cue) for event in events)
        self.session = self.session.quit(now_ms)
        events = (*events, *self._advance(now_ms))
        view = View(self.session, now_ms)
        self._tell(view, [event for event in events if shown or not isinstance(event, Cue)])
        if due:  # a key may have led past the end
            self._stage.show(view, events)

    def _advance(self, now_ms: int) -> tuple[Event, ...]:
        self.session, events = self.session.advance(now_ms)
        return events

    def _tell(self, view: View, events: Sequence[Event]) -> None:
        for listener in self._listeners if events else ():
            listener.hear(view, events)


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


def _press_of(session: Session, key: str) -> Press | None:
    """What a key does to a session; what lies over it takes the key first. None for nothing."""
    if session.asking:
        return lambda asked, now_ms: hurting.answer(asked, key, now_ms)
    if session.leaving:
        return _answer_of(key)
    if session.helping:
        return transport.toggle_help if key in _CLOSING else _press_beside_help(key)
    return _PRESS.get(key, None if session.knows_keys else transport.does_nothing)


def _sooner(one_ms: int | None, other_ms: int | None) -> int | None:
    """The sooner of two moments, where None is never."""
    return min((each for each in (one_ms, other_ms) if each is not None), default=None)


def _answer_of(key: str) -> Press | None:
    """What a key says to whether to end; somebody in pain may say so instead."""
    if key in (PASTE, UNKNOWN):
        return None
    is_other = _PRESS.get(key) is hurting.hurts
    return Session.quit if key in _ENDING else hurting.hurts if is_other else transport.stay


def _press_beside_help(key: str) -> Press | None:
    """What a key with a meaning does, once the help is closed."""
    press = _PRESS.get(key)
    return press and (lambda session, now_ms: press(replace(session, helping=None), now_ms))


def _next_change(session: Session, frame_ms: int | None, now_ms: int) -> int | None:
    """When to look again: at the next phase, cue or frame, in a long pause, or only at a key."""
    player = session.player
    moments = [] if frame_ms is None else [now_ms + frame_ms]
    if player.state is State.PLAYING:
        phase = session.phase(now_ms)
        last_ms = phase.end_ms - 1 if phase.open and player.waits else phase.end_ms
        cue_ms = session.timeline.next_cue_ms(player.position(now_ms))
        moments.append(player.clock_at(min(last_ms, cue_ms)))
    elif player.state is State.COUNTING:
        moments.append(player.since_ms)
    elif session.left_at_ms is not None:
        moments.append(session.left_at_ms)
    return min(moments, default=None)
