"""Writes docs/catalogue.md and docs/catalogue.schema.json from the schema of the data files.

And docs/file-format.md from that of own files.

make reference
"""

import json
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import reference_own

from backcoach.catalogue.schemas import figure_schema, safety_schema, schema

DOCS = Path(__file__).resolve().parents[1] / "docs"
FILES: dict[str, Any] = {
    "exercises.yaml": list[schema.Exercise],
    "muscles.yaml": schema.Muscles,
    "routines.yaml": list[schema.Routine],
    "sources.yaml": list[schema.Source],
    "transitions.yaml": list[schema.Transition],
    "safety.yaml": safety_schema.Safety,
    "figures.yaml": figure_schema.Figures,
}
PAGE = {
    "exercises.yaml": (
        schema.Exercise,
        schema.MuscleUse,
        schema.Part,
        schema.Dosage,
        schema.SoreReps,
        schema.Cautions,
        schema.Note,
    ),
    "muscles.yaml": (schema.Muscles, schema.MuscleGroup, schema.Muscle),
    "routines.yaml": (schema.Routine, schema.For, schema.Block, schema.Item),
    "sources.yaml": (schema.Source,),
    "transitions.yaml": (schema.Transition,),
    "safety.yaml": (
        safety_schema.Safety,
        safety_schema.TierText,
        safety_schema.Sign,
        safety_schema.PainRule,
        safety_schema.Review,
        safety_schema.Precaution,
        safety_schema.Morning,
        safety_schema.Resting,
    ),
    "figures.yaml": (
        figure_schema.Figures,
        figure_schema.Figure,
        figure_schema.Pose,
        figure_schema.Reach,
        figure_schema.Marker,
        figure_schema.Scene,
        figure_schema.Cycle,
    ),
}
OPENING = """\
# The data files

Everything the coach knows is in `data/`, and no Python is needed to add to it. This page and
`catalogue.schema.json`, which editors can check YAML with, are made from
`src/backcoach/catalogue/schemas/schema.py` by `make reference`.

YAML is read plainly here: only `true`, `false`, `null` and decimal numbers are more than text,
anchors are not used, and a key stands once. Every fault is reported with its line and column.

A repetition is the list of parts under `movement`, in order. At most one part takes its length
from the dosage: `hold: dose` from the level's `hold`, `move: dose` from its `work`. A breath is
6 seconds long, 2.5 in and 3.5 out, unless the person asks for another; spans in breaths follow
it, and a hold in seconds is filled with a whole number of breaths.

How lengths are written:

- a span: `20 s`, `2.5 s`, `10 min`, `3 breaths`, `1 inhale`, `1 exhale`;
- a rest: `15 s`, or `until ready`, which counts as 30 s, or `until ready, 45 s`;
- a breath: seconds in and out, `2.5:3.5`, or in, hold, out, hold, `4:1:5:1`; 4 to 12 s in all, the
  breath out as long as the breath in or up to twice as long;
- how often: `1 a day`, `2-3 a day`, `3 a week`.

Figures are measured in hundredths of the body's height, from the floor up and from the middle of
the picture, and in degrees: 0 points right, 90 up, 180 left, -90 down. Seen from the side a body
faces right, and its right side is the near one; everything is drawn for the right side. A pose
says where the hips (or the shoulders) are, where trunk, head and limbs point, and what hands and
feet touch; elbows and knees are found. Begin from a pose that is `like` it, and look at it with
`make figures ARGS="bird-dog"`.
"""


def page() -> str:
    """The reference page."""
    return "\n".join((OPENING, *(line for file in PAGE for line in _file(file))))


def schemas() -> str:
    """The JSON Schema (2020-12) of every data file."""
    roots, definitions = msgspec.json.schema_components(
        FILES.values(), ref_template="#/$defs/{name}"
    )
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "backcoach data files",
        "anyOf": list(roots),
        "$defs": definitions,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _file(name: str) -> Iterator[str]:
    yield f"## {name}\n"
    for struct in PAGE[name]:
        yield f"### {struct.__name__}\n"
        yield f"{(struct.__doc__ or '').strip()}\n"
        yield "| key | what | without it |"
        yield "| --- | --- | --- |"
        hints = get_type_hints(struct, include_extras=True)
        for field in msgspec.structs.fields(struct):
            yield f"| `{field.name}` | {_what(hints[field.name])} | {_without(field)} |"
        yield ""


def _what(kind: Any) -> str:
    """A field's own description, and the values it allows where that does not name them."""
    described = [meta.description for meta in getattr(kind, "__metadata__", ())]
    own = next((text for text in reversed(described) if text), "")
    values = [f"`{value}`" for value in _values(kind) if f"`{value}`" not in own]
    return "; ".join(text for text in (own or _inner(kind), ", ".join(values)) if text)


def _values(kind: Any) -> Iterator[str]:
    """The values of the enums inside a type."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield from (str(member.value) for member in kind)
    if get_origin(kind) is not Literal:
        for inner in get_args(kind):
            yield from _values(inner)


def _inner(kind: Any) -> str:
    """The description of the first type inside a type that has one."""
    return next((text for inner in get_args(kind) if (text := _what(inner))), "")


def _without(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "needed"
    if field.default in (msgspec.NODEFAULT, None, (), {}, ""):
        return "nothing"
    return f"`{field.default}`"


def main() -> None:
    """Write all of them."""
    (DOCS / "catalogue.md").write_text(page(), encoding="utf-8")
    (DOCS / "catalogue.schema.json").write_text(schemas(), encoding="utf-8")
    (DOCS / "file-format.md").write_text(reference_own.page(), encoding="utf-8")


if __name__ == "__main__":
    main()
