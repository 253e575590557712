"""A routine to take away, from its name to a file or to standard output."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli import output, person, stored
from backcoach.cli.handout.format import ON_PAPER, Format
from backcoach.cli.saving import place, save
from backcoach.cli.sheets import named_in
from backcoach.cli.wishing import asked_for, wish_of
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.script.compiling import Spoken, compile_timeline

if TYPE_CHECKING:
    from backcoach.cli.options import Wanted
    from backcoach.handouts.sheet import Sheet


def hand_out(names: Sequence[str], form: Format, wanted: "Wanted", named: str | None) -> None:
    """Write what is called so, as this person wishes it, to a file or to standard output.

    Paper shows nothing before it is done, so there it takes as long as without that.

    Raises:
        CoachError: there is nothing called so, or nothing can be written there.
    """
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
        write_guide(guide, plan.name, known, file)
    elif form is Format.PLAYER:
        from backcoach.cli.handout.phone import write_page
        from backcoach.domain.playing.session import Session

        exercises, script = catalogue.exercise, Spoken.of(known)
        begun = Session.start(plan, wish.settings, exercises, wish.limits, 0, script=script)
        write_page(begun, changes, known, file)
    elif form is Format.JSON:
        from backcoach.interchange import dumped, timeline_document

        _give(dumped(timeline_document(timeline)), file, output.write_json)
    else:
        from backcoach.handouts.sheet import sheet_of

        _write(sheet_of(catalogue, found, timeline, changes), form, file)


def _write(sheet: "Sheet", form: Format, file: Path | None) -> None:
    """Write a sheet as text or Markdown; on a terminal it is made to be read there."""
    from backcoach.handouts.markdown import markdown_of
    from backcoach.handouts.text import WIDTH, text_of

    if form is Format.MARKDOWN:
        _give(markdown_of(sheet), file)
    elif file is None and output.is_fancy():
        from rich.markdown import Markdown

        output.console().print(Markdown(markdown_of(sheet)), width=88)
    else:
        _give(text_of(sheet, output.text_width(WIDTH)) if file is None else text_of(sheet), file)


def _give(written: str, file: Path | None, write: Callable[[str], object] = output.write) -> None:
    """Write a text to a file, or to standard output."""
    if file is None:
        write(written)
    else:
        save({file: written})
