"""A routine as Markdown (CommonMark)."""

import re
from collections.abc import Iterator

from backcoach.handouts.sheet import Sheet, SheetItem

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_BEGINNING = re.compile(r"^(\d{1,9}(?=[.)](\s|$))|(?=[-+]))")
"""What would begin a list, or a list in a list."""


def markdown_of(sheet: Sheet) -> str:
    """Write a handout as Markdown; no text of it is taken for markup."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {plain(sheet.title)}"
    yield ""
    for paragraph in sheet.foreword:
        yield f"*{plain(paragraph)}*"
        yield ""
    yield f"{plain(sheet.summary)} About {sheet.minutes} minutes. You need: {plain(sheet.needs)}."
    for text in (*sheet.rests, *sheet.swaps):
        yield ""
        yield f"*{plain(text)}*"
    for item in sheet.items:
        yield ""
        yield from _item(item)
    if sheet.sources:
        yield ""
        yield "## Sources"
        yield ""
    yield from (f"- {plain(source)}" for source in sheet.sources)


def _item(item: SheetItem) -> Iterator[str]:
    yield f"## {plain(item.title)}"
    yield ""
    yield f"**{plain(item.dose)}**"
    yield ""
    yield f"{plain(item.where)}. {plain(item.start)}"
    yield ""
    yield from (f"{number}. {plain(step)}" for number, step in enumerate(item.steps, 1))
    if item.feel:
        yield ""
        yield f"Feel: {plain(item.feel)}"
    yield from _list("Avoid:", item.mistakes)
    yield from _list("Take care:", item.cautions)


def _list(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield ""
        yield title
        yield ""
        yield from (f"- {plain(text)}" for text in texts)


def plain(text: str) -> str:
    """A text that Markdown takes for nothing but text."""
    return _BEGINNING.sub(r"\1\\", _SPECIAL.sub(r"\\\1", text))
