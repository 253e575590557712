"""A session as it is played: where it is, what was done, and what has happened in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.over import Over
from backcoach.domain.knowledge.pacing import reading_ms
from backcoach.domain.knowledge.safety import Felt, Pain, PainRule
from backcoach.domain.knowledge.terms import Advice, Occasion, PhaseKind, Position
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.playing.asking import Asking
from backcoach.domain.playing.changes import Change
from backcoach.domain.playing.events import Event, Left, Moved, Noted
from backcoach.domain.playing.player import ENDED, MOVING, Player, State
from backcoach.domain.playing.tally import DoneItem, Performed, Tally
from backcoach.domain.script.compiling import IN_FULL, compile_timeline
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Phase, Script, Timeline
from backcoach.domain.words.prompts import PAUSED_MEANWHILE

SLEPT_MS = 5_000
"""A step of the clock longer than this past its deadline: the machine, or the program, slept."""

NOTICE_MS = 5_000
LEFT_MS = 60_000
"""After so long a pause nobody seems to be there any more."""

ENDING = frozenset({Advice.END, Advice.SIGNS})
"""The advice that ends a session."""


@dataclass(frozen=True)
class Session:
    """A plan being played. Every change returns a new session; nothing here reads a clock.

    `seen_ms` is the position up to which cues were emitted; play has gone on unbroken since
    `unbroken_ms`, so a repetition counts as done when all of it lies after that. `happened` is
    what has not been handed out yet, and `told_state` the state that was told of last: None where
    the present one is to be told of in any case; `told_left_ms` says of which pause it was told
    that nobody seems to be there. `notice` is a sentence for the person, shown until
    a clock reading. `changes` are the keys for easier and harder that the opposite key takes back.
    `knows_keys` says that the person was told how to see the keys. While somebody is `helping`
    themselves to how it is done, or is asked whether they are `leaving`, the session stands still,
    and these are what it did before. While `asking`, keys answer questions about pain; `felt` has
    all answers, also a score whose second question is open, and `start_pain` the score before the
    session, where known.
    """

    settings: Settings
    player: Player
    exercises: Mapping[str, Exercise]
    limits: Limits
    start_pain: int | None = None
    seen_ms: int = 0
    unbroken_ms: int = 0
    played_ms: int = 0
    tally: Tally = field(default_factory=Tally)
    changes: tuple[Change, ...] = ()
    notice: str = ""
    notice_until_ms: int = 0
    helping: State | None = None
    leaving: State | None = None
    knows_keys: bool = False
    asking: Asking | None = None
    felt: tuple[Felt, ...] = ()
    happened: tuple[Event, ...] = ()
    told_state: State | None = State.PLAYING
    told_left_ms: int | None = None

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
        script: Script = IN_FULL,
        speed: float = 1.0,
        waits: bool = False,
    ) -> "Session":
        """Begin a plan at its first phase."""
        timeline = compile_timeline(plan, settings, script)
        player = Player(timeline, now_ms, speed=Fraction(speed), waits=waits)
        return cls(settings, player, _as_planned(exercises, plan), limits, start_pain)

    @property
    def timeline(self) -> Timeline:
        """What is played."""
        return self.player.timeline

    @property
    def plan(self) -> Plan:
        """The plan as it stands by now."""
        return self.timeline.plan

    @property
    def state(self) -> State:
        """What the player is doing."""
        return self.player.state

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to play."""
        return self.state in ENDED

    @property
    def left_at_ms(self) -> int | None:
        """When nobody seems to be there any more; None where it moves, or that was told already."""
        at_ms = self.player.since_ms + LEFT_MS
        stands = self.state not in MOVING | ENDED
        return at_ms if stands and at_ms != self.told_left_ms else None

    def phase(self, now_ms: int) -> Phase:
        """The phase at a clock reading."""
        return self.timeline.at(self.player.position(now_ms))

    def busy_with(self, now_ms: int) -> int:
        """The item of the plan that is being done; in a rest between two, the one just done."""
        phase = self.phase(now_ms)
        start_ms, _ = self.timeline.item_span(phase.item)
        is_over = phase.kind is PhaseKind.REST and phase.start_ms == start_ms
        return phase.item - int(is_over)

    def placed(self, now_ms: int) -> Position:
        """How somebody's body is placed."""
        return self.plan.items[self.busy_with(now_ms)].exercise.position

    def summary(self) -> tuple[DoneItem, ...]:
        """What was done of each item, in order; done is never more than prescribed."""
        return self.tally.summary(self.timeline, self.exercises)

    @property
    def ended_by(self) -> PainRule | None:
        """The row of the pain table that ended the session, if one did."""
        rules = (each.rule for each in self.felt)
        return next((rule for rule in rules if rule.then in ENDING), None)

    @property
    def stopped(self) -> frozenset[str]:
        """The exercises that were stopped for pain."""
        return frozenset(each.exercise for each in self.felt if each.rule.then is Advice.SWAP)

    def counting(self, now_ms: int) -> Performed | None:
        """The stretch in which somebody may count how many they do; None where there is none."""
        phase = self.phase(now_ms)
        stretch = Performed(phase.repetition, phase.exercise)
        is_open = phase.is_work and self.plan.items[phase.item].dosage.amrap
        return stretch if is_open and stretch not in self.tally.done else None

    @property
    def is_gentle(self) -> bool:
        """Whether the score before the session asks for half of all that is new in it."""
        if self.start_pain is None:
            return False
        today = self.limits.safety.rule_for(Pain(Occasion.BEFORE, self.start_pain))
        return today.then in (Advice.GENTLE, Advice.REST)

    def advance(self, now_ms: int) -> tuple["Session", tuple[Event, ...]]:
        """Return the session at a clock reading, and all that has happened since the last."""
        player = self.player.advance(now_ms)
        notice = self.notice if self.has_notice(now_ms) else ""
        session = replace(self, player=player, notice=notice, happened=())
        session, done = session._played(player.position(now_ms))
        # Questions come in place of the state, which is told of again after them.
        told = None if (self.asking or self.leaving) and not session.is_over else player.state
        state = () if told in (None, self.told_state) else (player.state,)
        cues = self.timeline.cues_from(self.seen_ms, session.seen_ms)
        left_ms = session.left_at_ms
        left = (Left(),) if left_ms is not None and now_ms >= left_ms else ()
        told_left_ms = left_ms if left else self.told_left_ms
        session = replace(session, told_state=told, told_left_ms=told_left_ms)
        return session, (*self.happened, *done, *state, *left, *cues)

    def _played(self, position_ms: int) -> tuple["Session", tuple[Event, ...]]:
        """Return the session with what was played up to a position, and what that was."""
        is_there = self.state in (State.PLAYING, State.FINISHED)
        seen = position_ms + 1 if is_there else position_ms
        if seen <= self.seen_ms:
            return self, ()
        ended = self.timeline.done_between(self.seen_ms, seen)
        whole = [each for each in ended if self.unbroken_ms <= each.start_ms]
        tally, events = self.tally.added(whole, self.timeline)
        since_ms = max(self.seen_ms - 1, self.unbroken_ms)
        played_ms = self.played_ms + position_ms - since_ms
        return replace(self, seen_ms=seen, played_ms=played_ms, tally=tally), events

    def slept(self, before_ms: int, now_ms: int) -> "Session":
        """Return the session paused where it was at `before_ms`, after the clock jumped.

        Where nobody can press a key it goes on from there by itself.
        """
        if self.state not in MOVING:
            return self
        paused = replace(self, player=self.player.pause(before_ms))
        if not self.player.waits:
            return replace(paused, player=paused.player.resume(now_ms))
        return paused.noted(PAUSED_MEANWHILE, now_ms)

    def quit(self, now_ms: int) -> "Session":
        """End here."""
        return replace(self, player=self.player.stop(now_ms))

    def has_notice(self, now_ms: int) -> bool:
        """Whether there is a sentence to read that has not stood for its time."""
        return bool(self.notice) and now_ms < self.notice_until_ms

    def noted(self, notice: str, now_ms: int) -> "Session":
        """Show a sentence for a while; one that stands there already is not told of again."""
        happened = self.happened if notice == self.notice else (*self.happened, Noted(notice))
        until_ms = now_ms + max(NOTICE_MS, reading_ms(notice))
        return replace(self, notice=notice, notice_until_ms=until_ms, happened=happened)

    def seek(self, now_ms: int, position_ms: int) -> "Session":
        """Go to a position of the timeline."""
        return replace(
            self,
            player=self.player.seek(now_ms, position_ms),
            seen_ms=position_ms,
            unbroken_ms=position_ms,
            tally=self.tally.begun_again(),
            notice="",
            happened=(*self.happened, Moved()),
        )

    def recompiled(self, plan: Plan, settings: Settings) -> "Session":
        """Go on with another plan or other settings, at the same position."""
        player = replace(
            self.player, timeline=compile_timeline(plan, settings, self.timeline.script)
        )
        return replace(self, settings=settings, player=player)

    def led_into(self, index: int, item: PlannedItem, now_ms: int) -> "Session":
        """Go on with an item in a place of the plan, from where getting into position begins."""
        changed = self.recompiled(self.plan.with_item(index, item), self.settings)
        return changed.seek(now_ms, changed.timeline.preparation(index)[0].start_ms)

    def along(self, script: Script) -> "Session":
        """Go on with the same phases, and another script along them."""
        timeline = replace(self.timeline, script=script)
        return replace(self, player=replace(self.player, timeline=timeline))


def _as_planned(exercises: Mapping[str, Exercise], plan: Plan) -> Mapping[str, Exercise]:
    """Exercises, those of a plan with the levels that it has of them."""
    planned = {item.exercise.id: item.exercise for item in plan.items}
    own = {name: each for name, each in planned.items() if exercises.get(name) != each}
    return Over(own, exercises) if own else exercises
