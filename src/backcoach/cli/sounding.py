"""Making a session heard, with the voice and the player that this machine has."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from backcoach.cli import surroundings
from backcoach.coach import Stage
from backcoach.domain.profile import Profile

LINGER_MS = 700
"""The chime at the end of a session outlasts it."""


class Wanted(NamedTuple):
    """What is to be heard."""

    voice: bool
    sound: bool


def wanted(known: Profile, voice: bool | None, sound: bool | None) -> Wanted:
    """What is to be heard: as the command line says, else the profile, else all on a terminal."""
    by_itself = surroundings.is_tty(1)

    def settled(asked: bool | None, usual: bool | None) -> bool:
        if asked is not None:
            return asked
        return by_itself and usual is not False

    return Wanted(settled(voice, known.voice), settled(sound, known.sound))


@contextmanager
def heard(stage: Stage, known: Profile, wants: Wanted) -> Iterator[Stage]:
    """Let a stage be heard. When it is over no process is left, and what failed is said, once."""
    from backcoach.cues.files import chime_files
    from backcoach.cues.hearing import HeardStage
    from backcoach.cues.player import NoSound, find_player
    from backcoach.cues.programs import VoiceSettings
    from backcoach.cues.voice import Voice, find_voice

    settings = VoiceSettings(known.voice_speed, known.voice_pitch, known.voice_name)
    voices: list[Voice] = []

    def voice() -> Voice:
        """The voice, started by the first words: most who want none never need one."""
        if not voices:
            voices.append(find_voice(settings))
        return voices[0]

    player = find_player() if wants.sound else NoSound()
    chimes = chime_files(surroundings.cache_folder()) if wants.sound else {}
    try:
        yield HeardStage(stage, voice, player, chimes)
    finally:
        player.close(LINGER_MS)
        for each in voices:
            each.close()
    for sentence in (player.failed(), *(each.failed for each in voices)):
        if sentence:
            surroundings.complain(sentence)
