"""The program that speaks here, and which voices it has."""

import shutil
import sys
from collections.abc import Sequence

from backcoach.cues.running import Which, said_by
from backcoach.cues.voices.programs import VoiceProgram, voice_programs

TRIAL_S = 3.0
MOST_NAMES = 1_000_000
"""How long a program may take to name its voices, or to try one, and how many bytes of names."""


def find_program(
    which: Which = shutil.which, platform: str = sys.platform
) -> tuple[VoiceProgram, str] | None:
    """The best program there is to speak, and its path."""
    for program in voice_programs(platform):
        if path := which(program.name):
            return program, path
    return None


def has_voice(program: VoiceProgram, path: str, name: str) -> bool | None:
    """Whether a program has a voice of this name; None where it does not say."""
    if program.tries is not None:
        if _works(program.tries(path, name)):
            return True
        return False if _works(program.tries(path, None)) else None
    names = voice_names(program, path)
    return name.casefold() in (each.casefold() for each in names) if names else None


def _works(command: Sequence[str]) -> bool:
    return said_by(command, b"\n", TRIAL_S, MOST_NAMES) is not None


def voice_names(program: VoiceProgram, path: str) -> tuple[str, ...]:
    """The names of a program's voices, in its own order; none where it does not say."""
    listed = said_by(program.lists(path), b"", TRIAL_S, MOST_NAMES) or b""
    return program.names_in(listed.decode("utf-8", "replace"))
