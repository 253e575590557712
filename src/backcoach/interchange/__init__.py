"""The JSON that scripts rely on: stable names, times in whole milliseconds, one document.

Where a length depends on the breath it is given as people write it (`3 breaths`) and, with
`_ms`, for the default breath.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Dosage, Exercise, Part
from backcoach.domain.knowledge.index import IndexedMuscle, IndexedRoutine
from backcoach.domain.knowledge.machine import Machine, Tool
from backcoach.domain.knowledge.muscle import Muscle, MuscleGroup
from backcoach.domain.knowledge.origin import COACH, Origin
from backcoach.domain.knowledge.pacing import whole_minutes
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span
from backcoach.domain.timeline.timeline import Cue, Phase, Timeline
from backcoach.domain.words.amounts import length
from backcoach.domain.words.labels import HOW_WORDS

Document = dict[str, Any]

DEFAULT_BREATH = BreathPattern()


class Fault(Protocol):
    """Something that is wrong with a file, and where."""

    @property
    def file(self) -> str:
        """The file, as it was named."""

    @property
    def line(self) -> int:
        """Which line it is, from 1."""

    @property
    def column(self) -> int:
        """Which letter of the line, from 1."""

    @property
    def path(self) -> str:
        """The keys that lead there."""

    @property
    def message(self) -> str:
        """What is wrong."""


def dumped(document: Document | list[Document]) -> str:
    """One JSON document, for people's eyes too, with its last line ended."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def exercises_document(
    exercises: Iterable[Exercise], origins: Mapping[str, Origin]
) -> list[Document]:
    """What `list --json` prints."""
    return [{**_exercise(each), **_origin(each.id, origins)} for each in exercises]


def _origin(name: str, origins: Mapping[str, Origin]) -> Document:
    """Where an entry comes from, and whose it is in place of, if anybody's."""
    origin = origins.get(name, Origin(COACH))
    return {"from": origin.source, "replaces": origin.replaces or None}


def exercise_document(exercise: Exercise, origins: Mapping[str, Origin]) -> Document:
    """What `show --json` prints."""
    return {
        **_exercise(exercise),
        **_origin(exercise.id, origins),
        "why": exercise.why,
        "start": exercise.start,
        "steps": list(exercise.steps),
        "feel": exercise.feel,
        "mistakes": list(exercise.mistakes),
        "movement": [_part(part) for part in exercise.movement],
        "make_easier": list(exercise.make_easier),
        "make_harder": list(exercise.make_harder),
        "notes": list(exercise.notes),
        "alone": exercise.alone or None,
    }


def _exercise(exercise: Exercise) -> Document:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "goal": exercise.goal,
        "position": exercise.position,
        "settings": list(exercise.settings),
        "equipment": list(exercise.equipment),
        "side": exercise.sides,
        "muscles": {
            "primary": list(exercise.muscles.primary),
            "secondary": list(exercise.muscles.secondary),
        },
        "levels": [_dosage(level) for level in exercise.levels],
        "cautions": {
            "avoid": list(exercise.cautions.avoid),
            "caution": list(exercise.cautions.caution),
            "notes": [note.say for note in exercise.cautions.notes],
            "needed": list(exercise.cautions.needed),
        },
        "easier": list(exercise.easier),
        "harder": list(exercise.harder),
        "sources": list(exercise.sources),
    }


def _dosage(dosage: Dosage) -> Document:
    return {
        "sets": dosage.sets,
        "reps": _reps(dosage),
        "side": dosage.sides,
        "hold": _length(dosage.hold),
        "hold_ms": _ms(dosage.hold),
        "work_ms": _ms(dosage.work),
        "amrap": dosage.amrap,
        "breath": str(dosage.breath) if dosage.breath else None,
        "load": dosage.load or None,
        "rest": _rest(dosage.rest),
        "rest_ms": dosage.rest.ms,
        "rep_rest_ms": dosage.rep_rest.ms,
        "frequency": dosage.frequency,
        "sources": list(dosage.sources),
    }


def _reps(dosage: Dosage) -> int | list[int] | Document | None:
    if dosage.work is not None:
        return None
    if dosage.other_reps is not None:
        return {"sore": dosage.reps[0], "other": dosage.other_reps[0]}
    return dosage.reps[0] if len(set(dosage.reps)) == 1 else list(dosage.reps)


def _rest(rest: Rest) -> str | None:
    if rest.open:
        return "until ready"
    return _length(Span(rest.ms)) if rest.ms else None


def _length(span: Span | None) -> str | None:
    return None if span is None else length(span)


def _ms(span: Span | None) -> int | None:
    return None if span is None else span.ms(DEFAULT_BREATH)


