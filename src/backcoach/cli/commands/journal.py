"""`backcoach journal`: what was done and how it felt."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from backcoach.cli import output
from backcoach.cli.handout.format import ExportFormat
from backcoach.domain.errors import UsageError, shown, suggest
from backcoach.domain.knowledge.terms import WORST

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_SHOWN = 1_000
USUALLY_SHOWN = 15
ONE = "one"
_ID = re.compile(r"[0-9a-fA-F]{1,32}")


class _JournalGroup(TyperGroup):
    """Takes the id of a session where there is no command of that name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments begin with, or the one that shows a session.

        Raises:
            UsageError: it is neither a command nor an id.
        """
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            if not _ID.fullmatch(args[0]):
                names = [name for name in self.commands if name != ONE]
                hint = suggest(args[0], names, "`backcoach journal --help` shows what there is.")
                raise UsageError(f'"{shown(args[0])}" is no id of a session.', hint)
            args = [ONE, *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=_JournalGroup, rich_markup_mode=None, add_completion=False)

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]


@app.callback(invoke_without_command=True)
def show_journal(
    context: typer.Context,
    last: Annotated[
        int, typer.Option(metavar="N", help="So many sessions, the latest last.")
    ] = USUALLY_SHOWN,
    json: AsJson = False,
) -> None:
    """Run `backcoach journal`."""
    if context.invoked_subcommand is not None:
        return
    if not 1 <= last <= MOST_SHOWN:
        raise UsageError(f"--last takes a whole number from 1 to {MOST_SHOWN}.")
    from backcoach.cli.looking import last_sessions
    from backcoach.screen.pages.journal import (
        NOTHING_YET,
        past_lines,
        past_sentences,
        there_are_more,
    )

    sessions, count = last_sessions(last)
    if json:
        from backcoach.interchange import dumped
        from backcoach.interchange.past import past_sessions_document

        output.write_json(dumped(past_sessions_document(sessions)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.journal_table import past_table

        return past_table(sessions) if sessions else "\n".join(NOTHING_YET)

    lines = past_sentences if output.wants_sentences() else past_lines
    output.show(drawn, lambda: lines(sessions))
    if count > last:
        output.complain(there_are_more(last, count, MOST_SHOWN))


@app.command(ONE, hidden=True, help="Show one session as a whole.")
def show_one(
    beginning: Annotated[str, typer.Argument(metavar="ID", help="An id, or how it begins.")],
    json: AsJson = False,
) -> None:
    """Run `backcoach journal ID`."""
    from backcoach.cli.looking import exercise_names, session_of

    session = session_of(beginning)
    if json:
        from backcoach.interchange import dumped
        from backcoach.interchange.past import past_session_document

        output.write_json(dumped(past_session_document(session)))
        return
    from backcoach.screen.pages.columns import columns, facts
    from backcoach.screen.pages.journal import session_sections
    from backcoach.screen.pages.sections import section_lines

    rows = facts if output.wants_sentences() else columns
    sections = [*session_sections(session, exercise_names(), rows)]

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.cards import sections_card

        return sections_card(sections)

    output.show(drawn, lambda: section_lines(sections))


@app.command("add", help="Say later how a session felt: the last one, or another by its id.")
def add_to_journal(
    pain_after: Annotated[
        int | None, typer.Option(metavar="N", help=f"How much it hurt after it, 0 to {WORST}.")
    ] = None,
    pain_morning: Annotated[
        int | None,
        typer.Option(metavar="N", help=f"How much it hurt the next morning, 0 to {WORST}."),
    ] = None,
    effort: Annotated[
        int | None, typer.Option(metavar="N", help=f"How hard it was, 0 to {WORST}.")
    ] = None,
    session: Annotated[
        str | None, typer.Option(metavar="ID", help="Of this session, not of the last one.")
    ] = None,
) -> None:
    """Run `backcoach journal add`."""
    told = {"--pain-after": pain_after, "--pain-morning": pain_morning, "--effort": effort}
    for name, score in told.items():
        if score is not None and not 0 <= score <= WORST:
            raise UsageError(f"{name} takes a whole number from 0 to {WORST}.")
    if all(score is None for score in told.values()):
        raise UsageError("Say what to add.", "Try `backcoach journal add --pain-after 3`.")
    from backcoach.cli.looking import add_how_it_felt

    output.write(f"{add_how_it_felt(session, pain_after, pain_morning, effort)}\n")


@app.command(
    "export", help="Write the journal down: a page for a therapist, a table, or all of it."
)
def export_journal(
    form: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            help="report: thirty days on a page; csv: a table; jsonl: every record, to merge.",
        ),
    ] = ExportFormat.REPORT,
    file: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="A file instead of standard output."),
    ] = None,
) -> None:
    """Run `backcoach journal export`."""
    from backcoach.cli.handout.exporting import export

    export(form, file)


@app.command("merge", help="Take in another journal, or an export; twice is as good as once.")
def merge_journal(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A journal, or JSON lines.")],
) -> None:
    """Run `backcoach journal merge`."""
    from backcoach.cli.carrying import merged

    _write(merged(file))


@app.command("sync", help="Share one history between machines, by a folder that both have.")
def sync_journal(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Carried by a synchroniser.")],
) -> None:
    """Run `backcoach journal sync`."""
    from backcoach.cli.carrying import synced

    _write(synced(folder))


@app.command("rebuild", help="Make a new journal of all that can be read of a damaged one.")
def rebuild_journal() -> None:
    """Run `backcoach journal rebuild`."""
    from backcoach.cli.carrying import rebuilt

    _write(rebuilt())


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        output.write(f"{line}\n")
