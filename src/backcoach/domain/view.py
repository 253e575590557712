"""What there is to see at one moment of a session: a pure function of session and clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, pi
from typing import Protocol

from backcoach.domain.exercise import Exercise
from backcoach.domain.hurting import Asking, Felt
from backcoach.domain.player import State
from backcoach.domain.posing import Moment, moment_at
from backcoach.domain.session import Session
from backcoach.domain.terms import Breath, Chime, PhaseKind
from backcoach.domain.timeline import Cue, Phase, Timeline
from backcoach.domain.words.labels import POSITION_WORDS

HALFWAY_SHOWN_MS = 3_000
"""How long it is shown that half of a long stretch is over."""


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a session, all of it read off the timeline.

    Fractions run from 0 to 1. `is_ahead` says that the exercise is still to come. `dose` is what
    the dose is called, and nothing where there is but one. `count` is the whole seconds to count
    down; `counting_in` those before going on after a pause, 0 where there are none. `told` is what
    this person has to know as the exercise begins, and `asking` the questions about pain, where
    they are on; `felt` are the answers so far. `breath_level` is 0 with empty lungs and 1 with full
    ones, and None where the breath is not paced. `moment` is the pose the body is in. `names` are
    the exercises of the whole session, of which this is the `number`-th. `is_halfway` says that
    half of a long stretch has just gone by. `jumps` counts how often a key has led somewhere else,
    and `talks` says whether words are wanted.
    """

    state: State
    routine: str
    phase: Phase
    is_ahead: bool
    exercise: Exercise
    told: tuple[str, ...]
    dose: str
    number: int
    numbers: int
    round: int
    rounds: int
    count: int
    phase_done: float
    exercise_done: float
    session_done: float
    position_ms: int
    jumps: int
    talks: bool
    left_ms: int
    breath_level: float | None
    moment: Moment
    counting_in: int
    names: tuple[str, ...]
    next_name: str
    next_position: str
    notice: str
    is_halfway: bool
    helping: bool
    asking: Asking | None
    felt: tuple[Felt, ...]


class Stage(Protocol):
    """Shows a session: on a screen, in lines, or to the ear."""

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment, and the cues that have come due since the last."""

    def next_frame_ms(self, view: View) -> int | None:
        """After how long the picture changes by itself; None for not at all."""


def view_at(session: Session, now_ms: int) -> View:
    """Read off what to show at a clock reading."""
    timeline, player = session.timeline, session.player
    position = player.position(now_ms)
    index = timeline.index_at(position)
    phase = timeline.phases[index]
    item = session.plan.items[phase.item]
    following = session.plan.items[phase.item + 1 : phase.item + 2]
    start_ms, end_ms = timeline.item_span(phase.item)
    breath = _breath_level(timeline, index, position)
    return View(
        state=player.state,
        routine=session.plan.name,
        phase=phase,
        is_ahead=phase.kind is PhaseKind.REST and phase.start_ms == start_ms,
        exercise=item.exercise,
        told=item.told,
        dose=item.dose,
        number=phase.item + 1,
        numbers=len(session.plan.items),
        round=item.round,
        rounds=item.rounds,
        count=ceil((timeline.part_end(index) - position) / 1000),
        phase_done=(position - phase.start_ms) / phase.duration_ms,
        exercise_done=(position - start_ms) / (end_ms - start_ms),
        session_done=position / timeline.duration_ms,
        position_ms=position,
        jumps=session.jumps,
        talks=session.settings.talk is not None,
        left_ms=timeline.duration_ms - position,
        breath_level=breath,
        moment=moment_at(timeline, item.exercise, index, position, breath or 0.0),
        counting_in=ceil(player.counted_in_ms(now_ms) * player.speed / 1000),
        names=session.plan.names,
        next_name=following[0].exercise.name if following else "",
        next_position=POSITION_WORDS[following[0].exercise.position] if following else "",
        notice=session.notice,
        is_halfway=_is_halfway(timeline, position),
        helping=session.helping,
        asking=session.asking,
        felt=session.felt,
    )


def _is_halfway(timeline: Timeline, position_ms: int) -> bool:
    cues = timeline.cues_from(position_ms - HALFWAY_SHOWN_MS, position_ms + 1)
    return any(cue.chime is Chime.HALFWAY for cue in cues)


def _breath_level(timeline: Timeline, index: int, position_ms: int) -> float | None:
    phase = timeline.phases[index]
    through = (position_ms - phase.start_ms) / phase.duration_ms
    eased = (1 - cos(pi * min(1.0, through))) / 2
    match phase.breath:
        case Breath.IN:
            return eased
        case Breath.OUT:
            return 1 - eased
        case Breath.HELD:
            return 1.0 if timeline.phases[index - 1].breath is Breath.IN else 0.0
        case Breath.FREE:
            return None
