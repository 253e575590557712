"""A session on this process's terminal, or as lines where there is none."""

import os
import sys
from collections.abc import Sequence

from backcoach.cli import person, surroundings
from backcoach.cli.planning import Planned, Wish
from backcoach.cli.sounding import Wanted, audio
from backcoach.coach import BINDINGS, Outcome, Pages, read_first, run_session
from backcoach.cues.hearing import Audio, HeardStage
from backcoach.domain.compiling import Settings
from backcoach.domain.errors import Exit
from backcoach.domain.hurting import Felt
from backcoach.domain.pacing import reading_ms
from backcoach.domain.profile import Profile
from backcoach.domain.review import Answer
from backcoach.domain.safety import Safety
from backcoach.domain.saying import estimated_ms
from backcoach.domain.session import Session
from backcoach.domain.terms import Advice
from backcoach.domain.timeline import Cue
from backcoach.domain.view import Stage, View
from backcoach.screen.lines import LinePages, LineStage
from backcoach.screen.safety_pages import quick_lines
from backcoach.screen.summary import summary_lines
from backcoach.terminal.clock import SystemClock
from backcoach.terminal.mode import Terminal, in_session_mode


def play(
    planned: Planned,
    wish: Wish,
    pain: int | None,
    known: Profile,
    wants: Wanted,
    *,
    speed: float,
    plain: bool,
    big: bool,
) -> int:
    """Play a plan to its end, once what was changed has been read; return the exit code."""
    clock = SystemClock()
    live = surroundings.is_terminal(1) and not plain
    has_keys = surroundings.is_tty(0)

    def start(now_ms: int) -> Session:
        return Session.start(
            planned.plan,
            wish.settings,
            wish.catalogue.exercise,
            wish.limits,
            now_ms,
            start_pain=pain,
            speed=speed,
            waits=has_keys,
        )

    for sentence in planned.sentences:
        surroundings.complain(sentence)
    with audio(known, wants) as ears:
        with in_session_mode(
            clock,
            os.environ,
            full_screen=live,
            keys=0 if has_keys else None,
            output=1,
            encoding=sys.stdout.encoding,
        ) as terminal:
            if planned.sentences and (live or has_keys):
                pages = _pages(terminal, planned.sentences, live=live)
                if not _has_read(pages, clock, terminal, ears, wish.settings):
                    return Exit.DONE
            shown = _live(terminal, big=big) if live else LineStage(_say, _opening(has_keys))
            stage = _RememberingStage(HeardStage(shown, ears), wish.catalogue.safety)
            outcome = run_session(start, clock, terminal.keyboard, stage, terminal.came_back)
        stage.remember(outcome.session.felt)  # the last answer may have ended it unseen
        for failure in stage.failures:
            surroundings.complain(failure)
        surroundings.write("".join(f"{line}\n" for line in summary_lines(outcome.session)))
    return _ended(outcome, wish.catalogue.safety)


def _pages(terminal: Terminal, sentences: Sequence[str], *, live: bool) -> Pages:
    if not live:
        return LinePages(_say, sentences)
    from backcoach.screen.briefing import Briefing

    return Briefing(terminal, surroundings.console(), surroundings.glyphs(), sentences)


def _has_read(
    pages: Pages, clock: SystemClock, terminal: Terminal, ears: Audio, settings: Settings
) -> bool:
    """Let be read, and heard, what was changed for today; return whether to begin."""

    def tell(text: str) -> int:
        if settings.talk is None:
            return reading_ms(text)
        ears.say(text)
        return max(reading_ms(text), estimated_ms(text, settings.voice_speed))

    begins = read_first(pages, clock, terminal.keyboard, tell, terminal.came_back)
    ears.hush()
    return begins


class _RememberingStage:
    """Passes all on to a stage, and keeps what matters the next time at once.

    Somebody in pain may just close the window.
    """

    def __init__(self, stage: Stage, safety: Safety) -> None:
        self._stage = stage
        self._safety = safety
        self._known: tuple[Felt, ...] = ()
        self.failures: dict[str, None] = {}

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment, and keep the answers that are new."""
        self.remember(view.felt)
        self._stage.show(view, cues)

    def next_frame_ms(self, view: View) -> int | None:
        """After how long the picture changes by itself."""
        return self._stage.next_frame_ms(view)

    def remember(self, felt: Sequence[Felt]) -> None:
        """Keep what is new of all that was felt; a score may have come to more by now."""
        for number, each in enumerate(felt):
            if self._known[number : number + 1] != (each,):
                self._keep(each)
        self._known = tuple(felt)

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
