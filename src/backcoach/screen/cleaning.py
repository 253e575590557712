"""What Rich prints, without anything in the texts that would act on the terminal."""

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment

from backcoach.domain.errors import printable


class Cleaned(RenderHook):
    """Cleans the texts of all that a console prints; the colours around them are its own."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Put a cleaning one around each."""
        return [_Clean(each) for each in renderables]


class _Clean:
    def __init__(self, drawn: ConsoleRenderable) -> None:
        self._drawn = drawn

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self._drawn, options):
            if segment.control:
                yield segment
            else:
                yield Segment(printable(segment.text), segment.style)
