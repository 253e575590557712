"""A routine as Markdown (CommonMark)."""

import re
from collections.abc import Iterator

from backcoach.handouts.sheet import DISCLAIMER, Entry, Sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def markdown_of(sheet: Sheet) -> str:
    """Write a handout as Markdown; no text of it is taken for markup."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {_plain(sheet.title)}"
    yield ""
    yield f"{_plain(sheet.summary)} About {sheet.minutes} minutes. You need: {_plain(sheet.needs)}."
    for swap in sheet.swaps:
        yield ""
        yield f"*{_plain(swap)}*"
    for entry in sheet.entries:
        yield ""
        yield from _entry(entry)
    yield ""
    yield "## Sources"
    yield ""
    yield from (f"- {_plain(source)}" for source in sheet.sources)
    yield ""
    yield f"*{DISCLAIMER}*"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {_plain(entry.title)}"
    yield ""
    yield f"**{_plain(entry.dose)}**"
    yield ""
    yield f"{_plain(entry.where)}. {_plain(entry.start)}"
    yield ""
    yield from (f"{number}. {_plain(step)}" for number, step in enumerate(entry.steps, 1))
    yield ""
    yield f"Feel: {_plain(entry.feel)}"
    yield from _list("Mind:", entry.mistakes)
    yield from _list("Take care:", entry.cautions)


def _list(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield ""
        yield title
        yield ""
        yield from (f"- {_plain(text)}" for text in texts)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
