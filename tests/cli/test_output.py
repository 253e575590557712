"""Text on its way out: whatever the encoding, and whatever somebody has slipped into it."""

import io
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.cli import output
from backcoach.domain.errors import printable, shown
from tests.cli.program import ESCAPE, Program, posix

POORER = {
    "Latin-1": {"PYTHONIOENCODING": "latin1"},
    "ASCII": {"PYTHONIOENCODING": "ascii:strict"},
    "the C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "one that replaces nothing": {"PYTHONIOENCODING": "idna"},
    "one that encodes nothing": {"PYTHONIOENCODING": "undefined"},
}
HOSTILE = {
    "an override": "\u202eabc",
    "an isolate": "\u2066abc\u2069",
    "no width": "a\u200b\u200db",
    "ends of lines": "a\u2028b\u2029c\rd\x0be\x85f",
    "an escape code": f"{ESCAPE}[31mabc{ESCAPE}]0;title\x07",
    "C1 controls": "\x9b31mabc\x9d0;title\x9c",
    "a bell and a backspace": "abc\x07\x08\x7f",
    "a tag": "a\U000e0041b",
}
WORDS = (
    ("show", "bird-dog"),
    ("session", "desk", "--dry-run"),
    ("list", "--position"),
    ("print", "desk", "--format"),
    ("profile", "set", "voice-name"),
    ("muscles",),
    (),
)
"""Command lines that a further word spoils, as Typer finds or as we do."""


@pytest.mark.parametrize("environ", POORER.values(), ids=POORER)
def test_what_an_encoding_lacks_is_replaced_drawn_or_plain(
    program: Program, environ: dict[str, str]
) -> None:
    for words, colours in ((("print", "desk"), "1"), (("print", "desk"), ""), (("--help",), "1")):
        done = subprocess.run(
            [*program.command, *words],
            env=program.environ({**environ, "FORCE_COLOR": colours}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b""), words
        assert len(done.stdout) > 300, words


@posix
def test_a_word_from_outside_never_acts_on_the_terminal(program: Program) -> None:
    for words in WORDS:
        assert program.run(*words, "".join(HOSTILE.values())).sentence, words


@posix
@pytest.mark.parametrize("environ", POORER.values(), ids=POORER)
def test_a_word_that_is_no_text_is_said_back_in_any_encoding(
    program: Program, environ: dict[str, str]
) -> None:
    for words in WORDS[:2]:
        assert program.run(*words, b"\xff\xc3", env=environ).sentence, words


class Terminal(io.TextIOWrapper):
    """A standard output that can be read back."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    @property
    def text(self) -> str:
        """What has been written."""
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def ways_out(text: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What becomes of a text on each way to a terminal, without the colours around it."""
    import rich.text

    ways: dict[str, Any] = {
        "plain": lambda: output.write(text),
        "drawn": lambda: output.console().print(rich.text.Text(text), soft_wrap=True),
        "complaint": lambda: output.complain(text),
        "JSON": lambda: output.write_json(text),
    }
    found = {}
    for name, write in ways.items():
        with monkeypatch.context() as patch:
            stream = Terminal()
            patch.setattr(sys, "stdout", stream)
            patch.setattr(sys, "stderr", stream)
            write()
            found[name] = stream.text
    return found


def test_every_way_out_keeps_lines_and_lets_nothing_act_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for text in HOSTILE.values():
        for name, written in ways_out(f"Größe →\n{text}", monkeypatch).items():
            first, second, *_ = written.split("\n")
            assert first == "Größe →", name
            assert second.isprintable(), (name, written)


@given(st.text(st.characters()))
def test_what_is_printable_has_no_letter_that_acts(text: str) -> None:
    printed = printable(text)
    assert printed.replace("\n", "").isprintable()
    assert len(printed) == len(text)
    assert shown(text).isprintable()
    assert printable(printed) == printed


def test_all_that_unicode_calls_a_control_or_a_format_counts_as_one_that_acts() -> None:
    import unicodedata

    acting = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    through = [
        hex(ord(each))
        for each in letters
        if unicodedata.category(each) in acting and printable(each) == each != "\n"
    ]
    assert through == []
