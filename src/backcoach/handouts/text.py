"""A routine as plain text, for a pipe, a printer or an editor."""

from collections.abc import Iterator
from textwrap import wrap

from backcoach.handouts.sheet import Sheet, SheetItem

WIDTH = 80


def text_of(sheet: Sheet) -> str:
    """Write a handout as lines of at most 80 characters."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield sheet.title
    yield "=" * len(sheet.title)
    for paragraph in sheet.foreword:
        yield from wrap(paragraph, WIDTH)
        yield ""
    yield from wrap(sheet.summary, WIDTH)
    yield f"About {sheet.minutes} minutes. You need: {sheet.needs}."
    for swap in sheet.swaps:
        yield from wrap(swap, WIDTH)
    for item in sheet.items:
        yield ""
        yield from _item(item)
    yield ""
    yield "Sources:"
    for source in sheet.sources:
        yield from _point(source)


def _item(item: SheetItem) -> Iterator[str]:
    yield item.title
    yield "-" * len(item.title)
    yield from wrap(item.dose, WIDTH)
    yield from wrap(f"{item.where}. {item.start}", WIDTH)
    for step in item.steps:
        yield from _point(step)
    yield from wrap(f"Feel: {item.feel}", WIDTH)
    for mistake in item.mistakes:
        yield from _point(mistake, "!")
    for caution in item.cautions:
        yield from _point(caution, "*")


def _point(text: str, mark: str = "-") -> list[str]:
    return wrap(text, WIDTH, initial_indent=f"  {mark} ", subsequent_indent="    ")
