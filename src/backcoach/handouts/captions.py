"""Stills on paper with number and words below: each on a card of its own, or all on a strip."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import ON_THE_FLOOR
from backcoach.figures.motion import Motion
from backcoach.figures.scene import Bounds, Tone
from backcoach.figures.stills import Still, stills_of
from backcoach.figures.svg import COLORS, MARGIN, PAPER, document, drawn

NARROWEST = 62.0
"""A card is so wide at the least, in hundredths of the body's height, so that words fit below."""

SIZE, LINE = 6.6, 8.2
"""Letters, and from one line of them to the next."""
LETTER = 0.54
"""How wide a letter of an ordinary font is, of its size, with some room to spare."""
DISC = 4.6
"""The radius of the disc that a number stands on."""
APART = 2.0
"""From the disc to the words."""
INK = COLORS[Tone.NEAR]
ABREAST, ABREAST_LYING = 4, 2
"""So many cards stand side by side; of those who lie, fewer, so that they are large enough."""


class Card(NamedTuple):
    """A still above its caption, and the bounds of both."""

    still: Still
    content: str
    bounds: Bounds


def captioned_pictures(exercise: Exercise, motion: Motion) -> Iterator[str]:
    """An SVG for every still, with its number and words below it."""
    for still, content, bounds in _cards(exercise, motion):
        yield document(content, bounds, f"{exercise.name}: {still.caption}", still.told)


def strip(exercise: Exercise, motion: Motion) -> str:
    """One SVG of all stills in their order, with their numbers and words."""
    cards = tuple(_cards(exercise, motion))
    bounds = cards[0].bounds
    most = ABREAST_LYING if exercise.position in ON_THE_FLOOR else ABREAST
    abreast = min(len(cards), most)
    across, down = bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN
    content = "".join(
        f'<g transform="translate({number % abreast * across:.1f}'
        f' {number // abreast * down:.1f})">{card.content}</g>'
        for number, card in enumerate(cards)
    )
    whole = bounds._replace(
        right=bounds.right + across * (abreast - 1),
        bottom=bounds.bottom - down * ((len(cards) - 1) // abreast),
    )
    told = " ".join(dict.fromkeys(card.still.told for card in cards))
    return document(content, whole, exercise.name, told)


def _cards(exercise: Exercise, motion: Motion) -> Iterator[Card]:
    """The cards of an exercise, which are all of one size."""
    stills, inner = stills_of(exercise, motion), motion.paper
    half = max(inner.width, NARROWEST) / 2
    letters = int((2 * half - 2 * DISC - APART) / (SIZE * LETTER))
    captions = [wrap(still.words, letters, break_on_hyphens=False) for still in stills]
    deep = MARGIN + max(2 * DISC, LINE * max(map(len, captions)))
    bounds = Bounds(-half, inner.bottom - deep, half, inner.top)
    for still, lines in zip(stills, captions, strict=True):
        caption = _caption(still.number, lines, -half, MARGIN - inner.bottom)
        yield Card(still, "".join(drawn(motion.still(still.moment, fine=True))) + caption, bounds)


def _caption(number: int, lines: list[str], left: float, top: float) -> str:
    """A number on a disc, and words beside it."""
    x, y = left + DISC, top + DISC
    base, beside = y + 0.35 * SIZE, left + 2 * DISC + APART
    words = "".join(
        f'<text x="{beside:.1f}" y="{base + LINE * down:.1f}">{escape(line)}</text>'
        for down, line in enumerate(lines)
    )
    return (
        f'<g font-family="Helvetica,Arial,sans-serif" font-size="{SIZE}" fill="{INK}">'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DISC}"/>'
        f'<text x="{x:.1f}" y="{base:.1f}" text-anchor="middle" font-weight="bold"'
        f' fill="{PAPER}">{number}</text>{words}</g>'
    )
