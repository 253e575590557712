"""Asking which routine: only those are offered that have something for this person."""

import pytest

from backcoach.cli import asking
from backcoach.cli.session.choosing import choose
from backcoach.domain.errors import NothingSuitsError
from backcoach.domain.knowledge.terms import Condition
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.wish import Wish
from tests.making import catalogue

KNOWN = catalogue(
    """
    - id: kneel
      movement: [{do: kneel, move: 5 s, breath: out}]
      levels: [{reps: 1}]
      cautions: {avoid: [knee], sources: [here]}
    - id: turn
      movement: [{do: turn, move: 5 s, breath: out}]
      levels: [{reps: 1}]
    """,
    """
    - {id: kneels, name: Kneels, blocks: [{items: [kneel]}]}
    - {id: both, name: Both, blocks: [{items: [kneel, turn]}]}
    """,
)
KNEELS, BOTH = KNOWN.routines


def wish(*conditions: Condition) -> Wish:
    return Wish(KNOWN, Limits(KNOWN.safety, conditions))


@pytest.fixture(autouse=True)
def _enter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "answer", lambda _: "")


def test_enter_takes_the_default() -> None:
    assert choose(wish(), BOTH) == BOTH


def test_every_routine_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    choose(wish(), BOTH)
    assert "Kneels" in capsys.readouterr().out


def test_a_routine_without_anything_that_suits_is_not_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    choose(wish(Condition.KNEE), BOTH)
    assert "Kneels" not in capsys.readouterr().out


def test_a_default_without_anything_that_suits_is_told_of() -> None:
    with pytest.raises(NothingSuitsError):
        choose(wish(Condition.KNEE), KNEELS)
