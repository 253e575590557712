"""A stage that is heard: it shows what another stage shows, and says and sounds the cues."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from backcoach.domain import wording
from backcoach.domain.player import ENDED, State
from backcoach.domain.terms import Chime, Side
from backcoach.domain.timeline import Cue
from backcoach.domain.view import View


class Stage(Protocol):
    """Shows a session."""

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment, and the cues that have come due since the last."""

    def next_frame_ms(self, view: View) -> int | None:
        """After how long the picture changes by itself; None for not at all."""


class Voice(Protocol):
    """Says words without being waited for."""

    def say(self, text: str) -> None:
        """Say something now, in place of what is being said."""

    def hush(self) -> None:
        """Say no more."""


class Player(Protocol):
    """Plays sounds without being waited for."""

    def play(self, wav_file: Path) -> None:
        """Play a file."""


class HeardStage:
    """Passes every moment on to `stage`, and lets its cues be heard.

    `voice` finds one, when there is something to say for the first time.
    """

    def __init__(
        self,
        stage: Stage,
        voice: Callable[[], Voice],
        player: Player,
        chimes: Mapping[Chime, Path],
    ) -> None:
        self._stage = stage
        self._find_voice = voice
        self._voice: Voice | None = None
        self._is_loud = False
        self._player = player
        self._chimes = chimes
        self._state = State.PLAYING
        self._jumps = 0
        self._question = ""

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment, then let be heard what is due."""
        self._stage.show(view, cues)
        self._follow(view)
        for cue in cues:
            if cue.chime is not None and cue.chime in self._chimes:
                self._player.play(self._chimes[cue.chime])
            if cue.text:
                self._say(cue.text)

    def next_frame_ms(self, view: View) -> int | None:
        """After how long the picture changes by itself."""
        return self._stage.next_frame_ms(view)

    def _follow(self, view: View) -> None:
        """Fall silent at a pause, and say where one is after going elsewhere or going on."""
        moved = view.jumps != self._jumps
        changed = view.state is not self._state
        question = view.asking.page()[0] if view.asking else ""
        if moved or (changed and view.state is not State.PLAYING):
            self._hush()
        if not view.talks:
            self._hush()
        elif question and question != self._question:
            self._say(question)
        elif view.state is State.COUNTING and changed:
            self._say(f"Going on. {_place(view)}")
        elif moved and view.phase.is_work and view.state not in ENDED:
            self._say(_place(view))
        self._state, self._jumps, self._question = view.state, view.jumps, question

    def _say(self, text: str) -> None:
        if self._voice is None:
            self._voice = self._find_voice()
        self._voice.say(text)
        self._is_loud = True

    def _hush(self) -> None:
        if self._voice is not None and self._is_loud:
            self._voice.hush()
        self._is_loud = False


def _place(view: View) -> str:
    """Where one is, in few words: `Bird dog. Left, 2 of 3. Hold.`."""
    phase = view.phase
    counts = [phase.side.value] if phase.side is not Side.BOTH else []
    if phase.reps > 1:
        counts.append(f"{phase.rep} of {phase.reps}")
    counted = f"{wording.capitalised(', '.join(counts))}. " if counts else ""
    return f"{view.exercise.name}. {counted}{phase.label}."
