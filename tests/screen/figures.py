"""Figures of the tests' own, and exercises for them: they never get any better.

The figures that everybody gets are polished again and again; a golden screen with one of those
would have to be read again each time.
"""

import re
from dataclasses import replace

from backcoach.catalogue.figure_loading import load_figures
from backcoach.domain.knowledge.terms import Breath, PhaseKind, Side
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.timeline import Phase
from backcoach.figures.braille import DotRow
from backcoach.screen.gallery import Drawing, Gallery
from backcoach.screen.live.painting import Region
from tests.making import catalogue
from tests.screen.showing import EXERCISES, FakeScreen, session_at, stage_on

_EXERCISES = """
- id: side-lean
  name: Side lean
  why: Makes your side long.
  goal: stretch
  position: standing
  side: each
  start: Stand tall, an arm's length from the wall.
  steps: ["Grow tall.", "Lean to the side.", "Breathe into your side."]
  feel: A long stretch from hip to armpit.
  mistakes: ["Bending forward: stay between two panes of glass."]
  movement:
  - {do: lean, move: 1 exhale, breath: out, pose: lean, say: "Lean to the {side}."}
  - {do: hold, hold: dose, breath: steady, pose: lean, say: "Stay there, and breathe."}
  - {do: come back, move: 3 s, breath: free, pose: start, say: "Come back, slowly."}
  levels: [{reps: 2, hold: 3 breaths, rep_rest: 2 s}]
- id: stroll
  name: Stroll
  why: Gets you going.
  goal: mobility
  position: standing
  start: Stand tall.
  steps: ["Walk about."]
  feel: Warmth.
  mistakes: ["Hurrying: you should be able to talk."]
  movement: [{do: walk, move: dose, breath: free, pose: start, say: Walk about.}]
  levels: [{work: 2 min}]
- id: wait
  name: Wait
  why: Does nothing at all.
  goal: relax
  position: standing
  start: Stand tall.
  steps: ["Stand."]
  feel: Nothing.
  mistakes: ["Moving: there is no need."]
  movement: [{do: wait, hold: dose, breath: free, pose: start, say: Wait.}]
  levels: [{hold: 20 s}]
"""
_ROUTINE = """
name: Round
rest: 10 s
blocks: [{items: [bird-dog, child-pose, side-lean, stroll, wait]}]
"""

_FIGURES = b"""
poses:
  standing: {hips: [0, 53], trunk: 90, arms: -88, legs: {to: [0, 0]}, rests: [feet]}
figures:
- id: bird-dog
  view: side
  accent: [right_arm, left_leg]
  scene: {mat: [-48, 42]}
  poses:
    start:
      hips: [-16, 27]
      trunk: 14
      head: 2
      arms: {to: [17, 1.8], end: 0}
      legs: [-90, 181, 193]
      rests: [hands, knees]
    reach: {like: start, right_arm: 9, left_leg: 181, rests: [left-hand, right-knee]}
- id: child-pose
  view: side
  accent: [trunk]
  scene: {mat: [-48, 42]}
  poses:
    start: {hips: [-22, 11], trunk: -2, arms: [0, -14, 0], legs: [-16, 181, 193], rests: [hands]}
- id: side-lean
  view: back
  accent: [trunk]
  scene: {wall: -30}
  poses:
    start: {like: standing, right_leg: {to: [5, 0]}, left_leg: {to: [-5, 0]}}
    lean: {like: start, trunk: [84, 78, 72, 68], left_arm: [60, 50]}
- id: stroll
  view: side
  accent: [right_leg, left_leg]
  poses:
    stride:
      hips: [0, 50]
      trunk: 90
      right_arm: [-116, -96]
      left_arm: [-68, -44]
      right_leg: {to: [14, 0], end: 16}
      left_leg: {to: [-14, 5], end: -26}
    other: {like: stride, swap: true}
  cycles:
    start: {through: [stride, other], seconds: 1.6}
- id: wait
  view: front
  accent: [trunk]
  poses: {start: {like: standing}}
"""

BIRD_DOG, CHILD_POSE, SIDE_LEAN, STROLL, WAIT = range(5)
"""The exercises of the plan: two wide figures, of which one does not move, and three tall ones."""

CATALOGUE = catalogue(EXERCISES + _EXERCISES, _ROUTINE)
START = session_at(0, plan_routine(CATALOGUE.routines[0], CATALOGUE.exercise))
"""A session of them all, at its start."""

FIGURES = {
    each.exercise: each for each in load_figures({"figures.yaml": _FIGURES}, CATALOGUE.exercises)
}
GALLERY = Gallery(FIGURES)

BRAILLE = re.compile("[⠁-⣿]")


class CountingGallery(Gallery):
    """A gallery that knows what it has drawn."""

    def __init__(self) -> None:
        super().__init__(FIGURES)
        self.drawn: list[Drawing] = []

    def rows(self, drawing: Drawing, *, still: bool = False) -> tuple[DotRow, ...]:
        """Draw a picture."""
        self.drawn.append(drawing)
        return super().rows(drawing, still=still)


def session_of_figures(position_ms: int) -> Session:
    """The session when it has come to a position, at clock reading 0."""
    return replace(START, player=START.player.seek(0, position_ms))


def phase(
    item: int, kind: PhaseKind, *, breath: Breath | None = None, side: Side | None = None
) -> Phase:
    """The first phase of an exercise that is like that."""
    return next(
        each
        for each in START.timeline.phases
        if (each.item, each.kind) == (item, kind)
        and breath in (None, each.breath)
        and side in (None, each.side)
    )


def view_in(found: Phase, share: float = 0.5) -> View:
    """What there is to see within a phase."""
    return View(session_of_figures(found.start_ms + int(share * found.duration_ms)), 0)


def with_figure(view: View, columns: int, rows: int, *, spare: int = 0) -> FakeScreen:
    """A fresh screen that shows a moment, with its figure."""
    screen = FakeScreen(columns, rows, spare=spare)
    stage_on(screen, gallery=GALLERY).show(view, ())
    return screen


def picture_of(regions: list[Region]) -> Region:
    """The region with the figure, among those of one frame."""
    (found,) = [
        each
        for each in regions
        if any(BRAILLE.match(cell.text) for row in each.rows for cell in row)
    ]
    return found


def reflected(rows: list[str]) -> list[str]:
    """What a mirror shows: the cells and the dots in each, from right to left."""
    return [
        "".join(BRAILLE.sub(lambda found: _mirrored(found[0]), cell) for cell in row[::-1])
        for row in rows
    ]


def _mirrored(letter: str) -> str:
    """A character of dots whose two columns have changed places."""
    bits = ord(letter) - 0x2800
    left, right = bits & 0x47, bits & 0xB8
    return chr(
        0x2800 | (left & 0x07) << 3 | (left & 0x40) << 1 | (right & 0x38) >> 3 | (right & 0x80) >> 1
    )
