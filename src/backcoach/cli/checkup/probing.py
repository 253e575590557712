"""Finding out what this machine can do for a session."""

import os
import sys
from pathlib import Path

from backcoach.cli import output, person, stored
from backcoach.cues.cards import has_card
from backcoach.cues.guide.encoding import ENCODERS, find_encoder
from backcoach.cues.sounds.player import players, programs_that_play
from backcoach.cues.voices.names import find_program, has_voice, voice_names
from backcoach.cues.voices.programs import voice_programs
from backcoach.domain.errors import CoachError, shown
from backcoach.domain.knowledge.machine import Machine, Place, Screen, Speech, Tool
from backcoach.domain.knowledge.profile import Profile
from backcoach.keeping import answers
from backcoach.keeping.folders import is_writable
from backcoach.keeping.journal import names as journal
from backcoach.screen.glyphs import ASCII
from backcoach.terminal.awake import ways, working
from backcoach.terminal.width import ambiguous_cells


def this_machine() -> Machine:
    """What this machine can do, as far as it can be found out without a sound."""
    known, trouble = _profile()
    some = ways(os.environ)
    return Machine(
        _screen(),
        _speech(known),
        has_card(),
        Tool(programs_that_play(), players()),
        {suffix: _encoder(suffix) for suffix in ENCODERS},
        Tool(tuple(way.name for way in some), working(some)),
        _places(),
        trouble,
    )


def _profile() -> tuple[Profile, str]:
    """The profile, and what is wrong with it, if anything."""
    try:
        return person.profile(), ""
    except CoachError as error:
        return Profile(), f"{error.sentence} {error.hint}".strip()


def _screen() -> Screen:
    columns, rows = output.window()
    return Screen(
        output.is_tty(1),
        not output.is_terminal(1),
        os.environ.get("TERM", "") or sys.platform,
        columns,
        rows,
        output.console().color_system if output.is_fancy() else None,
        output.glyphs() is not ASCII,
        ambiguous_cells(0, 1, os.environ),
    )


def _speech(known: Profile) -> Speech:
    programs = tuple(each.name for each in voice_programs(sys.platform))
    found = find_program()
    wished = known.voice_name
    if found is None:
        return Speech(programs, None, (), wished, None)
    has_wished = has_voice(*found, wished) if wished else None
    return Speech(programs, found[0].name, voice_names(*found), wished, has_wished)


def _encoder(suffix: str) -> Tool:
    found = find_encoder(ENCODERS[suffix])
    programs = tuple(each.name for each in ENCODERS[suffix])
    return Tool(programs, (found.program.name,) if found else ())


def _places() -> tuple[Place, ...]:
    try:
        config, data = stored.config_folder(), stored.own_data_folder()
    except CoachError:
        config = data = None
    return (
        _place("profile", config and config / stored.PROFILE_NAME),
        _place("answers", data and data / answers.FILE_NAME),
        _place("journal", data and data / journal.FILE_NAME),
        _place("cache", stored.cache_folder()),
    )


def _place(what: str, path: Path | None) -> Place:
    if path is None:
        return Place(what, None, exists=False, writable=False)
    return Place(
        what, shown(str(path), 300), exists=os.path.lexists(path), writable=is_writable(path)
    )
