"""The values of a profile: how people type each, how it is read, and what is said of it."""

import json
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, get_args

from backcoach.catalogue.search import find
from backcoach.cli import stored
from backcoach.domain.errors import UsageError, near_to, shown, suggest
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import (
    MOST_LEVELS,
    NOTHING,
    OFF,
    ON,
    Characters,
    Condition,
    SoreSide,
    Talk,
    Teach,
)
from backcoach.domain.knowledge.typed import breath_in, level_in, minutes_in, points, time_in
from backcoach.domain.knowledge.voice import (
    FASTEST_VOICE,
    HIGHEST_PITCH,
    LOWEST_PITCH,
    SLOWEST_VOICE,
)
from backcoach.domain.words.durations import sixtieths

LONGEST_NAME = 90
MOST_VOICES = 20
_NO_NAME = "none goes back to the usual voice."


def _nothing() -> Iterable[str]:
    return ()


class Key(NamedTuple):
    """One value of the profile: its name in the file, what people may type, and how it is read.

    `read` makes YAML of what was typed; `shown` makes words of a profile's value. `values` are
    those that a shell may offer.
    """

    name: str
    example: str
    read: Callable[[Catalogue, str], str]
    shown: Callable[[Catalogue, Profile], str]
    values: Callable[[], Iterable[str]] = _nothing

    @property
    def typed(self) -> str:
        """How people type it."""
        return self.name.replace("_", "-")


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
        return f"{breath_in(text)}"
    except ValueError as error:
        raise UsageError(f"breath: {error}.", "Try 3:4.") from None


def _minutes(catalogue: Catalogue, text: str) -> str:
    del catalogue
    return _number_or_none("minutes", minutes_in, text)


def _level(catalogue: Catalogue, text: str) -> str:
    del catalogue
    return _number_or_none("level", level_in, text)


def _number_or_none(name: str, read: Callable[[str], float], text: str) -> str:
    try:
        number = read(text)
    except ValueError as error:
        takes, _, example = f"{error}".partition("; try ")
        raise UsageError(f"{name} takes {takes}.", f"Try {example}.") from None
    return f"{number:g}" if number else "null"


