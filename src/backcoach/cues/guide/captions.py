"""What a guide says, to be read along with it: captions as WebVTT, which many players show."""

from collections.abc import Iterator
from html import escape

from backcoach.domain.script.guide import Guide
from backcoach.domain.timeline.timeline import Cue


def captions_of(guide: Guide) -> str:
    """Write every sentence of a guide, from its cue on, and no longer than up to the next."""
    return "\n".join(["WEBVTT\n", *_captions(guide)])


def _captions(guide: Guide) -> Iterator[str]:
    said = [cue for cue in guide.cues if cue.text and cue.at_ms < guide.duration_ms]
    ends_ms = [*(cue.at_ms for cue in said[1:]), guide.duration_ms]
    for cue, next_ms in zip(said, ends_ms, strict=True):
        yield _caption(cue, min(cue.end_ms, max(cue.at_ms + 1, next_ms)))


def _caption(cue: Cue, end_ms: int) -> str:
    text = escape(" ".join(cue.text.split()), quote=False)
    return f"{timestamp(cue.at_ms)} --> {timestamp(end_ms)}\n{text}\n"


def timestamp(ms: int) -> str:
    """A moment as captions and chapters have it: `00:01:02.345`."""
    seconds, ms = divmod(ms, 1_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"
