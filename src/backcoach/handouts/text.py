"""A routine as plain text, for a pipe, a printer or an editor."""

from collections.abc import Iterator
from textwrap import wrap

from backcoach.handouts.sheet import IF_IT_HURTS, Sheet, SheetItem

WIDTH = 80


def text_of(sheet: Sheet, width: int = WIDTH) -> str:
    """Write a handout as lines of at most so many characters."""
    return "\n".join(_lines(sheet, width)) + "\n"


def _lines(sheet: Sheet, width: int) -> Iterator[str]:
    yield sheet.title
    yield "=" * len(sheet.title)
    for paragraph in sheet.foreword:
        yield from wrap(paragraph, width)
        yield ""
    yield from wrap(sheet.summary, width)
    yield f"About {sheet.minutes} minutes. You need: {sheet.needs}."
    for text in (*sheet.rests, *sheet.swaps):
        yield from wrap(text, width)
    yield from wrap(IF_IT_HURTS, width)
    for text in sheet.hurts:
        yield from _point(text, width)
    for item in sheet.items:
        yield ""
        yield from _item(item, width)
    if sheet.sources:
        yield ""
        yield "Sources:"
    for source in sheet.sources:
        yield from _point(source, width)


def _item(item: SheetItem, width: int) -> Iterator[str]:
    yield item.title
    yield "-" * len(item.title)
    yield from wrap(item.dose, width)
    yield from wrap(f"{item.where}. {item.start}", width)
    for step in item.steps:
        yield from _point(step, width)
    if item.feel:
        yield from wrap(f"Feel: {item.feel}", width)
    for mistake in item.mistakes:
        yield from _point(mistake, width, "!")
    for caution in item.cautions:
        yield from _point(caution, width, "*")


def _point(text: str, width: int, mark: str = "-") -> list[str]:
    return wrap(text, width, initial_indent=f"  {mark} ", subsequent_indent="    ")
