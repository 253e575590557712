"""The pictures of the documentation, which have to be right in any browser, on any page."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from screen_svg import Look, Shown, drawn

from tests.every import every

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
OPENING = PICTURES / "session.svg"
MANY_BYTES = 300_000
SVG = "{http://www.w3.org/2000/svg}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def name(file: Path) -> str:
    return file.name


def style(svg: str) -> str:
    found = ElementTree.fromstring(svg).find(f"{SVG}style")
    assert found is not None
    return found.text or ""


def seen_at_rest(svg: str) -> Iterator[ElementTree.Element]:
    """What a picture shows where nothing moves."""
    hidden = re.findall(r"\.(m\d+){visibility:hidden;", style(svg))
    waiting = [ElementTree.fromstring(svg)]
    while waiting:
        element = waiting.pop()
        if element.get("class") not in hidden:
            yield element
            waiting.extend(element)


def words_at_rest(svg: str) -> list[str]:
    return [each.text or "" for each in seen_at_rest(svg) if each.tag == f"{SVG}text"]


@every(PICTURES.iterdir(), name)
def test_a_picture_has_a_name_and_is_small_and_whole_without_the_net(file: Path) -> None:
    svg = file.read_text("utf-8")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert len(svg.encode()) < MANY_BYTES
    outside = re.search(r"<script|href|url\(|@import", svg)
    assert outside is None


@every(PICTURES.iterdir(), name)
def test_no_space_of_a_picture_is_one_that_a_browser_drops(file: Path) -> None:
    root = ElementTree.fromstring(file.read_text("utf-8"))
    assert [each.tag for each in root.iter() if SPACE in each.attrib] == []
    texts = [each.text or "" for each in root.iter(f"{SVG}text")]
    assert texts
    dropped = re.compile(r"^ | $|  |\n")
    assert [text for text in texts if dropped.search(text)] == []


@every(PICTURES.iterdir(), name)
def test_a_picture_has_colours_for_a_dark_page(file: Path) -> None:
    assert "@media(prefers-color-scheme:dark){" in file.read_text("utf-8")


def test_the_opening_picture_moves_for_ten_seconds_again_and_again() -> None:
    lasts = re.search(
        r"g{animation:([\d.]+)s step-end infinite}", style(OPENING.read_text("utf-8"))
    )
    assert lasts is not None
    assert 8 < float(lasts[1]) < 13


def test_whoever_wants_no_motion_sees_one_moment_of_it() -> None:
    svg = OPENING.read_text("utf-8")
    still = "@media print,(prefers-reduced-motion:reduce){g{animation:none!important}}"
    assert still in style(svg)
    words = (each for each in seen_at_rest(svg) if each.tag == f"{SVG}text")
    taken = Counter(
        (int(each.attrib["x"]) + 10 * number, each.attrib["y"])
        for each in words
        for number in range(len(each.text or ""))
    )
    assert len(taken) > 200
    assert [place for place, times in taken.items() if times > 1] == []


def screen(row: str) -> Shown:
    """A screen of one row, for a second."""
    letters = ((at, each) for at, each in enumerate(row) if each != " ")
    return Shown({(0, at): Look(each, "default", False, False) for at, each in letters}, 1_000)


def test_what_stands_still_is_drawn_once_and_what_comes_back_too() -> None:
    svg = drawn([screen("left a"), screen("left b"), screen("left a")], 1, 6, "", "")
    texts = [each.text for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert texts == ["left", "a", "b"]
    assert words_at_rest(svg) == ["b", "left"]
    assert "0%{visibility:visible}33.33%{visibility:hidden}66.67%{visibility:visible}" in svg
