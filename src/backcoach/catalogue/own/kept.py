"""The caches of own entries: believed only where they were made from exactly these files.

There are two: what a list needs, which is read without msgspec, and all the rest, an exercise a
line, of which only those are read that somebody asks for. There may be ten thousand of them, so
the columns of the list are kept one by one, and what many rows have in common only once.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from backcoach.catalogue.cache import NO_VALUES, all_of, is_plain, opened, sealed
from backcoach.catalogue.own.listed import Listed, Trouble
from backcoach.domain.knowledge.index import IndexedExercise, IndexedRoutine, grouped
from backcoach.domain.knowledge.origin import Origin

if TYPE_CHECKING:
    from backcoach.catalogue.own.joining import Joined
    from backcoach.domain.knowledge.exercise import Exercise
    from backcoach.domain.knowledge.routine import Item, Routine

LIST_NAME = "own.json"
WHOLE_NAME = "own-exercises.json"

Value = TypeVar("Value")


def pack_list(listed: Listed, texts: Mapping[str, bytes]) -> bytes:
    """What a list needs, as JSON that says what it was made from."""
    columns = zip(*listed.exercises, strict=True) if listed.exercises else ()
    routines = [each.id for each in listed.routines if each.id in listed.origins]
    ids = (*(each.id for each in listed.exercises), *routines)
    notes = {
        "routines": routines,
        "origins": _column([listed.origins[name] for name in ids]),
        "figures": listed.figures,
        "troubles": listed.troubles,
    }
    made = ([*map(_column, columns)], listed.routines, notes)
    return sealed([json.dumps(each, ensure_ascii=False).encode() for each in made], texts)


def unpack_list(text: bytes, texts: Mapping[str, bytes]) -> Listed | None:
    """What a list needs, of a cache made from exactly these files; None from any other."""
    lines = opened(text, texts)
    if lines is None or len(lines) != 3:
        return None
    try:
        columns, routines, notes = map(json.loads, lines)
        exercises = tuple(_rows(columns))
        ids = (*(columns[0][0] if columns else ()), *notes["routines"])
        different, which = notes["origins"]
        origins = _spread([Origin(*each) for each in different], which)
        listed = Listed(
            exercises,
            all_of(IndexedRoutine, routines),
            dict(zip(ids, origins, strict=True)),
            notes["figures"],
            tuple(
                Trouble(kind, name, tuple(names), tuple(why))
                for kind, name, names, why in notes["troubles"]
            ),
        )
        grouped(listed.routines)  # which knows every purpose
    except NO_VALUES:
        return None
    return listed


def _column(values: Sequence[Any]) -> tuple[list[Any], list[int] | int | None]:
    """A column as its different values, and which of them each row has.

    None where all differ, and the number of rows where there is but one value.
    """
    different = {value: number for number, value in enumerate(dict.fromkeys(values))}
    if len(different) == len(values):
        return [*values], None
    which = len(values) if len(different) == 1 else [different[value] for value in values]
    return [*different], which


def _spread(different: Sequence[Value], which: list[int] | int | None) -> Sequence[Value]:
    """The values of a column, row by row.

    Raises:
        ValueError: it is no column.
    """
    if which is None:
        return different
    if isinstance(which, int):
        return [*different] * which
    if {*map(type, which)} != {int} or min(which) < 0:
        raise ValueError(which)
    return [*map(different.__getitem__, which)]


def _rows(columns: Sequence[Any]) -> Iterator[IndexedExercise]:
    """The rows of columns.

    Raises:
        ValueError: they are no such columns.
    """
    kinds = IndexedExercise.__annotations__.values()
    if not columns:
        return iter(())
    pairs = zip(columns, kinds, strict=True)
    rows = zip(*(_values(column, kind) for column, kind in pairs), strict=True)
    return map(partial(tuple.__new__, IndexedExercise), rows)  # at once, for there may be many


def _values(column: Sequence[Any], kind: Any) -> Sequence[Any]:
    """The values of a column, row by row."""
    different: list[Any] = column[0]
    which: list[int] | int | None = column[1]
    wanted = str if kind is str else list
    if {*map(type, different)} - {wanted}:
        raise ValueError(different)
    if wanted is list:
        if {type(each) for several in different for each in several} - {str}:
            raise ValueError(different)
        different = [tuple(each) for each in different]
    return _spread(different, which)


class Whole(NamedTuple):
    """All that own files say beside the list: all routines, the rest day, and own exercises."""

    routines: "tuple[Routine, ...]"
    resting: "tuple[Item, ...]"
    exercises: "Mapping[str, Exercise]"


def pack_whole(catalogue: "Joined", own: "Iterable[Exercise]", texts: Mapping[str, bytes]) -> bytes:
    """All the rest, as JSON that says what it was made from."""
    import msgspec

    encoded = msgspec.json.encode
    first = encoded((catalogue.routines, catalogue.safety.resting.items))
    return sealed((first, *map(encoded, own)), texts)


def unpack_whole(
    text: bytes,
    texts: Mapping[str, bytes],
    ids: Sequence[str],
    anew: "Callable[[], Mapping[str, Exercise]]",
) -> Whole | None:
    """All the rest, of a cache made from exactly these files; None from any other.

    `ids` are those of its exercises; one that makes no sense after all is asked of `anew`.
    """
    lines = opened(text, texts)
    if lines is None or len(lines) != len(ids) + 1:
        return None
    import msgspec

    from backcoach.domain.knowledge.routine import Item, Routine

    try:
        routines, resting = msgspec.json.decode(
            lines[0], type=tuple[tuple[Routine, ...], tuple[Item, ...]]
        )
    except (msgspec.MsgspecError, *NO_VALUES):
        return None
    return Whole(routines, resting, ByLine(dict(zip(ids, lines[1:], strict=True)), anew))


class ByLine(Mapping[str, "Exercise"]):
    """Exercises by id, each read off its line when it is asked for."""

    def __init__(
        self, lines: Mapping[str, bytes], anew: "Callable[[], Mapping[str, Exercise]]"
    ) -> None:
        self._lines, self._anew = lines, anew
        self._read: dict[str, Exercise] = {}

    def __getitem__(self, key: str) -> "Exercise":
        """The exercise of an id."""
        if key not in self._read:
            self._read[key] = _decoded(key, self._lines[key]) or self._anew()[key]
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such an exercise; nothing is read for it."""
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._lines)


def _decoded(key: str, line: bytes) -> "Exercise | None":
    """The exercise of a line; None where that makes no sense."""
    import msgspec

    from backcoach.catalogue.soundness import is_whole
    from backcoach.domain.knowledge.exercise import Exercise

    try:
        found = msgspec.json.decode(line, type=Exercise)
        return found if found.id == key and is_whole(found) and is_plain(line) else None
    except (msgspec.MsgspecError, *NO_VALUES):
        return None
