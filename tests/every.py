"""A rule that holds for every row of a table: one test, which names all rows it does not hold for.

Where each row is a story of its own, `pytest.mark.parametrize` tells them apart.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature
from typing import Concatenate, ParamSpec, TypeVar

import pytest

Row = TypeVar("Row")
Fixtures = ParamSpec("Fixtures")


def every(
    rows: Iterable[Row], called: Callable[[Row], str] = str
) -> Callable[[Callable[Concatenate[Row, Fixtures], None]], Callable[Fixtures, None]]:
    """Make one test of a rule for a row, its first argument; what comes after it are fixtures.

    `called` names a row. A table without rows fails, for then nothing was tried.
    """
    table = tuple(rows)

    def one_test(rule: Callable[Concatenate[Row, Fixtures], None]) -> Callable[Fixtures, None]:
        @wraps(rule)
        def test(*args: Fixtures.args, **fixtures: Fixtures.kwargs) -> None:
            assert table, "there are no rows"
            broken = {}
            for row in table:
                try:
                    rule(row, *args, **fixtures)
                except (Exception, pytest.fail.Exception) as problem:
                    problem.add_note(f"This is about {called(row)}.")
                    broken[called(row)] = problem
            if broken:
                said = f"{len(broken)} of {len(table)} rows: {', '.join(broken)}"
                raise BaseExceptionGroup(said, list(broken.values()))

        _, *others = signature(rule).parameters.values()
        test.__dict__["__signature__"] = signature(rule).replace(parameters=others)
        return test

    return one_test
