"""Sheets to lay out: of the routines that everybody gets, and one whose every text would act."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.handouts.illustrating import illustration
from backcoach.handouts.look import Look
from backcoach.handouts.sheet import Illustration, Sheet, sheet_of
from tests.figures.moving import shipped_motion
from tests.making import shipped, shipped_timeline

DAY = 20_787
"""30 November 2026."""

HOSTILE = (
    "<script>top.acted = 1</script><img src=x onerror='top.acted = 1'></style></title>"
    ' " onload="top.acted = 1 {{ 7 * 7 }} {% raw %} #panic() *b* _i_ $x$ @y <z> \\ ]]> &lt; //'
)
TURNED, SEEN = "\u202eevil\u202c\u200f", "?evil??"
"""What turns the direction of writing round, and what is left of it."""


AS_USUAL = Look()


@cache
def _illustrated(exercise: str) -> Illustration:
    return illustration(shipped().exercise[exercise], shipped_motion(exercise), moves=True)


def illustrated(exercise: Exercise) -> Illustration:
    return _illustrated(exercise.id)


@cache
def sheet(routine: str) -> Sheet:
    chosen = next(each for each in shipped().routines if each.id == routine)
    return sheet_of(shipped(), chosen, shipped_timeline(routine), (), DAY, illustrated)


@cache
def hostile_sheet() -> Sheet:
    """A sheet in which all that comes from data or a person would act, if it were let."""
    acting: Sheet = _acting(replace(sheet("desk-reset"), rests=("Rest.",), swaps=("Changed.",)))
    return acting


def _acting(value: Any, name: str = "") -> Any:
    """The same value, with something hostile in each of its texts, but not in its pictures."""
    if name in ("svg", "moving"):
        return value
    if isinstance(value, str):
        return HOSTILE + TURNED
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: _acting(getattr(value, each.name), each.name) for each in fields(value)
        }
        return replace(value, **changed)
    if type(value) is tuple:
        return tuple(_acting(each) for each in value)
    return value
