"""The data files together: each checked by itself, then what they say of each other."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from backcoach.catalogue import references
from backcoach.catalogue.problems import ProblemsError, Steps
from backcoach.catalogue.references import Reference
from backcoach.catalogue.schemas import safety_schema, schema
from backcoach.catalogue.values import build, safety_build
from backcoach.catalogue.yaml.found import (
    DataFiles,
    Found,
    Identified,
    Ids,
    built,
    check_unique,
    values,
)
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.catalogue import Catalogue, Source
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.muscle import Muscle, MuscleGroup, homes
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import Position
from backcoach.domain.knowledge.transition import Transition


class _Findings(NamedTuple):
    """All that could be read, each value with its place."""

    exercises: list[Found[Exercise]]
    routines: list[Found[Routine]]
    groups: list[Found[MuscleGroup]]
    muscles: list[Found[Muscle]]
    sources: list[Found[Source]]
    safety: list[Found[Safety]]
    transitions: list[Found[Transition]]

    @property
    def every_muscle(self) -> list[Found[Identified]]:
        """Every group, then every muscle."""
        return [*self.groups, *self.muscles]


def load(texts: Mapping[str, bytes]) -> Catalogue:
    """Make the catalogue of the data files' contents, by the names of the files.

    Several files of a kind are read as one.

    Raises:
        ProblemsError: with every problem of every file.
    """
    files = DataFiles(texts)
    found = _find(files)
    muscles = [each.value.id for each in found.every_muscle]
    known: dict[str, Ids] = {
        "exercise": files.ids("exercises"),
        "muscle": muscles if files.are_sound("muscles") else None,
        "source": files.ids("sources"),
    }
    _cross_check(found, known)
    _check_names(files.in_order([*found.exercises, *found.routines]))
    if not files.problems:  # where there are, a routine may be missing
        _check_alone(found.exercises, found.routines)
    if files.problems or not found.safety:
        raise ProblemsError(files.problems)
    return Catalogue(
        exercises=values(found.exercises),
        routines=values(found.routines),
        muscles=values(found.muscles),
        groups=values(found.groups),
        sources=values(found.sources),
        safety=found.safety[0].value,
        transitions=values(found.transitions),
    )


def _find(files: DataFiles) -> _Findings:
    names = files.ids("exercises")
    exercises = built(files.entries("exercises", schema.Exercise), build.exercise)
    by_id = {each.value.id: each.value for each in exercises}
    routine = partial(build.routine, exercises=by_id, names=names)
    safety = partial(safety_build.built, exercises=by_id, names=names)
    groups, muscles = _taxonomy(files)
    return _Findings(
        exercises=exercises,
        routines=built(files.entries("routines", schema.Routine), routine),
        groups=groups,
        muscles=muscles,
        sources=built(files.entries("sources", schema.Source), build.source),
        safety=built(files.wholes("safety", safety_schema.Safety), safety),
        transitions=built(files.entries("transitions", schema.Transition), build.transition),
    )


def _taxonomy(files: DataFiles) -> tuple[list[Found[MuscleGroup]], list[Found[Muscle]]]:
    groups: list[Found[schema.MuscleGroup]] = []
    muscles: list[Found[schema.Muscle]] = []
    for whole in files.wholes("muscles", schema.Muscles):
        groups += whole.items(whole.value.groups, "groups")
        muscles += whole.items(whole.value.muscles, "muscles")
    made = built(groups, build.muscle_group)
    return made, built(muscles, partial(build.muscle, home=homes(values(made))))


# What they say of each other


def _cross_check(found: _Findings, known: Mapping[str, Ids]) -> None:
    check_unique(found.exercises)
    check_unique(found.routines)
    check_unique(found.sources)
    check_unique(found.every_muscle)
    for exercise in found.exercises:
        _check_references(exercise, references.of_exercise(exercise.value), known)
    for routine in found.routines:
        _check_references(routine, references.of_routine(routine.value), known)
    for group in found.groups:
        _check_references(group, references.of_group(group.value), known)
    for safety in found.safety:
        _check_references(safety, references.of_safety(safety.value), known)
    for transition in found.transitions:
        _check_references(transition, references.of_transition(transition.value), known)
    _check_ways(found.transitions)
    _check_links(found.exercises)
    _check_groups(found.groups, found.muscles)


def _check_names(entries: Iterable[Found[Exercise | Routine]]) -> None:
    """Note every name of an earlier entry of the other kind: a session is started by either."""
    first: dict[str, Found[Exercise | Routine]] = {}
    for each in entries:
        for steps, name in _names(each.value):
            other = first.setdefault(plain(name), each)
            if type(other.value) is not type(each.value):
                message = f'is what "{other.value.id}" of {other.file.name} is called, too'
                each.fault(message, *steps)


def _names(each: Exercise | Routine) -> Iterator[tuple[Steps, str]]:
    """What something is called, and where in its entry that stands."""
    yield ("id",), each.id
    yield ("name",), each.name
    for index, alias in enumerate(each.aliases):
        yield ("aliases", index), alias


def _check_references(
    entry: Found[object], named: Iterable[Reference], known: Mapping[str, Ids]
) -> None:
    for kind, steps, names in named:
        there = known[kind]
        if there is None:
            continue
        for index, name in enumerate(names):
            if name not in there:
                message = f'there is no {kind} "{shown(name)}"{perhaps(name, there)}'
                entry.fault(message, *steps, index)


def _check_links(exercises: Iterable[Found[Exercise]]) -> None:
    easier = {*circles({each.value.id: each.value.easier for each in exercises})}
    harder = {*circles({each.value.id: each.value.harder for each in exercises})}
    for each in exercises:
        if each.value.id in each.value.swaps:
            each.fault("names the exercise itself", "swaps")
        if each.value.id in easier:
            each.fault("leads back to the exercise itself", "easier")
        if each.value.id in harder:
            each.fault("leads back to the exercise itself", "harder")


def _check_alone(exercises: Iterable[Found[Exercise]], routines: Iterable[Found[Routine]]) -> None:
    """Note every exercise that is in no routine and does not say why.

    One that does may be in a routine of somebody's own, all the same.
    """
    used = {name for each in routines for name in each.value.exercises}
    for each in exercises:
        if each.value.id not in used and not each.value.alone:
            each.fault("is in no routine; `alone` should say why")


def _check_ways(transitions: Iterable[Found[Transition]]) -> None:
    there: set[tuple[Position, Position]] = set()
    for each in transitions:
        for index, start in enumerate(each.value.starts):
            way = (start, each.value.end)
            if way in there:
                message = f"there is a way from {start} to {each.value.end} already"
                each.fault(message, "from", index)
            there.add(way)


def _check_groups(groups: Iterable[Found[MuscleGroup]], muscles: Iterable[Found[Muscle]]) -> None:
    leading = {*circles({each.value.id: each.value.members for each in groups})}
    for group in groups:
        if group.value.id in leading:
            group.fault("leads back to the group itself", "members")
    grouped = {member for group in groups for member in group.value.members}
    alone = [each for each in muscles if each.value.id not in grouped and not each.file.problems]
    for muscle in alone:  # where there are other faults, a misspelt member would be missing, too
        muscle.fault("is in no group")


def circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
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
