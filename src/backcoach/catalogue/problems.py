"""Problems of data files: what is wrong, and exactly where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from backcoach.domain.errors import BadDataError

Steps: TypeAlias = tuple[str | int, ...]
"""The way from the whole of a file to a value in it: keys, and numbers in lists."""

Fault: TypeAlias = tuple[Steps, str]
"""What is wrong with a value, and the way to it from where the search for faults began."""


class RuleError(ValueError):
    """Values that have the right shape and still make no sense: the way to each, and why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(message for _, message in self.faults))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong; line and column count from 1, `path` leads to the value."""

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class ProblemsError(BadDataError):
    """Data files with problems; all of them, in the order of the files."""

    def __init__(self, found: Iterable[Problem], hint: str = "") -> None:
        self.found = tuple(found)
        super().__init__((str(problem) for problem in self.found), hint)
