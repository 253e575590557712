"""A routine as Markdown (CommonMark)."""

import re
from collections.abc import Iterator

from backcoach.handouts.sheet import Sheet, SheetItem

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def markdown_of(sheet: Sheet) -> str:
    """Write a handout as Markdown; no text of it is taken for markup."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {_plain(sheet.title)}"
    yield ""
    for paragraph in sheet.foreword:
        yield f"*{_plain(paragraph)}*"
        yield ""
    yield f"{_plain(sheet.summary)} About {sheet.minutes} minutes. You need: {_plain(sheet.needs)}."
    for swap in sheet.swaps:
        yield ""
        yield f"*{_plain(swap)}*"
    for item in sheet.items:
        yield ""
        yield from _item(item)
    yield ""
    yield "## Sources"
    yield ""
    yield from (f"- {_plain(source)}" for source in sheet.sources)


def _item(item: SheetItem) -> Iterator[str]:
    yield f"## {_plain(item.title)}"
    yield ""
    yield f"**{_plain(item.dose)}**"
    yield ""
    yield f"{_plain(item.where)}. {_plain(item.start)}"
    yield ""
    yield from (f"{number}. {_plain(step)}" for number, step in enumerate(item.steps, 1))
    yield ""
    yield f"Feel: {_plain(item.feel)}"
    yield from _list("Mind:", item.mistakes)
    yield from _list("Take care:", item.cautions)


def _list(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield ""
        yield title
        yield ""
        yield from (f"- {_plain(text)}" for text in texts)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
