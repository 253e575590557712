"""A routine as a page for a phone: what is said in it, how it looks, and how its chimes sound."""

import math
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from backcoach.cli import output, stored
from backcoach.cli.handout.recording import spoken_clips
from backcoach.cli.saving import save
from backcoach.cues.sounds.chimes import NOTES, loudness
from backcoach.domain.errors import UsageError
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.playing.session import Session
from backcoach.handouts.player.document import document_of
from backcoach.handouts.player.page import page_of
from backcoach.handouts.player.tracks import Document
from backcoach.screen.gallery import Gallery


def write_page(session: Session, changes: Sequence[str], known: Profile, file: Path | None) -> None:
    """Write a page that plays a session, which has begun at a clock reading of 0.

    The words are recorded where there is a voice and an encoder for it.

    Raises:
        UsageError: no file was named.
        CoachError: they could not be recorded, or nothing can be written there.
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
    document = document_of(session, motions, tuple(changes), chimes)
    words = list(dict.fromkeys(each.text for each in session.timeline.words))
    if clips := spoken_clips(words, session.plan.name, known):
        document["voice"] = {"sound": b64encode(clips.sound).decode(), "places": clips.places}
    save({file: page_of(document)})
    if words and not clips:
        output.complain("The phone's own voice will speak, for nothing here could record one.")


def _written(value: object) -> object:
    """A value as JSON can have it: what never rings off has none."""
    return None if value == math.inf else value
