"""`backcoach check`: own exercises and routines, checked."""

from typing import Annotated

import typer

from backcoach.cli import naming, output
from backcoach.domain.errors import Exit, UsageError

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def check_files(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|FOLDER",
            help="One or more files, or folders that are packs; without any, all of your own.",
            autocompletion=naming.own_files,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Problems as JSON, for scripts.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of such files, for editors.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file is saved, until Ctrl-C.")
    ] = False,
) -> int:
    """Run `backcoach check`."""
    if [json, schema, watch].count(True) > 1:
        raise UsageError("--json, --schema and --watch are three things to do; take one.")
    if schema:
        from backcoach.catalogue.own.json_schema import schema_text

        output.write_json(schema_text())
        return Exit.DONE
    if watch:
        from backcoach.cli.own.watching import watch_files

        return watch_files(files or ())
    from backcoach.cli.own.checking import looked_at, tell, tell_as_json

    found = looked_at(files or ())
    return tell_as_json(found) if json else tell(found)
