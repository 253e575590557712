"""`backcoach profile`: what the coach knows of a person, and setting it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from backcoach.cli import output, person, stored
from backcoach.cli.profile_keys import KEYS, key_of
from backcoach.domain.errors import CoachError, shown
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.terms import Condition
from backcoach.screen.pages.columns import columns

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _keys(incomplete: str) -> Iterator[str]:
    """The keys that begin so, for a shell."""
    return (each.typed for each in KEYS if each.typed.startswith(incomplete))


def _values(context: typer.Context, incomplete: str) -> Iterator[str]:
    """The values of the key before that begin so, for a shell."""
    key = key_of(context.params.get("key") or "")
    return (each for each in key.values() if each.startswith(incomplete))


@app.callback(invoke_without_command=True)
def show_profile(context: typer.Context) -> None:
    """Run `backcoach profile`."""
    if context.invoked_subcommand is None:
        known = person.profile()
        output.write("".join(f"{line}\n" for line in _lines(known)))


@app.command("set", help="Set one value of your profile, for all sessions to come.")
def set_value(
    key: Annotated[
        str,
        typer.Argument(help="What to set, such as conditions or sore-side.", autocompletion=_keys),
    ],
    value: Annotated[
        list[str],
        typer.Argument(
            help='Its value; "none" for nothing.', metavar="VALUE...", autocompletion=_values
        ),
    ],
) -> None:
    """Run `backcoach profile set`."""
    from backcoach.catalogue.profile import changed
    from backcoach.domain.words.notices import no_longer_set
    from backcoach.keeping.whole import write_whole

    catalogue = stored.catalogue()
    chosen = key_of(key)
    written = chosen.read(catalogue, " ".join(value))
    with person.changing_profile() as file:
        before = person.profile_text(file)
        was = _conditions_in(before, file)
        after, now = changed(before, str(file), chosen.name, written, lambda: catalogue.safety)
        write_whole(file, after)
    output.write(f"{chosen.typed}: {chosen.shown(catalogue, now)}\n")
    gone = [each for each in was if each not in now.conditions]
    if gone and now.conditions:  # whoever takes all of them away knows it
        both = (*was, *now.conditions)
        output.complain(no_longer_set(catalogue.safety.names_of(gone), both))


def _conditions_in(text: bytes, file: Path) -> tuple[Condition, ...]:
    """The conditions that a profile's text has; none where it cannot be read."""
    from backcoach.catalogue.profile import load_profile

    try:
        return load_profile(text, str(file), stored.safety).conditions
    except CoachError:
        return ()


@app.command(
    "set-aside", help="Put your profile aside, whatever is in it, and begin with an empty one."
)
def set_aside() -> None:
    """Run `backcoach profile set-aside`."""
    from backcoach.keeping import aside
    from backcoach.terminal.clock import local_now

    with person.changing_profile() as file:
        is_there = os.path.lexists(file)
        mark = f"{local_now():%Y-%m-%d}"
        moved = aside.set_aside(file, mark, person.MOST_PROFILE_BYTES) if is_there else None
    if moved is None:
        output.write("There is no profile, so there is nothing to set aside.\n")
    else:
        output.write(f"What was your profile is now {shown(str(moved), 300)}.\n")


def _lines(known: Profile) -> Iterator[str]:
    catalogue = stored.catalogue()
    width = max(len(key.typed) for key in KEYS)
    for key in KEYS:
        value = key.shown(catalogue, known)
        yield f"{key.typed:{width}}  {value}"
    yield ""
    yield f"It is kept in {shown(str(person.profile_file()), 300)}."
    yield "`backcoach profile set KEY VALUE` changes it; none takes a value away. Examples:"
    yield from (f"  backcoach profile set {key.typed} {key.example}" for key in KEYS)
    yield ""
    yield "Conditions, as many as are yours, with commas between them. What you were told, such as"
    yield "sciatica, slipped disc or spinal stenosis, is understood as well."
    rows = [(f"  {each.condition}", each.name) for each in catalogue.safety.conditions]
    yield from columns(rows)
