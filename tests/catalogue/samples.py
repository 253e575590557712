"""Small data files for tests, easy to break in one place, and the real ones."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from backcoach.catalogue.files import data_folder, read_files
from backcoach.catalogue.loading import load
from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.knowledge.catalogue import Catalogue
from tests.contract import NAMED, ROUTINES
from tests.safe import safety_of

NOD = """\
- id: nod
  name: Nod
  goal: mobility
  why: It keeps the neck easy.
  position: seated
  settings: [desk]
  side: each
  muscles:
    primary: [neck_flexors]
  start: Sit.
  steps: [Sit., Nod.]
  feel: Fine.
  mistakes: [None.]
  movement:
    - {do: nod, move: 2 s, breath: in, pose: start, say: "Nod to the {side}."}
    - {do: stay, hold: dose, breath: out, pose: start, say: Stay.}
  levels:
    - {sets: 1, reps: 3, hold: 5 s}
  sources: [s1]
  alone: It is for a test.
"""
"""The exercise that tests break, from line 1 of exercises.yaml on; it is in no routine."""

ALONE = "  alone: It is for a test.\n"
"""What an exercise that is in no routine has to say."""

SWAY = """\
- id: sway
  name: Sway
  goal: mobility
  why: It keeps the hips easy.
  position: standing
  settings: [desk]
  side: both
  muscles:
    primary: [glutes]
  start: Stand.
  steps: [Sway.]
  feel: Fine.
  mistakes: [None.]
  movement:
    - {do: sway, move: dose, breath: free, pose: start, say: Sway.}
  levels:
    - {work: 1 min}
  sources: [s1]
"""
"""An exercise that stays whole, for a routine to use."""

ROUTINE = """\
- id: break
  name: Break
  summary: A short one.
  blocks:
    - items:
        - sway
  sources: [s1]
"""

MUSCLES = """\
groups:
  - {id: glutes, name: glutes, does: They extend the hip., members: [gluteus_maximus]}
  - {id: neck, name: neck, does: It holds the head., members: [neck_flexors]}
muscles:
  - {id: gluteus_maximus, name: gluteus maximus, does: It extends the hip.}
  - {id: neck_flexors, name: neck flexors, does: They nod the head.}
"""

SOURCES = """\
- {id: s1, title: An article, mark: seen, kind: article}
- {id: s2, title: Another, address: "https://example.org/", mark: copy, kind: trial, date: "2018"}
"""

FIGURES = """\
poses:
  upright:
    hips: [0, 50]
    trunk: 90
    arms: -90
    legs: -90
    rests: [feet]
figures:
  - id: nod
    view: side
    accent: [trunk]
    poses:
      start: {like: upright}
  - id: sway
    view: front
    accent: [trunk]
    scene: {strap: [right-hand, left-hand]}
    poses:
      tall: {like: upright}
      over: {like: tall, trunk: 80, right_arm: {to: right-thigh}}
    cycles:
      start: {through: [tall, over], seconds: 2}
"""
"""How NOD and SWAY look, from line 1 of figures.yaml on."""

SAFETY = json.dumps(safety_of("sway", "s1"))
"""What keeps people safe who sway, in one line."""

SWAY_LINE = NOD.count("\n") + 1
"""The line of exercises.yaml on which SWAY starts."""


def files(
    exercises: str | bytes = NOD + SWAY,
    routines: str | bytes = ROUTINE,
    muscles: str | bytes = MUSCLES,
    sources: str | bytes = SOURCES,
    safety: str | bytes = SAFETY,
    transitions: str | bytes = "[]",
) -> dict[str, bytes]:
    """All data files, some of them other than usual."""
    texts = {
        "exercises.yaml": exercises,
        "muscles.yaml": muscles,
        "routines.yaml": routines,
        "safety.yaml": safety,
        "sources.yaml": sources,
        "transitions.yaml": transitions,
    }
    return {
        name: text if isinstance(text, bytes) else text.encode() for name, text in texts.items()
    }


def changed(text: str, old: str, new: str) -> str:
    """The text with its one `old` replaced."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def found(texts: Mapping[str, bytes]) -> list[str]:
    """Every problem of some data files, as people see it."""
    try:
        load(texts)
    except ProblemsError as error:
        return [str(problem) for problem in error.found]
    return []


def broken_nod(old: str, new: str) -> list[str]:
    """The problems there are when one thing about NOD is changed."""
    return found(files(exercises=changed(NOD, old, new) + SWAY))


@cache
def real_texts() -> dict[str, bytes]:
    """The data files that the program comes with."""
    return read_files(data_folder())


@cache
def real_catalogue() -> Catalogue:
    """What the program knows."""
    return load(real_texts())


@cache
def named_catalogue() -> Catalogue:
    """Of what the program knows, the exercises and routines that tests know by name."""
    known = real_catalogue()
    routines = tuple(each for each in known.routines if each.id in ROUTINES)
    return replace(
        known, exercises=tuple(known.exercise[each] for each in NAMED), routines=routines
    )


def cited(known: Catalogue) -> set[str]:
    """Every source that an exercise, a dose, a routine or a rule names."""
    doses = [dose for each in known.exercises for dose in each.levels]
    own = [item.dosage for each in known.routines for item in each.items if item.dosage]
    safety = known.safety
    naming = [
        *(each.sources for each in known.exercises),
        *(each.sources for each in known.routines),
        *(dose.sources for dose in (*doses, *own)),
        *(each.cautions.sources for each in known.exercises),
        *(each.sources for each in safety.tiers),
        *(each.sources for each in safety.signs),
        *(each.sources for each in safety.pain),
        *(each.sources for each in safety.conditions),
        *(each.sources for each in safety.facts),
        *(safety.review.sources, safety.morning.sources, safety.resting.sources),
    ]
    return {name for names in naming for name in names}
