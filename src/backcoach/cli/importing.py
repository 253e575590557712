"""Exercises of another program, or a pasted list, as own files: what was had, and what was not."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from backcoach.catalogue.own.called import id_of
from backcoach.catalogue.own.drafting import draft_of
from backcoach.catalogue.own.files import EXERCISES, ROUTINES
from backcoach.catalogue.own.importing import imported
from backcoach.catalogue.own.notation.shape import shape_of
from backcoach.cli import output, stored
from backcoach.cli.placing import write_new
from backcoach.cli.saving import STANDARD_OUTPUT
from backcoach.domain.errors import BadDataError, CoachError, shown
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import IndexedExercise, IndexedMuscle, plain
from backcoach.domain.words.grammar import counted
from backcoach.keeping.reading import read_file

MOST_BYTES = 20_000_000
IMPORTED = "imported"
"""What is called nothing is called this."""
MOST_TOLD = 20
"""So many of a kind are named; the others are counted."""


def take_in(named: str, name: str | None) -> None:
    """Make own files of a file: of JSON exercises, of anything else the draft of a routine.

    Raises:
        CoachError: it cannot be read or written, or there is a file of that name already.
        BadDataError: there is nothing in it that can be taken in.
    """
    text = _read(named)
    try:
        if text.lstrip()[:1] in (b"[", b"{"):
            _take_exercises(text, named, id_of(name or Path(named).stem) or IMPORTED)
        else:
            _take_list(text, named, name)
    except ValueError as error:
        raise BadDataError([f"{shown(named)} {error}."]) from None


def _read(named: str) -> bytes:
    """What a file, or standard input, says."""
    if named == STANDARD_OUTPUT:
        return sys.stdin.buffer.read(MOST_BYTES)
    try:
        text = read_file(Path(named), MOST_BYTES)
    except OSError as error:
        raise CoachError(f"{shown(named)} cannot be read: {error.strerror or error}.") from None
    if text is None:
        raise CoachError(f"There is no file {shown(named)}.")
    return text


def _take_exercises(text: bytes, named: str, stem: str) -> None:
    catalogue = stored.catalogue()
    there = {word for each in catalogue.named for word in (each.id, *_names(each))}
    found = imported(text, Path(named).name, _ids(catalogue.index.muscles), there)
    if found.entries:
        write_new(EXERCISES, stem, found.text)
    unmapped = [f"{word} ({many})" for word, many in sorted(found.unmapped.items())]
    output.write(f"Taken in: {counted(len(found.entries), 'exercise')}.\n")
    _tell("There already, and left as they are", found.there)
    _tell("Left out", found.faulty)
    _tell("No counterpart here", unmapped)


def _take_list(text: bytes, named: str, name: str | None) -> None:
    catalogue = stored.catalogue()
    shapes = catalogue.exercise
    draft = draft_of(
        _decoded(text), name, _ids(catalogue.named), lambda each: shape_of(shapes[each])
    )
    stem = id_of(name or draft.title or Path(named).stem) or IMPORTED
    write_new(ROUTINES, stem, draft.text(stem))
    output.write(f"Understood: {counted(len(draft.understood), 'line')}.\n")
    _tell("Not understood, and in the file as comments", draft.others)
    output.write(f"`backcoach session {stem}` plays it.\n")


def _ids(named: Iterable[Exercise | IndexedExercise | IndexedMuscle]) -> Mapping[str, str]:
    """Ids by all that their things are called."""
    return {plain(word): each.id for each in named for word in (each.id, *_names(each))}


def _names(each: Exercise | IndexedExercise | IndexedMuscle) -> tuple[str, ...]:
    return (each.name, *each.aliases)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("is no text in UTF-8") from None


def _tell(what: str, those: Sequence[str]) -> None:
    """Say what is so of some things, of as many of them as somebody reads."""
    if those:
        more = len(those) - MOST_TOLD
        rest = [f"and {more} more"] if more > 0 else []
        lines = (*those[:MOST_TOLD], *rest)
        output.write(f"{what}:\n" + "".join(f"  {each}\n" for each in lines))
