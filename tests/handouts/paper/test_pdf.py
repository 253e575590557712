"""A sheet as a PDF: held to both standards, small, told in words, in an order that can be read."""

import re
import subprocess
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from backcoach.domain.errors import CoachError
from backcoach.handouts.look import Look, Paper
from backcoach.handouts.paper.pdf import pdf_of
from tests.every import every
from tests.handouts.paper.sheets import AS_USUAL, HOSTILE, SEEN, hostile_sheet, sheet
from tests.making import shipped
from tests.requirements import need

MOST_BYTES = 300_000
pytest.importorskip("typst", reason="there is no typst for this machine")


@cache
def pdf(routine: str, look: Look = AS_USUAL) -> bytes:
    return pdf_of(sheet(routine), look)


def inside(written: bytes) -> bytes:
    """A PDF with all that is packed in it unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.DOTALL)
    return b"\n".join(zlib.decompressobj().decompress(each) for each in packed if each[:1] == b"x")


def text_of(written: bytes) -> str:
    """The text of a PDF, in the order in which it is read out, without its spaces.

    A line may end within a word, so nobody knows where they were.
    """
    command = [need("pdftotext"), "-raw", "-", "-"]
    done = subprocess.run(command, input=written, capture_output=True, check=True)
    return closed_up(done.stdout.decode())


def closed_up(text: str) -> str:
    return "".join(text.split())


def pages(written: bytes, folder: Path) -> str:
    file = folder / "sheet.pdf"
    file.write_bytes(written)
    return subprocess.run([need("pdfinfo"), file], capture_output=True, text=True).stdout


@every([each.id for each in shipped().routines])
def test_every_routine_is_written_by_the_standards_and_small(routine: str) -> None:
    # Compiling fails where a standard is not kept.
    written = pdf(routine)
    about = inside(written) + written
    assert len(written) < MOST_BYTES
    assert b"<pdfuaid:part>1</pdfuaid:part>" in about
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about


def test_every_picture_is_told_in_words() -> None:
    about = inside(pdf("desk"))
    told = [still.told for item in sheet("desk").items for still in item.picture.stills]
    assert [each for each in told if b"/Alt(" + each.encode() not in about] == []


def test_it_is_read_from_top_to_bottom() -> None:
    text, essentials = text_of(pdf("essentials")), sheet("essentials")
    wanted = [essentials.title, "30 November 2026", *essentials.foreword, essentials.down[0]]
    for item in essentials.items:
        names = [f"{each.number} {each.words}" for each in item.picture.stills]
        wanted += [item.title, item.dose, *names, item.start, *item.steps, item.feel, item.others]
    at = 0
    for each in [*wanted, "Tick what you did", "Mon Tue", "Notes", *essentials.sources_in_short]:
        assert closed_up(each) in text[at:], each
        at = text.index(closed_up(each), at)


@pytest.mark.parametrize(
    ("look", "said"),
    [(Look(), "(A4)"), (Look(Paper.LETTER), "(letter)")],
)
def test_essentials_is_two_pages_of_any_paper(look: Look, said: str, tmp_path: Path) -> None:
    about = pages(pdf("essentials", look), tmp_path)
    assert re.search(r"Pages: +2\n", about)
    assert said in about


def test_hostile_text_is_text() -> None:
    text = text_of(pdf_of(hostile_sheet(), Look(large=True)))
    assert text.count(closed_up(HOSTILE + SEEN)) > 30


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf_of(sheet("desk-reset"), Look()) == pdf("desk-reset")


def test_a_letter_that_no_font_has_is_told() -> None:
    odd = replace(sheet("desk-reset"), title="\U00012f90")
    with pytest.raises(CoachError, match="could not be made") as told:
        pdf_of(odd, Look())
    assert "--format html" in told.value.hint
