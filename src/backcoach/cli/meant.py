"""What somebody meant whose command line makes no sense: the line that does, for them to type."""

import re
import shlex
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress

from backcoach.catalogue.conditions import what_to_do
from backcoach.catalogue.search import Named, Wanted, find, find_exercises, found_in
from backcoach.cli import stored
from backcoach.cli.offering import offers_today
from backcoach.cli.sheets import is_file
from backcoach.domain.errors import CoachError, UsageError, near_to, shown
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.terms import Equipment, Goal, Position, Setting

LONGEST_LINE = 120

WORDS = {
    "help": ("--help",),
    "commands": ("--help",),
    "version": ("--version",),
    "v": ("--version",),
    "V": ("--version",),
    "start": ("session",),
    "begin": ("session",),
    "play": ("session",),
    "run": ("session",),
    "exercises": ("list",),
    "ls": ("list",),
    "search": ("list", "--search"),
    "find": ("list", "--search"),
    "exercise": ("show",),
    "muscle": ("muscles",),
    "routine": ("routines",),
    "signs": ("safety",),
    "settings": ("profile",),
    "config": ("profile",),
    "set": ("profile", "set"),
}
"""What people type for a command, from other programs or by guessing."""
ALL_OF_IT = ("list", "all", "show", "ls")
"""What people add to a command that shows all there is anyway."""
_TIME = re.compile(r"(\d{1,3}(?:[.,]\d+)?)(?:m|min|mins|minutes?)?")
_MINUTES = ("m", "min", "mins", "minute", "minutes")

MISSING = {
    ("new", "routine"): "Say what to call it. Try `backcoach new routine evening`.",
    ("new", "exercise"): "Say what to call it. Try `backcoach new exercise calf-raise`.",
    ("show",): "Name an exercise. Try `backcoach show bird-dog`; `backcoach list` shows all.",
    ("print",): "Name a routine, or some exercises. Try `backcoach print essentials`;"
    " `backcoach routines` shows all.",
    ("profile", "set"): "Name what to set, and to what. Try `backcoach profile set sore-side left`;"
    " `backcoach profile` shows all.",
}
"""What a command lacks that has no arguments, and an example."""


def line(*words: str) -> str:
    """Offer a command line."""
    return f"Try `backcoach {shown(shlex.join(words), LONGEST_LINE)}`."


def instead_of_a_command(words: Sequence[str], commands: Collection[str]) -> str:
    """What to type where the first word is no command; nothing where nobody can tell."""
    first, *rest = words
    if first.lower() in commands:
        return line(first.lower(), *rest)
    if meaning := WORDS.get(first.lower()):
        is_option = meaning[0].startswith("-")
        return line(*rest, *meaning) if is_option else line(*meaning, *rest)
    if is_file(first):
        return line("session", *words)
    if any(each in commands for each in rest):
        return _in_order(words, commands)
    names, options = _parted(words)
    begun = [each for each in commands if each.startswith(first.lower())]
    near = [*begun, *near_to(first.lower(), commands)]
    found = "" if begun else what_to_do(stored.catalogue(), " ".join(names)) or _found(names)
    return _known(names, options) or found or (line(near[0], *rest) if near else "")


