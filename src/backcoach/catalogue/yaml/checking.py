"""Checks that report every problem at once, each with its place and a "did you mean"."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from backcoach.catalogue.problems import Fault, RuleError, Steps
from backcoach.domain.errors import perhaps, shown

MOST_FAULTS = 50
"""So many are told of one entry; nobody mends more at a time."""

Struct = TypeVar("Struct", bound=msgspec.Struct)


def checked(value: Any, kind: type[Struct]) -> Struct:
    """One value as a struct.

    Raises:
        RuleError: with all that is wrong with it.
    """
    faults = [*islice(_unprintable(value, ()), MOST_FAULTS)]
    try:
        made = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        faults += islice(_faults(value, kind, ()), MOST_FAULTS)
    if faults:
        raise RuleError(faults)
    return made


def _children(value: Any) -> Iterable[tuple[Any, Any]]:
    """The values right inside a value, each after the step to it."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _unprintable(value: Any, path: Steps) -> Iterator[Fault]:
    """Strings with characters that could not be shown, or could steer a terminal."""
    if isinstance(value, str) and not value.isprintable():
        yield path, "holds a control character or a line break; text is one line here"
    for step, inner in _children(value):
        yield from _unprintable(inner, (*path, step))


def _faults(value: Any, kind: Any, path: Steps) -> Iterator[Fault]:
    """All that keeps `value` from being of a kind, as deep down as it can be said."""
    struct, inner = _struct_of(kind, value), _kind_inside(kind, value)
    if struct is not None:
        yield from _struct_faults(value, struct, path)
        return
    children = _children(value) if inner is not None else ()
    deeper = [fault for step, each in children for fault in _faults(each, inner, (*path, step))]
    yield from deeper or _own_fault(value, kind, path)


def _own_fault(value: Any, kind: Any, path: Steps) -> Iterator[Fault]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        yield path, _said(str(error), value, kind)


def _struct_faults(value: Any, struct: type[msgspec.Struct], path: Steps) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    hints = get_type_hints(struct, include_extras=True)
    for key in value:
        if key not in fields:
            yield (*path, key), f"is no key here{perhaps(str(key), fields)}"
    for name, field in fields.items():
        if name in value:
            yield from _faults(value[name], hints[field.name], (*path, name))
        elif field.required:
            yield path, f"`{name}` is missing"


def _struct_of(kind: Any, value: Any) -> type[msgspec.Struct] | None:
    """The struct that a mapping could be, where the kind allows one."""
    if not isinstance(value, dict):
        return None
    kinds = _alternatives(kind)
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, msgspec.Struct)), None)


def _kind_inside(kind: Any, value: Any) -> Any:
    """What the values of a list or a mapping should be, where the kind allows one."""
    wanted, which = (dict, 1) if isinstance(value, dict) else (tuple, 0)
    kinds = (each for each in _alternatives(kind) if get_origin(each) is wanted)
    return next((get_args(each)[which] for each in kinds), None)


def _alternatives(kind: Any) -> tuple[Any, ...]:
    """The types that a type is made of, without annotations: of `A | None`, A and None."""
    if hasattr(kind, "__metadata__"):
        return _alternatives(kind.__origin__)
    if get_origin(kind) is Union or type(kind).__name__ == "UnionType":
        return tuple(inner for each in get_args(kind) for inner in _alternatives(each))
    return (kind,)


_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}


def _in_words(kinds: re.Match[str]) -> str:
    """Kinds of values as msgspec names them, in words; that a value may be missing goes unsaid."""
    names = kinds[1].split(" | ")
    return " or ".join(_WORDS.get(name, name) for name in names if name != "null" or not names[1:])


def _said(message: str, value: Any, kind: Any) -> str:
    """Say msgspec's message in the words of this project."""
    message = message.partition(" - at ")[0]
    if message.startswith("Invalid enum value"):
        options = [option for each in _alternatives(kind) for option in _options(each)]
        return f'"{shown(str(value))}" is none of {", ".join(options)}'
    if "matching regex" in message:
        return f'"{shown(str(value))}" is not written as it should be: {_description(kind)}'
    small = message[:1].lower() + message[1:]
    said = re.sub(r"`([^`]*)`", _in_words, small)
    return f"{said}{_instead(message, value)}"


def _instead(message: str, value: Any) -> str:
    """How to write a value that is of another kind, where that can be told."""
    wanted = message.partition(", got")[0].replace(" | null", "")
    if isinstance(value, str) and "`array`" in wanted and "|" not in wanted:
        if value.startswith("-"):
            return f'; put a space after each dash, like "- {shown(value[1:].split(" -")[0])}"'
        return f'; write each on a line of its own after a dash: "- {shown(value)}"'
    if isinstance(value, (bool, int, float)) and "`str" in wanted:
        return f'; put it in quotes: "{str(value).lower()}"'
    if isinstance(value, str) and "`int" in wanted:
        return f'; "{shown(value)}" is none, write digits, like 8'
    return f", not {value}" if isinstance(value, int) and ("<=" in wanted or ">=" in wanted) else ""


def _options(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is not None:
        return tuple(str(option) for option in get_args(kind))
    return tuple(str(member.value) for member in kind) if hasattr(kind, "__members__") else ()


def _description(kind: Any) -> str:
    """How a text has to look: the description that stands beside its pattern in the schema."""
    metas = getattr(kind, "__metadata__", ())
    if any(meta.pattern for meta in metas):
        return next((meta.description for meta in metas if meta.description), "")
    parts = (_description(each) for each in get_args(kind))
    return next((part for part in parts if part), "")
