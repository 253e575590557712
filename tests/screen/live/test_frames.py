"""What the live screen looks like, at the sizes people have, as text that a person has read.

See tests/approving.py. Read a renewed one as somebody would who has never seen the screen.
"""

import pytest

from backcoach.domain.knowledge.terms import Breath, PhaseKind
from backcoach.domain.playing import changing, transport
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.timeline import Phase
from tests.approving import FOLDER, approved
from tests.screen.showing import phases, session_at, shown, view_of

SIZES = ("60x20", "80x24", "120x40", "40x12", "200x60", "80x24 big")


def phase(kind: PhaseKind, breath: Breath = Breath.FREE) -> Phase:
    """The first phase of a kind."""
    return next(each for each in phases() if (each.kind, each.breath) == (kind, breath))


def within(found: Phase, share: float = 0.5) -> int:
    """A position within a phase."""
    return found.start_ms + int(share * found.duration_ms)


HOLDING = within(phase(PhaseKind.HOLD, Breath.OUT))


def holding() -> Session:
    return session_at(HOLDING)


def waiting() -> View:
    rest = next(each for each in phases() if each.open)
    session = session_at(rest.end_ms - 1)
    return View(session.advance(0)[0], 0)


def moments() -> dict[str, View]:
    """The moments by name."""
    paused = transport.toggle_pause(holding(), 0)
    return {
        "prepare": view_of(within(phase(PhaseKind.PREPARE))),
        "move-in": view_of(within(phase(PhaseKind.MOVE, Breath.IN))),
        "hold-out": view_of(HOLDING),
        "rest": view_of(within(phase(PhaseKind.REST))),
        "switch": view_of(within(phase(PhaseKind.SWITCH))),
        "paused": View(paused, 0),
        "counting": View(transport.toggle_pause(paused, 0), 500),
        "waiting": waiting(),
        "help": View(transport.toggle_help(holding(), 0), 0),
        "harder": View(changing.harder(holding(), 0), 0),
        "last": view_of(within(phases()[-1])),
    }


MOMENTS = moments()


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_like_this(size: str, moment: str) -> None:
    columns, rows = map(int, size.removesuffix(" big").split("x"))
    screen = shown(MOMENTS[moment], columns, rows, big=size.endswith("big"))
    now = screen.emulator.lines
    assert now == approved(f"screen/{folder(size)}/{moment}.txt", now)


def folder(size: str) -> str:
    """Where the texts of a size are."""
    return size.replace(" ", "-")


def test_every_golden_file_is_compared() -> None:
    files = {"/".join(file.parts[-2:]) for file in (FOLDER / "screen").rglob("*.txt")}
    assert files == {f"{folder(size)}/{each}.txt" for size in SIZES for each in MOMENTS}


def test_the_moments_are_what_they_are_called() -> None:
    states = {name: MOMENTS[name].state for name in ("paused", "counting", "waiting")}
    assert states == {
        "paused": State.PAUSED,
        "counting": State.COUNTING,
        "waiting": State.WAITING,
    }
    assert MOMENTS["last"].following is None
    assert MOMENTS["help"].session.helping
    assert MOMENTS["harder"].session.notice
