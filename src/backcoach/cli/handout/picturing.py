"""The pictures that go with a handout: in files that it names, or as a terminal draws them."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from backcoach.cli import stored
from backcoach.cli.saving import numbered
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.motion import Motion
from backcoach.figures.stills import stills_of
from backcoach.handouts.captions import captioned_pictures
from backcoach.handouts.markdown import Picture, Section

if TYPE_CHECKING:
    from rich.console import RenderableType


def picture_files(
    exercises: Sequence[Exercise], folder: Path, beside: Path
) -> tuple[dict[Path, str], list[list[Picture]]]:
    """SVG files for a folder, named after the exercises, and those of each in their order.

    `beside` is the folder that their addresses are seen from.
    """
    files: dict[Path, str] = {}
    shown: list[list[Picture]] = []
    for exercise in exercises:
        motion = motion_of(exercise)
        stills = () if motion is None else stills_of(exercise, motion)
        places = numbered(folder / f"{exercise.id}.svg", len(stills))
        if motion is not None:
            files |= zip(places, captioned_pictures(exercise, motion), strict=True)
        shown.append(
            [
                Picture(_address(place, beside), f"{exercise.name}, {still.caption}. {still.told}")
                for place, still in zip(places, stills, strict=True)
            ]
        )
    return files, shown


def motion_of(exercise: Exercise) -> Motion | None:
    """How an exercise moves; None for one of one's own without a figure."""
    figure = stored.figures().get(exercise.id)
    return None if figure is None else Motion(figure, poses_of(exercise))


def _address(place: Path, beside: Path) -> str:
    try:
        seen = Path(os.path.relpath(place, beside))
    except ValueError:  # on another drive
        seen = place.resolve()
    return quote(seen.as_posix())


def shown_page(
    sections: Sequence[Section], exercises: Sequence[Exercise], width: int
) -> "RenderableType":
    """A handout on a terminal, with the stills of each exercise where that can show them."""
    from rich.console import Group
    from rich.markdown import Markdown
    from rich.text import Text

    from backcoach.cli import person
    from backcoach.screen.gallery import Gallery
    from backcoach.screen.glyphs import ASCII
    from backcoach.screen.pages.pictures import pose_pictures

    gallery = Gallery({} if person.glyphs() is ASCII else stored.figures())
    foreword, *rest = sections
    page: list[RenderableType] = [Markdown(foreword.above)]
    for number, section in enumerate(rest):
        page += [Text(), Markdown(section.above), Text()]
        pictures = pose_pictures(gallery, exercises[number], width) if section.below else None
        page += [each for each in (pictures, Markdown(section.below)) if each is not None]
    return Group(*page)
