"""Own files come from other people: whatever is in one, it is told or shown, and acts nowhere."""

import csv
import json
import os
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from backcoach.cues.voices.programs import clean
from tests.cli.owning import Home
from tests.cli.program import STYLE, Program, posix

CALF = "name: Calf raise\ndosage: 2x8\nsteps: Stand on your toes.\n"


def saying(text: str) -> Callable[[Path], object]:
    """Make a file that says something, in whatever bytes."""
    return lambda file: file.write_bytes(text.encode("utf-8"))


def unreadable(file: Path) -> None:
    file.write_text(CALF)
    file.chmod(0)


def linked(file: Path) -> None:
    outside = file.parents[1] / "outside.yaml"
    outside.write_text(CALF)
    file.symlink_to(outside)


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "cannot be read: it is no file, but a pipe or a device"),
    "folder": (Path.mkdir, "cannot be read: Is a directory"),
    "link-out": (linked, "cannot be read: it is a link that leads out of its folder"),
    "link-nowhere": (lambda file: file.symlink_to("none"), "cannot be read: No such file"),
    "large": (saying(CALF + "#" * 2_000_000), "cannot be read: it is larger than 2 MB"),
    "deep": (saying("[" * 5_000), "is nested too deeply"),
    "nul": (saying("name: Calf\0raise\n"), "(U+0000)"),
    "latin-1": (lambda file: file.write_bytes("name: Ä\n".encode("latin-1")), "UTF-8"),
    "utf-16": (lambda file: file.write_bytes(CALF.encode("utf-16-le")), "(U+0000)"),
    "tab": (saying("name: Calf\n\tdosage: 2x8\n"), "tab"),
    "alias": (saying("name: &a Calf\nsteps: *a\n"), "anchors (&) and aliases (*) are not used"),
    "tag": (saying("name: !!python/object/apply:os.system [id]\n"), "tags"),
    "escape": (saying(CALF.replace("Calf raise", '"\\e[31mCalf"')), "holds a control character"),
    "raw-escape": (saying(CALF.replace("Calf", "\x1b]0;x\x07Calf")), "(U+001B)"),
    "turned": (saying(CALF.replace("Calf raise", '"C\\u202ef"')), "holds a control character"),
    "raw-turned": (saying(CALF.replace("Calf", "Calf\u202e")), "holds a control character"),
}
if hasattr(os, "getuid") and os.getuid() != 0:  # who may read anything
    HOSTILE["no-permission"] = (unreadable, "cannot be read: Permission denied")


@posix
def test_what_is_no_own_file_is_told_and_all_others_are_used(
    program: Program, own_home: Path
) -> None:
    home = Home(program, own_home)
    home.write("exercises/good.yaml", CALF.replace("Calf", "Good"))
    for name, (make, _) in HOSTILE.items():
        make(own_home / "exercises" / f"{name}.yaml")
    listed, checked = home.run("list"), home.run("check")
    assert (listed.code, checked.code) == (0, 3)
    assert listed.out.startswith("good ")
    lines = checked.out.splitlines()
    assert [line for line in lines if not line.isprintable()] == []
    for name, (_, why) in HOSTILE.items():
        start = f"{own_home}/exercises/{name}.yaml:"
        told = [line.removeprefix(start) for line in lines if line.startswith(start)]
        assert [line for line in told if why in line], (name, told)


# Text that is nothing but text

NAME = '=1+cmd|"/C x"!A0 [red]x[/red] <b>y</b> [[h]]'
EVIL = f"""\
name: '{NAME}'
id: evil
figure: like glute-bridge
dosage: 2x2
why: '<script>alert(1)</script> [click](javascript:alert(1)) **bold** `code`'
steps:
  - '<speak><break time="9s"/></speak> [link=http://x]go[/link] ![i](http://x/x.png)'
  - '# heading'
  - '- item | a | b |'
  - '1. first'
feel: '[blink]f[/blink] $(touch here) `touch here` <img src=x>'
"""


@pytest.fixture
def evil(program: Program, own_home: Path) -> Home:
    """Somebody with an exercise whose words look like something else."""
    made = Home(program, own_home)
    made.write("exercises/evil.yaml", EVIL)
    return made


def test_on_a_terminal_it_is_text(evil: Home) -> None:
    coloured = Home(evil.program, evil.folder, {"FORCE_COLOR": "1", "COLUMNS": "200"})
    for words in (("show", "evil"), ("list",), ("session", "evil", "--dry-run")):
        shown = STYLE.sub("", coloured.run(*words).out)
        assert NAME.lower() in shown.lower(), words
        assert "\x1b" not in shown, words


SHOWN = (NAME, "<script>", "# heading", "**bold** `code`", "- item | a", "1. first", "![i](")
ACTING = {"html_block", "html_inline", "link_open", "image"}


def test_in_markdown_it_is_text(evil: Home) -> None:
    paper = evil.run("print", "evil", "--format", "markdown").out
    tokens = MarkdownIt("commonmark").enable("table").parse(paper)
    inside = [each for token in tokens for each in (token, *(token.children or ()))]
    assert not ACTING & {each.type for each in inside}
    assert [text for text in SHOWN if not any(text in each.content for each in inside)] == []


def test_in_a_picture_it_is_text(evil: Home) -> None:
    picture = ElementTree.fromstring(evil.out("show", "evil", "--svg", "-"))
    tags = {each.tag.rpartition("}")[2] for each in picture.iter()}
    harmless = {"title", "desc", "g", "path", "defs", "style", "rect", "circle", "text"}
    assert tags <= {"svg", *harmless}
    assert any(NAME in (each.text or "") for each in picture.iter())


def test_in_a_table_it_is_no_formula(evil: Home) -> None:
    begun = evil.run("session", "evil", "--speed", "60", "--pain-before", "0", "--teach", "never")
    assert begun.code == 0
    table = evil.out("journal", "export", "--format", "csv")
    cells = [each for row in csv.reader(StringIO(table)) for each in row]
    assert [each for each in cells if re.match(r"[=+@\t\r-]", each)] == []
    assert f"'{NAME}" in cells


def test_to_a_voice_it_is_no_command(evil: Home) -> None:
    timeline = evil.run("session", "evil", "--dry-run", "--json").out
    said = [clean(each["text"]) for each in json.loads(timeline)["cues"]]
    assert any("[red]" in each.replace("[ ", "[") for each in said)
    assert [each for each in said if "[[" in each or "!-!" in each or not each.isprintable()] == []
