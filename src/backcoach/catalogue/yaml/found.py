"""What stands in data files, each value with its place, and all that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from backcoach.catalogue.files import kind_of
from backcoach.catalogue.problems import Problem, ProblemsError, RuleError, Steps
from backcoach.catalogue.yaml.checking import Struct, checked
from backcoach.catalogue.yaml.reading import Document, read_document
from backcoach.domain.errors import shown

Value_co = TypeVar("Value_co", covariant=True)
Entry = TypeVar("Entry")
Value = TypeVar("Value")

Ids = Sequence[str] | None
"""The ids there are of a kind; None where they could not be read, which has been said."""


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """No other of its kind has it."""


class Found(NamedTuple, Generic[Value_co]):
    """A value, and where it stands in which file."""

    value: Value_co
    file: "DataFile"
    steps: Steps

    def fault(self, message: str, *inner: str | int) -> None:
        """Note a problem with the value, or with one inside it."""
        self.file.fault((*self.steps, *inner), message)

    def at(self, value: Value, *inner: str | int) -> "Found[Value]":
        """A value inside it."""
        return Found(value, self.file, (*self.steps, *inner))

    def items(self, values: Iterable[Value], *inner: str | int) -> "Iterator[Found[Value]]":
        """The values of a list inside it."""
        return (self.at(value, *inner, index) for index, value in enumerate(values))

    def built(self, make: Callable[[Value_co], Value]) -> "Found[Value] | None":
        """What is made of the value, or None after noting the rules it breaks."""
        try:
            return self.at(make(self.value))
        except RuleError as error:
            for inner, message in error.faults:
                self.fault(message, *inner)
            return None


class DataFile:
    """One YAML file: its values, and the problems found in them so far."""

    def __init__(self, name: str, text: bytes) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._document = Document()
        try:
            self._document = read_document(text, name)
        except ProblemsError as error:
            self.problems += error.found

    @property
    def value(self) -> Any:
        """All that the file says; None where it could not be read."""
        return self._document.value

    def fault(self, steps: Steps, message: str) -> None:
        """Note a problem with the value that these steps lead to."""
        line, column = self._document.line_and_column(steps)
        self.problems.append(Problem(self.name, line, column, self._named(steps), message))

    def entries(self, kind: type[Struct]) -> list[Found[Struct]]:
        """The entries of a file that is a list, as structs, without those that are faulty."""
        if self.problems:
            return []
        if not isinstance(self.value, list):
            self.fault((), "should be a list of entries, each starting with `- id:`")
            return []
        return built(self._root.items(self.value), partial(checked, kind=kind))

    def whole(self, kind: type[Struct]) -> Found[Struct] | None:
        """All that the file says as one struct, or None after noting all that is wrong with it."""
        return None if self.problems else self._root.built(partial(checked, kind=kind))

    @property
    def _root(self) -> Found[Any]:
        return Found(self.value, self, ())

    def _named(self, steps: Steps) -> str:
        """Steps for people: entries by their id or name, `bird-dog.levels[0].hold`."""
        value, text = self.value, ""
        for step in steps:
            value = _inside(value, step)
            name = value.get("id", value.get("name")) if isinstance(value, dict) else None
            if isinstance(step, int) and not text and isinstance(name, str):
                text = shown(name)
            else:
                text += f"[{step}]" if isinstance(step, int) else f".{shown(str(step))}"
        return text.lstrip(".")


def _inside(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


class DataFiles:
    """Data files by what is in them, which the name of each says."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._files = [DataFile(name, text) for name, text in texts.items()]

    @property
    def problems(self) -> list[Problem]:
        """All that was found so far, in the order of the files."""
        return [problem for file in self._files for problem in sorted(file.problems)]

    def are_sound(self, kind: str) -> bool:
        """Whether no problem was found so far in files of a kind."""
        return not any(file.problems for file in self._of(kind))

    def entries(self, kind: str, struct: type[Struct]) -> Iterator[Found[Struct]]:
        """The entries of files that are lists, without those that are faulty."""
        for file in self._of(kind):
            yield from file.entries(struct)

    def wholes(self, kind: str, struct: type[Struct]) -> Iterator[Found[Struct]]:
        """The files that say one thing each, without those that are faulty."""
        for file in self._of(kind):
            whole = file.whole(struct)
            if whole is not None:
                yield whole

    def in_order(self, entries: Iterable[Found[Value]]) -> list[Found[Value]]:
        """Entries in the order of their files."""
        return sorted(entries, key=lambda each: self._files.index(each.file))

    def ids(self, kind: str) -> Ids:
        """The ids in files that are lists, also those of faulty entries."""
        lists = [file.value for file in self._of(kind)]
        if not all(isinstance(each, list) for each in lists):
            return None
        entries = (entry for each in lists for entry in each if isinstance(entry, dict))
        return [str(entry["id"]) for entry in entries if "id" in entry]

    def _of(self, kind: str) -> list[DataFile]:
        return [file for file in self._files if kind_of(file.name) == kind]


def built(entries: Iterable[Found[Entry]], make: Callable[[Entry], Value]) -> list[Found[Value]]:
    """What is made of entries, without those that break rules, which are noted."""
    made = (entry.built(make) for entry in entries)
    return [each for each in made if each is not None]


def values(entries: Iterable[Found[Value]]) -> tuple[Value, ...]:
    """Entries without their places."""
    return tuple(each.value for each in entries)


def check_unique(entries: Iterable[Found[Identified]]) -> None:
    """Note every id that is there again, with the file of the first."""
    first: dict[str, Found[Identified]] = {}
    for each in entries:
        earlier = first.setdefault(each.value.id, each)
        if earlier is not each:
            of = "" if earlier.file is each.file else f" of {earlier.file.name}"
            each.fault(f"is the id of an earlier entry{of}, too", "id")
