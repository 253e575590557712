"""The programs that can speak, and their command lines: pure functions of a person's settings.

All of them read the words from their standard input, so that no words can be taken for options,
and none of them show in a list of processes.
"""

import base64
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from backcoach.cues.riff import RATE
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.voice import (
    FASTEST_VOICE,
    HIGHEST_PITCH,
    LOWEST_PITCH,
    SLOWEST_VOICE,
)

USUAL_ESPEAK_WPM, USUAL_SAY_WPM = 165, 175
USUAL_PITCH = 50

MOST_CHARACTERS = 2_000
"""The longest text that is said; whatever is longer ends at the last word that fits."""


@dataclass(frozen=True)
class VoiceSettings:
    """How a person wants to be spoken to."""

    speed: float = 1.0
    """How many times as fast as the voice's usual."""
    pitch: int | None = None
    """From 0, low, to 99, high. `say` and Windows have no such option and keep their own."""
    voice: str | None = None
    """The voice's name, as the program knows it."""

    @classmethod
    def of(cls, known: Profile) -> "VoiceSettings":
        """As a profile says."""
        return cls(known.voice_speed, known.voice_pitch, known.voice_name)

    def __post_init__(self) -> None:
        if not SLOWEST_VOICE <= self.speed <= FASTEST_VOICE:
            raise ValueError(f"a voice's speed is from {SLOWEST_VOICE} to {FASTEST_VOICE}")
        if self.pitch is not None and not LOWEST_PITCH <= self.pitch <= HIGHEST_PITCH:
            raise ValueError(f"a voice's pitch is from {LOWEST_PITCH} to {HIGHEST_PITCH}")


def clean(text: str) -> str:
    """Make one line of a text that every program just says, of at most `MOST_CHARACTERS`."""
    start = text[: 2 * MOST_CHARACTERS]  # a huge text must not take its time
    # To espeak-ng and say, [[ begins phonemes and commands, and to spd-say !-! is a command.
    start = start.replace("[", "[ ").replace("!-!", "! - !")
    line = " ".join("".join(each if each.isprintable() else " " for each in start).split())
    if len(line) <= MOST_CHARACTERS:
        return line
    return line[: MOST_CHARACTERS + 1].rpartition(" ")[0] or line[:MOST_CHARACTERS]


def espeak(path: str, settings: VoiceSettings) -> list[str]:
    """How to start espeak-ng, or the espeak it comes from."""
    command = [path, "--stdin", "-b", "1", "-s", str(round(USUAL_ESPEAK_WPM * settings.speed))]
    if settings.pitch is not None:
        command += ["-p", str(settings.pitch)]
    return command + (["-v", settings.voice] if settings.voice else [])


def espeak_to_file(path: str, settings: VoiceSettings, file: str) -> list[str]:
    """How to have espeak-ng write a WAV file; it writes them with `RATE`."""
    return [*espeak(path, settings), "-w", file]


def say(path: str, settings: VoiceSettings) -> list[str]:
    """How to start the `say` of macOS."""
    command = [path, "-f", "-", "-r", str(round(USUAL_SAY_WPM * settings.speed))]
    return command + (["-v", settings.voice] if settings.voice else [])


def say_to_file(path: str, settings: VoiceSettings, file: str) -> list[str]:
    """How to have `say` write a WAV file."""
    form = ["--file-format=WAVE", f"--data-format=LEI16@{RATE}"]
    return [*say(path, settings), "-o", file, *form]


def spd_say(path: str, settings: VoiceSettings) -> list[str]:
    """How to start spd-say.

    It reads its input with -e only; what it takes as arguments, it takes for a format of printf.
    With the priority "text", new words take the place of those before.
    """
    # Its -100, 0 and 100 are 80, 170 and 449 words a minute of espeak-ng, unless set otherwise.
    rate = round((settings.speed - 1) * (61 if settings.speed > 1 else 189))
    command = [path, "-e", "-P", "text", "-r", str(rate)]
    if settings.pitch is not None:
        command += ["-p", str(2 * (settings.pitch - USUAL_PITCH))]
    return command + (["-y", settings.voice] if settings.voice else [])


def spd_hush(path: str) -> list[str]:
    """How to cut off what the speech dispatcher says, which spd-say only hands on.

    This cuts off all its clients, a screen reader, too. So it is only for when we may be speaking.
    """
    return [path, "--cancel"]


_SPEAKER = """\
$ErrorActionPreference = 'Stop'
function Plain($line) {{ [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line)) }}
Add-Type -AssemblyName System.Speech
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speaker.Rate = {rate}
if ('{voice}') {{ $speaker.SelectVoice((Plain '{voice}')) }}
"""
_OBEY = """\
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $speaks = $speaker.State -eq 'Speaking'
  if ($line.StartsWith('add ') -and $speaks) { continue }
  $speaker.SpeakAsyncCancelAll()
  if ($line -ne 'hush') { [void]$speaker.SpeakAsync((Plain ($line.Substring(4)))) }
}
"""
_RECORD = """\
$mono = [System.Speech.AudioFormat.AudioChannel]::Mono
$bits = [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen
$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo({rate}, $bits, $mono)
$speaker.SetOutputToWaveFile((Plain '{file}'), $form)
$speaker.Speak((Plain ([Console]::In.ReadLine().Substring(4))))
"""
_END = "$speaker.SpeakAsyncCancelAll()\n$speaker.Dispose()\n"


