"""What a screen is made of: rectangles with text, and places for a figure."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import Moment
from backcoach.screen import palette

Align = Literal["left", "center", "right"]


class Hint(NamedTuple):
    """What one key does."""

    key: str
    does: str


class Box(NamedTuple):
    """A rectangle of the screen."""

    row: int
    column: int
    width: int
    height: int


class Styled(NamedTuple):
    """A piece of text in one style, by its name."""

    text: str
    style: str = palette.PLAIN


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the frame: a rectangle and the text in it, wrapped at its width."""

    box: Box
    texts: tuple[Styled, ...]
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the figure of an exercise stands, and what it does."""

    box: Box
    exercise: Exercise
    moment: Moment
    mirror: bool
