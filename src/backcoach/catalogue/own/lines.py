"""Lines of a list that YAML takes for a key and its value: `- bird dog: 3x10`."""

from typing import Any

from backcoach.catalogue.schemas import own_schema

_KEYS = frozenset(own_schema.Item.__struct_fields__)


def with_lines(said: Any) -> Any:
    """What an entry says, with every such line as the text that stands there."""
    if not isinstance(said, dict):
        return said
    changed = {}
    if isinstance(said.get("items"), list):
        changed["items"] = [_line(each) for each in said["items"]]
    if isinstance(said.get("blocks"), list):
        changed["blocks"] = [with_lines(each) for each in said["blocks"]]
    return {**said, **changed}


def _line(said: Any) -> Any:
    if not isinstance(said, dict) or len(said) != 1:
        return said
    ((name, much),) = said.items()
    is_line = isinstance(name, str) and name not in _KEYS
    if not is_line or isinstance(much, (bool, dict, list)):
        return said
    return name if much is None else f"{name}: {much}"
