"""A session on this process's terminal, or as lines where there is none."""

import os
import sys

from backcoach.cli import person, surroundings
from backcoach.cli.planning import Wish
from backcoach.cli.sounding import Wanted, heard
from backcoach.coach import BINDINGS, Outcome, Stage, run_session
from backcoach.domain.errors import Exit
from backcoach.domain.plan import Plan
from backcoach.domain.profile import Profile
from backcoach.domain.review import Answer
from backcoach.domain.safety import Safety
from backcoach.domain.session import Session
from backcoach.domain.terms import Advice
from backcoach.screen.lines import LineStage
from backcoach.screen.safety_pages import quick_lines
from backcoach.screen.summary import summary_lines
from backcoach.terminal.clock import SystemClock
from backcoach.terminal.mode import Terminal, in_session_mode


def play(
    plan: Plan,
    wish: Wish,
    pain: int | None,
    known: Profile,
    wants: Wanted,
    *,
    speed: float,
    plain: bool,
    big: bool,
) -> int:
    """Play a plan to its end; return the exit code."""
    clock = SystemClock()
    live = surroundings.is_terminal(1) and not plain
    has_keys = surroundings.is_tty(0)

    def start(now_ms: int) -> Session:
        return Session.start(
            plan,
            wish.settings,
            wish.catalogue.exercise,
            wish.limits,
            now_ms,
            start_pain=pain,
            speed=speed,
            waits=has_keys,
        )

    with (
        in_session_mode(
            clock, os.environ, full_screen=live, keys=0 if has_keys else None, output=1
        ) as terminal,
        heard(
            _live(terminal, big=big) if live else LineStage(_say, _opening(has_keys)), known, wants
        ) as stage,
    ):
        outcome = run_session(start, clock, terminal.keyboard, stage, terminal.came_back)
    surroundings.write("".join(f"{line}\n" for line in summary_lines(outcome.session)))
    return _ended(outcome, wish.catalogue.safety)


def _ended(outcome: Outcome, safety: Safety) -> int:
    """Say what pain has ended the session with, keep what matters next time, return the code."""
    ended_by, felt = outcome.session.ended_by, outcome.session.felt
    if any(each.pain.score >= safety.review.score for each in felt):
        person.remember(Answer.PAIN)
    if ended_by is not None:
        for line in (ended_by.say, *quick_lines(safety)):
            surroundings.complain(line)
    if ended_by is not None and ended_by.then is Advice.SIGNS:
        person.remember(Answer.SYMPTOM)
        return Exit.WARNING_SIGN
    return Exit.INTERRUPTED if outcome.interrupted else Exit.DONE


def _live(terminal: Terminal, *, big: bool) -> Stage:
    from backcoach.screen.gallery import Gallery
    from backcoach.screen.glyphs import ASCII
    from backcoach.screen.live import LiveStage
    from backcoach.screen.parts import Hint

    glyphs = surroundings.glyphs()
    hints = tuple(
        Hint(each.ascii if glyphs is ASCII else each.shown, each.does) for each in BINDINGS
    )
    gallery = None if big or glyphs is ASCII else Gallery(surroundings.figures())
    return LiveStage(terminal, surroundings.console(), glyphs, hints, gallery, big=big)


def _opening(has_keys: bool) -> str:
    """What the keys do, for somebody who reads or hears lines."""
    if not has_keys:
        return ""
    return "Keys: " + ", ".join(f"{each.ascii} {each.does}" for each in BINDINGS) + "."


def _say(text: str) -> None:
    surroundings.write(text)
    sys.stdout.flush()
