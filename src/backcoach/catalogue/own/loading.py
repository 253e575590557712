"""Own files together: what each entry is called, what it replaces, and what is wrong with which.

A fault stops the entry that has it and what uses that, and nothing else.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from typing import Any, NamedTuple

from backcoach.catalogue import references
from backcoach.catalogue.loading import circles
from backcoach.catalogue.own import exercises as own_exercises
from backcoach.catalogue.own.called import id_of
from backcoach.catalogue.own.exercises import Known, Made
from backcoach.catalogue.own.files import EXERCISES, ROUTINES, OwnFile
from backcoach.catalogue.own.listed import Trouble
from backcoach.catalogue.own.routines import routine as own_routine
from backcoach.catalogue.problems import Problem, Steps
from backcoach.catalogue.schemas import own_schema
from backcoach.catalogue.yaml.checking import checked
from backcoach.catalogue.yaml.found import DataFile, Found
from backcoach.domain.errors import perhaps, shown
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.origin import COACH, Origin
from backcoach.domain.knowledge.over import Over, Without
from backcoach.domain.knowledge.routine import Routine

LONGEST_PLACE = 300
NO_KEYS = "should be keys with values: a name, and what belongs to it"
NO_ITEMS = "stands under `exercises`, where your own are described; what to do is under `items`"

IN_A_ROUTINE = ("items", "blocks")
IN_AN_EXERCISE = ("steps", "dosage", "levels", "movement", "figure")
"""Keys that tell a routine from an exercise, wherever it stands."""


class Own(NamedTuple):
    """All that own files say.

    `origins` are by id, and `figures` the exercises whose figure an own one has.
    """

    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    origins: Mapping[str, Origin]
    figures: Mapping[str, str]
    troubles: tuple[Trouble, ...]


@dataclass(eq=False)
class _Entry:
    """One entry on its way: where it stands, what it is called, and what has become of it."""

    found: Found[Any]
    kind: str
    source: str
    id: str = ""
    replaces: str = ""
    also: tuple[str, ...] = ()
    struct: Any = None
    made: Any = None
    is_faulty: bool = False
    uses: tuple["_Entry", ...] = field(default=())

    @property
    def said(self) -> Mapping[str, Any]:
        """What it says, if it says anything by keys."""
        return self.found.value if isinstance(self.found.value, dict) else {}

    @property
    def names(self) -> Iterator[tuple[Steps, str]]:
        """What it says it is called, and where."""
        for key in ("id", "name"):
            if isinstance(self.said.get(key), str):
                yield (key,), self.said[key]
        aliases = self.said.get("aliases")
        for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
            if isinstance(alias, str):
                yield ("aliases", index), alias

    def fault(self, message: str, *steps: str | int) -> None:
        """Note a problem with it."""
        self.is_faulty = True
        self.found.fault(message, *steps)

    def build(self, make: Any) -> Any:
        """What is made of its value or of itself; None after noting what is wrong with that."""
        built = self.found.at(self.struct).built(make)
        self.is_faulty = self.is_faulty or built is None
        return None if built is None else built.value

    @property
    def is_usable(self) -> bool:
        """Whether something was made of it that has no faults."""
        return self.made is not None and not self.is_faulty

    @property
    def trouble(self) -> Trouble:
        """It as something that cannot be used."""
        files = {each.found.file: None for each in (self, *self.uses) if each.is_faulty}
        problems = (str(problem) for file in files for problem in sorted(file.problems))
        called = dict.fromkeys(plain(name) for name in (self.id, *self.also, *self._called))
        return Trouble(self.id, tuple(called), tuple(problems))

    @property
    def _called(self) -> Iterator[str]:
        return (name for _, name in self.names)


def load_own(files: Iterable[OwnFile], coach: Catalogue) -> Own:
    """Make what own files say; the first of them go before the others, and before the coach's.

    Nothing is raised: what cannot be used is among the troubles.
    """
    entries, unread = _entries(files)
    names = _Names(coach)
    sources = list(dict.fromkeys(each.source for each in entries))
    for entry in sorted(entries, key=lambda each: -sources.index(each.source)):
        names.add(entry)  # those that go before come last, and replace the others
    loading = _Loading(coach, names, [each for each in entries if not names.is_replaced(each)])
    return loading.own(unread)


def _entries(files: Iterable[OwnFile]) -> tuple[list[_Entry], list[Trouble]]:
    """Every entry of the files, and the files that have none that could be told."""
    entries: list[_Entry] = []
    unread: list[Trouble] = []
    for each in files:
        place = shown(each.place, LONGEST_PLACE)
        file = DataFile(place, each.text) if not each.why else None
        found = [] if file is None or file.problems else [*_entries_of(file, each)]
        if found:
            entries += found
            continue
        message = f"cannot be read: {each.why}" if each.why else "says nothing"
        problems = file.problems if file and file.problems else [Problem(place, 1, 1, "", message)]
        stem = PurePath(each.place).stem
        unread.append(
            Trouble(id_of(stem), (plain(id_of(stem)), plain(stem)), tuple(map(str, problems)))
        )
    return entries, unread


def _entries_of(file: DataFile, of: OwnFile) -> Iterator[_Entry]:
    """The entries of a file: one, a list of them, or lists under `exercises` and `routines`."""
    whole = Found(file.value, file, ())
    if isinstance(whole.value, list):
        for each in whole.items(whole.value):
            yield _entry(each, of)
        return
    if not isinstance(whole.value, dict):
        if whole.value is not None:
            yield _entry(whole, of)
        return
    rest = dict(whole.value)
    for kind in KINDS_INSIDE:
        inside = rest.get(kind)
        if isinstance(inside, list):
            del rest[kind]
            for each in whole.items(inside, kind):
                yield _entry(each, of._replace(kind=kind))
    if rest:
        yield _entry(whole.at(rest), of, stem=PurePath(of.place).stem)


KINDS_INSIDE = (EXERCISES, ROUTINES)


def _entry(found: Found[Any], of: OwnFile, stem: str = "") -> _Entry:
    """An entry with what it is, and the id it gives itself, or its file's name or its own."""
    entry = _Entry(found, _kind(found.value, of.kind), of.source)
    own_id, name = entry.said.get("id"), entry.said.get("name")
    called = (own_id, id_of(stem), id_of(name) if isinstance(name, str) else "")
    entry.id = next((each for each in called if isinstance(each, str) and each), "")
    return entry


