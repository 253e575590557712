"""The architecture's promises that import-linter cannot check."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.every import every

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = ROOT / "src" / "backcoach" / "domain"

# The parts of the standard library that compute and do nothing else. The import contract forbids
# the known wrong ones by name; this list also stops the ones nobody has thought of.
PURE = {
    *("bisect", "collections", "collections.abc", "dataclasses", "difflib", "enum", "fractions"),
    *("functools", "heapq", "itertools", "math", "operator", "re", "string", "textwrap", "typing"),
}


def imports_of(source: str) -> Iterator[str]:
    """Every module that a piece of source imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, level=level):
                yield "." * level + (module or "")
            case ast.Call(func=ast.Name(id="__import__")):
                yield "__import__"


def is_pure(module: str) -> bool:
    return module in PURE or f"{module}.".startswith("backcoach.domain.")


def modules_of_the_domain() -> list[Path]:
    return sorted(DOMAIN.rglob("*.py"))


@every(modules_of_the_domain(), lambda path: path.stem)
def test_the_domain_imports_nothing_that_acts(path: Path) -> None:
    impure = [name for name in imports_of(path.read_text("utf-8")) if not is_pure(name)]
    assert impure == []


def test_the_pure_modules_are_all_of_the_standard_library() -> None:
    assert {name.partition(".")[0] for name in PURE} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import os.path", "os.path"),
        ("from time import monotonic", "time"),
        ("def f():\n    import random", "random"),
        ("if True:\n    from pathlib import Path", "pathlib"),
        ("import collections.abc, sys", "sys"),
        ("from . import terms", "."),
        ("from backcoach.catalogue import schema", "backcoach.catalogue"),
        ("from backcoach.domains import x", "backcoach.domains"),
        ("__import__('os')", "__import__"),
    ],
)
def test_an_impure_import_is_seen_wherever_it_hides(source: str, module: str) -> None:
    assert [name for name in imports_of(source) if not is_pure(name)] == [module]


def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [re.split(r"[^\w.-]", wanted, maxsplit=1)[0] for wanted in project["dependencies"]]


@every(dependencies())
def test_every_dependency_is_accounted_for_in_the_architecture(name: str) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert re.search(rf"\b{re.escape(name)}\b", page, re.IGNORECASE), (
        f"docs/architecture.md does not say what {name} is for"
    )
