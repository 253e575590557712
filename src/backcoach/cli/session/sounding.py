"""Making a session heard, with the voice and the player that this machine has."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from backcoach.cli import output, stored
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.words.unheard import one_by_one
from backcoach.keeping.told import Told
from backcoach.terminal.clock import local_now

if TYPE_CHECKING:
    from backcoach.cues.hearing import Audio
    from backcoach.cues.voices.voice import Voice


class Audible(NamedTuple):
    """What is to be heard."""

    voice: bool
    sound: bool


def audible(known: Profile, voice: bool | None, sound: bool | None) -> Audible:
    """What is to be heard: as the command line says, else the profile, else all on a terminal."""
    by_itself = output.is_tty(1)

    def settled(asked: bool | None, usual: bool | None) -> bool:
        if asked is not None:
            return asked
        return by_itself and usual is not False

    return Audible(settled(voice, known.voice), settled(sound, known.sound))


class Ears:
    """What a session is heard by, and what there is to tell of what cannot be heard.

    What somebody was told of late is not told again, unless they have asked for it to be heard.
    """

    def __init__(self, audio: "Audio", *, asked: bool) -> None:
        self.audio = audio
        self._asked = asked
        self._told = Told(stored.cache_folder(), local_now().date())
        self._said: dict[str, None] = {}
        self._coming: deque[str] = deque()

    def news(self) -> str:
        """The next sentence about what cannot be heard; nothing while there is none."""
        for about, text in self.audio.unheard().items():
            if text and text not in self._said and (self._asked or self._told.is_new(about, text)):
                self._said[text] = None
                self._coming.extend(one_by_one(text))
        return self._coming.popleft() if self._coming else ""

    @property
    def told(self) -> tuple[str, ...]:
        """All that was told, and what there was no time to tell."""
        return tuple(self._said)

    def close(self) -> None:
        """End all that sounds, and keep what could not be heard."""
        unheard = self.audio.close()
        while self.news():
            pass
        self._told.keep({about.value: text for about, text in unheard.items()})


@contextmanager
def ears(known: Profile, wants: Audible, *, asked: bool) -> Iterator[Ears]:
    """Yield what a session is heard by; when it is over no process is left.

    `asked` says that somebody has asked to hear it, this time.
    """
    made = Ears(_audio(known, wants), asked=asked)
    try:
        yield made
    finally:
        made.close()


def _audio(known: Profile, wants: Audible) -> "Audio":
    from backcoach.cues.hearing import Audio

    def find_voice() -> "Voice":
        from backcoach.cues.voices import voice
        from backcoach.cues.voices.programs import VoiceSettings

        return voice.find_voice(VoiceSettings.of(known))

    if not wants.sound:
        return Audio(find_voice)
    from backcoach.cues.sounds.files import chime_files
    from backcoach.cues.sounds.player import find_player

    return Audio(find_voice, find_player(), chime_files(stored.cache_folder()))
