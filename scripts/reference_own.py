"""The page of the format of own files, from the schema that they are checked by."""

from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import yaml

from backcoach.catalogue.schemas import own_schema, schema

STRUCTS: tuple[type[msgspec.Struct], ...] = (
    own_schema.Routine,
    own_schema.Item,
    own_schema.Block,
    schema.For,
    own_schema.Exercise,
    own_schema.Dosage,
    schema.SoreReps,
    own_schema.Part,
    own_schema.MuscleUse,
    own_schema.Cautions,
    schema.Note,
)
OPENING = """\
# Files of one's own

A routine or an exercise of your own is a small text file in YAML, `routines/evening.yaml` or
`exercises/calf-raise.yaml` beside the profile (`backcoach profile` says where that is), or any file
that you name: `backcoach session ./sheet.yaml`. `backcoach new routine evening` begins one,
`backcoach check` says what is wrong in one, with `--watch` at each save, and `backcoach check
--schema` prints a JSON Schema, with which editors help while one types. This page is made of the
same declaration as both, by `make reference`.

A routine needs a name and a list. A line of it is what stands on the sheet, a name and [a
dose](doses.md):

    name: Evening with Anna
    items:
      - bird dog 3x10 each side, hold 5 s, 2x a day
      - calf raise

An exercise needs a name, a dosage and how it is done:

    name: Calf raise
    dosage: 2x12
    steps: Stand on your toes and come down slowly.

A file may have several of one kind as a list (each after a `-`), and both kinds under `exercises:`
and `routines:`. Keys that are not needed may be left out. What is called like something of the
coach, by its id or its name, takes its place everywhere, and says so.

YAML is read plainly: anchors and tags are not used, a key stands once, and all but `true`, `false`,
`null` and numbers is text. A file has 2 MB at the most. Words are shown and said as they are: marks
of colour, of layout or of direction in them do nothing.

## Packs

A folder with such folders, `exercises` and `routines`, can be given to others: it is a pack. It may
be a Git checkout. `backcoach check ./clinic` checks one, and `profile.yaml` names those you use, or
`backcoach profile set packs` does:

    packs: [~/clinic, ~/club]

A Python package brings one along by an entry point of the group `backcoach.packs`, in its
`pyproject.toml`; it names the package, and after a colon the folder in it:

    [project.entry-points."backcoach.packs"]
    clinic = "clinic_backcoach:sheets"

Its files are read where they are installed; nothing of a pack is ever run, and no link is followed
out of it. Where several have something of the same name, one's own goes before a pack of the
profile, the later of these before the earlier, that before an installed one, and all before the
coach. `list` and `show` say where each comes from.
"""


def page() -> str:
    """The whole page."""
    return "\n".join((OPENING, *(line for struct in STRUCTS for line in _section(struct))))


def examples(kind: Any) -> list[Any]:
    """What may stand behind a key, of its type with all that is told of it."""
    return [each for meta in _metas(kind) for each in meta.examples or ()]


def keys(struct: type[msgspec.Struct]) -> Iterator[tuple[msgspec.structs.FieldInfo, Any]]:
    """Every key of a struct with its type."""
    hints = get_type_hints(struct, include_extras=True)
    return ((each, hints[each.name]) for each in msgspec.structs.fields(struct))


def _section(struct: type[msgspec.Struct]) -> Iterator[str]:
    yield f"## {struct.__name__}\n"
    yield f"{_unwrapped(struct.__doc__ or '')}\n"
    yield "| key | what | may be | such as |"
    yield "| --- | --- | --- | --- |"
    for each, kind in keys(struct):
        name = f"`{each.encode_name}`" + (", needed" if each.required else "")
        such = " or ".join(f"`{_written(each.encode_name, one)}`" for one in examples(kind))
        yield f"| {name} | {_told(kind)} | {_may_be(kind)} | {such} |"
    yield ""


def _unwrapped(text: str) -> str:
    """Paragraphs, each in one line."""
    return "\n\n".join(" ".join(each.split()) for each in text.strip().split("\n\n"))


def _told(kind: Any) -> str:
    """What a key is."""
    told = [meta.description for meta in _metas(kind) if meta.description]
    return told[-1] if told else ""


def _metas(kind: Any) -> tuple[msgspec.Meta, ...]:
    """All that is told of a type, or of what it may be besides nothing."""
    metas: tuple[msgspec.Meta, ...] = getattr(kind, "__metadata__", ())
    told = (getattr(each, "__metadata__", ()) for each in get_args(kind))
    return metas or next((each for each in told if each), ())


def _written(name: str, value: Any) -> str:
    """A key with a value, as it stands in a file."""
    text = yaml.safe_dump({name: value}, default_flow_style=True, sort_keys=False, width=1_000)
    return text.strip()[1:-1].replace("|", "\\|")


def _may_be(kind: Any) -> str:
    """What may stand behind a key, in words."""
    if get_origin(kind) is Annotated:
        return _bounded(kind.__origin__, kind.__metadata__)
    if get_origin(kind) in (Union, UnionType):
        several = [each for each in get_args(kind) if each is not type(None)]
        numbers = {int, float}.issubset(several)
        several = [each for each in several if not (numbers and each in (int, float))]
        words = [*dict.fromkeys(map(_may_be, several)), *(["a number"] if numbers else [])]
        return ", or ".join(words)
    if get_origin(kind) is tuple:
        return f"a list: {_may_be(get_args(kind)[0])}"
    if get_origin(kind) is dict:
        return f"keys, each with {_may_be(get_args(kind)[1])}"
    if get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, Enum)):
        values = get_args(kind) or tuple(each.value for each in kind)
        return ", ".join(f"`{value}`" for value in values)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return {bool: "`true` or `false`", str: "text", int: "a whole number"}[kind]


def _bounded(kind: Any, metas: tuple[msgspec.Meta, ...]) -> str:
    """What may stand behind a key that has bounds."""
    bounds = {
        name: value
        for meta in metas
        for name in ("ge", "le", "min_length", "max_length", "pattern")
        if (value := getattr(meta, name)) is not None
    }
    words = _may_be(kind)
    if "ge" in bounds:
        return f"{words} from {bounds['ge']} to {bounds['le']}"
    told = [meta.description for meta in metas if meta.description and not meta.examples]
    if kind is str and told:
        return told[-1]
    if "max_length" in bounds:
        most = bounds["max_length"]
        return f"{words} of up to {most} letters" if kind is str else _up_to(words, most)
    return words


def _up_to(words: str, most: int) -> str:
    """A list, of which the length is bounded."""
    return words.replace("a list:", f"a list of up to {most}:", 1)
