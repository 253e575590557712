"""A routine as Markdown (CommonMark)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backcoach.handouts.sheet import IF_IT_HURTS, Sheet, SheetItem

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_BEGINNING = re.compile(r"^(\d{1,9}(?=[.)](\s|$))|(?=[-+]))")
"""What would begin a list, or a list in a list."""


class Picture(NamedTuple):
    """A picture in a file of its own: its address as a link has it, and what it shows."""

    address: str
    told: str


class Section(NamedTuple):
    """A part of a handout: what stands above its pictures, and what below."""

    above: str
    below: str = ""


def markdown_of(sheet: Sheet, pictures: Sequence[Sequence[Picture]] = ()) -> str:
    """Write a handout as Markdown; no text of it is taken for markup.

    Where there are pictures, there are some for each of its items, in their order.
    """
    shown = iter(((), *pictures))
    texts = [
        text
        for section in sections_of(sheet)
        for text in (section.above, _images(next(shown, ())), section.below)
    ]
    return "\n\n".join(text for text in texts if text) + "\n"


def _images(pictures: Sequence[Picture]) -> str:
    return " ".join(f"![{inline(each.told)}]({each.address})" for each in pictures)


def sections_of(sheet: Sheet) -> Iterator[Section]:
    """What stands before all items, each of these, and the sources."""
    yield Section("\n".join(_foreword(sheet)))
    for item in sheet.items:
        yield Section("\n".join(_title(item)), "\n".join(_item(item)))
    if sheet.sources:
        yield Section("\n".join(_sources(sheet)))


def _foreword(sheet: Sheet) -> Iterator[str]:
    yield f"# {plain(sheet.title)}"
    yield ""
    for paragraph in sheet.foreword:
        yield f"*{plain(paragraph)}*"
        yield ""
    yield f"{plain(sheet.summary)} About {sheet.minutes} minutes. You need: {plain(sheet.needs)}."
    for text in (*sheet.rests, *sheet.swaps):
        yield ""
        yield f"*{plain(text)}*"
    yield from _list(IF_IT_HURTS, sheet.hurts)


def _title(item: SheetItem) -> Iterator[str]:
    yield f"## {inline(item.title)}"
    yield ""
    yield f"**{plain(item.dose)}**"


def _item(item: SheetItem) -> Iterator[str]:
    yield f"{plain(item.where)}. {plain(item.start)}"
    yield ""
    yield from (f"{number}. {plain(step)}" for number, step in enumerate(item.steps, 1))
    if item.feel:
        yield ""
        yield f"Feel: {plain(item.feel)}"
    yield from _list("Avoid:", item.mistakes)
    yield from _list("Take care:", item.cautions)


def _sources(sheet: Sheet) -> Iterator[str]:
    yield "## Sources"
    yield ""
    yield from (f"- {plain(source)}" for source in sheet.sources)


def _list(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield ""
        yield title
        yield ""
        yield from (f"- {plain(text)}" for text in texts)


def plain(text: str) -> str:
    """A text that Markdown takes for nothing but text, at the beginning of a line, too."""
    return _BEGINNING.sub(r"\1\\", inline(text))


def inline(text: str) -> str:
    """The same for the midst of a line, and for a heading, where no list begins."""
    return _SPECIAL.sub(r"\\\1", text)
