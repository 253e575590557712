"""A session that is heard: its cues are said and sounded, and so is what keys have led to."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.domain.knowledge.terms import Chime, CueKind, PhaseKind, Urgency
from backcoach.domain.playing.events import Asked, Event, Moved, Noted
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.script.captions import move_chime
from backcoach.domain.script.silence import CHIME_MS
from backcoach.domain.timeline.timeline import Cue
from backcoach.domain.words import prompts
from backcoach.domain.words.counts import listed, side_of, some_of
from backcoach.domain.words.unheard import NO_ROOM

if TYPE_CHECKING:  # a session that is not to be heard imports neither
    from backcoach.cues.sounds.player import SoundPlayer
    from backcoach.cues.voices.voice import Voice

HUSHED_S = 0.2
"""How long a hush may take where the program is to be stopped after it."""
LINGER_S = 1.5
"""How long the last chime and the last word may be heard once a session is done."""

_SILENT = (State.PAUSED, State.STOPPED)
_WITH_A_CHIME = (PhaseKind.REST, PhaseKind.SWITCH)
"""What begins with a chime, and with words after it."""


class Part(StrEnum):
    """What can fail to be heard, each by itself."""

    VOICE = "voice"
    VOICE_NAME = "voice-name"
    CHIMES = "chimes"


class Audio:
    """All that makes a session heard: a voice, and, where they are wanted, chimes and a player.

    `find_voice` is asked for the voice by the first words: who wants none never needs one.
    """

    def __init__(
        self,
        find_voice: "Callable[[], Voice]",
        player: "SoundPlayer | None" = None,
        chimes: Mapping[Chime, Path] | None = None,
    ) -> None:
        self._find_voice = find_voice
        self._voice: Voice | None = None
        self._is_loud = False
        self._player = player
        self._chimes = chimes or {}
        self._has_played = self._lacks_files = False
        self._is_done = False

    def sound(self, cue: Cue) -> None:
        """Let a cue be heard; its words wait for the end of its chime."""
        after_s = 0.0
        if self._player is not None and cue.chime is not None:
            self._has_played = True
            self._lacks_files |= cue.chime not in self._chimes
            if cue.chime in self._chimes:
                self._player.play(self._chimes[cue.chime])
                after_s = CHIME_MS[cue.chime] / 1000
        if cue.text:
            self.say(cue.text, cue.urgency, after_s)
        self._is_done |= cue.kind is CueKind.DONE

    def say(self, text: str, urgency: Urgency = Urgency.URGENT, after_s: float = 0) -> None:
        """Say something, in place of what is being said unless it is of no urgency."""
        if self._voice is None:
            self._voice = self._find_voice()
        if urgency is Urgency.AMBIENT:
            self._voice.add(text)
        else:
            self._voice.say(text, after_s)
        self._is_loud = True

    def hush(self) -> None:
        """Say no more."""
        if self._voice is not None and self._is_loud:
            self._voice.hush()
        self._is_loud = False

    def hush_before_a_stop(self) -> None:
        """Say no more, although the program is about to stand still in the middle of whatever."""
        if self._voice is not None and self._is_loud:
            self._voice.hush_by(HUSHED_S)

    def unheard(self) -> dict[Part, str]:
        """What there is to tell of each part that should have been heard by now, or nothing."""
        found: dict[Part, str] = {}
        if self._player is not None and self._has_played:
            found[Part.CHIMES] = self._player.failed or (NO_ROOM if self._lacks_files else "")
        if self._voice is not None:
            found[Part.VOICE] = self._voice.failed or ""
            found[Part.VOICE_NAME] = self._voice.instead or ""
        return found

    def close(self) -> dict[Part, str]:
        """End all that sounds, the last cue's after a moment; return what was `unheard`."""
        parts = [each for each in (self._player, self._voice) if each is not None]
        if self._is_done and not all(each.failed for each in parts):
            with suppress(KeyboardInterrupt):  # somebody has heard enough
                time.sleep(LINGER_S)
        unheard = self.unheard()
        for each in parts:
            each.close()
        return unheard


class Narrator:
    """Lets be heard what happens in a session: its cues, and what keys have led to."""

    def __init__(self, audio: Audio) -> None:
        self._audio = audio
        self._last: Cue | None = None

    def hear(self, view: View, events: Sequence[Event]) -> None:
        """Say where one is after going elsewhere or going on, then let be heard what is due."""
        moved = Moved() in events
        cues = [event for event in events if isinstance(event, Cue)]
        if moved or not view.talks or any(event in _SILENT for event in events):
            self._audio.hush()
        if view.talks and not view.session.is_over:
            self._answer(view, events, words=any(cue.text for cue in cues))
        if State.PLAYING in events and not moved and not any(cue.chime for cue in cues):
            self._call_again(view)
        for cue in cues:
            self._audio.sound(_named(cue, view) if moved and cue.text else cue)
            if cue.text and cue.urgency is Urgency.URGENT:
                self._last = cue

    def _answer(self, view: View, events: Sequence[Event], *, words: bool) -> None:
        """Say what a key has led to, unless words that are due say so."""
        for event in events:
            match event:
                case Asked(page):
                    self._audio.say(page[0])
                case State.COUNTING:
                    self._audio.say(f"{prompts.GOING_ON}. {self._cut_off(view) or _place(view)}")
                case Noted(prompts.NO_SUCH_KEY):
                    spoken = f"{prompts.NO_SUCH_KEY_SPOKEN} {self._cut_off(view)}"
                    self._audio.say(spoken.rstrip())
                case Moved() if not (
                    words or State.COUNTING in events or view.phase.kind in _WITH_A_CHIME
                ):
                    self._audio.say(_place(view))

    def _call_again(self, view: View) -> None:
        """Let be heard that a movement goes on, unless what was said is about the next one."""
        if view.phase.kind is PhaseKind.MOVE and not self._cut_off(view):
            chime = move_chime(view.phase.breath)
            self._audio.sound(Cue(view.position_ms, CueKind.MOVE, chime=chime))

    def _cut_off(self, view: View) -> str:
        """The words that something has come into, for they matter as much after it."""
        last = self._last
        if last is None or not last.at_ms <= view.position_ms < last.end_ms:
            return ""
        return _named(last, view).text


def _named(cue: Cue, view: View) -> Cue:
    """A cue whose words name the exercise."""
    name = view.exercise.name
    return cue if name in cue.text else replace(cue, text=f"{name}. {cue.text}")


def _place(view: View) -> str:
    """Where one is, in few words: `Bird dog. Left, 2 of 3. Hold.`."""
    phase = view.phase
    counted = listed(*side_of(phase.side), *some_of(phase.rep, phase.reps))
    return " ".join(filter(None, (f"{view.exercise.name}.", counted, f"{phase.label}.")))
