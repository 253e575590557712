"""`backcoach profile`: what the coach knows of a person, and setting it."""

import os
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated, NamedTuple, get_args

import typer

from backcoach.catalogue.search import find
from backcoach.cli import output, person, stored
from backcoach.domain.errors import UsageError, shown, suggest
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.profile import NOTHING, OFF, ON, TIME_OF_DAY, Profile
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import SoreSide, Talk, Teach
from backcoach.domain.knowledge.voice import (
    FASTEST_VOICE,
    HIGHEST_PITCH,
    LOWEST_PITCH,
    SLOWEST_VOICE,
)
from backcoach.domain.words.durations import sixtieths
from backcoach.screen.pages.columns import columns

app = typer.Typer(rich_markup_mode=None, add_completion=False)

LONGEST_NAME = 90
_NO_NAME = "none goes back to the usual voice."


class Key(NamedTuple):
    """One value of the profile: its name in the file, what people may type, and how it is read.

    `read` makes YAML of what was typed; `shown` makes words of a profile's value.
    """

    name: str
    example: str
    read: Callable[[Catalogue, str], str]
    shown: Callable[[Catalogue, Profile], str]

    @property
    def typed(self) -> str:
        """How people type it."""
        return self.name.replace("_", "-")


@app.callback(invoke_without_command=True, help="Show or set what the coach knows of you.")
def show_profile(context: typer.Context) -> None:
    """Run `backcoach profile`."""
    if context.invoked_subcommand is None:
        known = person.profile()
        output.write("".join(f"{line}\n" for line in _lines(known)))


@app.command("set", help="Set one value of your profile, for all sessions to come.")
def set_value(
    key: Annotated[str, typer.Argument(help="What to set, such as conditions or sore-side.")],
    value: Annotated[
        list[str], typer.Argument(help='Its value; "none" for nothing.', metavar="VALUE...")
    ],
) -> None:
    """Run `backcoach profile set`."""
    from backcoach.catalogue.profile import changed
    from backcoach.keeping.whole import write_whole

    catalogue = stored.catalogue()
    chosen = _key(key)
    written = chosen.read(catalogue, " ".join(value))
    with person.changing_profile() as file:
        before = person.profile_text(file)
        after, now = changed(before, str(file), chosen.name, written, lambda: catalogue.safety)
        write_whole(file, after)
    output.write(f"{chosen.typed}: {chosen.shown(catalogue, now)}\n")


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


def _key(typed: str) -> Key:
    wanted = typed.lower().replace("_", "-")
    for each in KEYS:
        if wanted == each.typed:
            return each
    names = tuple(each.typed for each in KEYS)
    hint = suggest(wanted, names, f"There are {', '.join(names)}.")
    raise UsageError(f'A profile has no "{shown(typed)}".', hint)


# Reading what people type


def _conditions(catalogue: Catalogue, text: str) -> str:
    from backcoach.catalogue.conditions import conditions_in

    if text.strip().lower() in NOTHING:
        return "[]"
    return f"[{', '.join(conditions_in(catalogue.safety, text))}]"


def _side(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() in NOTHING:
        return "null"
    if text.lower() not in get_args(SoreSide):
        raise UsageError(f'"{shown(text)}" is no side.', "It is left, right or none.")
    return text.lower()


def _routine(catalogue: Catalogue, text: str) -> str:
    return "null" if text.lower() in NOTHING else find("routine", catalogue.routines, text).id


def _breath(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() in NOTHING:
        return "null"
    try:
        BreathPattern.read(text)
    except ValueError as error:
        raise UsageError(f"breath: {error}.", "Try 3:4.") from None
    return text


def _time(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() in NOTHING:
        return "null"
    if not re.fullmatch(TIME_OF_DAY, text):
        raise UsageError(f'"{shown(text)}" is no time of day.', "Try 7:00.")
    return f'"{text}"'


def _switch(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() not in (*ON, *OFF):
        raise UsageError(f'"{shown(text)}" is neither on nor off.', "Try on.")
    return "true" if text.lower() in ON else "false"


def _talk(catalogue: Catalogue, text: str) -> str:
    del catalogue
    return _way(text, Talk, "to talk")


def _teach(catalogue: Catalogue, text: str) -> str:
    del catalogue
    return _way(text, Teach, "to be taught")


def _way(text: str, ways: type[StrEnum], to_what: str) -> str:
    """One of some ways, of which there is always one, so that none is no answer."""
    if text.lower() not in set(ways):
        raise UsageError(f'"{shown(text)}" is no way {to_what}.', f"There are {', '.join(ways)}.")
    return text.lower()


def _speed(catalogue: Catalogue, text: str) -> str:
    del catalogue
    return "null" if text.lower() in NOTHING else _number(text, SLOWEST_VOICE, FASTEST_VOICE)


def _pitch(catalogue: Catalogue, text: str) -> str:
    del catalogue
    return "null" if text.lower() in NOTHING else _number(text, LOWEST_PITCH, HIGHEST_PITCH)


def _number(text: str, least: float, most: float) -> str:
    """A plain number as the file has it, whole where its limits are."""
    whole = isinstance(least, int)
    is_number = text.isascii() and text.replace("." * (not whole), "", 1).isdigit()
    if not is_number or not least <= float(text) <= most:
        raise UsageError(f'"{shown(text)}" is not from {least} to {most}.')
    return f"{float(text):g}"


def _name(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() in NOTHING:
        return "null"
    if not text.isprintable() or '"' in text or "\\" in text or not text.strip():
        raise UsageError(f'"{shown(text)}" is no name of a voice.', _NO_NAME)
    if len(text) > LONGEST_NAME:
        raise UsageError(f"A voice's name has up to {LONGEST_NAME} letters.", _NO_NAME)
    return f'"{text}"'


# Saying what is known


def _condition_words(catalogue: Catalogue, known: Profile) -> str:
    return catalogue.safety.names_of(known.conditions) or "none"


def _breath_words(breath: BreathPattern | None) -> str:
    return f"{breath} seconds" if breath else f"{BreathPattern()} seconds, as usual"


def _switched(on: bool | None) -> str:
    if on is None:
        return "on, on a terminal"
    return "on" if on else "off"


def _pitch_words(pitch: int | None) -> str:
    return "the usual one" if pitch is None else f"{pitch}"


def _clock(minutes: int | None) -> str:
    return "not set" if minutes is None else sixtieths(minutes)


KEYS = (
    Key("conditions", "flexion-sensitive,knee", _conditions, _condition_words),
    Key("sore_side", "left", _side, lambda _, known: known.sore_side or "none"),
    Key("routine", "desk", _routine, lambda _, known: known.routine or "asked for each time"),
    Key("breath", "3:4", _breath, lambda _, known: _breath_words(known.breath)),
    Key("teach", "always", _teach, lambda _, known: known.teach),
    Key("wakes_at", "7:00", _time, lambda _, known: _clock(known.wakes_at)),
    Key("voice", "off", _switch, lambda _, known: _switched(known.voice)),
    Key("sound", "off", _switch, lambda _, known: _switched(known.sound)),
    Key("talk", "brief", _talk, lambda _, known: known.talk),
    Key("voice_speed", "0.9", _speed, lambda _, known: f"{known.voice_speed:g}"),
    Key("voice_pitch", "40", _pitch, lambda _, known: _pitch_words(known.voice_pitch)),
    Key("voice_name", "en-us", _name, lambda _, known: known.voice_name or "the usual one"),
)
"""Every value there is; the command's checks, its help and its page come from here."""
