"""YAML read with care: plain scalars, no duplicate keys, nothing that can harm the program.

YAML 1.1 takes `no` for false, `1:30` for 90 and a date for a date; here only true, false, null
and decimal numbers are more than text. Anchors are refused, for they can be made to explode, and
so is deep nesting, which kills the interpreter inside libyaml.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from backcoach.catalogue.files import MOST_BYTES
from backcoach.catalogue.problems import Problem, ProblemsError, Steps
from backcoach.catalogue.yaml.explaining import TOO_DEEP, explained
from backcoach.domain.errors import shown

DEEPEST = 40
MOST_VALUES = 50_000
"""A file that says more is no data; each of its values takes a hundred times its letters."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NO_LETTER = (ValueError, OverflowError)
"""What PyYAML raises without libyaml where `"\\U…"` is beyond all letters."""

_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FRACTION = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")


class Document(NamedTuple):
    """The plain values of a document, and where each stands, by the steps that lead to it."""

    value: Any = None
    marks: Mapping[Steps, Any] = {}

    def line_and_column(self, steps: Steps) -> tuple[int, int]:
        """Where, from 1, the value stands, or its nearest ancestor that is there."""
        nearest = (steps[:end] for end in range(len(steps), -1, -1))
        mark = next((self.marks[each] for each in nearest if each in self.marks), None)
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def read_yaml(text: bytes, file: str) -> Any:
    """Return the plain values of a YAML document.

    Raises:
        ProblemsError: it is no YAML, or YAML of a kind that is refused; says where.
    """
    return read_document(text, file).value


def read_document(text: bytes, file: str) -> Document:
    """Read a YAML document; `file` is the name of it, for messages.

    Raises:
        ProblemsError: it is no YAML, or YAML of a kind that is refused; says where.
    """
    if len(text) > MOST_BYTES:
        larger = f"is larger than {MOST_BYTES // 1_000_000} MB"
        raise ProblemsError((Problem(file, 1, 1, "", larger),))
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER)).document()
    except (yaml.YAMLError, *_NO_LETTER) as error:
        raise ProblemsError((explained(error, text, file),)) from None


class _Composer:
    """Makes values of a document's events, one by one, so that nothing refused is ever built.

    Events and marks are Any, for libyaml has types of its own for them.
    """

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._marks: dict[Steps, Any] = {}

    def document(self) -> Document:
        """The one document there is; without any, there is no value.

        Raises:
            YAMLError: it is refused; says where.
        """
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return Document()
        root = next(self._events)
        self._marks[()] = root.start_mark
        value = self._value(root, ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _refusal(after, "another document begins here, and a file has one")
        return Document(value, self._marks)

    def _value(self, event: Any, steps: Steps) -> Any:
        if len(self._marks) > MOST_VALUES:
            raise _refusal(event, f"there are more than {MOST_VALUES:,} values up to here")
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _refusal(event, "anchors (&) and aliases (*) are not used here")
        if event.tag:
            raise _refusal(event, "tags (!) are not used here")
        if isinstance(event, yaml.ScalarEvent):
            return _plain(event.value) if event.implicit[0] else event.value
        if len(steps) == DEEPEST:
            raise _refusal(event, TOO_DEEP)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(steps)
        return self._mapping(steps)

    def _list(self, steps: Steps) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            inner = (*steps, len(values))
            self._marks[inner] = event.start_mark
            values.append(self._value(event, inner))
        return values

    def _mapping(self, steps: Steps) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, steps)
            if key in values:
                twice = f'the key "{shown(str(key))}" is there twice'
                raise _refusal(event, f"{twice}; keep one, with all that belongs to it")
            inner = (*steps, key)
            self._marks[inner] = event.start_mark
            values[key] = self._value(next(self._events), inner)
        return values

    def _key(self, event: Any, steps: Steps) -> Any:
        key = self._value(event, (*steps, "?"))  # deeper by one, for keys of keys of keys
        if not isinstance(event, yaml.ScalarEvent):
            raise _refusal(event, "a key is a word, not a list of things")
        return key


def _plain(text: str) -> Any:
    """A scalar that is not in quotes."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text


def _refusal(event: Any, why: str) -> yaml.YAMLError:
    return yaml.MarkedYAMLError(problem=why, problem_mark=event.start_mark)
