"""Checks that report every problem at once, each with its place and a "did you mean"."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from backcoach.catalogue.problems import Fault, Problem, ProblemsError, RuleError, Steps
from backcoach.catalogue.reading import Document, read_document
from backcoach.domain.errors import perhaps, shown

MOST_FAULTS = 50
"""So many are told of one entry; nobody mends more at a time."""

EntryType = TypeVar("EntryType", bound=msgspec.Struct)
Value_co = TypeVar("Value_co", covariant=True)
Other = TypeVar("Other")


class Found(NamedTuple, Generic[Value_co]):
    """A value, and where it stands in which file."""

    value: Value_co
    file: "DataFile"
    steps: Steps

    def fault(self, message: str, *inner: str | int) -> None:
        """Note a problem with the value, or with one inside it."""
        self.file.fault((*self.steps, *inner), message)

    def at(self, value: Other, *inner: str | int) -> "Found[Other]":
        """A value inside it."""
        return Found(value, self.file, (*self.steps, *inner))

    def built(self, make: Callable[[Value_co], Other]) -> "Found[Other] | None":
        """What is made of the value, or None after noting the rules it breaks."""
        try:
            return self.at(make(self.value))
        except RuleError as error:
            for inner, message in error.faults:
                self.fault(message, *inner)
            return None


class DataFile:
    """One YAML file: its values, and the problems found in them so far."""

    def __init__(self, name: str, text: bytes) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._document = Document()
        try:
            self._document = read_document(text, name)
        except ProblemsError as error:
            self.problems += error.found

    @property
    def value(self) -> Any:
        """All that the file says; None where it could not be read."""
        return self._document.value

    def fault(self, steps: Steps, message: str) -> None:
        """Note a problem with the value that these steps lead to."""
        line, column = self._document.line_and_column(steps)
        self.problems.append(Problem(self.name, line, column, self._named(steps), message))

    def entries(self, kind: type[EntryType]) -> Iterator[Found[EntryType]]:
        """The entries of a file that is a list, as structs; faulty ones are noted, not yielded."""
        if self.problems:
            return
        if not isinstance(self.value, list):
            self.fault((), "should be a list of entries, each starting with `- id:`")
            return
        for index, value in enumerate(self.value):
            entry = self.found(kind, value, index)
            if entry is not None:
                yield entry

    def whole(self, kind: type[EntryType]) -> Found[EntryType] | None:
        """All that the file says as one struct, or None after noting all that is wrong with it."""
        return None if self.problems else self.found(kind, self.value)

    def found(
        self, kind: type[EntryType], value: Any, *steps: str | int
    ) -> Found[EntryType] | None:
        """One value as a struct, or None after noting all that is wrong with it."""
        faults = [*islice(_unprintable(value, steps), MOST_FAULTS)]
        try:
            made = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            faults += islice(_faults(value, kind, steps), MOST_FAULTS)
        if not faults:
            return Found(made, self, steps)
        for where, message in faults:
            self.fault(where, message)
        return None

    def _named(self, steps: Steps) -> str:
        """Steps for people: entries by their id, `bird-dog.levels[0].hold`."""
        value, text = self.value, ""
        for step in steps:
            value = _inside(value, step)
            name = value.get("id") if isinstance(value, dict) else None
            if isinstance(step, int) and not text and isinstance(name, str):
                text = shown(name)
            else:
                text += f"[{step}]" if isinstance(step, int) else f".{shown(str(step))}"
        return text.lstrip(".")


def _inside(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _unprintable(value: Any, path: Steps) -> Iterator[Fault]:
    """Strings with characters that could not be shown, or could steer a terminal."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _unprintable(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unprintable(inner, (*path, index))
    elif isinstance(value, str) and not value.isprintable():
        yield path, "holds a control character or a line break; text is one line here"


def _faults(value: Any, kind: Any, path: Steps) -> Iterator[Fault]:
    """All that keeps `value` from being of a kind, as deep down as it can be said."""
    struct, items, values = _struct_of(kind, value), _item_type(kind), _value_type(kind)
    if struct is not None:
        yield from _struct_faults(value, struct, path)
    elif values is not None and isinstance(value, dict):
        inner = [
            fault for key, each in value.items() for fault in _faults(each, values, (*path, key))
        ]
        yield from inner or _own_fault(value, kind, path)
    elif items is not None and isinstance(value, list):
        inner = [
            fault
            for index, item in enumerate(value)
            for fault in _faults(item, items, (*path, index))
        ]
        yield from inner or _own_fault(value, kind, path)
    else:
        yield from _own_fault(value, kind, path)


def _own_fault(value: Any, kind: Any, path: Steps) -> Iterator[Fault]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        yield path, _said(str(error), value, kind)


def _struct_faults(value: Any, struct: type[msgspec.Struct], path: Steps) -> Iterator[Fault]:
    fields = {field.name: field for field in msgspec.structs.fields(struct)}
    hints = get_type_hints(struct, include_extras=True)
    for key in value:
        if key not in fields:
            yield (*path, key), f"is no key here{perhaps(str(key), fields)}"
    for name, field in fields.items():
        if name in value:
            yield from _faults(value[name], hints[name], (*path, name))
        elif field.required:
            yield path, f"`{name}` is missing"


def _struct_of(kind: Any, value: Any) -> type[msgspec.Struct] | None:
    """The struct that a mapping could be, where the kind allows one."""
    if not isinstance(value, dict):
        return None
    kinds = _alternatives(kind)
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, msgspec.Struct)), None)


def _item_type(kind: Any) -> Any:
    tuples = (k for k in _alternatives(kind) if get_origin(k) is tuple)
    return next((get_args(k)[0] for k in tuples), None)


def _value_type(kind: Any) -> Any:
    mappings = (k for k in _alternatives(kind) if get_origin(k) is dict)
    return next((get_args(k)[1] for k in mappings), None)


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
    return re.sub(r"`([^`]*)`", _in_words, small)


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
