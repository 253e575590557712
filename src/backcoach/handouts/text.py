"""A routine as plain text, for a pipe, a printer or an editor."""

from collections.abc import Iterator
from textwrap import wrap

from backcoach.handouts.sheet import DISCLAIMER, Entry, Sheet

WIDTH = 80


def text_of(sheet: Sheet) -> str:
    """Write a handout as lines of at most 80 characters."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield sheet.title
    yield "=" * len(sheet.title)
    yield from wrap(sheet.summary, WIDTH)
    yield f"About {sheet.minutes} minutes. You need: {sheet.needs}."
    for swap in sheet.swaps:
        yield from wrap(swap, WIDTH)
    for entry in sheet.entries:
        yield ""
        yield from _entry(entry)
    yield ""
    yield "Sources:"
    for source in sheet.sources:
        yield from _point(source)
    yield ""
    yield from wrap(DISCLAIMER, WIDTH)


def _entry(entry: Entry) -> Iterator[str]:
    yield entry.title
    yield "-" * len(entry.title)
    yield from wrap(entry.dose, WIDTH)
    yield from wrap(f"{entry.where}. {entry.start}", WIDTH)
    for step in entry.steps:
        yield from _point(step)
    yield from wrap(f"Feel: {entry.feel}", WIDTH)
    for mistake in entry.mistakes:
        yield from _point(mistake, "!")
    for caution in entry.cautions:
        yield from _point(caution, "*")


def _point(text: str, mark: str = "-") -> list[str]:
    return wrap(text, WIDTH, initial_indent=f"  {mark} ", subsequent_indent="    ")
