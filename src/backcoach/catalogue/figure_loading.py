"""The figures: checked by themselves, then against the exercises whose movement they show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec

from backcoach.catalogue import figure_build, figure_schema
from backcoach.catalogue.checking import DataFile
from backcoach.catalogue.figure_build import Poses
from backcoach.catalogue.problems import Fault, ProblemsError, Steps
from backcoach.catalogue.schema import Entry, Id
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.exercise import Exercise
from backcoach.figures.pose import Figure


class _Outline(Entry):
    """The file, for its entries to be checked one by one, so that each says all its faults."""

    poses: dict[Id, Any]
    figures: tuple[Any, ...]


def load_figures(text: bytes, exercises: Iterable[Exercise]) -> tuple[Figure, ...]:
    """Make the figures of `figures.yaml`; every exercise needs one.

    Raises:
        ProblemsError: with every problem of the file.
    """
    file = DataFile("figures.yaml", text)
    figures: tuple[Figure, ...] = ()
    if not file.problems:
        figures = tuple(_loaded(file, {each.id: each for each in exercises}))
    if file.problems:
        raise ProblemsError(sorted(file.problems))
    return figures


def _loaded(file: DataFile, exercises: Mapping[str, Exercise]) -> Iterator[Figure]:
    whole = file.whole(_Outline)
    if whole is None:
        return
    shared = _poses(file, whole.value.poses)
    _note(file, figure_build.pose_faults(shared, shared), ("poses",))
    ids: list[str] = []
    for index, value in enumerate(whole.value.figures):
        path = ("figures", index)
        entry = file.found(figure_schema.Figure, value, *path)
        if entry is None:
            _note_poses(file, value, shared, path)
        else:
            _note(file, _faults_with(entry.value, ids, exercises), path)
            built = entry.built(partial(figure_build.figure, shared=shared))
            if built is not None:
                yield built.value
        ids += [value["id"]] if isinstance(value, dict) and "id" in value else []
    for name in exercises:
        if name not in ids:
            file.fault(("figures",), f"there is no figure of {name}")


def _poses(file: DataFile, values: Mapping[str, Any]) -> Poses:
    """Poses that any figure may start from, each checked by itself."""
    read = {
        name: file.found(figure_schema.Pose, value, "poses", name) for name, value in values.items()
    }
    sound = {name: each.value for name, each in read.items() if each is not None}
    return Poses(sound, frozenset(read) - frozenset(sound))


def _note_poses(file: DataFile, value: Any, shared: Poses, path: Steps) -> None:
    """What makes no sense in the sound poses of a figure that is faulty elsewhere."""
    values = value.get("poses") if isinstance(value, dict) else None
    if isinstance(values, dict):
        sound = {}
        for name, each in values.items():
            with suppress(msgspec.ValidationError):
                sound[name] = msgspec.convert(each, figure_schema.Pose)
        own = Poses(sound, frozenset(map(str, values)) - frozenset(sound))
        _note(file, figure_build.pose_faults(own, shared), (*path, "poses"))


def _note(file: DataFile, faults: Iterable[Fault], path: Steps) -> None:
    for inner, message in faults:
        file.fault((*path, *inner), message)


def _faults_with(
    entry: figure_schema.Figure, earlier: Sequence[str], exercises: Mapping[str, Exercise]
) -> Iterator[Fault]:
    if entry.id in earlier:
        yield ("id",), "is the id of an earlier figure, too"
    if entry.id not in exercises:
        yield ("id",), f'there is no exercise "{shown(entry.id)}"{perhaps(entry.id, exercises)}'
        return
    poses = {*entry.poses, *entry.cycles}
    for name in dict.fromkeys(part.pose for part in exercises[entry.id].movement):
        if name not in poses:
            yield ("poses",), f"the movement of {entry.id} needs a pose `{name}`"
