"""What is written and sounds, and when: a line for every change on the timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge
from itertools import pairwise

from backcoach.domain.knowledge.terms import Breath, Chime, CueKind, PhaseKind, Position, Side
from backcoach.domain.plan.plan import Plan
from backcoach.domain.timeline.timeline import Cue, Phase, parts_of
from backcoach.domain.words.counts import listed, side_of, some_of
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.phases import breath_alone, opening, side_first
from backcoach.domain.words.prompts import DONE, HALFWAY, TAKE_A_MOMENT

HALFWAY_FROM_MS = {PhaseKind.HOLD: 20_000, PhaseKind.MOVE: 60_000}
"""From here on it is told when half of a hold, or of a movement for a time, is over."""
SHORT_PAUSE_MS = 2_000
"""A pause between repetitions that is shorter has no sound: what comes next is said in it."""
HEARD_HELD_MS = 2_000
"""A rest of the breath that is shorter is but a moment, and has no sound."""
BESIDE_A_BREATH_MS = 500
"""How far from a change of breath that is told, so that neither chime covers the other."""
ROUNDING_MS = 2
"""How far lengths that are shared out to the millisecond may be from what they are shares of."""


def captions_of(phases: Sequence[Phase], plan: Plan) -> Iterator[Cue]:
    """Write each change as it comes, half time, and at the very end that it is done."""
    return merge(_changes(phases, plan), _halves(phases), key=lambda cue: cue.at_ms)


def _halves(phases: Sequence[Phase]) -> Iterator[Cue]:
    for part in parts_of(phases):
        breaths = [phases[index] for index in part]
        if breaths[-1].end_ms - breaths[0].start_ms >= HALFWAY_FROM_MS[breaths[0].kind]:
            at_ms = half_time(breaths)
            yield Cue(at_ms, CueKind.COUNT, chime=Chime.HALFWAY, line=f"{HALFWAY}.")


def half_time(breaths: Sequence[Phase]) -> int:
    """Where it is told that half of a part, all its phases, is over.

    It is always in the same breath in or out, however long a breath is: what decides between two
    of them is not left to a rounded millisecond, and a short hold between them is passed over.
    """
    half_ms = (breaths[0].start_ms + breaths[-1].end_ms) // 2
    later = (each for each in breaths if half_ms < each.end_ms - ROUNDING_MS)
    phase = next((each for each in later if each.breath is not Breath.HELD), breaths[-1])
    at_ms = min(half_ms, phase.end_ms - BESIDE_A_BREATH_MS)
    return max(at_ms, phase.start_ms + BESIDE_A_BREATH_MS)


def _changes(phases: Sequence[Phase], plan: Plan) -> Iterator[Cue]:
    """Write each change as it comes.

    The first repetition on a side is taught in full; later ones in a word.
    """
    taught: set[tuple[int, Side, int | None]] = set()
    for before, phase in pairwise((None, *phases)):
        assert phase is not None  # only the first `before` is None
        full = (phase.item, phase.side, phase.part) not in taught
        taught.add((phase.item, phase.side, phase.part))
        yield replace(_caption(before, phase, plan, full=full), chime=_chime_of(before, phase))
    line = DONE if _is_up(phases[-1], plan) else f"{DONE} {TAKE_A_MOMENT}"
    yield Cue(phases[-1].end_ms, CueKind.DONE, chime=Chime.DONE, line=line)


def _is_up(last: Phase, plan: Plan) -> bool:
    """Whether one stands at the end, or has just been told how to."""
    position = plan.items[last.item].exercise.position
    return position is Position.STANDING or last.kind is PhaseKind.PREPARE


def _chime_of(before: Phase | None, phase: Phase) -> Chime | None:
    """What sounds as a phase begins."""
    if phase.kind in _PAUSES:
        return None if _is_short(before, phase) else _PAUSES[phase.kind]
    if not phase.is_work:
        return None
    if before is not None and _same_part(before, phase):
        is_short = phase.breath is Breath.HELD and phase.duration_ms < HEARD_HELD_MS
        return None if is_short else _BREATHS.get(phase.breath)
    if phase.kind is PhaseKind.MOVE:
        return move_chime(phase.breath)
    return _BREATHS.get(phase.breath, Chime.STAY)


def move_chime(breath: Breath) -> Chime:
    """The sound at which to move, for a movement with this breath."""
    return _MOVES.get(breath, Chime.MOVE)


def _is_short(before: Phase | None, pause: Phase) -> bool:
    """Whether a pause is but a moment between two repetitions."""
    within = before is not None and before.item == pause.item
    return within and pause.duration_ms < SHORT_PAUSE_MS and not pause.open


_PAUSES = {PhaseKind.REST: Chime.REST, PhaseKind.SWITCH: Chime.SIDES}
_BREATHS = {Breath.IN: Chime.IN, Breath.OUT: Chime.OUT, Breath.HELD: Chime.HELD}
_MOVES = {Breath.IN: Chime.MOVE_IN, Breath.OUT: Chime.MOVE_OUT}


def _caption(before: Phase | None, phase: Phase, plan: Plan, *, full: bool) -> Cue:
    at = phase.start_ms
    match phase.kind:
        case PhaseKind.REST:
            return Cue(at, CueKind.REST, line=f"{phase.label}.")
        case PhaseKind.SWITCH:
            return Cue(at, CueKind.SWITCH, line=f"{phase.label}.")
        case PhaseKind.PREPARE:
            announced = before is not None and before.kind in (PhaseKind.PREPARE, PhaseKind.SHOW)
            if announced:
                return Cue(at, CueKind.READY, line=f"{phase.label}.")
            if before is not None and before.is_work:  # there is nothing left but to get up
                return Cue(at, CueKind.ANNOUNCE, line=with_label(phase))
            return Cue(at, CueKind.ANNOUNCE, line=_announcement(phase, plan))
        case PhaseKind.SHOW:
            return Cue(at, CueKind.SHOW, line=phase.say if phase.part else with_label(phase))
    if before is not None and _same_part(before, phase):
        return Cue(at, CueKind.BREATHE, line=breath_alone(phase.breath))
    kind = CueKind.MOVE if phase.kind is PhaseKind.MOVE else CueKind.HOLD
    return Cue(at, kind, line=_instruction(before, phase, full=full))


def _same_part(before: Phase, phase: Phase) -> bool:
    """Whether nothing changes from one phase to the next but the breath."""
    return before.part == phase.part and before.repetition == phase.repetition


def begins_repetition(before: Phase | None, phase: Phase) -> bool:
    """Whether a repetition begins with a phase of work, after the phase before it."""
    return before is None or not before.is_work or before.repetition != phase.repetition


def with_label(phase: Phase) -> str:
    """What a phase is called, and all that is to be said of it."""
    return f"{phase.label}. {phase.say}"


def few_words(phase: Phase) -> str:
    """What a part is, as a sentence of few words."""
    return f"{capitalised(phase.short)}."


def _announcement(phase: Phase, plan: Plan) -> str:
    item = plan.items[phase.item]
    begins = opening(item.exercise.name, is_first=phase.item == 0)
    side = () if phase.side is Side.BOTH else (side_first(phase.side),)
    return " ".join((begins, *item.to_know, phase.say, *side))


def _instruction(before: Phase | None, phase: Phase, *, full: bool) -> str:
    told = f"{phase.label}. {phase.say}" if full else f"{phase.label}."
    if not begins_repetition(before, phase):
        return told
    counted = listed(*side_of(phase.side), *some_of(phase.rep, phase.reps))
    return f"{counted} {told}".lstrip()
