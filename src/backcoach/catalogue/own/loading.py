"""Own files together: what is made of each entry, and what is wrong with which.

A fault stops the entry that has it and what uses that, and nothing else.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from backcoach.catalogue import references
from backcoach.catalogue.loading import circles
from backcoach.catalogue.own import exercises as own_exercises
from backcoach.catalogue.own import meaning
from backcoach.catalogue.own.called import shown_place
from backcoach.catalogue.own.entries import Entry, entries_of, problems_of
from backcoach.catalogue.own.exercises import Known, Made
from backcoach.catalogue.own.files import EXERCISES, ROUTINES, OwnFile
from backcoach.catalogue.own.listed import Trouble
from backcoach.catalogue.own.names import Names
from backcoach.catalogue.own.routines import routine as own_routine
from backcoach.catalogue.problems import Problem
from backcoach.catalogue.schemas import own_schema
from backcoach.catalogue.yaml.checking import Struct
from backcoach.catalogue.yaml.found import DataFile
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.origin import Origin
from backcoach.domain.knowledge.over import Over, Without
from backcoach.domain.knowledge.routine import Routine

NO_KEYS = "should be keys with values: a name, and what belongs to it"
NO_ITEMS = "stands under `exercises`, where your own are described; what to do is under `items`"


class Own(NamedTuple):
    """All that own files say.

    `origins` are by id, `places` the files in which entries stand, and `figures` the exercises
    whose figure an own one has. The `problems` are all there are, in the order of the files.
    """

    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    origins: Mapping[str, Origin]
    places: Mapping[str, str]
    figures: Mapping[str, str]
    troubles: tuple[Trouble, ...]
    problems: tuple[Problem, ...] = ()


def load_own(files: Iterable[OwnFile], coach: Catalogue) -> Own:
    """Make what own files say; the first of them go before the others, and before the coach's.

    Nothing is raised: what cannot be used is among the troubles.
    """
    read = [(DataFile(shown_place(each.place), each.text), each) for each in files]
    entries, unread = entries_of(read)
    names = Names(coach)
    sources = list(dict.fromkeys(each.source for each in entries))
    for entry in sorted(entries, key=lambda each: -sources.index(each.source)):
        names.add(entry)  # those that go before come last, and replace the others
    loading = _Loading(coach, names, [each for each in entries if not names.is_replaced(each)])
    own = loading.own(unread)
    return own._replace(problems=tuple(problems_of(file for file, _ in read)))


class _Loading:
    """Makes values of entries whose names are settled."""

    def __init__(self, coach: Catalogue, names: Names, entries: list[Entry]) -> None:
        self._coach, self._entries = coach, entries
        self._ids = names.of_exercises()
        self._own: dict[str, Exercise] = {}
        self._exercises = Over(self._own, coach.exercise)
        self._faulty: dict[str, Entry] = {}
        self._sound = self._exercises
        self._made: dict[str, Made] = {}

    def own(self, unread: list[Trouble]) -> Own:
        """All of it."""
        exercises = [each for each in self._entries if each.kind == EXERCISES]
        routines = [each for each in self._entries if each.kind == ROUTINES]
        for each in exercises:
            self._make_exercise(each)
        self._own.update((name, made.exercise) for name, made in self._made.items())
        for each in exercises:
            self._link(each)
        self._check_circles(exercises)
        self._faulty = {each.id: each for each in exercises if each.is_faulty}
        own = {name: each for name, each in self._own.items() if name not in self._faulty}
        self._sound = Over(own, Without(self._coach.exercise, self._faulty))
        for each in routines:
            self._make_routine(each)
        usable = [each for each in self._entries if each.is_usable]
        blocked = [each for each in self._entries if not each.is_usable]
        return Own(
            tuple(each.made for each in usable if each.kind == EXERCISES),
            tuple(each.made for each in usable if each.kind == ROUTINES),
            {each.id: Origin(each.source, each.replaces) for each in usable},
            {each.id: each.found.file.name for each in usable},
            {name: made.figure for name, made in self._made.items() if made.figure},
            (*unread, *(each.trouble for each in blocked), *self._of_the_coach(routines)),
        )

    def _make_exercise(self, entry: Entry) -> None:
        entry.struct = self._checked(entry, own_schema.Exercise) if entry.is_looked_at() else None
        if entry.struct is None:
            return
        known = Known(self._coach.exercise, self._ids)
        make = partial(own_exercises.exercise, own_id=entry.id, known=known)
        made: Made | None = entry.build(make)
        if made is None:
            return
        self._check_references(entry, made.exercise)
        entry.made = made.exercise._replace(aliases=(*made.exercise.aliases, *entry.also))
        self._made[entry.id] = made._replace(exercise=entry.made)

    def _checked(self, entry: Entry, kind: type[Struct]) -> Struct | None:
        if not isinstance(entry.found.value, dict):
            listed = entry.found.steps[:1] == (EXERCISES,) and isinstance(entry.found.value, str)
            entry.fault(NO_ITEMS if listed else NO_KEYS)
            return None
        return entry.check(kind)

    def _check_references(self, entry: Entry, made: Exercise) -> None:
        there: Mapping[str, Collection[str]] = {
            "muscle": self._coach.muscle.keys(),
            "source": self._coach.source.keys(),
        }
        for kind, steps, names in references.of_exercise(made):
            for index, name in enumerate(names if kind in there else ()):
                if name not in there[kind]:
                    message = f'there is no {kind} "{shown(name)}"{perhaps(name, there[kind])}'
                    entry.fault(message, *steps, index)

    def _link(self, entry: Entry) -> None:
        """Give an exercise those that are easier and harder, as far as these can be done."""
        if entry.made is None or not entry.is_looked_at():
            return
        make = partial(_linked, made=entry.made, ids=self._ids, usable=self._exercises)
        linked: Exercise | None = entry.build(make)
        entry.made = linked or entry.made
        self._own[entry.id] = entry.made

    def _check_circles(self, entries: list[Entry]) -> None:
        """Note what leads back to itself."""
        own = [each for each in entries if each.made is not None]
        for key in ("easier", "harder"):
            if not any(getattr(each.made, key) for each in own):
                continue
            links = {name: getattr(each, key) for name, each in self._exercises.items()}
            leading = {*circles(links)}
            for each in own:
                if each.id in leading:
                    each.fault("leads back to the exercise itself", key)

    def _make_routine(self, entry: Entry) -> None:
        entry.struct = self._checked(entry, own_schema.Routine) if entry.is_looked_at() else None
        if entry.struct is None:
            return
        for index, name in enumerate(entry.struct.sources):
            if name not in self._coach.source:
                entry.fault(f'there is no source "{shown(name)}"', "sources", index)
        entry.uses = tuple(self._used(entry))
        make = partial(own_routine, own_id=entry.id, exercises=self._sound, ids=self._ids)
        made = entry.build(make)
        if made is not None:
            entry.made = made._replace(aliases=(*made.aliases, *entry.also))

    def _used(self, entry: Entry) -> Iterator[Entry]:
        """The exercises with faults that a routine names."""
        if not self._faulty:
            return
        blocks = entry.struct.blocks or (entry.struct,)
        for item in (item for block in blocks for item in block.items or ()):
            name = item if isinstance(item, str) else item.exercise
            found = self._faulty.get(meaning.exercise_in(name, self._ids))
            if found is not None:
                yield found

    def _of_the_coach(self, own: list[Entry]) -> Iterator[Trouble]:
        """The coach's routines that cannot be done: an exercise of theirs was to be replaced."""
        replaced = {each.id for each in own}
        for each in self._coach.routines:
            used = [self._faulty[name] for name in sorted(each.exercises & self._faulty.keys())]
            if used and each.id not in replaced:
                problems = dict.fromkeys(line for one in used for line in one.trouble.problems)
                names = (each.id, each.name, *each.aliases)
                yield Trouble(ROUTINES, each.id, tuple(map(plain, names)), tuple(problems))


def _linked(
    entry: own_schema.Exercise, made: Exercise, ids: Mapping[str, str], usable: Container[str]
) -> Exercise:
    return own_exercises.linked(made, entry, ids, usable)
