"""A timeline written down to the millisecond, so that a test can say what it should be.

One line a phase: when it starts and how long it lasts in seconds, its kind (`rest+` waits until
one is ready), side, set, repetition and breath.
"""

from collections.abc import Iterable
from itertools import dropwhile

from backcoach.domain.knowledge.terms import Breath
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Phase


def whole(plan: Plan, settings: Settings | None = None) -> list[str]:
    """Every phase, each with its exercise."""
    return [f"{_line(phase)} {phase.exercise}" for phase in _phases(plan, settings)]


def work(plan: Plan, settings: Settings | None = None) -> list[str]:
    """The phases from the first work on: what a dosage makes of one exercise.

    An exercise done standing is led into for 9 s: 4 s to get into position, and the 5 s count; that
    is as long as a name and a few short words take to say.
    """
    phases = _phases(plan, settings)
    return [_line(phase) for phase in dropwhile(lambda phase: not phase.is_work, phases)]


def lines(text: str) -> list[str]:
    """What a test wrote, without its layout."""
    return [" ".join(line.split()) for line in text.strip().splitlines()]


def seconds(ms: int) -> str:
    """Seconds with as many places as it takes, one at least: `9.0`, `2.083`."""
    text = f"{ms / 1000:.3f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text


def _phases(plan: Plan, settings: Settings | None) -> Iterable[Phase]:
    return compile_timeline(plan, settings or Settings()).phases


def _line(phase: Phase) -> str:
    kind = f"{phase.kind}{'+' if phase.open else ''}"
    paced = "" if phase.breath is Breath.FREE else f" {phase.breath_no}/{phase.breaths}"
    return (
        f"{seconds(phase.start_ms)} {seconds(phase.duration_ms)} {kind} {phase.side}"
        f" set {phase.set}/{phase.sets} rep {phase.rep}/{phase.reps} {phase.breath}{paced}"
    )