def _part(part: Part) -> Document:
    return {
        "do": part.do,
        "kind": part.kind,
        "duration_ms": _ms(part.span),
        "breath": part.breathing,
        "pose": part.pose,
        "short": part.short,
        "say": part.say,
    }


def muscles_document(catalogue: Catalogue) -> list[Document]:
    """What `muscles --json` prints: every group, then every muscle."""
    return [
        _muscle(muscle, *catalogue.index.training(entry))
        for muscle, entry in zip(catalogue.every_muscle, catalogue.index.muscles, strict=True)
    ]


def muscle_document(catalogue: Catalogue, entry: IndexedMuscle) -> Document:
    """What `muscles NAME --json` prints."""
    return {
        **_muscle(catalogue.muscle[entry.id], *catalogue.index.training(entry)),
        "groups": [group.id for group in catalogue.groups_of(entry.id)],
        "uses": [use._asdict() | {"how": HOW_WORDS[use.how]} for use in catalogue.uses(entry)],
    }


def _muscle(
    muscle: Muscle | MuscleGroup, primary: tuple[str, ...], secondary: tuple[str, ...]
) -> Document:
    return {
        "id": muscle.id,
        "name": muscle.name,
        "group": muscle.group if isinstance(muscle, Muscle) else None,
        "members": [] if isinstance(muscle, Muscle) else list(muscle.members),
        "aliases": list(muscle.aliases),
        "does": muscle.does,
        "exercises": {
            "primary": list(primary),
            "secondary": list(secondary),
        },
    }


def routines_document(
    routines: Iterable[IndexedRoutine], origins: Mapping[str, Origin]
) -> list[Document]:
    """What `routines --json` prints."""
    return [{**_routine(each), **_origin(each.id, origins)} for each in routines]


def _routine(routine: IndexedRoutine) -> Document:
    return {
        "id": routine.id,
        "name": routine.name,
        "summary": routine.summary,
        "group": routine.group,
        "for": routine.whom,
        "minutes": whole_minutes(routine.duration_ms),
        "duration_ms": routine.duration_ms,
        "first_minutes": whole_minutes(routine.first_ms),
        "first_duration_ms": routine.first_ms,
        "positions": list(routine.positions),
        "equipment": list(routine.equipment),
        "items": list(routine.exercises),
    }


def timeline_document(timeline: Timeline) -> Document:
    """What `session --dry-run --json` prints."""
    return {
        "routine": timeline.plan.routine,
        "duration_ms": timeline.duration_ms,
        "phases": [_phase(phase) for phase in timeline.phases],
        "cues": [_cue(cue) for cue in timeline.cues if cue.text or cue.chime],
    }


def _phase(phase: Phase) -> Document:
    document: Document = {
        "start_ms": phase.start_ms,
        "duration_ms": phase.duration_ms,
        "kind": phase.kind,
        "exercise": phase.exercise,
        "label": phase.label,
        "set": phase.set,
        "sets": phase.sets,
        "rep": phase.rep,
        "reps": phase.reps,
        "side": phase.side,
        "breath": phase.breath,
        "breath_no": phase.breath_no,
        "breaths": phase.breaths,
        "pose": phase.pose,
    }
    return {**document, "open": True} if phase.open else document


def _cue(cue: Cue) -> Document:
    return {
        "at_ms": cue.at_ms,
        "kind": cue.kind,
        "text": cue.text,
        "chime": cue.chime,
        "says_ms": cue.says_ms,
        "urgency": cue.urgency,
    }


def machine_document(machine: Machine) -> Document:
    """What `doctor --json` prints."""
    screen, speech = machine.screen, machine.speech
    return {
        "terminal": {
            "is_terminal": screen.is_terminal,
            "in_lines": screen.in_lines,
            "kind": screen.kind,
            "columns": screen.columns,
            "rows": screen.rows,
            "colours": screen.colours,
            "braille": screen.unicode,
            "ambiguous_cells": screen.ambiguous_cells,
        },
        "voice": {
            "program": speech.program,
            "programs": list(speech.programs),
            "names": list(speech.names),
            "wished": speech.wished,
            "has_wished": speech.has_wished,
        },
        "sound_card": machine.has_card,
        "chimes": _tool(machine.chimes),
        "guides": {suffix: _tool(tool) for suffix, tool in machine.encoders.items()},
        "awake": _tool(machine.awake),
        "files": [
            {
                "what": each.what,
                "path": each.path,
                "exists": each.exists,
                "writable": each.writable,
            }
            for each in machine.places
        ],
        "profile_error": machine.trouble or None,
    }


def _tool(tool: Tool) -> Document:
    return {"programs": list(tool.programs), "found": list(tool.found)}


def problems_document(problems: Iterable[Fault]) -> list[Document]:
    """What `check --json` prints."""
    keys = ("file", "line", "column", "path", "message")
    return [{key: getattr(each, key) for key in keys} for each in problems]
