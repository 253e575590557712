"""A session on this process's terminal, or as lines where there is none."""

import os
import sys
from collections.abc import Collection, Iterator, Sequence

from backcoach.cli import output, person, stored
from backcoach.cli.session.ready import Ready
from backcoach.cli.session.recording import how_it_felt, logged
from backcoach.cli.session.sounding import Audible, Ears, audible, ears
from backcoach.coach import BINDINGS, Outcome, Pages, read_first, run_session
from backcoach.cues.hearing import Narrator
from backcoach.domain.errors import Exit
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.pacing import reading_ms
from backcoach.domain.knowledge.review import Answer, answer_to
from backcoach.domain.knowledge.safety import Felt, Safety
from backcoach.domain.knowledge.terms import Advice
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.events import Event, Listener, Stage
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import Spoken
from backcoach.domain.words.lengths import estimated_ms
from backcoach.domain.words.overview import overview
from backcoach.domain.words.signs import quick_lines
from backcoach.screen.lines import LinePages, LineStage
from backcoach.screen.pages.summary import fact_lines, summary_lines
from backcoach.terminal.awake import Awake, ways
from backcoach.terminal.clock import SystemClock, local_now
from backcoach.terminal.mode import Terminal, in_session_mode

SECONDS_A_DAY = 24 * 60 * 60


def play(ready: Ready) -> int:
    """Play a session to its end, once what it is has been read; return the exit code.

    What could not be heard is told in the session, and once more after all else.
    """
    showing = ready.showing
    wants = audible(ready.known, showing.voice, showing.sound)
    with ears(ready.known, wants, asked=bool(showing.voice or showing.sound)) as heard:
        code = _play(ready, wants, heard)
    for sentence in heard.told:
        output.complain(sentence)
    return code


def _play(ready: Ready, wants: Audible, heard: Ears) -> int:
    keeper = _PainKeeper(ready.wish.catalogue.safety)
    opening = _opening(ready)
    if not output.is_terminal(1):  # else it is a page
        for sentence in (f"{ready.plan.name}.", *opening):
            output.complain(sentence)
    logging = logged(ready.ahead, ready.planned.sentences, is_kept=ready.kept.is_kept)
    with logging as log:
        try:
            outcome = _performed(ready, wants, heard, opening, (keeper, *log.listeners))
        finally:
            keeper.close()  # also where the window was closed
        if outcome is None:
            return Exit.DONE
        for failure in keeper.failures:
            output.complain(failure)
        lines = _summary(outcome.session, ready)
        output.write("".join(f"{line}\n" for line in lines))
        log.add(how_it_felt(outcome, ready.kept))
    return _ended(outcome, ready.wish.catalogue.safety)


def _performed(
    ready: Ready,
    wants: Audible,
    heard: Ears,
    opening: Sequence[str],
    keepers: Sequence[Listener],
) -> Outcome | None:
    """What came of a session on the terminal; None where it was not begun after all."""
    clock = SystemClock()
    spoken = Spoken(ready.known.talk if wants.voice else None, ready.known.voice_speed)
    live, has_keys = output.is_terminal(1), output.is_tty(0)
    awake = Awake(ways(os.environ) if output.is_tty(1) else ())

    def stopping() -> None:
        heard.audio.hush_before_a_stop()
        awake.let_go()

    with in_session_mode(
        clock,
        os.environ,
        full_screen=live,
        keys=0 if has_keys else None,
        output=1,
        encoding=sys.stdout.encoding,
        stopping=stopping,
    ) as terminal:
        if live or has_keys:
            pages = _pages(terminal, ready.plan.name, opening, live=live)
            if not _has_read(pages, clock, terminal, heard, spoken):
                return None
        stage = _live(terminal, big=ready.big) if live else LineStage(_say, _keys(has_keys))
        try:
            return run_session(
                lambda now_ms: ready.begun(now_ms, spoken, waits=has_keys),
                clock,
                terminal.keyboard,
                stage,
                (*keepers, Narrator(heard.audio), awake),
                terminal.came_back,
                heard.news if any(wants) else None,
            )
        finally:
            awake.let_go()


def _opening(ready: Ready) -> tuple[str, ...]:
    """What to know before it begins: how long it takes, with what, and what was changed."""
    ms = round(ready.left_ms / ready.showing.speed)
    left = ready.left
    bed = any(each.bed for each in ready.wish.catalogue.routines if each.id == left.routine)
    about = overview(ms, len(left.items), left.equipment, left.loads, bed=bed)
    return (*about, *ready.hints, *ready.planned.sentences)


def _summary(session: Session, ready: Ready) -> Iterator[str]:
    known = ready.wish.catalogue
    yield from summary_lines(session, _own(ready.plan, known), resumes=ready.kept.is_kept)
    day = int(local_now().timestamp()) // SECONDS_A_DAY
    yield from fact_lines(session, known, day, output.line_width())


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
    pages: Pages, clock: SystemClock, terminal: Terminal, heard: Ears, spoken: Spoken
) -> bool:
    """Let be read, and heard, what there is to know before; return whether to begin."""

    def tell(text: str) -> int:
        if spoken.talk is None:
            return reading_ms(text)
        heard.audio.say(text)
        return max(reading_ms(text), estimated_ms(text, spoken.voice_speed))

    begins = read_first(pages, clock, terminal.keyboard, tell, terminal.came_back, heard.news)
    heard.audio.hush()
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