def _kind(value: Any, should_be: str) -> str:
    keys = value if isinstance(value, dict) else {}
    if any(key in keys for key in IN_A_ROUTINE):
        return ROUTINES
    if any(key in keys for key in IN_AN_EXERCISE):
        return EXERCISES
    return should_be or ROUTINES


class _Names:
    """What all entries go by: of the coach first, then of own ones that may replace them."""

    def __init__(self, coach: Catalogue) -> None:
        self._ids: dict[str, dict[str, str]] = {EXERCISES: {}, ROUTINES: {}}
        self._aliases: dict[str, dict[str, str]] = {EXERCISES: {}, ROUTINES: {}}
        self._owners: dict[str, _Entry] = {}
        self._sources: dict[str, str] = {}
        several = (
            *((EXERCISES, each) for each in coach.named),
            *((ROUTINES, each) for each in coach.routines),
        )
        for kind, each in several:
            self._ids[kind] |= {plain(each.id): each.id}
            self._ids[kind].setdefault(plain(each.name), each.id)
            self._aliases[kind] |= {plain(alias): each.id for alias in each.aliases}
            self._sources[each.id] = coach.origins.get(each.id, Origin(COACH)).source

    def add(self, entry: _Entry) -> None:
        """Settle the id of an entry and what it replaces; note where a name is another's."""
        if not entry.id:
            entry.fault("has no name that an id could be made of; give it one, like `id: evening`")
            return
        name = entry.said.get("name")
        called = (entry.id, name) if isinstance(name, str) else (entry.id,)
        own = self._ids[entry.kind]
        replaced = [own[plain(each)] for each in called if plain(each) in own]
        if replaced and replaced[0] != entry.id:
            entry.also, entry.id = (entry.id,), replaced[0]
        if replaced:
            self._replace(entry)
        for steps, each in (((), entry.id), *entry.names):
            self._check(entry, plain(each), steps)
        self._owners[entry.id] = entry
        self._sources[entry.id] = entry.source
        own |= {plain(each): entry.id for each in called}

    def _replace(self, entry: _Entry) -> None:
        earlier = self._owners.get(entry.id)
        if earlier is not None and earlier.source == entry.source:
            where = (
                "" if earlier.found.file is entry.found.file else f" in {earlier.found.file.name}"
            )
            entry.fault(f"{entry.id} is there again{where}; give one of the two another name")
        else:
            entry.replaces = self._sources[entry.id]

    def _check(self, entry: _Entry, name: str, steps: Steps) -> None:
        """Note where a name is that of something of the other kind, or of another entry."""
        kind, other = ("routine", ROUTINES) if entry.kind == EXERCISES else ("exercise", EXERCISES)
        found = self._ids[other].get(name) or self._aliases[other].get(name)
        if found is not None:
            entry.fault(f"is what the {kind} {found} is called; call it something else", *steps)
            return
        same = self._ids[entry.kind].get(name, entry.id)
        if same != entry.id:
            entry.fault(f"is what {same} is called, too; call it something else", *steps)

    def is_replaced(self, entry: _Entry) -> bool:
        """Whether another own entry goes before one."""
        owner = self._owners.get(entry.id)
        return not entry.is_faulty and owner is not None and owner is not entry

    def of_exercises(self) -> Mapping[str, str]:
        """The ids of all exercises by what they are called, also of those with faults."""
        aliases = {
            plain(alias): each.id
            for each in self._owners.values()
            if each.kind == EXERCISES
            for alias in (*each.also, *(name for _, name in each.names))
        }
        return {**self._aliases[EXERCISES], **aliases, **self._ids[EXERCISES]}


