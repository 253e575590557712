"""Sounds as Opus and MP3, by programs that people have for it: which, how to start them, and that.

All of them read a WAV file from their standard input and write a file. Into a pipe they could not
go back to say how long the sound became, and a player would have to guess. What they wrote is
looked at: it has to begin as its kind does, and to be no larger than what it was made from.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from backcoach.cues.guide.captions import timestamp
from backcoach.cues.riff import About
from backcoach.cues.running import Which, written_by

LIMIT_S = 600.0
"""How long an encoder may take; a slow one needs a tenth of the time that the sound plays."""

SPARE_BYTES = 65_536
"""How much larger a file may be than the sound it was made from: a very short one says more of
itself than it sounds."""

OPUS_KBIT_S = 32
"""Plenty for words and chimes; silence takes next to nothing."""
SPEECH_KBIT_S = 10
"""Enough for words alone, in a page that is to be small."""
OPUS_EFFORT = 5
"""Of 10. With all of it a guide is a seventh smaller, and takes three times as long."""
MP3_QUALITY = 4
"""From 0, the best."""

Command = Callable[[str, About, str], list[str]]
"""How to start a program, from its path, what to say about the sound, and the file to write."""


def opusenc(path: str, about: About, file: str, kbit_s: int = OPUS_KBIT_S) -> list[str]:
    """How to have opusenc write Opus."""
    quality = ["--bitrate", str(kbit_s), "--comp", str(OPUS_EFFORT)]
    # A description is what Ogg calls what others call a comment.
    tags = ["--title", about.title, "--comment", f"DESCRIPTION={about.comment}"]
    chapters = [word for each in _chapters(about) for word in ("--comment", each)]
    return [path, "--quiet", *quality, *tags, *chapters, "-", file]


def _chapters(about: About) -> Iterator[str]:
    """Chapters as Ogg has them: two comments for each, of which the first is when it begins."""
    for number, (at_ms, name) in enumerate(about.chapters, 1):
        yield f"CHAPTER{number:03}={timestamp(at_ms)}"
        yield f"CHAPTER{number:03}NAME={name}"


def lame(path: str, about: About, file: str) -> list[str]:
    """How to have lame write MP3.

    It writes a comment in UTF-16 without the mark that some players want, so ours, which has no
    letters beyond Latin-1, is written as that; a title may have any letters.
    """
    tags = ["--id3v2-only", "--tt", about.title, "--id3v2-latin1", "--tc", about.comment]
    return [path, "--quiet", "-V", str(MP3_QUALITY), *tags, "-", file]


def ffmpeg_opus(path: str, about: About, file: str, kbit_s: int = OPUS_KBIT_S) -> list[str]:
    """How to have ffmpeg write Opus."""
    quality = ["-b:a", f"{kbit_s}k", "-compression_level", str(OPUS_EFFORT)]
    chapters = [word for each in _chapters(about) for word in ("-metadata", each)]
    return _ffmpeg(path, about, ["-c:a", "libopus", *quality, *chapters, "-f", "opus", file])


def ffmpeg_mp3(path: str, about: About, file: str) -> list[str]:
    """How to have ffmpeg write MP3."""
    return _ffmpeg(path, about, ["-c:a", "libmp3lame", "-q:a", str(MP3_QUALITY), "-f", "mp3", file])


def _ffmpeg(path: str, about: About, output: list[str]) -> list[str]:
    quietly = ["-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
    tags = ["-metadata", f"title={about.title}", "-metadata", f"comment={about.comment}"]
    return [path, *quietly, "-f", "wav", "-i", "pipe:0", "-map_metadata", "-1", *tags, *output]


class EncoderProgram(NamedTuple):
    """A program that writes a kind of sound file."""

    name: str
    """As it is called on the command line."""
    command: Command
    begins: bytes
    """What its files begin with."""


_OGG, _ID3 = b"OggS", b"ID3"  # a title comes first, and all of ours have one
_OPUS = (EncoderProgram("opusenc", opusenc, _OGG), EncoderProgram("ffmpeg", ffmpeg_opus, _OGG))
_MP3 = (EncoderProgram("lame", lame, _ID3), EncoderProgram("ffmpeg", ffmpeg_mp3, _ID3))
SPEECH = tuple(
    each._replace(command=partial(command, kbit_s=SPEECH_KBIT_S))
    for each, command in zip(_OPUS, (opusenc, ffmpeg_opus), strict=True)
)
"""The programs for words alone, as small as they may be."""
ENCODERS = {".opus": _OPUS, ".ogg": _OPUS, ".mp3": _MP3}
"""The programs for each end of a file's name, the best one first."""


class Encoder(NamedTuple):
    """A program that is here."""

    program: EncoderProgram
    path: str

    def encoded(self, wav: bytes, about: About, limit_s: float = LIMIT_S) -> bytes | None:
        """A sound in the program's kind of file; waits until it is done. None where it fails."""
        command = partial(self.program.command, self.path, about)
        sound = written_by(command, wav, limit_s, len(wav) + SPARE_BYTES)
        return sound if sound and sound.startswith(self.program.begins) else None


def find_encoder(programs: Iterable[EncoderProgram], which: Which = shutil.which) -> Encoder | None:
    """The best of some programs that is here."""
    for program in programs:
        if path := which(program.name):
            return Encoder(program, path)
    return None
