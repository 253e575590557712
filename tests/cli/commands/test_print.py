"""What stands at the head of a handout."""

import pytest

from backcoach.domain.knowledge.terms import Tier
from tests.cli.program import Program
from tests.making import shipped


@pytest.mark.parametrize(("form", "first"), [("text", "\n1. "), ("markdown", "\n## 1. ")])
def test_what_it_is_not_and_every_sign_of_an_emergency_come_before_any_exercise(
    program: Program, form: str, first: str
) -> None:
    done = program.run("print", "desk", "--format", form)
    head = " ".join(done.out[: done.out.index(first)].split())
    signs = (each.short for each in shipped().safety.signs_of(Tier.EMERGENCY))
    wanted = ("General information, not a diagnosis", "Stop if pain gets worse", *signs)
    assert [each for each in wanted if each not in head] == []
