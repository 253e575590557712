"""The data files together: each checked by itself, then what they say of each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import NamedTuple, Protocol, TypeVar

from backcoach.catalogue import build, references, safety_build, safety_schema, schema
from backcoach.catalogue.checking import DataFile, EntryType, Found
from backcoach.catalogue.problems import Problem, ProblemsError
from backcoach.catalogue.references import Reference
from backcoach.domain.catalogue import Catalogue, Source
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.exercise import Exercise
from backcoach.domain.muscle import Muscle, MuscleGroup, homes
from backcoach.domain.routine import Routine
from backcoach.domain.safety import Safety

Entry = TypeVar("Entry")
Value = TypeVar("Value")

Ids = Sequence[str] | None
"""The ids there are of a kind; None where they could not be read, which has been said."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Findings(NamedTuple):
    """All that could be read, each value with its place."""

    exercises: list[Found[Exercise]]
    routines: list[Found[Routine]]
    groups: list[Found[MuscleGroup]]
    muscles: list[Found[Muscle]]
    sources: list[Found[Source]]
    safety: list[Found[Safety]]

    @property
    def every_muscle(self) -> list[Found[_Named]]:
        """Every group, then every muscle."""
        return [*self.groups, *self.muscles]


def load(texts: Mapping[str, bytes]) -> Catalogue:
    """Make the catalogue of the data files' contents, by the names of the files.

    A name says what is in a file: in whatever folder, `exercises.yaml` has exercises. Several
    files of a kind are read as one.

    Raises:
        ProblemsError: with every problem of every file.
    """
    files = _Files(texts)
    found = _find(files)
    known: dict[str, Ids] = {
        "exercise": files.ids("exercises"),
        "muscle": [each.value.id for each in found.every_muscle]
        if files.are_sound("muscles")
        else None,
        "source": files.ids("sources"),
    }
    _cross_check(found, known)
    if files.problems or not found.safety:
        raise ProblemsError(files.problems)
    return Catalogue(
        exercises=_values(found.exercises),
        routines=_values(found.routines),
        muscles=_values(found.muscles),
        groups=_values(found.groups),
        sources=_values(found.sources),
        safety=found.safety[0].value,
    )


