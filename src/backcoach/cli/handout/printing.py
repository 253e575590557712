"""A routine to take away, from its name to a file or to standard output."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from backcoach.cli import output, person, stored
from backcoach.cli.handout.format import ON_PAPER, Format
from backcoach.cli.saving import folder_for, place, save
from backcoach.cli.sheets import named_in
from backcoach.cli.wishing import asked_for, wish_of
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.handouts.look import Look

if TYPE_CHECKING:
    from backcoach.cli.options import Wanted
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.domain.knowledge.exercise import Exercise
    from backcoach.domain.knowledge.profile import Profile
    from backcoach.domain.knowledge.routine import Routine
    from backcoach.domain.tailoring.wish import Planned, Wish
    from backcoach.domain.timeline.timeline import Timeline
    from backcoach.handouts.sheet import Sheet

WIDEST = 88
"""How wide a page is on a terminal, at the most."""


class Extras(NamedTuple):
    """What may be asked for besides: a folder for pictures, how pages look, and `captions`."""

    pictures: str | None = None
    look: Look = Look()
    captions: bool = False


class Handed(NamedTuple):
    """What is handed out: what was asked for, as this person wishes it, and the file, if any."""

    form: Format
    catalogue: "Catalogue"
    known: "Profile"
    routine: "Routine"
    wish: "Wish"
    planned: "Planned"
    timeline: "Timeline"
    file: Path | None
    extras: Extras

    @property
    def exercises(self) -> list["Exercise"]:
        """Each exercise once, also where rounds repeat it."""
        return [item.exercise for item in self.planned.plan.items if item.round == 1]


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
    catalogue, known = stored.catalogue(), person.profile()
    routine = asked_for(catalogue, names)
    if form in ON_PAPER:
        wanted = wanted._replace(teach=Teach.NEVER)
    wish = wish_of(catalogue, known, wanted)
    planned = wish.planned(routine)
    timeline = compile_timeline(planned.plan, wish.settings, Spoken.of(known))
    if form not in ON_PAPER:  # there, what was changed is a part of the sheet
        for sentence in planned.sentences:
            output.complain(sentence)
    handed = Handed(form, catalogue, known, routine, wish, planned, timeline, file, extras)
    _WRITERS[form](handed)


def _write_guide(handed: Handed) -> None:
    from backcoach.cli.handout.recording import write_guide
    from backcoach.domain.script.guide import guide_of

    known, name = handed.known, handed.planned.plan.name
    guide = guide_of(handed.timeline, handed.catalogue.safety, known.voice_speed)
    write_guide(guide, name, known, handed.file, captions=handed.extras.captions)


def _write_player(handed: Handed) -> None:
    from backcoach.cli.handout.phone import write_page
    from backcoach.domain.playing.session import Session

    wish, (plan, changes), known = handed.wish, handed.planned, handed.known
    every, script = handed.catalogue.exercise, Spoken.of(known)
    begun = Session.start(plan, wish.settings, every, wish.limits, 0, script=script)
    write_page(begun, changes, known, handed.file)


def _write_timeline(handed: Handed) -> None:
    from backcoach.interchange import dumped, timeline_document

    _give(dumped(timeline_document(handed.timeline)), handed.file, output.write_json)


def _write_pages(handed: Handed) -> None:
    from backcoach.cli.handout.laying_out import illustrator, lay_out
    from backcoach.handouts.sheet import sheet_of

    drawn = illustrator(moves=handed.form is Format.HTML)
    of_what = (handed.catalogue, handed.routine, handed.timeline, handed.planned.sentences)
    sheet = sheet_of(*of_what, person.today(), drawn)
    lay_out(sheet, handed.extras.look, handed.form, handed.file)


def _write_markdown(handed: Handed) -> None:
    """Write Markdown, and the pictures that it names."""
    from backcoach.handouts.markdown import markdown_of

    sheet, pictures, file = _sheet(handed), handed.extras.pictures, handed.file
    if pictures is None:
        _give(markdown_of(sheet), file)
        return
    from backcoach.cli.handout.picturing import picture_files
    from backcoach.keeping.streams import is_stream

    beside = Path() if file is None or is_stream(file) else file.parent
    files, shown = picture_files(handed.exercises, folder_for(pictures), beside)
    text = markdown_of(sheet, shown)
    if file is None:
        save(files)
        output.write(text)
    else:
        save({file: text, **files})


def _write_text(handed: Handed) -> None:
    """Write text; on a terminal it is made to be read there."""
    from backcoach.handouts.text import WIDTH, text_of

    sheet = _sheet(handed)
    if handed.file is None and output.is_fancy():
        from backcoach.cli.handout.picturing import shown_page
        from backcoach.handouts.markdown import sections_of

        console = output.console()
        width = min(console.width, WIDEST)
        page = shown_page([*sections_of(sheet)], handed.exercises, width)
        console.print(page, width=width)
    elif handed.file is None:
        output.write(text_of(sheet, output.text_width(WIDTH)))
    else:
        save({handed.file: text_of(sheet)})


def _sheet(handed: Handed) -> "Sheet":
    from backcoach.handouts.sheet import sheet_of

    of_what = (handed.catalogue, handed.routine, handed.timeline, handed.planned.sentences)
    return sheet_of(*of_what)


def _give(written: str, file: Path | None, write: Callable[[str], object] = output.write) -> None:
    """Write a text to a file, or to standard output."""
    if file is None:
        write(written)
    else:
        save({file: written})


_WRITERS: dict[Format, Callable[[Handed], None]] = {
    Format.TEXT: _write_text,
    Format.MARKDOWN: _write_markdown,
    Format.HTML: _write_pages,
    Format.PDF: _write_pages,
    Format.PLAYER: _write_player,
    Format.AUDIO: _write_guide,
    Format.JSON: _write_timeline,
}
