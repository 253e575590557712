"""What this machine can do for a session, each fact a line, with what to do where it lacks it."""

from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from backcoach.domain.knowledge.machine import Machine, Place, Screen, Speech, Tool
from backcoach.domain.words.grammar import all_of, any_of
from backcoach.domain.words.unheard import install

MOST_NAMES = 12
"""So many voices are named; `--json` has all."""
_TO_HEAR = "`backcoach doctor --hear` lets you hear it."


class Finding(NamedTuple):
    """One thing: what it is, how it is, and what to do where that could be better."""

    what: str
    state: str
    todo: str = ""


def doctor_lines(machine: Machine) -> Iterator[str]:
    """Each thing in a line of its own."""
    for each in findings(machine):
        yield " ".join(filter(None, (f"{each.what}: {each.state}", each.todo)))


def doctor_page(machine: Machine, width: int) -> Iterator[tuple[str, str]]:
    """Each thing: its name, and what there is to say of it beside, or in few columns below, it."""
    found = tuple(findings(machine))
    names = max(len(each.what) for each in found) + 2
    is_narrow = width < 3 * names
    indent = " " * (2 if is_narrow else names)
    for each in found:
        said = f"{each.state} {each.todo}"
        lines = wrap(said, width - len(indent), break_long_words=False, break_on_hyphens=False)
        before = f"\n{indent}" if is_narrow else indent[len(each.what) :]
        after = f"\n{indent}".join(lines)
        yield each.what, f"{before}{after}\n"


def findings(machine: Machine) -> Iterator[Finding]:
    """All there is to say, in the order people look for it."""
    yield from _screen(machine.screen)
    if machine.has_card is False:
        yield Finding(
            "Sound card", "none.", "Only a wireless loudspeaker or one in the network is heard."
        )
    yield _voice(machine.speech)
    yield from _voices(machine.speech)
    yield _chimes(machine.chimes)
    for suffix, tool in machine.encoders.items():
        yield _encoder(suffix, tool)
    yield _awake(machine.awake)
    if machine.trouble:
        yield Finding("Profile", machine.trouble)
    yield from (_place(each) for each in machine.places)


def _screen(screen: Screen) -> Iterator[Finding]:
    size = f"{screen.columns} columns, {screen.rows} rows"
    named = screen.kind if screen.is_terminal else "none"
    lines = "; a session is written in lines" if screen.in_lines else ""
    yield Finding("Terminal", f"{named}, {size}{lines}.")
    colours = f"{screen.colours}." if screen.colours else "none."
    yield Finding("Colours", colours)
    if screen.unicode:
        yield Finding("Characters", "blocks and braille, so exercises have figures that move.")
    else:
        yield Finding(
            "Characters",
            "ASCII alone, so there are no figures.",
            "A locale with UTF-8 brings them, such as LC_ALL=C.UTF-8.",
        )
    if screen.ambiguous_cells is None:
        yield Finding("Bars and blocks", "the terminal does not say.")
    elif screen.ambiguous_cells == 1:
        yield Finding("Bars and blocks", "one cell, as it should be.")
    else:
        yield Finding(
            "Bars and blocks",
            f"{screen.ambiguous_cells} cells, so that bars and large digits break.",
            "Have your terminal draw characters of ambiguous width narrow, or type"
            " `backcoach profile set glyphs ascii`.",
        )


def _voice(speech: Speech) -> Finding:
    if speech.program is None:
        return Finding(
            "Voice", "none: no program here speaks.", f"Install {install(speech.programs)}."
        )
    if speech.has_wished is False:
        return Finding(
            "Voice",
            f'{speech.program}; it has no "{speech.wished}", so its usual voice speaks.',
            "`backcoach profile set voice-name none` keeps to that one.",
        )
    named = f'with "{speech.wished}"' if speech.wished else "with its usual voice"
    return Finding("Voice", f"{speech.program}, {named}.", _TO_HEAR)


def _voices(speech: Speech) -> Iterator[Finding]:
    if speech.names:
        more = len(speech.names) - MOST_NAMES
        named = ", ".join(speech.names[:MOST_NAMES])
        yield Finding(
            "Voices",
            f"{named}{f' and {more} more' if more > 0 else ''}.",
            "Choose one by `backcoach profile set voice-name`.",
        )


def _chimes(tool: Tool) -> Finding:
    if tool.found:
        return Finding("Chimes", f"{all_of(tool.found)}.", _TO_HEAR)
    return Finding("Chimes", "none: no program here plays them.", f"Install {_to_install(tool)}.")


def _encoder(suffix: str, tool: Tool) -> Finding:
    what = f"Audio guides as {suffix}"
    if tool.found:
        return Finding(what, f"{tool.found[0]}.")
    return Finding(
        what,
        "no program here writes them; .wav always works.",
        f"Install {install(tool.programs)}.",
    )


def _to_install(tool: Tool) -> str:
    """Of players the last one works on most machines."""
    return install(tool.programs[::-1])


def _awake(tool: Tool) -> Finding:
    what = "Screen kept awake"
    if tool.found:
        return Finding(what, f"by {all_of(tool.found)}.")
    return Finding(
        what,
        f"not here; {any_of(tool.programs)} would do it.",
        "Let your screen stay on for as long as your session takes.",
    )


def _place(place: Place) -> Finding:
    what = place.what.capitalize()
    if place.path is None:
        return Finding(
            what, "nowhere, for there is no home folder.", "BACKCOACH_HOME can name a folder."
        )
    there = "" if place.exists else ", not there yet"
    if place.writable:
        return Finding(what, f"{place.path}{there}.")
    return Finding(
        what,
        f"{place.path}{there}; it cannot be written.",
        "Give yourself the right to write there, or let BACKCOACH_HOME name another folder.",
    )
