"""A sheet as a PDF: tagged, for people who read with their ears, and to be kept (PDF/UA, PDF/A).

typst lays it out. It is an extra, for it is large, and there is none of it for every machine.
"""

import json
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from backcoach.domain.errors import CoachError, printable, shown
from backcoach.handouts.look import Look
from backcoach.handouts.sheet import Sheet

TEMPLATE = Path(__file__).with_name("sheet.typ")


def check_can_write() -> None:
    """See that typst is installed.

    Raises:
        CoachError: it is not.
    """
    if find_spec("typst") is None:
        raise CoachError(
            "A PDF needs typst, which is not installed.",
            "`pip install 'backcoach[pdf]'` brings it. Or take --format html: a browser prints it.",
        )


def pdf_of(sheet: Sheet, look: Look) -> bytes:
    """Write a sheet as a PDF; its texts are data to the template, and never markup.

    PDF/UA-1 wants every picture told in words, and PDF/A-2a all that is needed inside the file:
    what typst writes is held to both. The same sheet gives the same bytes.

    Raises:
        CoachError: it cannot be written so; a letter that no font here has is one reason.
    """
    import typst

    given = {
        "sheet": printable(json.dumps(asdict(sheet), ensure_ascii=False)),
        "look": json.dumps(look._asdict()),
    }
    try:
        return typst.compile(
            TEMPLATE, format="pdf", sys_inputs=given, pdf_standards=["ua-1", "a-2a"]
        )
    except typst.TypstError as error:
        raise CoachError(
            f"The PDF could not be made: {shown(str(error), 200)}.",
            "A font with all the letters may be missing here. Or take --format html: a browser"
            " prints it.",
        ) from error
