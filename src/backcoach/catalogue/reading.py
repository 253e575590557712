"""YAML read with care: plain scalars, no duplicate keys, nothing that can harm the program.

YAML 1.1 takes `no` for false, `1:30` for 90 and a date for a date; here only true, false, null
and decimal numbers are more than text. Anchors are refused, for they can be made to explode, and
so is deep nesting, which kills the interpreter inside libyaml.
"""

import re
from typing import Any, ClassVar

import yaml

from backcoach.catalogue.problems import Problem, ProblemsError, Steps
from backcoach.domain.errors import shown

MOST_BYTES = 2_000_000
DEEPEST = 40

_TOO_DEEP = "is nested too deeply"
_IN_OUR_WORDS = {"exceeded maximum nesting depth": _TOO_DEEP}
"""libyaml looks ahead, so from PyYAML 6.0.4 on its own limit may come before ours."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # the C loader is there or not, and is untyped
    """The core schema, and each key once."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f'the key "{shown(key.value)}" is there twice',
                    problem_mark=key.start_mark,
                )
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]{0,17})$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]{1,18}\.[0-9]{1,18}$", "-+0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def read_yaml(text: bytes, file: str) -> Any:
    """Return the plain values of a YAML document.

    Raises:
        ProblemsError: it is no YAML, or YAML of a kind that is refused; says where.
    """
    problem = _refused(text, file)
    if problem is None:
        try:
            return yaml.load(text, Loader=_Loader)  # a subclass of the safe loader
        except yaml.YAMLError as error:
            problem = _explained(error, file)
        except ValueError:
            problem = Problem(file, 1, 1, "", "a number in it is out of range")
    raise ProblemsError((problem,))


def _refused(text: bytes, file: str) -> Problem | None:
    """What makes a document unfit to load, if anything; found without building anything."""
    if len(text) > MOST_BYTES:
        return Problem(file, 1, 1, "", f"is larger than {MOST_BYTES // 1_000_000} MB")
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                return _at(event.start_mark, file, "anchors (&) and aliases (*) are not used here")
            if getattr(event, "tag", None):
                return _at(event.start_mark, file, "tags (!) are not used here")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return _at(event.start_mark, file, _TOO_DEEP)
    except yaml.YAMLError as error:
        return _explained(error, file)
    return None


def _explained(error: yaml.YAMLError, file: str) -> Problem:
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or "is no YAML"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem(file, 1, 1, "", f"is no YAML: {message}")
    return _at(mark, file, _IN_OUR_WORDS.get(message, message))


def _at(mark: Any, file: str, message: str) -> Problem:
    """A problem at one of PyYAML's marks, which libyaml's reader has a type of its own for."""
    return Problem(file, mark.line + 1, mark.column + 1, "", message)


class Marks:
    """Where in a file each value stands; the document is composed on the first question."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._root: yaml.Node | None = None

    def of(self, path: Steps) -> tuple[int, int]:
        """The line and column, from 1, of the value at a path, or of its nearest ancestor."""
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=_Loader)
        node = self._root
        mark = node.start_mark if node else None
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node, mark = child
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Mark] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key.start_mark
    return None
