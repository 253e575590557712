"""Asking which routine: only those are offered that have something for this person."""

import re
from dataclasses import replace

import pytest

from backcoach.cli import asking
from backcoach.cli.session.choosing import choose
from backcoach.domain.errors import NothingSuitsError
from backcoach.domain.knowledge.terms import Condition, Teach
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings
from tests.making import catalogue, shipped, unlimited

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


@pytest.mark.parametrize(
    ("answer", "chosen"), [("kneels", "kneels"), ("turn", "turn"), (" turn  kneel ", "turn kneel")]
)
def test_an_answer_may_name_a_routine_or_exercises(
    monkeypatch: pytest.MonkeyPatch, answer: str, chosen: str
) -> None:
    monkeypatch.setattr(asking, "answer", lambda _: answer)
    found = choose(wish(), BOTH)
    assert found is not None
    assert found.id == chosen


def test_every_routine_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    choose(wish(), BOTH)
    assert "Kneels" in capsys.readouterr().out


def test_both_times_are_said_where_being_taught_takes_longer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = next(each for each in shipped().routines if each.id == "desk")
    again, new = (
        Wish(shipped(), unlimited(), Settings(teach=each)) for each in (Teach.NEVER, Teach.NEW)
    )
    choose(new, desk)
    minutes, first = (
        compile_timeline(each.planned(desk).plan, each.settings).minutes for each in (again, new)
    )
    said = re.search(r"Desk +(.*)", capsys.readouterr().out)
    assert said is not None
    assert said[1].startswith(f"{minutes} ({first})")


def test_where_there_are_but_some_minutes_those_are_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = next(each for each in shipped().routines if each.id == "desk")
    alone = Wish(replace(shipped(), routines=(desk,)), unlimited(), Settings(teach=Teach.NEW))
    choose(replace(alone, minutes=3), desk)
    said = capsys.readouterr().out
    assert "first time" not in said
    assert re.search(r"^ +1  Desk +3 +", said, re.M)
    choose(replace(alone, minutes=0.5), desk)
    whole = re.search(r"^ +1  Desk +4 \(5\) ", capsys.readouterr().out, re.M)
    assert whole, "what is too short a time is no time that it takes"


def test_a_routine_without_anything_that_suits_is_not_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    choose(wish(Condition.KNEE), BOTH)
    assert "Kneels" not in capsys.readouterr().out


def test_a_default_without_anything_that_suits_is_told_of() -> None:
    with pytest.raises(NothingSuitsError):
        choose(wish(Condition.KNEE), KNEELS)
