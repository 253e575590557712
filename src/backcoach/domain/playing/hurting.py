"""Saying that it hurts, in the middle of a session, and going on as the pain table advises."""

from dataclasses import replace

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.safety import Felt, Pain, PainRule
from backcoach.domain.knowledge.terms import Advice, Occasion, Symptom
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.playing.asking import CANCEL, Asking
from backcoach.domain.playing.changing import instead, ladder_of
from backcoach.domain.playing.events import Asked, Event, Typed
from backcoach.domain.playing.places import work_left_ms
from backcoach.domain.playing.session import ENDING, Session
from backcoach.domain.tailoring.adapting import swap_for, swapped
from backcoach.domain.tailoring.easing import eased
from backcoach.domain.tailoring.ladder import shrunk, work_ms
from backcoach.domain.words import notices


def hurts(session: Session, now_ms: int) -> Session:
    """Pause, and ask how much it hurts."""
    paused = session.player.pause(now_ms)
    asked = replace(session, player=paused, helping=None, leaving=None, notice="")
    index = session.busy_with(now_ms)
    is_over = index != session.phase(now_ms).item
    return _asked(asked, Asking(after=session.plan.items[index].exercise.name if is_over else ""))


def answer(session: Session, key: str, now_ms: int) -> Session:
    """Take a key as the answer to what is being asked; a key that is none does nothing."""
    asking = session.asking
    if asking is None:
        return session
    if asking.rule is not None:
        return _heeding(session, asking.rule, now_ms) if key in ("space", "enter") else session
    if asking.score is None:
        return _typed(session, key, asking, now_ms)
    return _answered(session, key, asking, asking.score, now_ms)


def _asked(session: Session, asking: Asking) -> Session:
    return _with(replace(session, asking=asking), Asked(asking.page()))


def _with(session: Session, *events: Event) -> Session:
    return replace(session, happened=(*session.happened, *events))


def _typed(session: Session, key: str, asking: Asking, now_ms: int) -> Session:
    """Take a key at the first question; a score counts as soon as it is sure.

    What was typed is never dropped together with the question: Esc takes it back first.
    """
    if key == CANCEL and not asking.typed:
        return replace(session, asking=None)
    now = replace(asking, typed="") if key == CANCEL else asking.pressed(key)
    if now.score is not None:
        felt = _feeling(session, now.score, None, now_ms)
        told = _with(replace(session, felt=(*session.felt, felt)), felt)
        return _asked(told, now)
    if now.typed == asking.typed:
        return session
    return _with(replace(session, asking=now), Typed(now.typed))


def _answered(session: Session, key: str, asking: Asking, score: int, now_ms: int) -> Session:
    """Take a key at the second or the third question; whoever took a wrong turn comes back."""
    if asking.of_the_leg and key == CANCEL:
        return _asked(session, replace(asking, of_the_leg=False))
    if key != CANCEL and not asking.is_answered_by(key):
        return session
    symptom = asking.symptom_of(key)
    if symptom is Symptom.LEG and not asking.of_the_leg:
        return _asked(session, replace(asking, of_the_leg=True))
    return _told(session, score, symptom, now_ms)


def _told(session: Session, score: int, symptom: Symptom | None, now_ms: int) -> Session:
    """Take the last answer into account; some pains end the session at once."""
    *before, scored = session.felt
    felt = _feeling(replace(session, felt=tuple(before)), score, symptom, now_ms)
    told = replace(session, felt=(*before, felt))
    if felt != scored:
        told = _with(told, felt)
    if felt.rule.then in ENDING:
        return replace(told, asking=None).quit(now_ms)
    return _asked(told, Asking(score=score, rule=felt.rule))


def _feeling(session: Session, score: int, symptom: Symptom | None, now_ms: int) -> Felt:
    """A pain, where it is felt, and what it leads to."""
    stops = sum(each.rule.then is Advice.SWAP for each in session.felt)
    pain = Pain(Occasion.DURING, score, symptom, session.start_pain, stops)
    hurt = session.plan.items[session.busy_with(now_ms)].exercise
    return Felt(hurt.id, pain, session.limits.safety.rule_for(pain))


def _heeding(session: Session, rule: PainRule, now_ms: int) -> Session:
    """Go on as the advice says."""
    heard = replace(session, asking=None, player=session.player.resume(now_ms))
    if rule.then is not Advice.GO_ON:
        heard = replace(heard, changes=())
    if rule.then is Advice.EASE:
        return _eased(heard, now_ms)
    if rule.then is Advice.SWAP:
        return _swapped(heard, now_ms)
    return heard


def _eased(session: Session, now_ms: int) -> Session:
    """Go on with less; with the next exercise where that would be more than was left."""
    index = session.phase(now_ms).item
    item = session.plan.items[index]
    less = instead(session, now_ms, eased(ladder_of(session, item)))
    if _left_ms(less, index, now_ms) > _left_ms(session, index, now_ms):
        less = less.seek(now_ms, less.timeline.item_span(index)[1])
    if less.phase(now_ms).item == index:
        return less.noted(notices.EASED, now_ms)
    return less.noted(notices.enough(item.exercise.name), now_ms)


def _left_ms(session: Session, item: int, now_ms: int) -> int:
    return work_left_ms(session.timeline, item, session.player.position(now_ms))


def _swapped(session: Session, now_ms: int) -> Session:
    """Go on with another exercise for the same purpose; where there is none, with the next.

    What hurt and was just done is left out, or another done, from its next round on.
    """
    index = session.busy_with(now_ms)
    is_over = index != session.phase(now_ms).item
    hurt = session.plan.items[index].exercise
    taken = {item.exercise.id for item in session.plan.items}
    taken.update(each.exercise for each in session.felt)
    other = swap_for(hurt, session.plan, session.exercises, session.limits, taken)
    if other is None:
        changed = _without(session, hurt, index)
    else:
        changed = _with_other(session, hurt, other, index + int(is_over))
    if other is None or is_over:
        gone = changed.seek(now_ms, changed.timeline.item_span(index)[1])
        return gone.noted(notices.over_for_today(hurt.name), now_ms)
    swap = replace(changed.plan.items[index], comes_from=hurt.position)
    begun = changed.led_into(index, swap, now_ms)
    return begun.noted(notices.in_place_of_what_hurt(hurt.name), now_ms)


def _with_other(session: Session, exercise: Exercise, other: Exercise, start: int) -> Session:
    """Return the session with another exercise in the place of one, from an item on."""
    told = notices.in_place_of_what_hurt(exercise.name)
    items = tuple(
        _no_more_than(session, item, swapped(item, other, session.limits, told))
        if index >= start and item.exercise.id == exercise.id
        else item
        for index, item in enumerate(session.plan.items)
    )
    return session.recompiled(replace(session.plan, items=items), session.settings)


def _without(session: Session, exercise: Exercise, after: int) -> Session:
    """Return the session without an exercise's later rounds, the item `after` not counted."""
    items = session.plan.items
    gone = [
        index
        for index, item in enumerate(items)
        if index > after and item.exercise.id == exercise.id
    ]
    kept = tuple(item for index, item in enumerate(items) if index not in gone)
    changed = session.recompiled(replace(session.plan, items=kept), session.settings)
    return replace(changed, tally=session.tally.without(gone, session.timeline, session.exercises))


def _no_more_than(session: Session, before: PlannedItem, item: PlannedItem) -> PlannedItem:
    """An item new to the session: on a gentle day half, and never more work than before."""
    today = item.halved() if session.is_gentle else item
    return shrunk(today, work_ms(before, session.settings), session.settings)
