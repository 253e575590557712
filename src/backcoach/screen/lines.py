"""The plain stage: one line a change, nothing redrawn; for logs and for screen readers."""

from collections.abc import Callable, Sequence

from backcoach.domain.playing.events import Asked, Event, Helped, Noted, Typed
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.timeline import Cue
from backcoach.domain.words import prompts
from backcoach.domain.words.durations import sixtieths

_STATES = {
    State.PAUSED: prompts.PAUSED_SPACE,
    State.WAITING: prompts.WHEN_READY,
}


class LinePages:
    """Sentences that stand where they have been written; all there is to add is how to begin."""

    def __init__(self, tell: Callable[[str], object], sentences: Sequence[str]) -> None:
        self._tell = tell
        self._text = " ".join(sentences)
        self._told = False

    def show(self) -> str:
        """Say how to begin, once, and return what there is to read."""
        if not self._told:
            self._tell(f"{prompts.BEGINS}, {prompts.LEAVES}.")
        self._told = True
        return self._text

    def note(self, sentence: str) -> None:
        """Say one more sentence."""
        self._tell(sentence)

    def turn(self) -> None:
        """Have read all of it."""
        self._text = ""


class LineStage:
    """Writes what is said, when it is said, and what a key has changed."""

    def __init__(self, write: Callable[[str], object], opening: str = "") -> None:
        self._write = write
        self._help = opening
        if opening:
            write(f"{opening}\n")

    def show(self, view: View, events: Sequence[Event]) -> None:
        """Write a line, or a few, for whatever has happened."""
        for event in events:
            at_ms = event.at_ms if isinstance(event, Cue) else view.position_ms
            for line in self._lines(event, view):
                self._write(f"{_clock(at_ms)}  {line}\n")

    def next_frame_ms(self, view: View) -> int | None:
        """Nothing moves between two changes."""
        del view
        return None

    def scroll(self, key: str) -> bool:
        """Lines stand where they are."""
        del key
        return False

    def _lines(self, event: Event, view: View) -> Sequence[str]:
        match event:
            case Cue(line=line) if line:
                return (line,)
            case State.COUNTING:
                return (prompts.going_on(view.session.player.counted_in_ms(view.now_ms)),)
            case State() if event in _STATES:
                return (_STATES[event],)
            case Noted(text):
                return (text,)
            case Typed(text):
                return (text or "Nothing typed.",)
            case Asked(page):
                return page
            case Helped():
                return (*(f"{mark}: {text}" for mark, text in view.points), self._help)
        return ()


def _clock(ms: int) -> str:
    return sixtieths(ms // 1000, 2)
