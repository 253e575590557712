"""Words that can be read on any ground, and pictures that can be seen on it."""

import re
from pathlib import Path

import pytest

import backcoach
from backcoach.domain.knowledge.terms import PhaseKind
from backcoach.domain.playing import transport
from backcoach.domain.playing.view import View
from backcoach.screen import palette
from backcoach.screen.palette import Rgb, styles_for
from tests.screen.figures import GALLERY, SIDE_LEAN, phase, view_in
from tests.screen.showing import FakeScreen, phases, session_at, stage_on, view_of

GROUNDS = {
    "black": (0, 0, 0),
    "dark grey": (28, 28, 28),
    "solarized dark": (0, 43, 54),
    "white": (255, 255, 255),
    "solarized light": (253, 246, 227),
}
READABLE, VISIBLE = 4.5, 3.0
"""What WCAG 2.2 asks for: 1.4.3 of text, 1.4.11 of graphical objects."""
PICTURES = {*palette.DRAWN.values(), palette.FAINT, palette.WORK_FAR}
WORDS = {palette.DIM, palette.NAME, palette.IN, palette.OUT, palette.REST, palette.WORK}
DRAWN = re.compile("[⠀-⣿▀▄█━─▸]")


def ratio(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours, as WCAG 2.2 has it."""

    def bright(color: Rgb) -> float:
        parts = [each / 255 for each in color]
        red, green, blue = (
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((bright(one), bright(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_has_it() -> None:
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def contrasts(background: Rgb | None, ground: Rgb) -> dict[str, float]:
    """Of every style that has a colour, its contrast on a ground that is said to be this."""
    styles = styles_for("256", background, no_color=False)
    assert {*styles} == WORDS | PICTURES
    return {
        name: ratio((*style.color.get_truecolor(),), ground)
        for name, style in styles.items()
        if style.color is not None
    }


def test_every_word_can_be_read_and_every_picture_seen_on_every_ground() -> None:
    edges = {"lightest dark": (63, 63, 63), "darkest light": (232, 232, 232)}
    for name, ground in {**GROUNDS, **edges}.items():
        found = contrasts(ground, ground)
        assert {*found} == WORDS | PICTURES, name
        for style, contrast in found.items():
            assert contrast >= READABLE, (name, style, contrast)


def test_where_nobody_knows_the_ground_words_have_no_colour_and_pictures_do_on_all() -> None:
    between = (128, 128, 128)  # where neither light nor dark is safe
    for background in (None, between):
        for name, ground in GROUNDS.items():
            found = contrasts(background, ground)
            assert not {*found} & WORDS
            for style, contrast in found.items():
                assert contrast >= VISIBLE, (name, style, contrast)


def test_with_sixteen_colours_or_none_nothing_has_a_colour() -> None:
    white = GROUNDS["white"]
    for colors, no_color in (("standard", False), ("windows", False), (None, False), ("256", True)):
        styles = styles_for(colors, white, no_color=no_color)
        assert {*styles} == WORDS | PICTURES
        assert not any(style.color for style in styles.values()), colors


def test_whatever_a_session_shows_can_be_read_on_the_ground_its_terminal_tells_of() -> None:
    paused = transport.toggle_pause(session_at(phases()[3].start_ms), 0)
    views = [view_of(each.start_ms) for each in phases()[:8]]
    views.append(View(paused, 0))
    views.append(View(transport.toggle_help(paused, 0), 0))
    views.append(view_in(phase(SIDE_LEAN, PhaseKind.HOLD)))
    for name, ground in GROUNDS.items():
        screen = FakeScreen(80, 24)
        stage = stage_on(screen, gallery=GALLERY)
        stage.show(views[0], ())
        assert colours(screen, pictures=False) == set(), "before it is known"
        screen.background = ground  # a terminal answers when it likes
        for view in views:
            stage.show(view, ())
            for colour in colours(screen, pictures=False):
                assert ratio(colour, ground) >= READABLE, (name, colour)
            for colour in colours(screen, pictures=True):
                assert ratio(colour, ground) >= VISIBLE, (name, colour)


def colours(screen: FakeScreen, *, pictures: bool) -> set[Rgb]:
    """The colours of all words on a screen, or of all that is drawn; the usual one left out."""
    return {
        (int(cell.color[:2], 16), int(cell.color[2:4], 16), int(cell.color[4:], 16))
        for row in screen.emulator.cells
        for cell in row
        if cell.color != "default"
        and cell.text.strip()
        and bool(DRAWN.match(cell.text)) is pictures
    }


def test_only_the_palette_has_colours() -> None:
    for file in Path(backcoach.__file__).parent.rglob("*.py"):
        if file.name != "palette.py":
            assert not re.search(r"Style\(color|color\(\d", file.read_text("utf-8")), file
