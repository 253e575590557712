"""A routine laid out in pages, with pictures: where it is written, and what can be drawn."""

from pathlib import Path

from backcoach.cli import output
from backcoach.cli.handout.format import Format
from backcoach.cli.handout.picturing import motion_of
from backcoach.cli.saving import save
from backcoach.domain.errors import UsageError
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.handouts.illustrating import illustration
from backcoach.handouts.look import Look
from backcoach.handouts.sheet import Illustration, Illustrator, Sheet


def check_pdf(named: str | None) -> None:
    """See that a PDF can be made, and that there is a file for it, before the work.

    Raises:
        UsageError: no file was named.
        CoachError: what makes one is not installed.
    """
    from backcoach.handouts.paper.pdf import check_can_write

    if named is None:
        raise UsageError("A PDF needs a file to be written to.", "Try --output routine.pdf.")
    check_can_write()


def lay_out(sheet: Sheet, look: Look, form: Format, file: Path | None) -> None:
    """Write a sheet in pages, to a file or, where it is a page for browsers, to standard output."""
    if form is Format.PDF:
        from backcoach.handouts.paper.pdf import pdf_of

        assert file is not None  # it was asked for
        save({file: pdf_of(sheet, look)})
        return
    from backcoach.handouts.paper.page import page_of

    page = page_of(sheet, look)
    if file is None:
        output.write(page)
    else:
        save({file: page})


def illustrator(*, moves: bool) -> Illustrator:
    """What draws exercises, with a picture that `moves` or without."""

    def illustrated(exercise: Exercise) -> Illustration:
        motion = motion_of(exercise)
        return Illustration() if motion is None else illustration(exercise, motion, moves=moves)

    return illustrated
