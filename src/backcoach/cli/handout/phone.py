"""A routine as a page for a phone: what is said in it, how it looks, and how its chimes sound."""

import math
from collections.abc import Sequence
from pathlib import Path

from backcoach.cli import stored
from backcoach.cli.saving import save
from backcoach.cues.sounds.chimes import NOTES, loudness
from backcoach.domain.errors import UsageError
from backcoach.domain.playing.session import Session
from backcoach.handouts.player.document import document_of
from backcoach.handouts.player.page import page_of
from backcoach.handouts.player.tracks import Document
from backcoach.screen.gallery import Gallery


def write_page(session: Session, changes: Sequence[str], file: Path | None) -> None:
    """Write a page that plays a session, which has begun at a clock reading of 0.

    Raises:
        UsageError: no file was named.
        CoachError: nothing can be written there.
    """
    if file is None:
        raise UsageError(
            "A page for a phone needs a file to be written to.", "Try --output session.html."
        )
    gallery = Gallery(stored.figures())
    every = (item.exercise for item in session.plan.items)
    motions = {each.id: motion for each in every if (motion := gallery.motion(each))}
    chimes: Document = {
        chime.value: {
            "level": loudness(chime),
            "notes": [[_written(value) for value in note] for note in notes],
        }
        for chime, notes in NOTES.items()
    }
    save({file: page_of(document_of(session, motions, tuple(changes), chimes))})


def _written(value: object) -> object:
    """A value as JSON can have it: what never rings off has none."""
    return None if value == math.inf else value
