"""The keys that lead about: pause, skip, back, again, how it is done, and to the end."""

from dataclasses import replace

from backcoach.domain.knowledge.terms import PhaseKind
from backcoach.domain.playing.events import Asked, Helped
from backcoach.domain.playing.player import MOVING, State
from backcoach.domain.playing.session import Session
from backcoach.domain.timeline.timeline import Phase
from backcoach.domain.words.prompts import GOES_ON_ALREADY, NO_SUCH_KEY, so_far
from backcoach.domain.words.questions import WHETHER_TO_END

ENDS_AT_ONCE_MS = 60_000
"""Whoever has played no longer than this is not asked whether they want to end."""


def toggle_pause(session: Session, now_ms: int) -> Session:
    """Pause, or go on; in an open rest, go on."""
    if session.state is State.PAUSED or _may_be_ready(session, now_ms):
        return go_on(session, now_ms)
    return replace(session, player=session.player.pause(now_ms), notice="")


def go_on(session: Session, now_ms: int) -> Session:
    """Go on from a pause, or from an open rest; where it goes on already, count one, or say so."""
    if _may_be_ready(session, now_ms):
        return session.seek(now_ms, session.phase(now_ms).end_ms)
    if session.state is State.PLAYING:
        stretch = session.counting(now_ms)
        if stretch is None:
            return session.noted(GOES_ON_ALREADY, now_ms)
        tally = session.tally.counted(stretch)
        return replace(session, tally=tally).noted(so_far(tally.counts[stretch]), now_ms)
    return replace(session, player=session.player.resume(now_ms), notice="")


def _may_be_ready(session: Session, now_ms: int) -> bool:
    """Whether this is a rest that ends as soon as somebody is ready."""
    return session.phase(now_ms).open and session.state in (State.WAITING, State.PLAYING)


def skip(session: Session, now_ms: int) -> Session:
    """Skip a rest to what it is before, a preparation to its work, work to the next exercise.

    Before an exercise, a rest leads to getting into position: lying down takes its time. That leads
    to the demonstration, where there is one, and a demonstration to the count before the work.
    """
    phase, timeline = session.phase(now_ms), session.timeline
    if phase.is_work:
        return session.seek(now_ms, timeline.item_span(phase.item)[1])
    later = timeline.phases[timeline.index_at(phase.end_ms) :]
    wanted = (each.start_ms for each in later if _is_next(each, phase.kind))
    return session.seek(now_ms, next(wanted, timeline.duration_ms))


def _is_next(phase: Phase, skipped: PhaseKind) -> bool:
    """Whether a phase is what a skipped kind leads to."""
    if skipped is PhaseKind.PREPARE:
        return phase.is_work or phase.kind is PhaseKind.SHOW
    return phase.kind is not skipped


def back(session: Session, now_ms: int) -> Session:
    """Go back to the exercise before, from where the body is now; never to one stopped for pain."""
    item = session.phase(now_ms).item
    items, stopped = session.plan.items, session.stopped
    earlier = (each for each in reversed(range(item)) if items[each].exercise.id not in stopped)
    before = next(earlier, None)
    if before is None:
        return session.seek(now_ms, session.timeline.preparation(item)[0].start_ms)
    return session.led_into(
        before, replace(items[before], comes_from=session.placed(now_ms)), now_ms
    )


def restart(session: Session, now_ms: int) -> Session:
    """Do the exercise again from its start, after a get-ready count.

    Before its work has begun, see its demonstration again, where that has begun, else go to where
    what leads to it begins: again is never ahead.
    """
    item, timeline = session.phase(now_ms).item, session.timeline
    count = timeline.preparation(item)[-1]
    shown = tuple(each.start_ms for each in timeline.demonstration(item)[:1])
    starts = (timeline.item_span(item)[0], *shown)
    position = session.player.position(now_ms)
    if position >= count.end_ms:
        return session.seek(now_ms, count.start_ms)
    return session.seek(now_ms, max(each for each in starts if each <= position))


def toggle_help(session: Session, now_ms: int) -> Session:
    """Stand still and show how it is done, or go on as before."""
    if session.helping is not None:
        return _as_before(replace(session, helping=None), session.helping, now_ms)
    paused, happened = session.player.pause(now_ms), (*session.happened, Helped())
    return replace(session, player=paused, helping=session.state, happened=happened)


def leave(session: Session, now_ms: int) -> Session:
    """End the session; where more than a minute was played, ask before."""
    if session.played_ms <= ENDS_AT_ONCE_MS:
        return session.quit(now_ms)
    paused, happened = session.player.pause(now_ms), (*session.happened, Asked(WHETHER_TO_END))
    before = session.helping or session.state
    return replace(session, player=paused, helping=None, leaving=before, happened=happened)


def stay(session: Session, now_ms: int) -> Session:
    """Go on as before, for they did not want to leave."""
    before = session.leaving or session.state
    return _as_before(replace(session, leaving=None), before, now_ms)


def _as_before(session: Session, before: State, now_ms: int) -> Session:
    """Go on after a count, where it did go on before."""
    if before not in MOVING:
        return session
    return replace(session, player=session.player.resume(now_ms))


def does_nothing(session: Session, now_ms: int) -> Session:
    """Say, once a session, how to see the keys: one was pressed that means nothing."""
    if session.knows_keys:
        return session
    return replace(session, knows_keys=True).noted(NO_SUCH_KEY, now_ms)
