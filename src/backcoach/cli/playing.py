"""A session on this process's terminal, or as lines where there is none."""

import os
import sys
from collections.abc import Sequence

from backcoach.cli import person, surroundings
from backcoach.cli.planning import Wish
from backcoach.cli.sounding import Wanted, audio
from backcoach.coach import BINDINGS, Outcome, run_session
from backcoach.cues.hearing import HeardStage
from backcoach.domain.errors import Exit
from backcoach.domain.hurting import Felt
from backcoach.domain.plan import Plan
from backcoach.domain.profile import Profile
from backcoach.domain.review import Answer
from backcoach.domain.safety import Safety
from backcoach.domain.session import Session
from backcoach.domain.terms import Advice
from backcoach.domain.timeline import Cue
from backcoach.domain.view import Stage, View
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

    with audio(known, wants) as ears:
        with in_session_mode(
            clock,
            os.environ,
            full_screen=live,
            keys=0 if has_keys else None,
            output=1,
            encoding=sys.stdout.encoding,
        ) as terminal:
            shown = _live(terminal, big=big) if live else LineStage(_say, _opening(has_keys))
            stage = _RememberingStage(HeardStage(shown, ears), wish.catalogue.safety)
            outcome = run_session(start, clock, terminal.keyboard, stage, terminal.came_back)
        stage.remember(outcome.session.felt)  # the last answer may have ended it unseen
        for failure in stage.failures:
            surroundings.complain(failure)
        surroundings.write("".join(f"{line}\n" for line in summary_lines(outcome.session)))
    return _ended(outcome, wish.catalogue.safety)


class _RememberingStage:
    """Passes all on to a stage, and keeps what matters the next time at once.

    Somebody in pain may just close the window.
    """

    def __init__(self, stage: Stage, safety: Safety) -> None:
        self._stage = stage
        self._safety = safety
        self._known = 0
        self.failures: dict[str, None] = {}

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment, and keep the answers that are new."""
        self.remember(view.felt)
        self._stage.show(view, cues)

    def next_frame_ms(self, view: View) -> int | None:
        """After how long the picture changes by itself."""
        return self._stage.next_frame_ms(view)

    def remember(self, felt: Sequence[Felt]) -> None:
        """Keep what is new of all that was felt."""
        for each in felt[self._known :]:
            self._keep(each)
        self._known = len(felt)

    def _keep(self, felt: Felt) -> None:
        if felt.rule.then is Advice.SIGNS:
            failure = person.keep(Answer.SYMPTOM)
        elif felt.pain.score >= self._safety.review.score:
            failure = person.keep(Answer.PAIN)
        else:
            return
        if failure:
            self.failures[failure] = None  # said once, when the screen is free again


def _ended(outcome: Outcome, safety: Safety) -> int:
    """Say what pain has ended the session with; return the exit code."""
    ended_by = outcome.session.ended_by
    if ended_by is not None:
        for line in (ended_by.say, *quick_lines(safety)):
            surroundings.complain(line)
    if ended_by is not None and ended_by.then is Advice.SIGNS:
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
