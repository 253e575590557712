"""What cannot be heard, why, and what to do about it: sentences for the person."""

import re
from collections.abc import Sequence

from backcoach.domain.words.grammar import any_of

PACKAGES = {
    "espeak-ng": "espeak-ng",
    "espeak": "espeak",
    "spd-say": "speech-dispatcher",
    "aplay": "alsa-utils",
    "paplay": "pulseaudio-utils",
    "pw-play": "pipewire-bin",
    "opusenc": "opus-tools",
    "lame": "lame",
}
"""Which package of Debian and Ubuntu a program is in; most are called the same elsewhere."""
_END_OF_SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z`])")
_TRY = "Is a loudspeaker there, and free? `backcoach doctor --hear` tries it."


NO_ROOM = (
    "Chimes could not be heard: there is no room for their files."
    " Make some on this disk, or set sound off."
)


def install(programs: Sequence[str]) -> str:
    """What to install to have one of some programs: the first that has a package."""
    packages = [PACKAGES[each] for each in programs if each in PACKAGES]
    return packages[0] if packages else any_of(programs)


def no_voice(programs: Sequence[str]) -> str:
    """Say that nothing here can speak."""
    return (
        "The voice cannot be heard: no program here speaks."
        f" Install {install(programs)}, or set voice off."
    )


def unknown_voice(name: str) -> str:
    """Say that the usual voice speaks in place of one that is not there."""
    return f'There is no voice "{name}" here: the usual one speaks. `backcoach doctor` lists them.'


def voice_fails(program: str, has_card: bool | None) -> str:
    """Say that words were lost."""
    return f"Words could not be heard: {program} {_cause(has_card)}. {_TRY}"


def no_player(programs: Sequence[str]) -> str:
    """Say that nothing here can play a sound."""
    return (
        "The chimes cannot be heard: no program here plays them."
        f" Install {install(programs)}, or set sound off."
    )


def player_fails(programs: Sequence[str], has_card: bool | None) -> str:
    """Say that chimes were lost."""
    return f"Chimes could not be heard: {any_of(programs)} {_cause(has_card)}. {_TRY}"


def _cause(has_card: bool | None) -> str:
    return "found no sound card" if has_card is False else "did not work"


def one_by_one(text: str) -> list[str]:
    """The sentences of such a text, each of which fits a line of a screen."""
    return _END_OF_SENTENCE.split(text)