def _in_order(words: Sequence[str], commands: Collection[str]) -> str:
    """The line with its command first, and its options last."""
    command = [each for each in words if each in commands][:1]
    return line(*command, *(each for each in words if each not in command))


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words before the first option, and the rest."""
    first = next((at for at, each in enumerate(words) if each.startswith("-")), len(words))
    return [*words[:first]], [*words[first:]]


def _known(names: Sequence[str], options: Sequence[str]) -> str:
    """What to do with the names of a routine, of an exercise or of a muscle."""
    index, name = stored.index(), " ".join(names)
    for goes_by in (_is_named, _begins_one):
        if goes_by(stored.routines(), name):
            return line("session", *names, *options)
        if goes_by(index.exercises, name):
            starts = line("session", *names, *options)
            return starts if options else f"{line('show', name)} To do it: {starts[4:]}"
        if goes_by(index.muscles, name):
            return line("muscles", name, *options)
    return ""


def _is_named(known: Sequence[Named], name: str) -> bool:
    """Whether one of them is called so."""
    return any(plain(name) in map(plain, (each.id, each.name, *each.aliases)) for each in known)


def _begins_one(known: Sequence[Named], name: str) -> bool:
    """Whether one of them, and no other, is called so or begins so."""
    with suppress(UsageError):
        return bool(name) and bool(find("exercise", known, name))
    return False


def _found(names: Sequence[str]) -> str:
    """Where there are exercises that say such words."""
    text = " ".join(names)
    found = find_exercises(stored.index(), Wanted(text=text)) if text.strip() else ()
    return line("list", "--search", text) if found else ""


def instead_of_an_argument(command: str, words: Sequence[str]) -> str:
    """What to type in place of a command with words that it does not take."""
    options = [each for each in words if each.startswith("-")]
    names = [each for each in words if each not in options]
    if "help" in names:
        return line(command, "--help")
    if command == "list":
        return _filtered(names)
    if command in ("show", "muscles"):
        index, name = stored.index(), " ".join(names)
        is_one = _begins_one(index.exercises if command == "show" else index.muscles, name)
        return line(command, name if is_one else names[0], *options)
    return line(command, *options) if names[-1] in ALL_OF_IT else _known(names, options)


def _filtered(names: Sequence[str]) -> str:
    """A list with the filter that a word stands for."""
    if names[-1] in ALL_OF_IT:
        return line("list")
    text = " ".join(names)
    for option, values in _filters():
        if text.lower() in values:
            return line("list", option, text.lower())
    if _begins_one(stored.index().muscles, text):
        return line("list", "--muscle", text)
    return _found(names)


def _filters() -> Iterator[tuple[str, set[str]]]:
    yield "--position", {*Position}
    yield "--goal", {*Goal}
    yield "--setting", {*Setting}
    yield "--equipment", {*Equipment, "none"}


def instead_of_a_part(command: str, words: Sequence[str], keys: Collection[str]) -> str:
    """What to type where a command has parts, and the first word is none of them."""
    name = words[0].replace("_", "-")
    if name in keys and words[1:]:
        return line(command, "set", name, *words[1:])
    if name in ("unset", "reset", "remove") and words[1:]:
        return line(command, "set", words[1], "none")
    return line(command, "--help") if name == "help" else line(command)


def instead_of_an_option(
    words: Sequence[str], option: str, commands: Collection[str], takes: Callable[[str, str], bool]
) -> str:
    """What to type in place of a line with an option that its command does not have."""
    word = option.lstrip("-")
    if words[0] == option and (word in commands or word in WORDS):
        return instead_of_a_command([word, *words[1:]], commands)
    if words[0].startswith("-"):
        found = [each for each in (*words, *_takers(option, commands, takes)) if each in commands][
            :1
        ]
        return _in_order([*found, *words], commands) if found else ""
    owners = [f"`backcoach {each}`" for each in _takers(option, commands, takes)]
    return f"{shown(option)} goes with {' and '.join(owners)}." if owners else ""


def _takers(option: str, commands: Collection[str], takes: Callable[[str, str], bool]) -> list[str]:
    return [each for each in commands if takes(each, option)]


def instead_of_a_value(words: Sequence[str], option: str, value: str) -> str:
    """What to type where the value of an option and a name have changed places."""
    numbers = [each for each in words if each.isascii() and each.isdigit()]
    if numbers and option in words and value in words and not value.isdigit():
        swapped = {value: numbers[0], numbers[0]: value}
        return line(*(swapped.get(each, each) for each in words))
    return ""


def _numbered(command: str, number: int) -> str:
    """The line with the routine that has a number where they are offered, if one has."""
    offers = {}
    with suppress(CoachError):
        offers = dict(enumerate(offers_today(), 1))
    found = offers.get(number)
    return f"For number {number}: `backcoach {command} {found.id}`." if found else ""


def instead_of_a_name(words: Sequence[str], name: str, takes: Callable[[str, str], bool]) -> str:
    """What to type where a command knows nothing of a name: another command may."""
    command, *rest = words
    if name == "help":
        return line(command, "--help")
    found = _TIME.fullmatch(name.lower())
    if found and takes(command, "--minutes"):
        kept = [each for each in rest if each != name and each not in _MINUTES]
        timed = line(command, *kept, "--minutes", found[1].replace(",", "."))
        return timed if kept or not name.isdigit() else f"{timed} {_numbered(command, int(name))}"
    if name in ALL_OF_IT and not rest[1:]:
        return line(command)
    index = stored.index()
    if command == "show" and _is_named(stored.routines(), name):
        return line("print", name)
    is_of_none = command == "show" and not found_in(index.exercises, name)
    if is_of_none and (told := what_to_do(stored.catalogue(), name)):
        return told
    if command == "muscles" and _is_named(index.exercises, name):
        return line("show", name)
    is_muscle = command in ("session", "print", "show") and _is_named(index.muscles, name)
    return line("list", "--muscle", name) if is_muscle else ""
