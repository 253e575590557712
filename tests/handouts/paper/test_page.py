"""A sheet as a page: nothing leads out of it, nothing in it acts, and it can be read anywhere."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest

from backcoach.handouts.look import Look, Paper
from backcoach.handouts.paper.page import page_of
from tests.handouts.paper.sheets import AS_USUAL, HOSTILE, SEEN, hostile_sheet, sheet
from tests.requirements import need

ROUTINE = "essentials"
QUIETLY = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


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
        for number, still in enumerate(item.picture.stills, 1):
            assert still.told in [told for svg, told in pictures if still.svg.strip() in svg]
            assert f"{number} {still.words}" in read.text


def test_hostile_text_is_text() -> None:
    hostile, plain = Read(page_of(hostile_sheet(), Look())), Read(page("desk-reset"))
    assert {name for name, _ in hostile.elements} == {name for name, _ in plain.elements} | {
        "small"
    }
    assert {key for _, each in hostile.elements for key in each} == {
        key for _, each in plain.elements for key in each
    }
    assert hostile.text.count(HOSTILE + SEEN) > 30
    assert "\u202e" not in page_of(hostile_sheet(), Look())


# In a browser


def chromium(folder: Path, *words: str) -> str:
    """Start Chromium once, with nothing of anybody's, and return what it prints."""
    home = f"--user-data-dir={folder / 'home'}"
    done = subprocess.run(
        [need("chromium"), *QUIETLY, home, *words], capture_output=True, text=True, timeout=120
    )
    return done.stdout


LOOKS = """
<!doctype html><title>looks</title><body>FRAMES<script>
const said = rule => rule.id + ": " + rule.nodes.map(each => each.html).join(" ");
const looked = async () => {
  const found = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, root = page.documentElement, own = frame.contentWindow;
    const moving = page.querySelector(".moving");
    found[frame.id] = {
      wider: root.scrollWidth - root.clientWidth,
      moves: moving && own.getComputedStyle(moving).display,
      rules: own.axe ? (await own.axe.run()).violations.map(said) : [],
    };
  }
  found.acted = window.acted || 0;
  const told = document.createElement("pre");
  told.textContent = JSON.stringify(found);
  document.body.replaceChildren(told);
};
onload = looked;
</script></body>
"""


def framed(name: str, width: int, html: str) -> str:
    return f'<iframe id="{name}" width="{width}" height="900" srcdoc="{escape(html)}"></iframe>'


def with_rules(html: str) -> str:
    """A page with the rules of accessibility in it, which its own policy would not let in."""
    rules = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    html = re.sub(r"<meta http-equiv[^>]*>", "", html)
    return html.replace("</body>", f"<script>{rules}</script></body>")


@pytest.mark.slow
def test_a_page_can_be_read_on_a_small_screen_in_the_dark_and_by_everybody(tmp_path: Path) -> None:
    dark = page().replace("(prefers-color-scheme: dark)", "screen")
    looks = {
        "small": (320, page()),
        "dark": (320, with_rules(dark)),
        "light": (640, with_rules(page())),
        "large": (320, page(look=Look(large=True))),
        "hostile": (640, page_of(hostile_sheet(), Look())),
    }
    frames = "".join(framed(name, *each) for name, each in looks.items())
    file = tmp_path / "looks.html"
    file.write_text(LOOKS.replace("FRAMES", frames), "utf-8")
    told = chromium(tmp_path, "--virtual-time-budget=20000", "--dump-dom", file.as_uri())
    found = json.loads(Read(told).text.partition("looks")[2].strip())
    assert found.pop("acted") == 0
    assert {name: each["wider"] for name, each in found.items()} == dict.fromkeys(looks, 0)
    assert {name: each["rules"] for name, each in found.items()} == {name: [] for name in looks}
    assert found["light"]["moves"] == "block"


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "A4"), (Paper.LETTER, "letter")])
def test_essentials_is_two_pages_of_any_paper(paper: Paper, size: str, tmp_path: Path) -> None:
    need("pdfinfo")
    html, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    html.write_text(page(look=Look(paper)), "utf-8")
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", html.as_uri())
    about = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    assert re.search(r"Pages: +2\n", about)
    assert f"({size})" in about
