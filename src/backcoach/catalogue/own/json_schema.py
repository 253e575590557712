"""The JSON Schema of own files, for editors: made of the structs that they are checked by."""

import json
from typing import Any

import msgspec

from backcoach.catalogue.own.files import KINDS
from backcoach.catalogue.schemas import own_schema

FILE_NAME = "own-files.schema.json"
"""What it is called beside own files."""

Schema = dict[str, Any]

_ONE_OF = {
    "Exercise": [("dosage",), ("levels",)],
    "Routine": [("items",), ("blocks",)],
}
"""Keys of which an entry has one or the other, and not both."""
_ANY_OF = {"Exercise": [("steps",), ("movement",)]}
"""Keys of which an entry has one at least."""


def schema_text() -> str:
    """The schema (of the draft that editors know best) as JSON."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """What a file may hold: an exercise or a routine, a list of them, or lists of both by kind."""
    kinds = (own_schema.Exercise, own_schema.Routine)
    entries, definitions = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for name, keys in _ONE_OF.items():
        definitions[name]["oneOf"] = [_has(*each) for each in keys]
    for name, keys in _ANY_OF.items():
        definitions[name]["anyOf"] = [_has(*each) for each in keys]
    for name in ("Routine", "Block"):
        _allow_lines(definitions[name]["properties"]["items"], definitions["Item"])
    several = {"type": "array", "minItems": 1, "items": {"anyOf": list(entries)}}
    lists = dict.fromkeys(KINDS, several)
    both = {"type": "object", "properties": lists, "additionalProperties": False}
    whole = [_with(definitions[name], lists) for name in ("Routine", "Exercise")]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Exercises and routines of one's own, for backcoach",
        "anyOf": [*whole, several, {**both, "minProperties": 1}],
        "$defs": definitions,
    }


def _allow_lines(items: Schema, item: Schema) -> None:
    """Let an item be a line that YAML takes for a key and its value, `bird dog: 3x10`."""
    line = {"type": "object", "minProperties": 1, "maxProperties": 1}
    much = {"type": ["string", "number", "null"], "maxLength": own_schema.LONGEST_LINE}
    known = dict.fromkeys(item["properties"], False)
    each = next(each for each in (items, *items.get("anyOf", ())) if "items" in each)["items"]
    each["anyOf"].append({**line, "properties": known, "additionalProperties": much})


def _has(*keys: str) -> Schema:
    return {"required": list(keys)}


def _with(entry: Schema, lists: Schema) -> Schema:
    """An entry that has lists of other entries in its file."""
    return {**entry, "properties": {**entry["properties"], **lists}}
