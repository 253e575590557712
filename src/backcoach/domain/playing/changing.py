"""The keys that change what is to come: easier, harder, the breath, and how much is said."""

from dataclasses import replace

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import LONGEST_BREATH_MS, SHORTEST_BREATH_MS
from backcoach.domain.knowledge.terms import Talk, Way
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.playing.changes import (
    Change,
    changes_before,
    next_rung,
    other_dose,
    others,
    to_take_back,
)
from backcoach.domain.playing.places import (
    at_other_dose,
    left_to_do_ms,
    same_place,
    work_left_ms,
)
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.tailoring.adapting import is_for_the_desk
from backcoach.domain.tailoring.ladder import Ladder, work_ms
from backcoach.domain.words import notices
from backcoach.domain.words.labels import POSITION_WORDS

BREATH_STEP_MS = 500


def easier(session: Session, now_ms: int) -> Session:
    """Go on with the next smaller dose, or with an easier exercise where there is none."""
    return _changed(session, now_ms, Way.EASIER)


def harder(session: Session, now_ms: int) -> Session:
    """Go on with the next greater dose, or with a harder exercise where there is none."""
    return _changed(session, now_ms, Way.HARDER)


def slower_breath(session: Session, now_ms: int) -> Session:
    """Make every breath a little longer from here on."""
    return _breathing(session, now_ms, BREATH_STEP_MS)


def faster_breath(session: Session, now_ms: int) -> Session:
    """Make every breath a little shorter from here on."""
    return _breathing(session, now_ms, -BREATH_STEP_MS)


def change_talk(session: Session, now_ms: int) -> Session:
    """Say less from here on; after the least nothing, and then all again."""
    ways = (*Talk, None)
    script = session.timeline.script
    talk = ways[(ways.index(script.talk) + 1) % len(ways)]
    changed = session.along(script.at(talk))
    return changed.noted(notices.talks(talk), now_ms)


def instead(session: Session, now_ms: int, item: PlannedItem, way: Way = Way.EASIER) -> Session:
    """Go on with `item` in place of the one being done, from the same repetition on."""
    phase = session.phase(now_ms)
    if item.exercise.id != phase.exercise:
        item = replace(item, comes_from=session.placed(now_ms))
        return session.led_into(phase.item, item, now_ms).noted(_now(item), now_ms)
    changed = session.recompiled(session.plan.with_item(phase.item, item), session.settings)
    here = session.player.position(now_ms)
    position = at_other_dose(session.timeline, here, changed.timeline, way)
    moved = _counted_in(changed.seek(now_ms, position), now_ms)
    is_left = position == changed.timeline.item_span(phase.item)[1]
    return moved.noted(notices.enough(item.exercise.name) if is_left else _now(item), now_ms)


def ladder_of(session: Session, item: PlannedItem) -> Ladder:
    """The doses of an item, from the least work to the most, as they are for this person today."""
    return Ladder(item, session.settings, session.is_gentle)


def _changed(session: Session, now_ms: int, way: Way) -> Session:
    return _taken_back(session, now_ms, way) or _changed_on(session, now_ms, way)


def _changed_on(session: Session, now_ms: int, way: Way) -> Session:
    item = session.plan.items[session.phase(now_ms).item]
    ladder = ladder_of(session, item)
    rung = next_rung(way, ladder)
    if rung is not None:
        return _step_to(session, rung, now_ms, way)
    at_desk, stopped = is_for_the_desk(session.plan), session.stopped
    may = others(way, item, session.exercises, session.limits, at_desk=at_desk, stopped=stopped)
    left_ms = left_to_do_ms(session.timeline, session.player.position(now_ms))
    other = other_dose(way, ladder, may, left_ms)
    if other is None:
        return session.noted(notices.no_further(way, may[0].exercise.name if may else None), now_ms)
    return _step_to(session, other, now_ms, way)


def _step_to(session: Session, item: PlannedItem, now_ms: int, way: Way) -> Session:
    phase = session.phase(now_ms)
    before = session.plan.items[phase.item]
    moved = instead(session, now_ms, item, way)
    change = Change(way, phase.item, before, item, phase, moved.phase(now_ms).repetition)
    return replace(moved, changes=(*session.changes, change))


def _taken_back(session: Session, now_ms: int, way: Way) -> Session | None:
    """Go back to where a key the other way has led from, if this is such a key's opposite."""
    phase, here = session.phase(now_ms), session.player.position(now_ms)
    opens = phase.start_ms == session.timeline.item_span(phase.item)[0]
    change = to_take_back(session.changes, way, phase, opens=opens)
    if change is None or session.plan.items[change.item] != change.after:
        return None
    item = change.before
    if phase.is_work and item.exercise.id != phase.exercise:
        item = replace(item, comes_from=session.placed(now_ms))
    plan = session.plan.with_item(change.item, item)
    old = session.recompiled(plan, session.settings)
    position = change.place_before(session.timeline, here, old.timeline)
    left_ms = work_left_ms(old.timeline, change.item, position)
    is_more = way is Way.EASIER and left_ms > left_to_do_ms(session.timeline, here)
    # The breath may have changed since, and with it which of two doses is more work.
    settings = session.settings
    is_so = way.allows(work_ms(change.after, settings), work_ms(change.before, settings))
    if is_more or not is_so or not _allows(session, change.before.exercise):
        return None
    gone = _counted_in(old.seek(now_ms, position), now_ms).noted(_now(item), now_ms)
    taken = change.taken_back(way, phase, gone.phase(now_ms).repetition)
    return replace(gone, changes=(*changes_before(session.changes, change), taken))


def _allows(session: Session, exercise: Exercise) -> bool:
    """Whether an exercise may be done, and has not been stopped for pain."""
    return exercise.id not in session.stopped and session.limits.allow(exercise)


def _counted_in(session: Session, now_ms: int) -> Session:
    """Count in before going on, where a seek has led into the middle of the work."""
    into_work = session.state is State.PLAYING and session.phase(now_ms).is_work
    if not into_work:
        return session
    return replace(session, player=session.player.pause(now_ms).resume(now_ms))


def _breathing(session: Session, now_ms: int, by_ms: int) -> Session:
    settings = session.settings
    breath_ms = round(settings.breath.total_ms * settings.breath_factor) + by_ms
    if not SHORTEST_BREATH_MS <= breath_ms <= LONGEST_BREATH_MS:
        return session.noted(notices.BREATH_BOUNDS, now_ms)
    slower = replace(settings, breath_factor=breath_ms / settings.breath.total_ms)
    changed = _in_place_of(session, session.recompiled(session.plan, slower), now_ms)
    return changed.noted(notices.breath_lasts(breath_ms), now_ms)


def _now(item: PlannedItem) -> str:
    own = item.exercise.position
    where = "" if item.comes_from in (None, own) else POSITION_WORDS[own]
    return notices.now(item.exercise.name, where, item.dose)


def _in_place_of(old: Session, new: Session, now_ms: int) -> Session:
    """The new session, compiled for another breath, at the place where the old one is."""
    here = old.player.position(now_ms)
    position = same_place(old.timeline, here, new.timeline)
    unbroken_ms = same_place(old.timeline, old.unbroken_ms, new.timeline)
    counting = new.state is State.COUNTING
    since_ms = max(now_ms, new.player.since_ms) if counting else now_ms
    player = replace(new.player, from_ms=position, since_ms=since_ms)
    seen_ms = position + int(old.seen_ms > here)
    return replace(new, player=player, seen_ms=seen_ms, unbroken_ms=unbroken_ms)
