"""The data files together: each checked by itself, then what they say of each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol, TypeVar

from backcoach.catalogue import build, schema
from backcoach.catalogue.checking import DataFile
from backcoach.catalogue.files import FILES
from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.catalogue import Catalogue, Source
from backcoach.domain.errors import any_of, near_to
from backcoach.domain.exercise import Exercise
from backcoach.domain.routine import Routine


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedType = TypeVar("NamedType", bound=_Named)


def load(texts: Mapping[str, bytes]) -> Catalogue:
    """Make the catalogue of the data files' contents.

    Raises:
        ProblemsError: with every problem of every file.
    """
    files = {name: DataFile(name, text) for name, text in texts.items()}
    catalogue = _built(files)
    for file in files.values():
        file.problems.sort()
    problems = [problem for file in files.values() for problem in file.problems]
    if problems:
        raise ProblemsError(problems)
    return catalogue


def _built(files: Mapping[str, DataFile]) -> Catalogue:
    exercises, muscles, routines, sources = (files[name] for name in FILES)
    found_exercises = _exercises(exercises)
    # Exercises that could not be built would all be missing from the routines, too.
    found_routines = [] if exercises.problems else _routines(routines, found_exercises)
    found_sources = [(index, _source(each)) for index, each in sources.entries(schema.Source)]
    taxonomy = muscles.entry(schema.Muscles, muscles.value, ()) if not muscles.problems else None
    taxonomy = taxonomy or schema.Muscles(groups=(), muscles=())
    for file, named in (
        (exercises, found_exercises),
        (routines, found_routines),
        (sources, found_sources),
    ):
        _check_unique(file, named)
    if not any(file.problems for file in files.values()):
        _check_muscles(muscles, taxonomy)
    if not any(file.problems for file in files.values()):
        _check_references(exercises, found_exercises, taxonomy, [s.id for _, s in found_sources])
        for index, routine in found_routines:
            known = [s.id for _, s in found_sources]
            _check_known(routines, routine.sources, known, (index, "sources"), "source")
    all_muscles, groups = build.muscles(taxonomy)
    return Catalogue(
        exercises=tuple(each for _, each in found_exercises),
        routines=tuple(each for _, each in found_routines),
        muscles=all_muscles,
        groups=groups,
        sources=tuple(each for _, each in found_sources),
    )


def _exercises(file: DataFile) -> list[tuple[int, Exercise]]:
    built = (
        (index, file.built(partial(build.exercise, entry), (index,)))
        for index, entry in file.entries(schema.Exercise)
    )
    return [(index, exercise) for index, exercise in built if exercise is not None]


def _routines(file: DataFile, exercises: list[tuple[int, Exercise]]) -> list[tuple[int, Routine]]:
    known = tuple(exercise for _, exercise in exercises)
    built = (
        (index, file.built(partial(build.routine, entry, known), (index,)))
        for index, entry in file.entries(schema.Routine)
    )
    return [(index, routine) for index, routine in built if routine is not None]


def _source(entry: schema.Source) -> Source:
    return Source(entry.id, entry.title, entry.mark, entry.publisher, entry.address)


def _check_unique(file: DataFile, named: Iterable[tuple[int, NamedType]]) -> None:
    seen: set[str] = set()
    for index, each in named:
        if each.id in seen:
            file.fault((index, "id"), "is the id of an earlier entry, too")
        seen.add(each.id)


def _check_muscles(file: DataFile, taxonomy: schema.Muscles) -> None:
    ids = _muscle_ids(taxonomy)
    for name, many in Counter(ids).items():
        if many > 1:
            file.fault((), f'"{name}" is there {many} times')
    for index, group in enumerate(taxonomy.groups):
        _check_known(file, group.members, ids, ("groups", index, "members"), "muscle")
    members = {group.id: group.members for group in taxonomy.groups}
    for circle in _circles(members):
        index = [group.id for group in taxonomy.groups].index(circle)
        file.fault(("groups", index, "members"), "leads back to the group itself")
    grouped = {member for group in taxonomy.groups for member in group.members}
    for index, muscle in enumerate(taxonomy.muscles):
        if muscle.id not in grouped:
            file.fault(("muscles", index), "is in no group")


def _muscle_ids(taxonomy: schema.Muscles) -> list[str]:
    return [*(group.id for group in taxonomy.groups), *(each.id for each in taxonomy.muscles)]


def _check_references(
    file: DataFile,
    exercises: list[tuple[int, Exercise]],
    taxonomy: schema.Muscles,
    sources: list[str],
) -> None:
    ids = [exercise.id for _, exercise in exercises]
    muscles = _muscle_ids(taxonomy)
    for index, each in exercises:
        _check_known(file, each.muscles.primary, muscles, (index, "muscles", "primary"), "muscle")
        _check_known(
            file, each.muscles.secondary, muscles, (index, "muscles", "secondary"), "muscle"
        )
        _check_known(file, each.easier, ids, (index, "easier"), "exercise")
        _check_known(file, each.harder, ids, (index, "harder"), "exercise")
        _check_known(file, each.sources, sources, (index, "sources"), "source")
        for number, level in enumerate(each.levels):
            path = (index, "levels", number, "sources")
            _check_known(file, level.sources, sources, path, "source")
    for circle in _circles({each.id: each.easier for _, each in exercises}):
        file.fault((ids.index(circle), "easier"), "leads back to the exercise itself")


def _check_known(
    file: DataFile,
    names: Iterable[str],
    known: Iterable[str],
    path: tuple[str | int, ...],
    kind: str,
) -> None:
    known = tuple(known)
    for index, name in enumerate(names):
        if name not in known:
            near = near_to(name, known)
            perhaps = f"; did you mean {any_of(near)}?" if near else ""
            file.fault((*path, index), f'there is no {kind} "{name}"{perhaps}')


def _circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The names from which following the links leads back."""
    for start in links:
        seen: set[str] = set()
        ahead = list(links[start])
        while ahead:
            name = ahead.pop()
            if name == start:
                yield start
                break
            if name not in seen:
                seen.add(name)
                ahead += links.get(name, ())
