"""The figures: checked by themselves, then against the exercises whose movement they show."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from backcoach.catalogue.files import kind_of
from backcoach.catalogue.problems import Fault, ProblemsError, RuleError
from backcoach.catalogue.schemas import figure_schema
from backcoach.catalogue.schemas.schema import Entry, Id
from backcoach.catalogue.values import figure_build
from backcoach.catalogue.values.figure_build import Poses
from backcoach.catalogue.yaml.checking import checked
from backcoach.catalogue.yaml.found import DataFiles, Found, built, check_unique, values
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.pose import Figure
from backcoach.figures.reading import unreadable


class _Outline(Entry):
    """A file, for its entries to be checked one by one, so that each says all its faults."""

    poses: dict[Id, Any]
    figures: tuple[Any, ...]


def load_figures(texts: Mapping[str, bytes], exercises: Iterable[Exercise]) -> tuple[Figure, ...]:
    """Make the figures of files called `figures.yaml`; an exercise may be without one.

    Raises:
        ProblemsError: with every problem of the files.
    """
    files = DataFiles({name: text for name, text in texts.items() if kind_of(name) == "figures"})
    outlines = [*files.wholes("figures", _Outline)]
    shared = _shared_poses(outlines)
    known = {each.id: each for each in exercises}
    entries = [*_figures(outlines, shared, known)]
    check_unique(entries)
    figures = built(entries, partial(figure_build.figure, shared=shared))
    for each in figures:
        _note_unreadable(each, known)
    if files.problems:
        raise ProblemsError(files.problems)
    return values(figures)


def _shared_poses(outlines: Iterable[Found[_Outline]]) -> Poses:
    """The poses that any figure may start from, each checked by itself."""
    found: dict[str, Found[figure_schema.Pose] | None] = {}
    for outline in outlines:
        for name, value in outline.value.poses.items():
            if name in found:
                outline.fault("is the name of a pose of an earlier file, too", "poses", name)
            found[name] = outline.at(value, "poses", name).built(_pose)
    sound = {name: each for name, each in found.items() if each is not None}
    poses = Poses(
        {name: each.value for name, each in sound.items()}, frozenset(found) - frozenset(sound)
    )
    for steps, message in figure_build.pose_faults(poses, poses):
        sound[str(steps[0])].fault(message, *steps[1:])
    return poses


def _pose(value: Any) -> figure_schema.Pose:
    return checked(value, figure_schema.Pose)


def _figures(
    outlines: Iterable[Found[_Outline]], shared: Poses, exercises: Mapping[str, Exercise]
) -> Iterator[Found[figure_schema.Figure]]:
    for outline in outlines:
        for found in outline.items(outline.value.figures, "figures"):
            entry = found.built(partial(checked, kind=figure_schema.Figure))
            if entry is None:
                _note_poses(found, shared)
            else:
                for inner, message in _faults_with(entry.value, exercises):
                    entry.fault(message, *inner)
                yield entry


def _note_poses(figure: Found[Any], shared: Poses) -> None:
    """What makes no sense in the sound poses of a figure that is faulty elsewhere."""
    values = figure.value.get("poses") if isinstance(figure.value, dict) else None
    if isinstance(values, dict):
        sound = {}
        for name, each in values.items():
            with suppress(RuleError):
                sound[name] = _pose(each)
        own = Poses(sound, frozenset(map(str, values)) - frozenset(sound))
        for inner, message in figure_build.pose_faults(own, shared):
            figure.fault(message, "poses", *inner)


def _note_unreadable(found: Found[Figure], exercises: Mapping[str, Exercise]) -> None:
    """What moves too little to be seen, and has no marker that says so."""
    exercise = exercises.get(found.value.exercise)
    if exercise is not None:
        for before, after in unreadable(found.value, poses_of(exercise)):
            message = f"moves too little from `{before}` to be seen, and has no marker to say so"
            found.fault(message, "poses", after)


def _faults_with(entry: figure_schema.Figure, exercises: Mapping[str, Exercise]) -> Iterator[Fault]:
    if entry.id not in exercises:
        yield ("id",), f'there is no exercise "{shown(entry.id)}"{perhaps(entry.id, exercises)}'
        return
    poses = {*entry.poses, *entry.cycles}
    for name in dict.fromkeys(part.pose for part in exercises[entry.id].movement):
        if name not in poses:
            yield ("poses",), f"the movement of {entry.id} needs a pose `{name}`"
