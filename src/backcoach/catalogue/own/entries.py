"""The entries of own files: which there are, of which kind, and what has become of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import Any, TypeVar

from backcoach.catalogue.own.called import id_of, made_up_id
from backcoach.catalogue.own.files import EXERCISES, KINDS, PACKS, ROUTINES, OwnFile
from backcoach.catalogue.own.limits import MOST_PROBLEMS, TOO_MANY_PROBLEMS, too_much
from backcoach.catalogue.own.lines import with_lines
from backcoach.catalogue.own.listed import Trouble
from backcoach.catalogue.own.mending import beside, without
from backcoach.catalogue.own.teaching import taught
from backcoach.catalogue.problems import Fault, Problem, RuleError, Steps
from backcoach.catalogue.yaml.checking import Struct, checked
from backcoach.catalogue.yaml.found import DataFile, Found
from backcoach.domain.errors import shown
from backcoach.domain.knowledge.index import plain
from backcoach.domain.words.grammar import capitalised

Value = TypeVar("Value")

MOST_TOLD = 50
"""So many problems of a file are told where it cannot be used."""
SAYS_NOTHING = "says nothing yet; write a name and a list, like `name: Evening` and `items: [walk]`"
IN_A_ROUTINE = ("items", "blocks")
IN_AN_EXERCISE = ("steps", "step", "dosage", "levels", "movement", "figure")
"""Keys that tell a routine from an exercise, wherever it stands."""


@dataclass(eq=False)
class Entry:
    """One entry on its way: where it stands, what it is called, and what has become of it."""

    found: Found[Any]
    kind: str
    source: str
    stem: str = ""
    id: str = ""
    replaces: str = ""
    also: tuple[str, ...] = ()
    struct: Any = None
    made: Any = None
    is_faulty: bool = False
    taken_out: tuple[Fault, ...] = ()
    uses: tuple["Entry", ...] = field(default=())

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

    def build(self, make: Callable[[Any], Value]) -> Value | None:
        """What is made of it; None after noting what is wrong with it."""
        try:
            return make(self.struct)
        except RuleError as error:
            self.is_faulty = True
            for steps, message in beside(error.faults, self.taken_out):
                self.found.fault(message, *steps)
            return None

    def check(self, kind: type[Struct]) -> Struct | None:
        """It as a struct, where it can be one; else after noting why not.

        Where only some of its keys are wrong, it is a struct without these, to look on.
        """
        said = with_lines(self.found.value)
        try:
            return checked(said, kind)
        except RuleError as error:
            self.taken_out = tuple(taught(error.faults, said))
            for steps, message in self.taken_out:
                self.fault(message, *steps)
            mended = without(said, error.faults)
        with suppress(RuleError):
            return None if mended is None else checked(mended, kind)
        return None

    def is_looked_at(self) -> bool:
        """Whether its file has no more problems already than anybody mends at a time.

        Where it has, nobody looks at the entry, which cannot be used.
        """
        problems = self.found.file.problems
        if len(problems) < MOST_PROBLEMS:
            return True
        self.is_faulty = True
        if problems[-1].message != TOO_MANY_PROBLEMS:
            self.fault(TOO_MANY_PROBLEMS)
        return False

    @property
    def is_usable(self) -> bool:
        """Whether something was made of it that has no faults."""
        return self.made is not None and not self.is_faulty

    @property
    def trouble(self) -> Trouble:
        """It as something that cannot be used."""
        files = {each.found.file: None for each in (self, *self.uses) if each.is_faulty}
        problems = (problem for file in files for problem in _told(file))
        called = dict.fromkeys(
            plain(name) for name in (self.id, self.stem, *self.also, *self._called)
        )
        return Trouble(self.kind, self.id, tuple(called), tuple(problems))

    @property
    def _called(self) -> Iterator[str]:
        return (name for _, name in self.names)


@lru_cache(maxsize=8)  # all entries of a file tell the same, when all is found
def _told(file: DataFile) -> tuple[str, ...]:
    """The problems of a file, a line each; of very many the first."""
    return tuple(map(str, [*problems_of((file,))][:MOST_TOLD]))


def entries_of(files: Iterable[tuple[DataFile, OwnFile]]) -> tuple[list[Entry], list[Trouble]]:
    """Every entry of files that were read, and the files that have none that could be told."""
    entries: list[Entry] = []
    unread: list[Trouble] = []
    for file, of in files:
        found = [] if file.problems else [*_inside(file, of)]
        why = too_much(each.found.value for each in found)
        if why:
            file.fault((), why)
            found = []
        entries += found
        if not found:
            unread.append(_unread(file, of))
    return entries, unread


def _unread(file: DataFile, of: OwnFile) -> Trouble:
    """A file that has no entry, or a pack that is not there, with why."""
    if of.kind == PACKS:
        file.fault((), f"cannot be used: {of.why}")
        sentence = shown(f"{capitalised(of.source)} cannot be used: {of.why}.", 500)
        return Trouble(PACKS, of.source, (), (sentence,))
    if of.why:
        file.fault((), f"cannot be read: {of.why}")
    elif not file.problems:
        file.fault((), SAYS_NOTHING)
    stem = PurePath(of.place).stem
    name = id_of(stem) or made_up_id(stem)
    return Trouble(of.kind, name, (plain(name), plain(stem)), _told(file))


def problems_of(files: Iterable[DataFile]) -> Iterator[Problem]:
    """All that is wrong with files, each thing once, in their order."""
    return (problem for file in files for problem in sorted({*file.problems}))


def _inside(file: DataFile, of: OwnFile) -> Iterator[Entry]:
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
    for kind in KINDS:
        inside = rest.get(kind)
        if isinstance(inside, list):
            del rest[kind]
            for each in whole.items(inside, kind):
                yield _entry(each, of._replace(kind=kind))
    if rest:
        yield _entry(whole.at(rest), of, stem=PurePath(of.place).stem)


def _entry(found: Found[Any], of: OwnFile, stem: str = "") -> Entry:
    """An entry with what it is, and the id it gives itself, or its file's name or its own."""
    entry = Entry(found, _kind(found.value, of.kind), of.source, PurePath(of.place).stem)
    own_id, name = entry.said.get("id"), entry.said.get("name")
    called = (own_id, id_of(stem), id_of(name) if isinstance(name, str) else "")
    usual = (each for each in called if isinstance(each, str) and each)
    entry.id = next(usual, None) or made_up_id(str(name or (entry.stem, found.steps)))
    return entry


def _kind(value: Any, should_be: str) -> str:
    keys = value if isinstance(value, dict) else {}
    if any(key in keys for key in IN_A_ROUTINE):
        return ROUTINES
    if any(key in keys for key in IN_AN_EXERCISE):
        return EXERCISES
    return should_be or ROUTINES
