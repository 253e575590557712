"""How a session begins: with one plan, made for how it hurts today."""

from pathlib import Path

import pytest

from backcoach.cli import asking, stored
from backcoach.cli.options import Wanted
from backcoach.cli.session import gate, playing
from backcoach.cli.session.beginning import Request, begin
from backcoach.cli.session.gate import Entered
from backcoach.cli.session.ready import Ready, Showing
from backcoach.domain.errors import TooShortError
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.plan.plan import Plan
from backcoach.domain.tailoring.remembering import Remembered
from backcoach.domain.tailoring.wish import Planned, Wish
from tests.making import shipped, unlimited


class Begun:
    """What was asked and made before a session was played, and the plan that was."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        self.asked = 0
        self.made = 0
        self.moves: str | None = None
        self.played: list[Plan] = []
        self._planned = Wish.planned
        monkeypatch.setenv("BACKCOACH_HOME", str(home))
        stored.catalogue()  # without a cache, each of its routines is planned
        monkeypatch.setattr(gate, "enter", self._enter)
        monkeypatch.setattr(playing, "play", self._play)
        monkeypatch.setattr(Wish, "planned", lambda wish, routine: self._plan(wish, routine))

    def _enter(self, safety: Safety, pain: int | None, before: Remembered) -> Entered:
        self.asked += 1
        return Entered(pain, moves=self.moves)

    def _plan(self, wish: Wish, routine: Routine) -> Planned:
        self.made += 1
        return self._planned(wish, routine)

    def _play(self, ready: Ready) -> int:
        self.played.append(ready.plan)
        return 0


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Begun:
    return Begun(monkeypatch, tmp_path)


def test_a_plan_is_made_once(begun: Begun) -> None:
    begin(Request(("desk",), Wanted(minutes=3.5), pain=3), Showing())
    assert begun.made == 1


def test_on_a_day_that_hurts_the_plan_for_such_a_day_is_played(begun: Begun) -> None:
    begin(Request(("desk",), pain=5), Showing())
    desk = next(each for each in shipped().routines if each.id == "desk")
    assert begun.played == [Wish(shipped(), unlimited(), pain=5).adapted(desk).plan]


@pytest.mark.parametrize(
    ("routine", "starts"),
    [("gentle", ("Gentle", "draw-in")), ("in-a-chair", ("In a chair", "seated-belly-breathing"))],
)
def test_whoever_would_rather_move_on_a_bad_day_does_what_they_chose_from_its_start(
    routine: str, starts: tuple[str, str], begun: Begun
) -> None:
    begun.moves = routine
    begin(Request(("desk",), pain=8, first="seated-rotation"), Showing())
    (plan,) = begun.played
    assert (plan.name, plan.items[0].exercise.id) == starts


def test_a_routine_is_chosen_before_it_is_asked_how_it_hurts(
    begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_before: list[int] = []

    def chosen(_: str) -> str:
        asked_before.append(begun.asked)
        return "desk"

    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(asking, "answer", chosen)
    begin(Request(pain=2), Showing())
    assert (asked_before, begun.asked, begun.played[0].routine) == ([0], 1, "desk")


def test_what_cannot_be_is_said_before_anything_is_asked(begun: Begun) -> None:
    with pytest.raises(TooShortError):
        begin(Request(("desk",), Wanted(minutes=0.1)), Showing())
    assert begun.asked == 0
