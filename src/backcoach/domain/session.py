"""A session as it is played: what is asked of it, and what was really done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from backcoach.domain.adapting import Limits, is_for_the_desk, swap_for, swapped
from backcoach.domain.changing import (
    Change,
    changes_before,
    next_rung,
    no_further,
    other_dose,
    others,
    to_take_back,
)
from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.easing import eased
from backcoach.domain.exercise import Exercise
from backcoach.domain.hurting import CANCEL, Asking, Felt, symptom_of
from backcoach.domain.ladder import Ladder, shrunk, work_ms
from backcoach.domain.places import at_other_dose, left_to_do_ms, same_place, work_left_ms
from backcoach.domain.plan import Plan, PlannedItem
from backcoach.domain.player import ENDED, MOVING, Player, State
from backcoach.domain.rung import Rung
from backcoach.domain.safety import Pain, PainRule
from backcoach.domain.span import LONGEST_BREATH_MS, SHORTEST_BREATH_MS
from backcoach.domain.terms import Advice, Occasion, PhaseKind, Symptom, Talk, Way
from backcoach.domain.timeline import Cue, Phase, Repetition, Timeline
from backcoach.domain.wording import NO_SUCH_KEY

SLEPT_MS = 5_000
"""A step of the clock longer than this past its deadline: the machine, or the program, slept."""

BREATH_STEP_MS = 500

_ENDING = frozenset({Advice.END, Advice.SIGNS})

NOTICE_MS = 5_000

_IN_PLACE = "In place of {}, which hurt."
_ENOUGH = "That is enough of {}."


@dataclass(frozen=True, slots=True)
class DoneItem:
    """What was done of one exercise of the plan, and what was prescribed."""

    exercise: Exercise
    rung: Rung
    reps: int
    prescribed: int

    @property
    def dose(self) -> str:
        """What the dose is called that it was done at last."""
        return self.rung.words(len(self.exercise.levels))

    @property
    def is_complete(self) -> bool:
        """Whether all that was prescribed was done."""
        return self.reps >= self.prescribed


class Performed(NamedTuple):
    """A repetition that was done, and of which exercise."""

    repetition: Repetition
    exercise: str


@dataclass(frozen=True)
class Session:
    """A plan being played. Every change returns a new session; nothing here reads a clock.

    `seen_ms` is the position up to which cues were emitted; play has gone on unbroken since
    `unbroken_ms`, so a repetition counts as done when all of it lies after that. `notice` is a
    sentence for the person about the last key, shown until a clock reading. `done` has the rung
    that each repetition was done on, and `dropped` what was done of items that are in the plan no
    more. `changes` are the keys for easier and harder that the opposite key takes back.
    `knows_keys` says that the person was told how to see the keys. While `asking`, keys answer
    questions about pain; `felt` has all answers, also a score whose second question is open, and
    `start_pain` the score before the session, where known.
    """

    plan: Plan
    settings: Settings
    timeline: Timeline
    player: Player
    exercises: Mapping[str, Exercise]
    limits: Limits
    start_pain: int | None = None
    seen_ms: int = 0
    unbroken_ms: int = 0
    jumps: int = 0
    played_ms: int = 0
    done: Mapping[Performed, Rung] = field(default_factory=dict)
    dropped: tuple[DoneItem, ...] = ()
    changes: tuple[Change, ...] = ()
    notice: str = ""
    notice_until_ms: int = 0
    helping: bool = False
    knows_keys: bool = False
    asking: Asking | None = None
    felt: tuple[Felt, ...] = ()

    @classmethod
    def start(
        cls,
        plan: Plan,
        settings: Settings,
        exercises: Mapping[str, Exercise],
        limits: Limits,
        now_ms: int,
        *,
        start_pain: int | None = None,
        speed: float = 1.0,
        waits: bool = False,
    ) -> "Session":
        """Begin a plan at its first phase."""
        timeline = compile_timeline(plan, settings)
        player = Player(timeline, now_ms, speed=Fraction(speed), waits=waits)
        return cls(plan, settings, timeline, player, exercises, limits, start_pain)

    # Reading

    @property
    def state(self) -> State:
        """What the player is doing."""
        return self.player.state

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to play."""
        return self.state in ENDED

    @property
    def ended_by(self) -> PainRule | None:
        """The row of the pain table that ended the session, if one did."""
        rules = (each.rule for each in self.felt)
        return next((rule for rule in rules if rule.then in _ENDING), None)

    def phase(self, now_ms: int) -> Phase:
        """The phase at a clock reading."""
        return self.timeline.at(self.player.position(now_ms))

    def summary(self) -> tuple[DoneItem, ...]:
        """What was done of each item, in order; done is never more than prescribed."""
        return tuple(self._summary())

    def _summary(self) -> Iterator[DoneItem]:
        for index in range(len(self.plan.items)):
            yield from self._summary_of(index)
        yield from self.dropped

    def _summary_of(self, index: int) -> Iterator[DoneItem]:
        item = self.plan.items[index]
        own = item.exercise.id
        done = {by: rung for by, rung in self.done.items() if by.repetition.item == index}
        yield from self._instead_of(own, done)
        reps = {by.repetition for by in done if by.exercise == own}
        stretches = (each.repetition for each in self.timeline.stretches)
        prescribed = reps | {rep for rep in stretches if rep.item == index}
        yield DoneItem(item.exercise, item.rung, len(reps), len(prescribed))

    def _instead_of(self, own: str, done: Mapping[Performed, Rung]) -> Iterator[DoneItem]:
        """What was done of exercises that `own` has since taken the place of."""
        for other in dict.fromkeys(by.exercise for by in done if by.exercise != own):
            rungs = [rung for by, rung in done.items() if by.exercise == other]
            yield DoneItem(self.exercises[other], rungs[-1], len(rungs), len(rungs))

    # The clock

    def advance(self, now_ms: int) -> tuple["Session", tuple[Cue, ...]]:
        """Return the session at a clock reading, and the cues that came due on the way."""
        player = self.player.advance(now_ms)
        position = player.position(now_ms)
        notice = self.notice if now_ms < self.notice_until_ms else ""
        seen = position + 1 if player.state in (State.PLAYING, State.FINISHED) else position
        if seen <= self.seen_ms:
            return replace(self, player=player, notice=notice), ()
        session = replace(
            self,
            player=player,
            notice=notice,
            seen_ms=seen,
            played_ms=self.played_ms + position - max(self.seen_ms - 1, self.unbroken_ms),
            done={**self.done, **self._done_by(seen)},
        )
        return session, self.timeline.cues_from(self.seen_ms, seen)

    def _done_by(self, position_ms: int) -> dict[Performed, Rung]:
        items = self.plan.items
        return {
            Performed(rep, items[rep.item].exercise.id): items[rep.item].rung
            for rep, start_ms, _ in self.timeline.done_between(self.seen_ms, position_ms)
            if self.unbroken_ms <= start_ms
        }

    def slept(self, before_ms: int, now_ms: int) -> "Session":
        """Return the session paused where it was at `before_ms`, after the clock jumped.

        Where nobody can press a key it goes on from there by itself.
        """
        if self.state not in MOVING:
            return self
        paused = replace(self, player=self.player.pause(before_ms))
        if not self.player.waits:
            return replace(paused, player=paused.player.resume(now_ms))
        return paused._noted("Paused, because the program was stopped meanwhile.", now_ms)

    # Keys

    def toggle_pause(self, now_ms: int) -> "Session":
        """Pause, or go on; in an open rest, go on."""
        if self.state is State.PAUSED or self._may_be_ready(now_ms):
            return self.go_on(now_ms)
        return replace(self, player=self.player.pause(now_ms), notice="")

    def go_on(self, now_ms: int) -> "Session":
        """Go on from a pause, or from an open rest; where it goes on already, only say so."""
        if self._may_be_ready(now_ms):
            return self._seek(now_ms, self.phase(now_ms).end_ms)
        if self.state is State.PLAYING:
            return self._noted("It is going on. Space pauses.", now_ms)
        return replace(self, player=self.player.resume(now_ms), notice="")

    def _may_be_ready(self, now_ms: int) -> bool:
        """Whether this is a rest that ends as soon as somebody is ready."""
        return self.phase(now_ms).open and self.state in (State.WAITING, State.PLAYING)

    def skip(self, now_ms: int) -> "Session":
        """Skip a rest to what it is before, a preparation to its work, work to the next exercise.

        Before an exercise, a rest leads to getting into position: lying down takes its time.
        """
        phase = self.phase(now_ms)
        if phase.is_work:
            return self._seek(now_ms, self.timeline.item_span(phase.item)[1])
        preparing = phase.kind is PhaseKind.PREPARE
        later = self.timeline.phases[self.timeline.index_at(phase.end_ms) :]
        wanted = (each for each in later if each.is_work or not preparing)
        return self._seek(now_ms, next(wanted).start_ms)

    def back(self, now_ms: int) -> "Session":
        """Go back to the exercise before; never to one that was stopped for pain."""
        item = self.phase(now_ms).item
        items, stopped = self.plan.items, self._stopped
        earlier = (each for each in reversed(range(item)) if items[each].exercise.id not in stopped)
        back = next(earlier, item)
        return self._seek(now_ms, self.timeline.preparation(back)[0].start_ms)

    def restart(self, now_ms: int) -> "Session":
        """Do the exercise again from its start, after a get-ready count.

        Before its work has begun, go to where what leads to it begins: again is never ahead.
        """
        item = self.phase(now_ms).item
        count = self.timeline.preparation(item)[-1]
        begun = self.player.position(now_ms) >= count.end_ms
        start_ms = count.start_ms if begun else self.timeline.item_span(item)[0]
        return self._seek(now_ms, start_ms)

    def easier(self, now_ms: int) -> "Session":
        """Go on with the next smaller dose, or with an easier exercise where there is none."""
        return self._changed(now_ms, Way.EASIER)

    def harder(self, now_ms: int) -> "Session":
        """Go on with the next greater dose, or with a harder exercise where there is none."""
        return self._changed(now_ms, Way.HARDER)

    def slower_breath(self, now_ms: int) -> "Session":
        """Make every breath a little longer from here on."""
        return self._breathing(now_ms, BREATH_STEP_MS)

    def faster_breath(self, now_ms: int) -> "Session":
        """Make every breath a little shorter from here on."""
        return self._breathing(now_ms, -BREATH_STEP_MS)

    def hurts(self, now_ms: int) -> "Session":
        """Pause, and ask how much it hurts."""
        paused = replace(self, player=self.player.pause(now_ms))
        return replace(paused, asking=Asking(), helping=False, notice="")

    def change_talk(self, now_ms: int) -> "Session":
        """Say less from here on; after the least nothing, and then all again."""
        ways = (*Talk, None)
        talk = ways[(ways.index(self.settings.talk) + 1) % len(ways)]
        session = self._compiled(self.plan, replace(self.settings, talk=talk))
        return session._noted(f"Voice: {talk or 'off'}.", now_ms)

    def toggle_help(self, now_ms: int) -> "Session":
        """Show or hide what the keys do; the session goes on meanwhile."""
        del now_ms  # every key's method is called alike
        return replace(self, helping=not self.helping)

    def does_nothing(self, now_ms: int) -> "Session":
        """Say, once a session, how to see the keys: one was pressed that means nothing."""
        if self.knows_keys:
            return self
        return replace(self, knows_keys=True)._noted(NO_SUCH_KEY, now_ms)

    def quit(self, now_ms: int) -> "Session":
        """End here."""
        return replace(self, player=self.player.stop(now_ms))

    # Pain

    def answer(self, key: str, now_ms: int) -> "Session":
        """Take a key as the answer to what is being asked; a key that is none does nothing."""
        asking = self.asking
        if asking is None:
            return self
        if asking.rule is not None:
            return self._heeding(asking.rule, now_ms) if key in ("space", "enter") else self
        if asking.score is None:
            return self._typed(key, asking, now_ms)
        if key == CANCEL or asking.is_answered_by(key):
            return self._told(asking.score, symptom_of(key), now_ms)
        return self

    def _typed(self, key: str, asking: Asking, now_ms: int) -> "Session":
        """Take a key at the first question; a score counts as soon as it is sure."""
        if key == CANCEL:
            return replace(self, asking=None)
        asking = asking.pressed(key)
        felt = () if asking.score is None else (self._feeling(asking.score, None, now_ms),)
        return replace(self, asking=asking, felt=(*self.felt, *felt))

    def _told(self, score: int, symptom: Symptom | None, now_ms: int) -> "Session":
        """Take the second answer into account; some pains end the session at once."""
        scored = replace(self, felt=self.felt[:-1])
        felt = scored._feeling(score, symptom, now_ms)
        told = replace(scored, felt=(*scored.felt, felt))
        if felt.rule.then in _ENDING:
            return replace(told, asking=None).quit(now_ms)
        return replace(told, asking=Asking(score=score, rule=felt.rule))

    def _feeling(self, score: int, symptom: Symptom | None, now_ms: int) -> Felt:
        """A pain, where it is felt, and what it leads to."""
        stops = sum(each.rule.then is Advice.SWAP for each in self.felt)
        pain = Pain(Occasion.DURING, score, symptom, self.start_pain, stops)
        hurt = self.plan.items[self._hurting(now_ms)].exercise
        return Felt(hurt.id, pain, self.limits.safety.rule_for(pain))

    def _hurting(self, now_ms: int) -> int:
        """The item of the plan that hurts: in a rest between two exercises, the one just done."""
        phase = self.phase(now_ms)
        start_ms, _ = self.timeline.item_span(phase.item)
        is_over = phase.kind is PhaseKind.REST and phase.start_ms == start_ms
        return phase.item - int(is_over)

    def _heeding(self, rule: PainRule, now_ms: int) -> "Session":
        """Go on as the advice says."""
        session = replace(self, asking=None, player=self.player.resume(now_ms))
        if rule.then is not Advice.GO_ON:
            session = replace(session, changes=())
        if rule.then is Advice.EASE:
            return session._eased_for_pain(now_ms)
        if rule.then is Advice.SWAP:
            return session._swapped_for_pain(now_ms)
        return session

    def _eased_for_pain(self, now_ms: int) -> "Session":
        """Go on with less; with the next exercise where that would be more than was left."""
        index = self.phase(now_ms).item
        item = self.plan.items[index]
        session = self._instead(now_ms, eased(self._ladder(item)))
        left_ms, before_ms = session._left_ms(index, now_ms), self._left_ms(index, now_ms)
        if left_ms > before_ms:
            session = session._seek(now_ms, session.timeline.item_span(index)[1])
        if session.phase(now_ms).item == index:
            return session._noted("Smaller and easier.", now_ms)
        return session._noted(_ENOUGH.format(item.exercise.name), now_ms)

    def _left_ms(self, item: int, now_ms: int) -> int:
        return work_left_ms(self.timeline, item, self.player.position(now_ms))

    def _swapped_for_pain(self, now_ms: int) -> "Session":
        """Go on with another exercise for the same purpose; where there is none, with the next.

        What hurt and was just done is left out, or another done, from its next round on.
        """
        index = self._hurting(now_ms)
        is_over = index != self.phase(now_ms).item
        hurt = self.plan.items[index].exercise
        taken = {item.exercise.id for item in self.plan.items}
        taken.update(each.exercise for each in self.felt)
        at_desk = is_for_the_desk(self.plan)
        other = swap_for(hurt, self.exercises, self.limits, taken, at_desk=at_desk)
        if other is None:
            session = self._without(hurt, index)
        else:
            session = self._with_other(hurt, other, index + int(is_over))
        if other is None or is_over:
            gone = session._seek(now_ms, session.timeline.item_span(index)[1])
            return gone._noted(f"{hurt.name} is over for today.", now_ms)
        begun = session._seek(now_ms, session.timeline.preparation(index)[0].start_ms)
        return begun._noted(_IN_PLACE.format(hurt.name), now_ms)

    def _with_other(self, exercise: Exercise, other: Exercise, start: int) -> "Session":
        """Return the session with another exercise in the place of one, from an item on."""
        told = _IN_PLACE.format(exercise.name)
        items = tuple(
            self._no_more_than(item, swapped(item, other, self.limits, told))
            if place >= start and item.exercise.id == exercise.id
            else item
            for place, item in enumerate(self.plan.items)
        )
        return self._compiled(replace(self.plan, items=items), self.settings)

    def _without(self, exercise: Exercise, after: int) -> "Session":
        """Return the session without an exercise's later rounds, the item `after` not counted."""
        kept, dropped = [], list(self.dropped)
        for place, item in enumerate(self.plan.items):
            if place <= after or item.exercise.id != exercise.id:
                kept.append(place)
            else:
                begun = (each for each in self._summary_of(place) if each.reps)
                dropped += (replace(each, prescribed=each.reps) for each in begun)
        plan = replace(self.plan, items=tuple(self.plan.items[place] for place in kept))
        done = {
            Performed(each.repetition._replace(item=kept.index(place)), each.exercise): rung
            for each, rung in self.done.items()
            if (place := each.repetition.item) in kept
        }
        return replace(self._compiled(plan, self.settings), done=done, dropped=tuple(dropped))

    def _no_more_than(self, before: PlannedItem, item: PlannedItem) -> PlannedItem:
        """An item new to the session: on a gentle day half, and never more work than before."""
        today = item.halved() if self._is_gentle else item
        return shrunk(today, self._work_ms(before), self.settings)

    def _work_ms(self, item: PlannedItem) -> int:
        return work_ms(item, self.settings)

    @property
    def _is_gentle(self) -> bool:
        """Whether the score before the session asks for half of everything today."""
        if self.start_pain is None:
            return False
        today = self.limits.safety.rule_for(Pain(Occasion.BEFORE, self.start_pain))
        return today.then is Advice.GENTLE

    def _ladder(self, item: PlannedItem) -> Ladder:
        return Ladder(item, self.settings, self._is_gentle)

    def _allows(self, exercise: Exercise) -> bool:
        """Whether an exercise may be done, and has not been stopped for pain."""
        return exercise.id not in self._stopped and self.limits.allow(exercise)

    @property
    def _stopped(self) -> set[str]:
        """The exercises that were stopped for pain."""
        return {each.exercise for each in self.felt if each.rule.then is Advice.SWAP}

    def _noted(self, notice: str, now_ms: int) -> "Session":
        return replace(self, notice=notice, notice_until_ms=now_ms + NOTICE_MS)

    # Moving about

    def _seek(self, now_ms: int, position_ms: int) -> "Session":
        return replace(
            self,
            player=self.player.seek(now_ms, position_ms),
            seen_ms=position_ms,
            unbroken_ms=position_ms,
            jumps=self.jumps + 1,
            notice="",
        )

    # Easier and harder

    def _changed(self, now_ms: int, way: Way) -> "Session":
        return self._taken_back(now_ms, way) or self._changed_on(now_ms, way)

    def _changed_on(self, now_ms: int, way: Way) -> "Session":
        position = self.player.position(now_ms)
        item = self.plan.items[self.phase(now_ms).item]
        ladder = self._ladder(item)
        rung = next_rung(way, ladder)
        if rung is not None:
            return self._step_to(rung, now_ms, way)
        at_desk, stopped = is_for_the_desk(self.plan), self._stopped
        may = others(way, item, self.exercises, self.limits, at_desk=at_desk, stopped=stopped)
        other = other_dose(way, ladder, may, left_to_do_ms(self.timeline, position))
        if other is None:
            return self._noted(no_further(way, may), now_ms)
        return self._step_to(other, now_ms, way)

    def _step_to(self, item: PlannedItem, now_ms: int, way: Way) -> "Session":
        phase = self.phase(now_ms)
        before = self.plan.items[phase.item]
        session = self._instead(now_ms, item, way)
        change = Change(way, phase.item, before, item, phase, session.phase(now_ms).repetition)
        return replace(session, changes=(*self.changes, change))

    def _taken_back(self, now_ms: int, way: Way) -> "Session | None":
        """Go back to where a key the other way has led from, if this is such a key's opposite."""
        phase, here = self.phase(now_ms), self.player.position(now_ms)
        opens = phase.start_ms == self.timeline.item_span(phase.item)[0]
        change = to_take_back(self.changes, way, phase, opens=opens)
        if change is None or self.plan.items[change.place] != change.after:
            return None
        plan = self.plan.with_item(change.place, change.before)
        session = self._compiled(plan, self.settings)
        position = change.place_before(self.timeline, here, session.timeline)
        left_ms = work_left_ms(session.timeline, change.place, position)
        is_more = way is Way.EASIER and left_ms > left_to_do_ms(self.timeline, here)
        # The breath may have changed since, and with it which of two doses is more work.
        is_so = way.allows(self._work_ms(change.after), self._work_ms(change.before))
        if is_more or not is_so or not self._allows(change.before.exercise):
            return None
        gone = (
            session._seek(now_ms, position)._counted_in(now_ms)._noted(_now(change.before), now_ms)
        )
        taken = change.taken_back(way, phase, gone.phase(now_ms).repetition)
        return replace(gone, changes=(*changes_before(self.changes, change), taken))

    def _instead(self, now_ms: int, item: PlannedItem, way: Way = Way.EASIER) -> "Session":
        """Go on with `item` in place of the one being done, from the same repetition on."""
        phase = self.phase(now_ms)
        session = self._compiled(self.plan.with_item(phase.item, item), self.settings)
        if item.exercise.id != phase.exercise:
            position = session.timeline.preparation(phase.item)[0].start_ms
        else:
            here = self.player.position(now_ms)
            position = at_other_dose(self.timeline, here, session.timeline, way)
        moved = session._seek(now_ms, position)._counted_in(now_ms)
        is_left = position == session.timeline.item_span(phase.item)[1]
        notice = _ENOUGH.format(item.exercise.name) if is_left else _now(item)
        return moved._noted(notice, now_ms)

    def _counted_in(self, now_ms: int) -> "Session":
        """Count in before going on, where a seek has led into the middle of the work."""
        into_work = self.state is State.PLAYING and self.phase(now_ms).is_work
        if not into_work:
            return self
        return replace(self, player=self.player.pause(now_ms).resume(now_ms))

    def _breathing(self, now_ms: int, by_ms: int) -> "Session":
        settings = self.settings
        breath_ms = round(settings.breath.total_ms * settings.breath_factor) + by_ms
        if not SHORTEST_BREATH_MS <= breath_ms <= LONGEST_BREATH_MS:
            return self._noted("A breath is kept between 4 and 12 seconds.", now_ms)
        slower = replace(settings, breath_factor=breath_ms / settings.breath.total_ms)
        session = self._compiled(self.plan, slower)
        notice = f"One breath is now {breath_ms / 1000:g} seconds."
        return session._moved_from(self, now_ms)._noted(notice, now_ms)

    def _compiled(self, plan: Plan, settings: Settings) -> "Session":
        timeline = compile_timeline(plan, settings)
        player = replace(self.player, timeline=timeline)
        return replace(self, plan=plan, settings=settings, timeline=timeline, player=player)

    def _moved_from(self, old: "Session", now_ms: int) -> "Session":
        """Return this session, newly compiled, at the place where `old` is."""
        position = same_place(old.timeline, old.player.position(now_ms), self.timeline)
        started = same_place(old.timeline, old.unbroken_ms, self.timeline)
        since_ms = max(now_ms, self.player.since_ms) if self.state is State.COUNTING else now_ms
        player = replace(self.player, from_ms=position, since_ms=since_ms)
        seen = position + int(old.seen_ms > old.player.position(now_ms))
        return replace(self, player=player, seen_ms=seen, unbroken_ms=started)


def _now(item: PlannedItem) -> str:
    dose = f", {item.dose}" if item.dose else ""
    return f"Now: {item.exercise.name}{dose}."
