"""The data files together: each checked by itself, then what they say of each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from backcoach.catalogue import build, safety_build, safety_schema, schema
from backcoach.catalogue.checking import DataFile
from backcoach.catalogue.files import FILES
from backcoach.catalogue.problems import Problem, ProblemsError, Steps
from backcoach.domain.catalogue import Catalogue, Source
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.exercise import Exercise
from backcoach.domain.routine import Routine
from backcoach.domain.safety import Safety


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Sourced(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


IdentifiedType = TypeVar("IdentifiedType", bound=_Identified)


def load(texts: Mapping[str, bytes]) -> Catalogue:
    """Make the catalogue of the data files' contents.

    Raises:
        ProblemsError: with every problem of every file.
    """
    files = {name: DataFile(name, text) for name, text in texts.items()}
    catalogue = _built(files)
    problems = _all_problems(files)
    if problems:
        raise ProblemsError(problems)
    return catalogue


def _all_problems(files: Mapping[str, DataFile]) -> list[Problem]:
    return [problem for file in files.values() for problem in sorted(file.problems)]


def _built(files: Mapping[str, DataFile]) -> Catalogue:
    exercises, muscles, routines, safety, sources = (files[name] for name in FILES)
    entries = dict(exercises.entries(schema.Exercise))
    found = _exercises(exercises, entries)
    faultless = {entries[index].id: entries[index] for index, _ in found}
    found_routines = _routines(routines, faultless, _ids(exercises))
    found_sources = [(index, _source(each)) for index, each in sources.entries(schema.Source)]
    safe = _safety(safety, faultless, _ids(exercises), _ids(sources))
    taxonomy = None if muscles.problems else muscles.entry(schema.Muscles, muscles.value, ())
    _check_unique(exercises, found)
    _check_unique(routines, found_routines)
    _check_unique(sources, found_sources)
    if taxonomy is not None:
        _check_muscles(muscles, taxonomy)
        _check_uses(exercises, found, _muscle_ids(taxonomy))
    _check_links(exercises, found, _ids(exercises))
    _check_sources(exercises, found, routines, found_routines, _ids(sources))
    if safe is None:  # where its faults are those of an exercise, they are told there
        raise ProblemsError(_all_problems(files))
    all_muscles, groups = build.muscles(taxonomy or schema.Muscles(groups=(), muscles=()))
    return Catalogue(
        exercises=tuple(each for _, each in found),
        routines=tuple(each for _, each in found_routines),
        muscles=all_muscles,
        groups=groups,
        sources=tuple(each for _, each in found_sources),
        safety=safe,
    )


def _ids(file: DataFile) -> tuple[str, ...] | None:
    """The ids in a file, also those of faulty entries; None where the file could not be read."""
    if not isinstance(file.value, list):
        return None
    entries = file.value
    return tuple(str(each["id"]) for each in entries if isinstance(each, dict) and "id" in each)


def _exercises(
    file: DataFile, entries: Mapping[int, schema.Exercise]
) -> list[tuple[int, Exercise]]:
    built = (
        (index, file.built(partial(build.exercise, entry), (index,)))
        for index, entry in entries.items()
    )
    return [(index, exercise) for index, exercise in built if exercise is not None]


def _routines(
    file: DataFile, exercises: Mapping[str, schema.Exercise], names: tuple[str, ...] | None
) -> list[tuple[int, Routine]]:
    found = []
    for index, entry in file.entries(schema.Routine):
        if names is None:
            continue
        faults = [*build.routine_faults(entry, exercises, names)]
        for path, message in faults:
            file.fault((index, *path), message)
        if not faults and set(exercises) == set(names):
            found.append((index, build.routine(entry, exercises)))
    return found


def _safety(
    file: DataFile,
    exercises: Mapping[str, schema.Exercise],
    names: tuple[str, ...] | None,
    sources: tuple[str, ...] | None,
) -> Safety | None:
    entry = None if file.problems else file.entry(safety_schema.Safety, file.value, ())
    if entry is None:
        return None
    for path, named in _cited(entry):
        _check_known(file, named, sources, (*path, "sources"), "source")
    if names is None:
        return None
    return file.built(partial(safety_build.built, entry, exercises, names), ())


def _cited(entry: safety_schema.Safety) -> Iterator[tuple[Steps, tuple[str, ...]]]:
    """Every list of sources in the file, and where it stands."""
    lists: dict[str, Sequence[_Sourced]] = {
        **{"tiers": entry.tiers, "signs": entry.signs},
        **{"pain": entry.pain, "conditions": entry.conditions},
    }
    for key, entries in lists.items():
        yield from (((key, index), each.sources) for index, each in enumerate(entries))
    yield ("review",), entry.review.sources
    yield ("morning",), entry.morning.sources
    yield ("resting",), entry.resting.sources
    for index, item in enumerate(entry.resting.items):
        if item.dosage is not None:
            yield ("resting", "items", index, "dosage"), item.dosage.sources


def _source(entry: schema.Source) -> Source:
    return Source(
        id=entry.id,
        title=entry.title,
        mark=entry.mark,
        publisher=entry.publisher,
        address=entry.address,
        kind=entry.kind,
        date=entry.date,
    )


def _check_unique(file: DataFile, named: Iterable[tuple[int, IdentifiedType]]) -> None:
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
    if file.problems:  # a misspelt member would be missing, too
        return
    grouped = {member for group in taxonomy.groups for member in group.members}
    for index, muscle in enumerate(taxonomy.muscles):
        if muscle.id not in grouped:
            file.fault(("muscles", index), "is in no group")


def _muscle_ids(taxonomy: schema.Muscles) -> list[str]:
    return [*(group.id for group in taxonomy.groups), *(each.id for each in taxonomy.muscles)]


def _check_uses(
    file: DataFile, exercises: list[tuple[int, Exercise]], muscles: Iterable[str]
) -> None:
    known = tuple(muscles)
    for index, each in exercises:
        for use, names in (
            ("primary", each.muscles.primary),
            ("secondary", each.muscles.secondary),
        ):
            _check_known(file, names, known, (index, "muscles", use), "muscle")


def _check_links(
    file: DataFile, exercises: list[tuple[int, Exercise]], ids: tuple[str, ...] | None
) -> None:
    for index, each in exercises:
        _check_known(file, each.easier, ids, (index, "easier"), "exercise")
        _check_known(file, each.harder, ids, (index, "harder"), "exercise")
        _check_known(file, each.swaps, ids, (index, "swaps"), "exercise")
        if each.id in each.swaps:
            file.fault((index, "swaps"), "names the exercise itself")
    easier = set(_circles({each.id: each.easier for _, each in exercises}))
    harder = set(_circles({each.id: each.harder for _, each in exercises}))
    for index, each in exercises:
        for link, circles in (("easier", easier), ("harder", harder)):
            if each.id in circles:
                file.fault((index, link), "leads back to the exercise itself")


def _check_sources(
    exercises: DataFile,
    found_exercises: list[tuple[int, Exercise]],
    routines: DataFile,
    found_routines: list[tuple[int, Routine]],
    known: tuple[str, ...] | None,
) -> None:
    for index, each in found_exercises:
        _check_known(exercises, each.sources, known, (index, "sources"), "source")
        path: Steps = (index, "cautions", "sources")
        _check_known(exercises, each.cautions.sources, known, path, "source")
        for number, level in enumerate(each.levels):
            path = (index, "levels", number, "sources")
            _check_known(exercises, level.sources, known, path, "source")
    for index, routine in found_routines:
        _check_known(routines, routine.sources, known, (index, "sources"), "source")


def _check_known(
    file: DataFile,
    names: Iterable[str],
    known: Iterable[str] | None,
    path: Steps,
    kind: str,
) -> None:
    if known is None:  # where they are could not be read, which has been said
        return
    known = tuple(known)
    for index, name in enumerate(names):
        if name not in known:
            message = f'there is no {kind} "{shown(name)}"{perhaps(name, known)}'
            file.fault((*path, index), message)


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
