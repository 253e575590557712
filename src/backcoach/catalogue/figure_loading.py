"""The figures: checked by themselves, then against the exercises whose movement they show."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from backcoach.catalogue import figure_build, figure_schema
from backcoach.catalogue.build import Fault
from backcoach.catalogue.checking import DataFile
from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.exercise import Exercise
from backcoach.figures.pose import Figure


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
    whole = file.entry(figure_schema.Figures, file.value, ())
    if whole is None:
        return
    for path, message in figure_build.shared_faults(whole.poses):
        file.fault(("poses", *path), message)
    for index, entry in enumerate(whole.figures):
        for path, message in _faults_with(entry, whole.figures[:index], exercises):
            file.fault(("figures", index, *path), message)
        built = file.built(partial(figure_build.figure, entry, whole.poses), ("figures", index))
        if built is not None:
            yield built
    there = {entry.id for entry in whole.figures}
    for name in exercises:
        if name not in there:
            file.fault(("figures",), f"there is no figure of {name}")


def _faults_with(
    entry: figure_schema.Figure,
    earlier: tuple[figure_schema.Figure, ...],
    exercises: Mapping[str, Exercise],
) -> Iterator[Fault]:
    if any(each.id == entry.id for each in earlier):
        yield ("id",), "is the id of an earlier figure, too"
    if entry.id not in exercises:
        yield ("id",), f'there is no exercise "{shown(entry.id)}"{perhaps(entry.id, exercises)}'
        return
    poses = {*entry.poses, *entry.cycles}
    for name in dict.fromkeys(part.pose for part in exercises[entry.id].movement):
        if name not in poses:
            yield ("poses",), f"the movement of {entry.id} needs a pose `{name}`"
