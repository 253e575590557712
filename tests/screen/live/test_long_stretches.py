"""Whatever lasts over fifteen seconds says how long it is, that half is over, and its end."""

from collections.abc import Iterator
from dataclasses import replace

from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.layout import Settings
from backcoach.screen.glyphs import BLOCKS
from backcoach.screen.live.lettering import lettering
from tests.making import shipped, shipped_plan, unlimited
from tests.screen.showing import FakeScreen, stage_on

LONG_MS = 15_000
SIZES = ((24, 10), (30, 12), (40, 12), (60, 20), (80, 24), (120, 40), (200, 60))
DESK = Session.start(
    shipped_plan("desk"), Settings(teach=Teach.NEVER), shipped().exercise, unlimited(), 0
)


def long_parts() -> Iterator[tuple[int, int]]:
    """From when to when each long part of the desk routine's work lasts."""
    timeline = DESK.timeline
    spans = (
        timeline.part_span(index) for index, each in enumerate(timeline.phases) if each.is_work
    )
    return ((start, end) for start, end in dict.fromkeys(spans) if end - start > LONG_MS)


def text_at(position_ms: int, columns: int, rows: int) -> list[str]:
    """The lines of the screen at a position."""
    player = DESK.player.seek(0, position_ms)
    screen = FakeScreen(columns, rows)
    stage_on(screen).show(View(replace(DESK, player=player).advance(0)[0], 0), ())
    return screen.emulator.lines


def shows(lines: list[str], number: str) -> bool:
    """Whether a number stands there, written or drawn."""
    drawn = (lettering(number, scale, BLOCKS) for scale in range(1, 7))
    text = "\n".join(lines)
    return number in text.split() or any(all(row.strip() in text for row in rows) for rows in drawn)


def test_it_counts_down_from_its_whole_length_at_every_size() -> None:
    parts = [*long_parts()]
    assert parts
    for start_ms, end_ms in parts[:3]:
        for size in SIZES:
            for at_ms, left in ((start_ms, (end_ms - start_ms) // 1000), (end_ms - 2_000, 2)):
                number = str(left) if left < 100 else f"{left // 60}:{left % 60:02}"
                assert shows(text_at(at_ms, *size), number), (size, number)


def test_it_says_when_half_of_it_is_over_at_every_size() -> None:
    for start_ms, end_ms in [*long_parts()][:3]:
        for size in SIZES:
            earlier, later = (
                any("Halfway." in line for line in text_at(at_ms, *size))
                for at_ms in (start_ms + 2_000, (start_ms + end_ms) // 2 + 1_000)
            )
            assert (earlier, later) == (False, True), size
