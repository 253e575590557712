"""A sheet as a page: nothing leads out of it, nothing in it acts, and it can be read anywhere."""

import re
import subprocess
from base64 import b64decode
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from backcoach.handouts.look import Look, Paper
from backcoach.handouts.paper.page import page_of
from tests.browser import Page, chromium
from tests.handouts.paper.sheets import AS_USUAL, HOSTILE, SEEN, hostile_sheet, sheet
from tests.requirements import need

ROUTINE = "essentials"


@cache
def page(routine: str = ROUTINE, look: Look = AS_USUAL) -> str:
    return page_of(sheet(routine), look)


class Read(HTMLParser):
    """A page as a browser takes it: its elements and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        return (attributes for name, attributes in self.elements if name == tag)


def test_nothing_leads_out_of_a_page() -> None:
    read = Read(page())
    assert {name for name, _ in read.elements} & {
        "script",
        "link",
        "iframe",
        "object",
        "a",
    } == set()
    addresses = [
        value for _, each in read.elements for key, value in each.items() if key in ("src", "href")
    ]
    assert addresses
    assert [
        each
        for each in addresses
        if not each.startswith("data:image/svg+xml,<svg".replace("<", "%3C"))
    ] == []
    assert "url(" not in page()
    assert "@import" not in page()


def test_every_pose_is_numbered_called_and_told() -> None:
    for item, article in zip(sheet(ROUTINE).items, page().split("<article>")[1:], strict=True):
        read = Read(article.partition("</article>")[0])
        pictures = [(unquote(each["src"]), each["alt"]) for each in read.all("img")]
        for still in item.picture.stills:
            assert still.told in [told for svg, told in pictures if still.svg.strip() in svg]
            assert f"{still.number} {still.words}" in read.text


def test_hostile_text_is_text() -> None:
    hostile, plain = Read(page_of(hostile_sheet(), Look())), Read(page("desk-reset"))
    elements = {name for name, _ in plain.elements} | {"small", "ul"}
    assert {name for name, _ in hostile.elements} == elements
    assert {key for _, each in hostile.elements for key in each} == {
        key for _, each in plain.elements for key in each
    }
    assert hostile.text.count(HOSTILE + SEEN) > 30
    assert "\u202e" not in page_of(hostile_sheet(), Look())


# In a browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def shown(browser: Page, tmp_path: Path) -> Callable[[str], Page]:
    """Shows a page, read from a file."""

    def show(html: str) -> Page:
        (tmp_path / "page.html").write_text(html, "utf-8")
        browser.open(tmp_path / "page.html")
        return browser

    return show


WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_can_be_read_by_everybody_on_a_small_screen(
    scheme: str, shown: Callable[[str], Page]
) -> None:
    look = shown(page(ROUTINE))
    look.size(320, 640)
    look.media(prefers_color_scheme=scheme)
    assert look.broken_rules() == []
    assert look.run(WIDER) == 0


def test_large_print_fits_on_a_small_screen(shown: Callable[[str], Page]) -> None:
    look = shown(page(look=Look(large=True)))
    look.size(320, 640)
    assert look.run(WIDER) == 0


def test_figures_move_where_motion_is_welcome(shown: Callable[[str], Page]) -> None:
    look = shown(page())
    moving = "getComputedStyle(document.querySelector('.moving')).display"
    look.media(prefers_reduced_motion="no-preference")
    assert look.run(moving) == "block"
    look.media(prefers_reduced_motion="reduce")
    assert look.run(moving) == "none"


def test_hostile_text_does_nothing(shown: Callable[[str], Page]) -> None:
    look = shown(page_of(hostile_sheet(), Look()))
    assert look.run("window.acted || 0") == 0
    assert look.run("document.querySelectorAll('script, [onload], [onerror]').length") == 0
    assert look.run("document.body.innerText").count("top.acted = 1") > 30


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "A4"), (Paper.LETTER, "letter")])
def test_essentials_is_two_pages_of_any_paper(
    paper: Paper, size: str, shown: Callable[[str], Page], tmp_path: Path
) -> None:
    printed = shown(page(look=Look(paper))).call("Page.printToPDF", preferCSSPageSize=True)
    (tmp_path / "page.pdf").write_bytes(b64decode(printed["data"]))
    command = [need("pdfinfo"), str(tmp_path / "page.pdf")]
    about = subprocess.run(command, capture_output=True, text=True).stdout
    assert re.search(r"Pages: +2\n", about)
    assert f"({size})" in about
