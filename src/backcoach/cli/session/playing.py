"""A session on this process's terminal, or as lines where there is none."""

import os
import sys
from collections.abc import Collection, Iterator, Sequence

from backcoach.cli import output, person, stored
from backcoach.cli.session.beginning import Showing
from backcoach.cli.session.sounding import audible, audio
from backcoach.coach import BINDINGS, Outcome, Pages, read_first, run_session
from backcoach.cues.hearing import Audio, Narrator
from backcoach.domain.errors import Exit
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.pacing import reading_ms
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.review import Answer, answer_to
from backcoach.domain.knowledge.safety import Felt, Safety
from backcoach.domain.knowledge.terms import Advice
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.events import Event, Stage
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import Spoken
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.timeline.layout import duration_ms
from backcoach.domain.words.lengths import estimated_ms
from backcoach.domain.words.overview import overview
from backcoach.screen.lines import LinePages, LineStage
from backcoach.screen.pages.safety_pages import quick_lines
from backcoach.screen.pages.summary import fact_lines, summary_lines
from backcoach.terminal.clock import SystemClock, local_now
from backcoach.terminal.mode import Terminal, in_session_mode


def play(planned: Planned, wish: Wish, known: Profile, showing: Showing) -> int:
    """Play a plan to its end, once what it is has been read; return the exit code."""
    clock = SystemClock()
    wants = audible(known, showing.voice, showing.sound)
    spoken = Spoken(known.talk if wants.voice else None, known.voice_speed)
    live = output.is_terminal(1) and not showing.plain
    has_keys = output.is_tty(0)
    big = known.big if showing.big is None else showing.big

    def start(now_ms: int) -> Session:
        return Session.start(
            planned.plan,
            wish.settings,
            wish.catalogue.exercise,
            wish.limits,
            now_ms,
            start_pain=wish.pain,
            script=spoken,
            speed=showing.speed,
            waits=has_keys,
        )

    keeper = _PainKeeper(wish.catalogue.safety)
    opening = _opening(planned, wish, showing.speed)
    for sentence in (f"{planned.plan.name}.", *opening):
        output.complain(sentence)
    with audio(known, wants) as ears:
        with in_session_mode(
            clock,
            os.environ,
            full_screen=live,
            keys=0 if has_keys else None,
            output=1,
            encoding=sys.stdout.encoding,
        ) as terminal:
            if live or has_keys:
                pages = _pages(terminal, planned.plan.name, opening, live=live)
                if not _has_read(pages, clock, terminal, ears, spoken):
                    return Exit.DONE
            stage = _live(terminal, big=big) if live else LineStage(_say, _keys(has_keys))
            listeners = (keeper, Narrator(ears))
            try:
                outcome = run_session(
                    start, clock, terminal.keyboard, stage, listeners, terminal.came_back
                )
            finally:
                keeper.close()
        for failure in keeper.failures:
            output.complain(failure)
        lines = _summary(outcome.session, planned.plan, wish.catalogue)
        output.write("".join(f"{line}\n" for line in lines))
        return _ended(outcome, wish.catalogue.safety)


def _opening(planned: Planned, wish: Wish, speed: float) -> tuple[str, ...]:
    """What to know before it begins: how long it takes, with what, and what was changed."""
    plan = planned.plan
    all_ms = round(duration_ms(plan.items, wish.settings) / speed)
    return (*overview(all_ms, len(plan.items), plan.equipment), *planned.sentences)


def _summary(session: Session, plan: Plan, known: Catalogue) -> Iterator[str]:
    yield from summary_lines(session, _own(plan, known))
    width = max(output.NARROWEST, output.window().columns)
    yield from fact_lines(session, known, int(local_now().timestamp()) // 60, width)


def _own(plan: Plan, catalogue: Catalogue) -> Collection[str]:
    """The exercises that a plan's routine has by itself, or those that were named."""
    routines = (each for each in catalogue.routines if each.id == plan.routine)
    items = next((each.items for each in routines), ())
    return [item.exercise for item in items] or plan.routine.split()


def _pages(terminal: Terminal, title: str, sentences: Sequence[str], *, live: bool) -> Pages:
    if not live:
        return LinePages(output.complain, (f"{title}.", *sentences))
    from backcoach.screen.live.briefing import Briefing

    return Briefing(terminal, output.console(), person.glyphs(), title, sentences)


def _has_read(
    pages: Pages, clock: SystemClock, terminal: Terminal, ears: Audio, spoken: Spoken
) -> bool:
    """Let be read, and heard, what there is to know before; return whether to begin."""

    def tell(text: str) -> int:
        if spoken.talk is None:
            return reading_ms(text)
        ears.say(text)
        return max(reading_ms(text), estimated_ms(text, spoken.voice_speed))

    begins = read_first(pages, clock, terminal.keyboard, tell, terminal.came_back)
    ears.hush()
    return begins


class _PainKeeper:
    """Keeps at once what matters the next time: somebody in pain may just close the window."""

    def __init__(self, safety: Safety) -> None:
        self._rule = safety.review
        self._is_open = False
        self.failures: dict[str, None] = {}

    def hear(self, view: View, events: Sequence[Event]) -> None:
        """Keep the answers about pain; a score may have come to more by the last one."""
        self._is_open = view.session.asking is not None and view.session.asking.of_the_leg
        for event in events:
            answer = answer_to(event, self._rule) if isinstance(event, Felt) else None
            if answer is not None:
                self._keep(answer)

    def close(self) -> None:
        """Keep that it went down a leg, where nobody said whether that was new."""
        if self._is_open:
            self._keep(Answer.SYMPTOM)

    def _keep(self, answer: Answer) -> None:
        failure = person.keep(answer)
        if failure:
            self.failures[failure] = None  # said once, when the screen is free again


def _ended(outcome: Outcome, safety: Safety) -> int:
    """Say what pain has ended the session with; return the exit code."""
    ended_by = outcome.session.ended_by
    if ended_by is not None:
        for line in (ended_by.say, *quick_lines(safety)):
            output.complain(line)
    if ended_by is not None and ended_by.then is Advice.SIGNS:
        return Exit.WARNING_SIGN
    return Exit.INTERRUPTED if outcome.interrupted else Exit.DONE


def _live(terminal: Terminal, *, big: bool) -> Stage:
    from backcoach.screen.gallery import Gallery
    from backcoach.screen.glyphs import ASCII
    from backcoach.screen.live.panes import Hint
    from backcoach.screen.live.stage import LiveStage

    glyphs = person.glyphs()
    hints = tuple(
        Hint(each.ascii if glyphs is ASCII else each.shown, each.does) for each in BINDINGS
    )
    gallery = None if glyphs is ASCII else Gallery(stored.figures())
    return LiveStage(terminal, output.console(), glyphs, hints, gallery, big=big)


def _keys(has_keys: bool) -> str:
    """What the keys do, for somebody who reads or hears lines."""
    if not has_keys:
        return ""
    return "Keys: " + ", ".join(f"{each.ascii} {each.does}" for each in BINDINGS) + "."


def _say(text: str) -> None:
    output.write(text)
    sys.stdout.flush()
