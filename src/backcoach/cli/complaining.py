"""What is wrong with a command line, as one sentence, and the line that was meant."""

import re
from collections.abc import Callable, Collection, Sequence

from backcoach.cli import meant
from backcoach.domain.errors import AmbiguousNameError, UnknownNameError, UsageError, shown

LONGEST_MESSAGE = 300

_EXTRA = re.compile(r"Got unexpected extra argument\S* \((.*)\)", re.DOTALL)
_NEAR = re.compile(r" \(Possible options: (.*)\)$")
_PART = re.compile(r"No such command")
_OPTION = re.compile(r"No such option: (\S+?)(?: |$)")
_VALUE = re.compile(r"Invalid value for '(--[\w-]+)': '(.*?)' is ")


def no_command(words: Sequence[str], commands: Collection[str]) -> UsageError:
    """The complaint about a first word that is no command."""
    hint = meant.instead_of_a_command(words, commands) or "`backcoach --help` shows all."
    return UsageError(f'There is no command "{shown(words[0])}".', hint)


def no_name(
    error: UnknownNameError | AmbiguousNameError,
    words: Sequence[str],
    takes: Callable[[str, str], bool],
) -> UsageError:
    """The complaint about a name, with another command that knows it, if one does."""
    hint = meant.instead_of_a_name(words, error.name, takes)
    if hint and isinstance(error, AmbiguousNameError):
        hint = f"{error.hint} Or: {hint}"
    return UsageError(error.sentence, hint or error.hint)


def no_value(error: UsageError, words: Sequence[str]) -> UsageError:
    """The complaint about the value of an option, which a name may have changed places with."""
    option = error.sentence.partition(" ")[0]
    value = words[words.index(option) + 1 :][:1] if option in words else ()
    hint = meant.instead_of_a_value(words, option, value[0]) if value else ""
    return UsageError(error.sentence, hint or error.hint)


def complaint(
    message: str,
    words: Sequence[str],
    commands: Collection[str],
    takes: Callable[[str, str], bool],
) -> UsageError:
    """A complaint of Typer's about a command line; `takes` says which command has an option."""
    command = words[0] if words and words[0] in commands else ""
    if message.startswith("Missing argument"):
        for begins, sentence in meant.MISSING.items():
            if tuple(words[: len(begins)]) == begins:
                return UsageError(sentence)
    where = f"backcoach {command}" if command else "backcoach"
    hint = _hint(message, words, commands, takes) or f"`{where} --help` shows what there is."
    sentence = _short(_in_our_words(message, where, hint).rstrip("."))
    end = "" if sentence.endswith("?") else "."
    return UsageError(f"{sentence}{end}", hint)


def _hint(
    message: str,
    words: Sequence[str],
    commands: Collection[str],
    takes: Callable[[str, str], bool],
) -> str:
    """The line that was meant; nothing where nobody can tell."""
    if not words:
        return ""
    if _EXTRA.match(message):
        return meant.instead_of_an_argument(words[0], words[1:])
    if _PART.match(message):
        from backcoach.cli.profile_keys import KEYS

        keys = [each.typed for each in KEYS] if words[0] == "profile" else []
        return meant.instead_of_a_part(words[0], words[1:], keys)
    if found := _OPTION.match(message):
        near = "Possible options" in message or "Did you mean" in message
        hint = meant.instead_of_an_option(words, found[1], commands, takes)
        return "" if near and not words[0].startswith("-") else hint
    if found := _VALUE.match(message):
        return meant.instead_of_a_value(words, found[1], found[2])
    return ""


def _in_our_words(message: str, where: str, hint: str) -> str:
    """A complaint without the words of those who write programs."""
    if found := _EXTRA.match(message):
        return f'"{shown(found[1])}" is more than `{where}` takes'
    if hint.startswith("Try"):
        return _NEAR.sub("", message)
    return _NEAR.sub(r". Did you mean \1?", message)


def _short(message: str) -> str:
    """A message that does not say back all of a very long word."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"
