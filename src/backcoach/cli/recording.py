"""A routine as an audio guide: one file that says and sounds all of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from backcoach.cli import surroundings
from backcoach.cli.saving import save
from backcoach.cues.programs import VoiceSettings
from backcoach.cues.recording import record
from backcoach.cues.voice import speech
from backcoach.domain.errors import CoachError, UsageError
from backcoach.domain.profile import Profile
from backcoach.domain.timeline import Timeline

SUFFIX = ".wav"


def write_guide(timeline: Timeline, known: Profile, output: Path | None) -> None:
    """Write the audio guide of a timeline, with a progress bar where one can be seen.

    Raises:
        UsageError: no file was named, or not one of a kind that can be written.
        CoachError: there is no voice that can be recorded, or the file cannot be written.
    """
    if output is None or output.suffix.lower() != SUFFIX:
        raise UsageError(
            "An audio guide needs a file to be written to, whose name ends in .wav.",
            "Try --output guide.wav.",
        )
    settings = VoiceSettings(known.voice_speed, known.voice_pitch, known.voice_name)

    def speak(text: str) -> bytes:
        spoken = speech(text, settings)
        if spoken is None:
            raise CoachError(
                "There is no voice on this machine that can be recorded.",
                "espeak-ng is one; on macOS and Windows there is one already.",
            )
        return spoken

    with _progress(len(timeline.cues)) as progress:
        track = record(timeline, speak, progress)
    save({output: track.wav(timeline.duration_ms)})


@contextmanager
def _progress(cues: int) -> Iterator[Callable[[int], object]]:
    """A bar on standard error, where that is a terminal."""
    if not surroundings.is_terminal(2):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Recording", total=cues)
        yield lambda done: bar.update(task, completed=done)
