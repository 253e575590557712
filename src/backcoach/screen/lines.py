"""The plain stage: one line a change, nothing redrawn; for logs and for screen readers."""

from collections.abc import Callable, Sequence

from backcoach.domain.hurting import Asking
from backcoach.domain.player import State
from backcoach.domain.timeline import Cue
from backcoach.domain.view import View
from backcoach.domain.words.durations import sixtieths

_STATES = {
    State.PAUSED: "Paused. Space goes on.",
    State.COUNTING: "Going on in 3 seconds.",
    State.WAITING: "Press space when you are ready.",
}


class LinePages:
    """Sentences that stand where they have been written; all there is to add is how to go on."""

    def __init__(self, write: Callable[[str], object], sentences: Sequence[str]) -> None:
        self._write = write
        self._text = " ".join(sentences)
        self._told = False

    def show(self) -> str:
        """Say how to go on, once, and return what there is to read."""
        if not self._told:
            self._write("Any key goes on, q leaves.\n")
        self._told = True
        return self._text

    def turn(self) -> None:
        """Have read all of it."""
        self._text = ""


class LineStage:
    """Writes what is said, when it is said."""

    def __init__(self, write: Callable[[str], object], opening: str = "") -> None:
        self._write = write
        self._state: State | None = State.PLAYING
        self._notice = ""
        self._helping = False
        self._page: tuple[str, ...] = ()
        self._typed = ""
        self._help = opening
        if opening:
            write(f"{opening}\n")

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Write the cues that came due, and what a key has changed."""
        if view.notice and view.notice != self._notice:
            self._line(view, view.notice)
        if view.helping and not self._helping and self._help:
            self._line(view, self._help)
        if view.asking:
            self._ask(view, view.asking)
        elif view.state is not self._state and view.state in _STATES:
            self._line(view, _STATES[view.state])
        self._page = view.asking.page() if view.asking else ()
        self._typed = view.asking.typed if view.asking else ""
        self._state = None if view.asking else view.state  # after a question, it is said again
        self._notice, self._helping = view.notice, view.helping
        for cue in cues:
            if cue.line:
                self._write(f"{_clock(cue.at_ms)}  {cue.line}\n")

    def next_frame_ms(self, view: View) -> int | None:
        """Nothing moves between two changes."""
        del view
        return None

    def _ask(self, view: View, asking: Asking) -> None:
        """Write a new page, or what was typed."""
        if asking.page() != self._page:
            for line in asking.page():
                self._line(view, line)
        elif asking.typed != self._typed:
            self._line(view, asking.typed or "Nothing typed.")

    def _line(self, view: View, text: str) -> None:
        self._write(f"{_clock(view.position_ms)}  {text}\n")


def _clock(ms: int) -> str:
    return sixtieths(ms // 1000, 2)
