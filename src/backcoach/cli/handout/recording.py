"""A routine as an audio guide: one file that says and sounds all of it."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from backcoach.cli import output, person
from backcoach.cli.saving import place, save
from backcoach.cues.guide.captions import captions_of
from backcoach.cues.guide.encoding import ENCODERS, SPEECH, Encoder, find_encoder
from backcoach.cues.guide.recording import Clips, Recorded, is_heard, record, record_clips
from backcoach.cues.riff import HEADER_BYTES, RATE, About, read_wav, samples_until
from backcoach.cues.voices.programs import VoiceSettings, voice_programs
from backcoach.cues.voices.voice import record_words
from backcoach.domain.errors import CoachError, UsageError
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.script.guide import Guide
from backcoach.domain.words.disclaimers import DISCLAIMER
from backcoach.domain.words.grammar import any_of
from backcoach.keeping.streams import is_stream

ALWAYS = ".wav"
"""The kind of file that needs no program."""

CAPTIONS = ".vtt"
"""How the name of a file with captions ends."""

BAR_COLUMNS = 40
"""How long the bar is that shows how far a recording is."""


def write_guide(
    guide: Guide, name: str, known: Profile, named: Path | None, *, captions: bool = False
) -> None:
    """Write an audio guide of this name, with a bar that grows where it can be seen.

    The end of the file's name says what kind of file it is. With `captions`, what is said is
    written beside it, into a file of the same name that ends in .vtt.

    Raises:
        UsageError: no file was named, or not one of a kind that can be written.
        CoachError: nothing here can record a voice or write such a file, or it failed.
    """
    suffix = named.suffix.lower() if named is not None else ""
    if named is not None and not suffix and is_stream(named):
        suffix = ALWAYS
    if named is None or suffix not in (ALWAYS, *ENCODERS):
        raise UsageError(
            "An audio guide needs a file to be written to,"
            f" whose name ends in {any_of((ALWAYS, *ENCODERS))}.",
            "Try --output guide.wav.",
        )
    encoder = None if suffix == ALWAYS else _encoder(suffix)
    place(str(named), 1 if encoder else HEADER_BYTES + 2 * samples_until(guide.duration_ms, RATE))
    beside = _beside(named) if captions else None
    about = About(name, DISCLAIMER, guide.chapters)
    with _progress(len(guide.cues)) as progress:
        track = record(guide, _speaker(known), progress.recorded)
        sound = track.wav(guide.duration_ms, about)
        if encoder is not None:
            progress.encoding()
            sound = _encoded(encoder, sound, about)
    files: dict[Path, str | bytes] = {named: sound}
    if beside is not None:
        files[beside] = captions_of(guide)
    save(files)


def _beside(named: Path) -> Path:
    """Where the captions of a guide are to be.

    Raises:
        UsageError: the guide is no file that they could be beside.
        CoachError: nothing can be written there.
    """
    if is_stream(named):
        raise UsageError(
            "Captions are written beside a file, and this is no file.",
            "Try --output guide.opus --captions.",
        )
    return place(str(named.with_suffix(CAPTIONS)))


def spoken_clips(texts: Sequence[str], name: str, known: Profile) -> Clips | None:
    """Texts as this person wants them spoken, as small as can be; None where nothing here can.

    Raises:
        CoachError: something here can, and failed.
    """
    encoder = find_encoder(SPEECH)
    if encoder is None or not texts or not _voices():
        return None
    about = About(name, DISCLAIMER)
    with _progress(len(texts)) as progress:
        clips = record_clips(texts, _speaker(known), progress.recorded, about)
        progress.encoding()
        return clips._replace(sound=_encoded(encoder, clips.sound, about))


def _speaker(known: Profile) -> Callable[[str], Recorded]:
    """What speaks as this person wants to be spoken to."""
    settings = VoiceSettings.of(known)

    def speak(text: str) -> Recorded:
        try:
            rate, samples = read_wav(record_words(text, settings) or b"")
        except ValueError:
            raise _mute(known) from None
        if not is_heard(samples):
            raise _mute(known)
        return rate, samples

    return speak


def _mute(known: Profile) -> CoachError:
    """Why no words came."""
    here = _voices()
    if not here:
        return CoachError(
            "There is no voice on this machine that can be recorded.",
            "espeak-ng is one; on macOS and Windows there is one already.",
        )
    hint = "`backcoach profile set voice-name none` goes back to its usual voice."
    return CoachError(
        f"The voice ({here[0]}) could not be recorded.", hint if known.voice_name else ""
    )


def _voices() -> list[str]:
    """The programs here that can record words."""
    programs = voice_programs(sys.platform)
    return [each.name for each in programs if each.record and shutil.which(each.name)]


def _encoder(suffix: str) -> Encoder:
    found = find_encoder(ENCODERS[suffix])
    if found is None:
        names = any_of(tuple(each.name for each in ENCODERS[suffix]))
        raise CoachError(
            f"Nothing on this machine can write {suffix}: {names} would.",
            "A name that ends in .wav always works.",
        )
    return found


def _encoded(encoder: Encoder, sound: bytes, about: About) -> bytes:
    encoded = encoder.encoded(sound, about)
    if encoded is None:
        raise CoachError(
            f"The encoder ({encoder.program.name}) did not work, and nothing was written.",
            "A name that ends in .wav always works.",
        )
    return encoded


class _Progress(NamedTuple):
    """Is told how far it is: how many cues are recorded, and that they are being encoded."""

    recorded: Callable[[int], object]
    encoding: Callable[[], object]


@contextmanager
def _progress(cues: int) -> Iterator[_Progress]:
    """A line on standard error that grows, where that is a terminal.

    It hides no cursor and starts no thread, so that nothing is left of it however it ends.
    """
    if not output.is_terminal(2):
        yield _Progress(lambda _: None, lambda: None)
        return
    glyphs, redraw = person.glyphs(), output.redraw

    def recorded(done: int) -> None:
        full = BAR_COLUMNS * done // cues
        bar = glyphs.bar * full + glyphs.track * (BAR_COLUMNS - full)
        redraw(f"Recording {bar} {100 * done // cues:3}%")

    try:
        yield _Progress(recorded, lambda: redraw(f"Encoding{glyphs.more}"))
    finally:
        redraw("")