class _Loading:
    """Makes values of entries whose names are settled."""

    def __init__(self, coach: Catalogue, names: _Names, entries: list[_Entry]) -> None:
        self._coach, self._entries = coach, entries
        self._ids = names.of_exercises()
        self._own: dict[str, Exercise] = {}
        self._exercises = Over(self._own, coach.exercise)
        self._faulty: dict[str, _Entry] = {}
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
            {name: made.figure for name, made in self._made.items() if made.figure},
            (*unread, *(each.trouble for each in blocked), *self._of_the_coach(routines)),
        )

    def _make_exercise(self, entry: _Entry) -> None:
        entry.struct = self._checked(entry, own_schema.Exercise)
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

    def _checked(self, entry: _Entry, kind: Any) -> Any:
        if not isinstance(entry.found.value, dict):
            listed = entry.found.steps[:1] == (EXERCISES,) and isinstance(entry.found.value, str)
            entry.fault(NO_ITEMS if listed else NO_KEYS)
            return None
        entry.struct = entry.found.value
        return entry.build(partial(checked, kind=kind))

    def _check_references(self, entry: _Entry, made: Exercise) -> None:
        there: Mapping[str, Collection[str]] = {
            "muscle": self._coach.muscle.keys(),
            "source": self._coach.source.keys(),
        }
        for kind, steps, names in references.of_exercise(made):
            for index, name in enumerate(names if kind in there else ()):
                if name not in there[kind]:
                    message = f'there is no {kind} "{shown(name)}"{perhaps(name, there[kind])}'
                    entry.fault(message, *steps, index)

    def _link(self, entry: _Entry) -> None:
        """Give an exercise those that are easier and harder, as far as these can be done."""
        if entry.made is None:
            return
        make = partial(_linked, made=entry.made, ids=self._ids, usable=self._exercises)
        linked: Exercise | None = entry.build(make)
        entry.made = linked or entry.made
        self._own[entry.id] = entry.made

    def _check_circles(self, entries: list[_Entry]) -> None:
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

    def _make_routine(self, entry: _Entry) -> None:
        entry.struct = self._checked(entry, own_schema.Routine)
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

    def _used(self, entry: _Entry) -> Iterator[_Entry]:
        """The exercises with faults that a routine names."""
        blocks = entry.struct.blocks or (entry.struct,)
        for item in (item for block in blocks for item in block.items or ()):
            name = item if isinstance(item, str) else item.exercise
            found = self._faulty.get(self._ids.get(plain(name), ""))
            if found is not None:
                yield found

    def _of_the_coach(self, own: list[_Entry]) -> Iterator[Trouble]:
        """The coach's routines that cannot be done: an exercise of theirs was to be replaced."""
        replaced = {each.id for each in own}
        for each in self._coach.routines:
            used = [self._faulty[name] for name in sorted(each.exercises & self._faulty.keys())]
            if used and each.id not in replaced:
                problems = dict.fromkeys(line for one in used for line in one.trouble.problems)
                names = (each.id, each.name, *each.aliases)
                yield Trouble(each.id, tuple(map(plain, names)), tuple(problems))


def _linked(
    entry: own_schema.Exercise, made: Exercise, ids: Mapping[str, str], usable: Container[str]
) -> Exercise:
    return own_exercises.linked(made, entry, ids, usable)
