"""Thirty sheets as they are found in public: what each has to mean, worked out by hand beforehand.

Beside each file as somebody would type it lies what is expected of it. A line has an exercise and
its dose, then come its goal or the doses of later weeks, a rest after it, and its time in seconds
from the first repetition to the end of the last one; the total is that of all of them with what
lies between. The first level counts, and the left side is the sore one.
"""

import ast
import operator
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from backcoach.catalogue.own.files import OwnFile
from backcoach.catalogue.own.loading import load_own
from backcoach.catalogue.own.notation import Doses, rest_of
from backcoach.catalogue.schemas import schema
from backcoach.catalogue.values.build import item_faults, item_of
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.plan.rung import OWN
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings, over_rests_ms, phases_of
from tests.catalogue.own.sheets import read, written
from tests.every import every
from tests.making import shipped

FOLDER = Path(__file__).parent
SHEETS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


class Expected(NamedTuple):
    """What is expected of one line: an exercise, its doses in order, its weeks, its seconds."""

    exercise: str
    first: str
    goal: str
    levels: int
    weeks: dict[int, str]
    after: str | None
    sum: str


def sheet(name: str) -> dict[str, Any]:
    found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def blocks(name: str) -> list[dict[str, Any]]:
    typed = sheet(name)
    return typed.get("blocks") or [{"items": typed["items"]}]


def lines(name: str) -> list[str]:
    return [line for block in blocks(name) for line in block["items"]]


def doses(name: str) -> list[tuple[str, Doses]]:
    own = tuple(each["name"] for each in sheet(name).get("exercises", ()))
    found = [read(line, own) for line in lines(name)]
    assert [each.problems for each in found] == [()] * len(found)
    return [(each.exercise, each.doses) for each in found if each.doses]


def expected(name: str) -> tuple[list[Expected], str]:
    text = (FOLDER / f"{name}.expected").read_text("utf-8")
    *entries, total = re.split(r"\n(?=\S)", text.strip())
    assert total.startswith("total: ")
    return [*map(_entry, entries)], total.removeprefix("total: ")


def _entry(text: str) -> Expected:
    head, *more = (line.strip() for line in text.splitlines())
    exercise, first = head.split(": ", 1)
    weeks, goal, levels, after, total = {}, first, 1, None, ""
    for line in more:
        if found := re.fullmatch(r"week (\d+): (.*)", line):
            weeks[int(found[1])] = found[2]
        elif found := re.fullmatch(r"to, in (\d) levels: (.*)", line):
            levels, goal = int(found[1]), found[2]
        elif line.startswith("after: "):
            after = line.removeprefix("after: ")
        else:
            total = line
    return Expected(
        exercise, first, goal, levels, {1: first, **weeks} if weeks else {}, after, total
    )


# Arithmetic that a file shows


def worked_out(text: str) -> float:
    """The value of a sum like `2 * (3 + 5) = 16`, which has to be right."""
    shown, result = text.partition("#")[0].split("=")
    value = _value(ast.parse(shown.strip(), mode="eval").body)
    assert value == float(result), text
    return value


_OPERATORS = {ast.Add: operator.add, ast.Mult: operator.mul}


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    assert isinstance(node, ast.BinOp)
    combined: float = _OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    return combined


# What the program makes of it


def seconds(exercise: str, dosage: schema.Dosage) -> float:
    """How long an exercise takes, from its first repetition to the end of the last one."""
    known = shipped().exercise
    written_item = schema.Item(exercise=exercise, dosage=dosage)
    assert [*item_faults(written_item, known, None)] == []
    own = item_of(written_item, known).dosage
    plan = Plan("sheet", "Sheet", (PlannedItem(known[exercise], OWN, own=own),))
    laid = phases_of(plan, Settings(sore_side=Side.LEFT))
    begins = next(phase.start_ms for phase in laid if phase.is_work)
    return (laid[-1].end_ms - begins) / 1_000


def total(name: str, times: list[float]) -> float:
    """All of a sheet with its written rests; rounds are done as often as they say."""
    rest = _rest(sheet(name).get("rest", "0 s"))
    left = iter(times)
    sums: list[float] = []
    for block in blocks(name):
        own = [next(left) for _ in block["items"]]
        once = sum(own) + rest * (len(own) - 1)
        rounds, between = block.get("rounds", 1), block.get("rest")
        sums.append(once * rounds + (_rest(between) if between else rest) * (rounds - 1))
    return sum(sums) + rest * (len(sums) - 1)


def _rest(text: str) -> float:
    return float(rest_of(text).removesuffix(" s"))


# The tests


def test_there_are_thirty_sheets_each_with_its_place() -> None:
    places = (FOLDER / "places.md").read_text("utf-8")
    assert len(SHEETS) == 30
    assert re.findall(r"^\| `([\w-]+)` .*<https?://\S+> \|$", places, re.MULTILINE) == _in_places(
        places
    )
    assert sorted(_in_places(places)) == SHEETS


def _in_places(places: str) -> list[str]:
    return re.findall(r"^\| `([\w-]+)`", places, re.MULTILINE)


@every(SHEETS)
def test_a_sheet_means_what_was_worked_out_by_hand(name: str) -> None:
    found, wanted = doses(name), expected(name)[0]
    assert [exercise for exercise, _ in found] == [each.exercise for each in wanted]
    for (_, each), hand in zip(found, wanted, strict=True):
        levels = [written(dose) for dose in each.levels]
        assert levels[0] == hand.first
        assert each.after == hand.after
        if hand.weeks:
            assert dict(zip(each.weeks, levels, strict=True)) == hand.weeks
        else:
            assert (levels[-1], len(levels)) == (hand.goal, hand.levels)


@every(SHEETS)
def test_a_sheet_takes_as_long_as_was_worked_out_by_hand(name: str) -> None:
    wanted, all_of_it = expected(name)
    by_hand = [worked_out(each.sum) for each in wanted]
    assert worked_out(all_of_it) == total(name, by_hand)
    assert [*_laid_out(name, by_hand)] == by_hand


def _laid_out(name: str, by_hand: list[float]) -> Iterator[float]:
    """The times of the exercises of the catalogue; one's own are told elsewhere how they move."""
    for (exercise, found), hand in zip(doses(name), by_hand, strict=True):
        is_known = exercise in shipped().exercise
        yield seconds(exercise, found.levels[0]) if is_known else hand


def played(name: str) -> float:
    """How long a whole sheet takes, loaded as anybody's file, without what did not fit in rests.

    It is counted from the first repetition to the end of the last one.
    """
    file = OwnFile(source="", place=f"{name}.yaml", kind="routines", text=typed(name))
    own = load_own([file], shipped())
    assert own.troubles == ()
    exercises = {**shipped().exercise, **{each.id: each for each in own.exercises}}
    plan = plan_routine(own.routines[0], exercises)
    settings = Settings(sore_side=Side.LEFT)
    timeline = compile_timeline(plan, settings)
    assert {cue.text for cue in timeline.cues} >= {"Done."}  # so that there are words for all of it
    laid = timeline.phases
    begins = next(phase.start_ms for phase in laid if phase.is_work)
    over_ms = sum(islice(over_rests_ms(plan.items, settings), 1, None))
    return (laid[-1].end_ms - begins - over_ms) / 1_000


def typed(name: str) -> bytes:
    return (FOLDER / f"{name}.yaml").read_bytes()


@every(SHEETS)
def test_a_sheet_is_played_as_long_as_was_worked_out_by_hand(name: str) -> None:
    assert played(name) == worked_out(expected(name)[1])