def powershell(path: str, settings: VoiceSettings) -> list[str]:
    """How to have PowerShell speak for Windows: it obeys the same lines as the worker."""
    return _script(path, _speaker(settings) + _OBEY + _END)


def powershell_to_file(path: str, settings: VoiceSettings, file: str) -> list[str]:
    """How to have PowerShell write what the first line says into a WAV file."""
    record = _RECORD.format(rate=RATE, file=_base64(file))
    return _script(path, _speaker(settings) + record + _END)


def _script(path: str, script: str) -> list[str]:
    """One line without a double quote, which Windows would not hand on as it is."""
    one_line = script.replace("{\n", "{").replace("\n", "; ")
    return [path, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", one_line]


def _speaker(settings: VoiceSettings) -> str:
    """Make the speaker. Its rates go from -10, a third as fast, to 10, three times as fast."""
    rate = round(10 * math.log(settings.speed, 3))
    return _SPEAKER.format(rate=rate, voice=_base64(settings.voice or ""))


def _base64(text: str) -> str:
    """A text in letters that no shell and no code page changes."""
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")


def saying(text: str) -> bytes:
    """The line that asks the worker, or PowerShell, to say a text and nothing else any more."""
    return f"say {_base64(clean(text))}\n".encode()


def adding(text: str) -> bytes:
    """The line that asks it to say a text unless it is saying something."""
    return f"add {_base64(clean(text))}\n".encode()


# The voices a program has


def espeak_try(path: str, name: str | None) -> list[str]:
    """How to see whether espeak-ng has a voice, without a sound: it knows more than it lists."""
    return [path, "--stdin", "-q", *(("-v", name) if name else ())]


def espeak_list(path: str) -> list[str]:
    """How to have espeak-ng list its voices for English, which is what the coach speaks."""
    return [path, "--voices=en"]


def espeak_names(listed: str) -> tuple[str, ...]:
    """The names in its list, `priority language age/gender name file`, without those of MBROLA."""
    rows = (line.split() for line in listed.splitlines()[1:])
    own = (row for row in rows if len(row) > 4 and not row[4].startswith(("mb/", "!v/")))
    return tuple(dict.fromkeys(row[1] for row in own))


def say_list(path: str) -> list[str]:
    """How to have `say` list its voices."""
    return [path, "-v", "?"]


def say_names(listed: str) -> tuple[str, ...]:
    """The names in its list, those for English first: `Bad News  en_US  # A sample`."""
    rows = re.findall(r"^(.+?) +(\w\w)[_-]\S+ +#", listed, re.MULTILINE)
    return tuple(name for name, _ in sorted(rows, key=lambda row: row[1] != "en"))


def spd_list(path: str) -> list[str]:
    """How to have the speech dispatcher list its voices."""
    return [path, "-L"]


def spd_names(listed: str) -> tuple[str, ...]:
    """The names in its list, below a head: `name  language  variant`, right-aligned."""
    rows = (line.rsplit(maxsplit=2) for line in listed.splitlines()[1:])
    return tuple(row[0].strip() for row in rows if len(row) == 3)


_LIST = """\
Add-Type -AssemblyName System.Speech
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speaker.GetInstalledVoices() | ForEach-Object { $_.VoiceInfo.Name }
"""


def powershell_list(path: str) -> list[str]:
    """How to have PowerShell list the voices of Windows, one a line."""
    return _script(path, _LIST)


def powershell_names(listed: str) -> tuple[str, ...]:
    """The names in its list."""
    return tuple(filter(None, map(str.strip, listed.splitlines())))


HUSHING = b"hush\n"
"""The line that asks it to be quiet."""


class VoiceProgram(NamedTuple):
    """A program that can speak."""

    name: str
    """As it is called on the command line."""
    speak: Callable[[str, VoiceSettings], list[str]]
    """How to start it, from its path and the settings."""
    record: Callable[[str, VoiceSettings, str], list[str]] | None
    """How to start it so that it writes a WAV file; None where it cannot."""
    lists: Callable[[str], list[str]]
    """How to have it list its voices."""
    names_in: Callable[[str], tuple[str, ...]]
    """The names in that list."""
    tries: Callable[[str, str | None], list[str]] | None = None
    """How to try a voice, or the usual one, silently; None where the list has all there are."""
    hush: Callable[[str], list[str]] | None = None
    """How to quieten it, where that takes more than ending its process."""
    obeys: bool = False
    """Whether it goes on running and reads the lines of `saying` itself."""


_ESPEAK_NG, _ESPEAK = (
    VoiceProgram(name, espeak, espeak_to_file, espeak_list, espeak_names, espeak_try)
    for name in ("espeak-ng", "espeak")
)
_SAY = VoiceProgram("say", say, say_to_file, say_list, say_names)
_SPD_SAY = VoiceProgram("spd-say", spd_say, None, spd_list, spd_names, hush=spd_hush)
_POWERSHELL = VoiceProgram(
    "powershell",
    powershell,
    powershell_to_file,
    powershell_list,
    powershell_names,
    obeys=True,
)


def voice_programs(platform: str) -> tuple[VoiceProgram, ...]:
    """The programs to look for on a platform, as `sys.platform` names it, the best one first."""
    if platform == "win32":
        return (_POWERSHELL,)
    if platform == "darwin":
        return (_SAY, _ESPEAK_NG, _ESPEAK)
    # The speech dispatcher last, though it has a person's own voice: it is a daemon that outlives
    # us, its client cannot wait (-w hangs without a sound device), and hushing it hushes everybody.
    return (_ESPEAK_NG, _ESPEAK, _SPD_SAY)
