"""What is said when a session is over."""

from collections.abc import Collection, Iterator
from textwrap import wrap

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.terms import Position
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.tally import DoneItem
from backcoach.domain.words.citing import citation
from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import counted
from backcoach.domain.words.prompts import TAKE_A_MOMENT

FINE = "Feeling worked is fine; worse pain is not."


def summary_lines(
    session: Session, own: Collection[str], *, resumes: bool = False
) -> Iterator[str]:
    """Say what was done, and how to go on; nothing is called done that was not.

    `own` are the exercises that the routine has by itself, which it can begin with. One that was
    written down `resumes` with all that was wished of it.
    """
    done = [item for item in session.summary() if item.reps]
    complete = sum(item.is_complete for item in done)
    whole = len(session.plan.items)
    if session.state is State.FINISHED and complete == whole:
        yield f"Done: {session.plan.name}, all of it, in {duration(session.played_ms)}."
    else:
        number = f" {complete} of {counted(whole, 'exercise')}," if whole > 1 else ""
        played = duration(session.played_ms) if session.played_ms else "no time"
        yield f"{session.plan.name}:{number} {played} played."
    for item in done:
        yield f"  {_amount(item)}"
    if done:
        is_down = done[-1].exercise.position is not Position.STANDING
        yield f"{TAKE_A_MOMENT} {FINE}" if is_down else FINE
    can_resume = resumes and session.tally.has_set(session.timeline)
    first = _first_ahead(session, own, can_resume=can_resume)
    if first:
        how = "--resume" if can_resume else f"{session.plan.routine} --from {first}"
        yield f"To go on from there: backcoach session {how}"


def _first_ahead(session: Session, own: Collection[str], *, can_resume: bool) -> str:
    """The exercise to go on with; nothing where all was done, or none, or pain has ended it."""
    here = session.phase(0).item  # it stands still at any moment now
    is_anew = here == 0 and not can_resume
    if is_anew or session.state is State.FINISHED or session.ended_by:
        return ""
    ahead = session.plan.items[here:]
    names = (item.exercise.id for item in ahead)
    return next((name for name in names if name in own and name not in session.stopped), "")


def fact_lines(session: Session, known: Catalogue, day: int, width: int) -> Iterator[str]:
    """A fact to go away with, and whose it is, after a session that went well."""
    fact = known.safety.fact_on(day)
    if fact is not None and _went_well(session):
        yield from wrap(f"Good to know: {fact.say}", width)
        cited = "; ".join(citation(known.source[each]) for each in fact.sources)
        yield from wrap(f"From: {cited}", width, initial_indent="  ", subsequent_indent="  ")


def _went_well(session: Session) -> bool:
    """Whether it came to its end, something was done in it, and pain has stopped nothing."""
    is_done = any(item.reps for item in session.summary())
    return session.state is State.FINISHED and is_done and not session.stopped


def _amount(item: DoneItem) -> str:
    dose = f", {item.dose}" if item.dose else ""
    times = f"{item.reps} of {item.prescribed}"
    if item.counted:
        return f"{item.exercise.name}{dose}: {counted(item.counted, 'time')}"
    return f"{item.exercise.name}{dose}: {'all of it' if item.is_complete else times}"