class _Files:
    """Data files by what is in them."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._files = [DataFile(name, text) for name, text in texts.items()]

    @property
    def problems(self) -> list[Problem]:
        """All that was found so far, in the order of the files."""
        return [problem for file in self._files for problem in sorted(file.problems)]

    def are_sound(self, kind: str) -> bool:
        """Whether no problem was found so far in files of a kind."""
        return not any(file.problems for file in self._of(kind))

    def entries(self, kind: str, struct: type[EntryType]) -> Iterator[Found[EntryType]]:
        """The entries of files that are lists, without those that are faulty."""
        for file in self._of(kind):
            yield from file.entries(struct)

    def wholes(self, kind: str, struct: type[EntryType]) -> Iterator[Found[EntryType]]:
        """The files that say one thing each, without those that are faulty."""
        for file in self._of(kind):
            whole = file.whole(struct)
            if whole is not None:
                yield whole

    def ids(self, kind: str) -> Ids:
        """The ids in files that are lists, also those of faulty entries."""
        lists = [file.value for file in self._of(kind)]
        if not all(isinstance(each, list) for each in lists):
            return None
        entries = (entry for each in lists for entry in each if isinstance(entry, dict))
        return [str(entry["id"]) for entry in entries if "id" in entry]

    def _of(self, kind: str) -> list[DataFile]:
        return [file for file in self._files if PurePath(file.name).stem == kind]


def _find(files: _Files) -> _Findings:
    names = files.ids("exercises")
    exercises = _built(files.entries("exercises", schema.Exercise), build.exercise)
    by_id = {each.value.id: each.value for each in exercises}
    routine = partial(build.routine, exercises=by_id, names=names)
    safety = partial(safety_build.built, exercises=by_id, names=names)
    taxonomies = [*files.wholes("muscles", schema.Muscles)]
    groups = _built(_groups(taxonomies), build.muscle_group)
    muscle = partial(build.muscle, home=homes(_values(groups)))
    return _Findings(
        exercises=exercises,
        routines=_built(files.entries("routines", schema.Routine), routine),
        groups=groups,
        muscles=_built(_muscles(taxonomies), muscle),
        sources=_built(files.entries("sources", schema.Source), build.source),
        safety=_built(files.wholes("safety", safety_schema.Safety), safety),
    )


def _built(entries: Iterable[Found[Entry]], make: Callable[[Entry], Value]) -> list[Found[Value]]:
    made = (entry.built(make) for entry in entries)
    return [each for each in made if each is not None]


def _values(entries: Iterable[Found[Value]]) -> tuple[Value, ...]:
    return tuple(each.value for each in entries)


def _groups(taxonomies: Iterable[Found[schema.Muscles]]) -> Iterator[Found[schema.MuscleGroup]]:
    for whole in taxonomies:
        for index, group in enumerate(whole.value.groups):
            yield whole.at(group, "groups", index)


def _muscles(taxonomies: Iterable[Found[schema.Muscles]]) -> Iterator[Found[schema.Muscle]]:
    for whole in taxonomies:
        for index, muscle in enumerate(whole.value.muscles):
            yield whole.at(muscle, "muscles", index)


# What they say of each other


def _cross_check(found: _Findings, known: Mapping[str, Ids]) -> None:
    _check_unique(found.exercises)
    _check_unique(found.routines)
    _check_unique(found.sources)
    _check_unique(found.every_muscle)
    for exercise in found.exercises:
        _check_references(exercise, references.of_exercise(exercise.value), known)
    for routine in found.routines:
        _check_references(routine, references.of_routine(routine.value), known)
    for group in found.groups:
        _check_references(group, references.of_group(group.value), known)
    for safety in found.safety:
        _check_references(safety, references.of_safety(safety.value), known)
    _check_links(found.exercises)
    _check_groups(found.groups, found.muscles)


def _check_unique(entries: Iterable[Found[_Named]]) -> None:
    first: dict[str, Found[_Named]] = {}
    for each in entries:
        earlier = first.setdefault(each.value.id, each)
        if earlier is not each:
            of = "" if earlier.file is each.file else f" of {earlier.file.name}"
            each.fault(f"is the id of an earlier entry{of}, too", "id")


def _check_references(
    entry: Found[object], named: Iterable[Reference], known: Mapping[str, Ids]
) -> None:
    for kind, steps, names in named:
        there = known[kind]
        for index, name in enumerate(names if there is not None else ()):
            if there is not None and name not in there:
                message = f'there is no {kind} "{shown(name)}"{perhaps(name, there)}'
                entry.fault(message, *steps, index)


def _check_links(exercises: Iterable[Found[Exercise]]) -> None:
    easier = {*_circles({each.value.id: each.value.easier for each in exercises})}
    harder = {*_circles({each.value.id: each.value.harder for each in exercises})}
    for each in exercises:
        if each.value.id in each.value.swaps:
            each.fault("names the exercise itself", "swaps")
        if each.value.id in easier:
            each.fault("leads back to the exercise itself", "easier")
        if each.value.id in harder:
            each.fault("leads back to the exercise itself", "harder")


def _check_groups(groups: Iterable[Found[MuscleGroup]], muscles: Iterable[Found[Muscle]]) -> None:
    circles = {*_circles({each.value.id: each.value.members for each in groups})}
    for group in groups:
        if group.value.id in circles:
            group.fault("leads back to the group itself", "members")
    grouped = {member for group in groups for member in group.value.members}
    alone = [each for each in muscles if each.value.id not in grouped and not each.file.problems]
    for muscle in alone:  # where there are other faults, a misspelt member would be missing, too
        muscle.fault("is in no group")


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
