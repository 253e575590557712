"""Making a session heard, with the voice and the player that this machine has."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from backcoach.cli import output, stored
from backcoach.domain.knowledge.profile import Profile

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


@contextmanager
def audio(known: Profile, wants: Audible) -> "Iterator[Audio]":
    """Yield what a session is heard by.

    When it is over no process is left, and what could not be heard is said, once.
    """
    from backcoach.cues.hearing import Audio

    def find_voice() -> "Voice":
        from backcoach.cues.voices import voice
        from backcoach.cues.voices.programs import VoiceSettings

        return voice.find_voice(VoiceSettings.of(known))

    if wants.sound:
        from backcoach.cues.sounds.files import chime_files
        from backcoach.cues.sounds.player import find_player

        made = Audio(find_voice, find_player(), chime_files(stored.cache_folder()))
    else:
        made = Audio(find_voice)
    try:
        yield made
    finally:
        failures = made.close()
    for sentence in failures:
        output.complain(sentence)
    if failures:
        output.complain("`backcoach profile` says how to switch voice and sound off.")
