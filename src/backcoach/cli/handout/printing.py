"""A routine to take away, from its name to a file or to standard output."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from backcoach.cli import output, person, stored
from backcoach.cli.handout.format import LAID_OUT, ON_PAPER, Format
from backcoach.cli.saving import folder_for, place, save
from backcoach.cli.sheets import named_in
from backcoach.cli.wishing import asked_for, wish_of
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.handouts.look import Look

if TYPE_CHECKING:
    from backcoach.cli.options import Wanted
    from backcoach.domain.knowledge.exercise import Exercise
    from backcoach.handouts.sheet import Sheet

WIDEST = 88
"""How wide a page is on a terminal, at the most."""


class Extras(NamedTuple):
    """What may be asked for besides: a folder for pictures, how pages look, and `captions`."""

    pictures: str | None = None
    look: Look = Look()
    captions: bool = False


def hand_out(
    names: Sequence[str], form: Format, wanted: "Wanted", named: str | None, extras: Extras
) -> None:
    """Write what is called so, as this person wishes it, to a file or to standard output.

    Paper shows nothing before it is done, so there it takes as long as without that.

    Raises:
        CoachError: there is nothing called so, or nothing can be written there.
    """
    if form is Format.PDF:
        from backcoach.cli.handout.laying_out import check_pdf

        check_pdf(named)
    file = None if named is None else place(named)
    names = named_in(names)
    catalogue = stored.catalogue()
    found = asked_for(catalogue, names)
    known = person.profile()
    if form in ON_PAPER:
        wanted = wanted._replace(teach=Teach.NEVER)
    wish = wish_of(catalogue, known, wanted)
    plan, changes = wish.planned(found)
    timeline = compile_timeline(plan, wish.settings, Spoken.of(known))
    for sentence in () if form in ON_PAPER else changes:  # on paper they are part of the sheet
        output.complain(sentence)
    if form is Format.AUDIO:
        from backcoach.cli.handout.recording import write_guide
        from backcoach.domain.script.guide import guide_of

        guide = guide_of(timeline, catalogue.safety, known.voice_speed)
        write_guide(guide, plan.name, known, file, captions=extras.captions)
    elif form is Format.PLAYER:
        from backcoach.cli.handout.phone import write_page
        from backcoach.domain.playing.session import Session

        script, every = Spoken.of(known), catalogue.exercise
        begun = Session.start(plan, wish.settings, every, wish.limits, 0, script=script)
        write_page(begun, changes, known, file)
    elif form is Format.JSON:
        from backcoach.interchange import dumped, timeline_document

        _give(dumped(timeline_document(timeline)), file, output.write_json)
    elif form in LAID_OUT:
        from backcoach.cli.handout.laying_out import illustrator, lay_out
        from backcoach.handouts.sheet import sheet_of

        drawn = illustrator(moves=form is Format.HTML)
        sheet = sheet_of(catalogue, found, timeline, changes, person.today(), drawn)
        lay_out(sheet, extras.look, form, file)
    else:
        from backcoach.handouts.sheet import sheet_of

        sheet = sheet_of(catalogue, found, timeline, changes)
        exercises = [item.exercise for item in plan.items if item.round == 1]
        if form is Format.MARKDOWN:
            _write_markdown(sheet, exercises, file, extras.pictures)
        else:
            _write_text(sheet, exercises, file)


def _write_markdown(
    sheet: "Sheet", exercises: Sequence["Exercise"], file: Path | None, pictures: str | None
) -> None:
    """Write a sheet as Markdown, and the pictures that it names."""
    from backcoach.handouts.markdown import markdown_of

    if pictures is None:
        _give(markdown_of(sheet), file)
        return
    from backcoach.cli.handout.picturing import picture_files
    from backcoach.keeping.streams import is_stream

    beside = Path() if file is None or is_stream(file) else file.parent
    files, shown = picture_files(exercises, folder_for(pictures), beside)
    text = markdown_of(sheet, shown)
    if file is None:
        save(files)
        output.write(text)
    else:
        save({file: text, **files})


def _write_text(sheet: "Sheet", exercises: Sequence["Exercise"], file: Path | None) -> None:
    """Write a sheet as text; on a terminal it is made to be read there."""
    from backcoach.handouts.text import WIDTH, text_of

    if file is None and output.is_fancy():
        from backcoach.cli.handout.picturing import shown_page
        from backcoach.handouts.markdown import sections_of

        console = output.console()
        width = min(console.width, WIDEST)
        console.print(shown_page([*sections_of(sheet)], exercises, width), width=width)
    else:
        _give(text_of(sheet, output.text_width(WIDTH)) if file is None else text_of(sheet), file)


def _give(written: str, file: Path | None, write: Callable[[str], object] = output.write) -> None:
    """Write a text to a file, or to standard output."""
    if file is None:
        write(written)
    else:
        save({file: written})