def _time(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() in NOTHING:
        return "null"
    try:
        return f'"{time_in(text)}"'
    except ValueError:
        raise UsageError(f'"{shown(text)}" is no time of day.', "Try 7:00.") from None


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


def _glyphs(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.lower() in NOTHING:
        return "null"
    return _way(text, Characters, "to draw")


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
    text = points(text)
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
    _try_voice(text)
    return f'"{text}"'


def _try_voice(name: str) -> None:
    """See that what speaks here has this voice, where something does.

    Raises:
        UsageError: it has not.
    """
    from backcoach.cues.voices.names import find_program, has_voice, voice_names

    found = find_program()
    if found is not None and has_voice(*found, name) is False:
        there = voice_names(*found)
        names = tuple(dict.fromkeys((*near_to(name, there), *there)))  # the nearest first
        hint = f"There are {', '.join(names[:MOST_VOICES])}. {_NO_NAME}" if names else _NO_NAME
        raise UsageError(f'{found[0].name} has no voice "{shown(name)}".', hint)


def _packs(catalogue: Catalogue, text: str) -> str:
    del catalogue
    if text.strip().lower() in NOTHING:
        return "[]"
    from backcoach.catalogue.own.files import why_no_pack
    from backcoach.catalogue.own.packs import folder_of

    folders = [folder_of(each.strip(), Path.cwd()) for each in text.split(",") if each.strip()]
    for each in folders:
        if why := why_no_pack(each):
            hint = "Packs are folders, with commas between them."
            raise UsageError(f"{shown(str(each), 300)} is no pack: {why}.", hint)
    return json.dumps([str(each) for each in folders], ensure_ascii=False)


# Saying what is known


def _condition_words(catalogue: Catalogue, known: Profile) -> str:
    return catalogue.safety.names_of(known.conditions) or "none"


def _routine_words(catalogue: Catalogue, known: Profile) -> str:
    """The routine, and what to do where there is no such one any more."""
    if known.routine is None:
        return "asked for each time"
    if known.routine in {each.id for each in catalogue.routines}:
        return known.routine
    return (
        f"{shown(known.routine)}, which is no routine: `backcoach routines` shows all,"
        " `backcoach profile set routine none` takes it away"
    )


def _minutes_words(minutes: float | None) -> str:
    return "as long as the routine is" if minutes is None else f"{minutes:g}"


def _level_words(level: int | None) -> str:
    return "as the routine has it" if level is None else f"{level}"


def _glyphs_words(glyphs: Characters | None) -> str:
    return glyphs or "what the terminal can show"


def _breath_words(breath: BreathPattern | None) -> str:
    return f"{breath} seconds" if breath else f"{BreathPattern()} seconds, as usual"


def _switched(on: bool | None) -> str:
    if on is None:
        return "on, on a terminal"
    return "on" if on else "off"


def _pitch_words(pitch: int | None) -> str:
    return "the usual one" if pitch is None else f"{pitch}"


def _packs_words(known: Profile) -> str:
    return ", ".join(shown(each, 300) for each in known.packs) or "none"


def _clock(minutes: int | None) -> str:
    return "not set" if minutes is None else sixtieths(minutes)


# What a shell may offer


def _sides() -> Iterable[str]:
    return (*get_args(SoreSide), "none")


def _routines() -> Iterable[str]:
    return (*(each.id for each in stored.routines()), "none")


def _levels() -> Iterable[str]:
    return (*map(str, range(1, MOST_LEVELS + 1)), "none")


def _switches() -> Iterable[str]:
    return ("on", "off")


def _characters() -> Iterable[str]:
    return (*Characters, "none")


KEYS = (
    Key("conditions", "flexion-sensitive,knee", _conditions, _condition_words, lambda: Condition),
    Key("sore_side", "left", _side, lambda _, known: known.sore_side or "none", _sides),
    Key("wakes_at", "7:00", _time, lambda _, known: _clock(known.wakes_at)),
    Key("routine", "desk", _routine, _routine_words, _routines),
    Key("level", "2", _level, lambda _, known: _level_words(known.level), _levels),
    Key("minutes", "10", _minutes, lambda _, known: _minutes_words(known.minutes)),
    Key("breath", "3:4", _breath, lambda _, known: _breath_words(known.breath)),
    Key("teach", "always", _teach, lambda _, known: known.teach, lambda: Teach),
    Key("voice", "off", _switch, lambda _, known: _switched(known.voice), _switches),
    Key("sound", "off", _switch, lambda _, known: _switched(known.sound), _switches),
    Key("talk", "brief", _talk, lambda _, known: known.talk, lambda: Talk),
    Key("voice_name", "en-us", _name, lambda _, known: known.voice_name or "the usual one"),
    Key("voice_speed", "0.9", _speed, lambda _, known: f"{known.voice_speed:g}"),
    Key("voice_pitch", "40", _pitch, lambda _, known: _pitch_words(known.voice_pitch)),
    Key("big", "on", _switch, lambda _, known: "on" if known.big else "off", _switches),
    Key("plain", "on", _switch, lambda _, known: "on" if known.plain else "off", _switches),
    Key("glyphs", "ascii", _glyphs, lambda _, known: _glyphs_words(known.glyphs), _characters),
    Key("packs", "none", _packs, lambda _, known: _packs_words(known)),
)
"""Every value there is; the command's checks, its help and its page come from here."""


def key_of(typed: str) -> Key:
    """The key that somebody has typed.

    Raises:
        UsageError: there is none of that name.
    """
    wanted = typed.lower().replace("_", "-")
    for each in KEYS:
        if wanted == each.typed:
            return each
    names = tuple(each.typed for each in KEYS)
    hint = suggest(wanted, names, f"There are {', '.join(names)}.")
    raise UsageError(f'A profile has no "{shown(typed)}".', hint)
