"""Plans made of a few lines of YAML, through the program's own front door.

A test writes the keys it is about; what it does not care about is filled in. That way the tests
read like the data, and what the schema would refuse cannot be tested by mistake.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from textwrap import dedent
from typing import Any

from backcoach.catalogue.files import data_folder, read_files
from backcoach.catalogue.loading import load
from backcoach.catalogue.yaml.reading import read_yaml
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.script.compiling import IN_FULL, Spoken, compile_timeline
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.ladder import plan_at_level
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Timeline
from tests.safe import safety_of

_EXERCISE = {
    "id": "lift",
    "goal": "strength",
    "why": "It is for a test.",
    "position": "standing",
    "settings": ["floor"],
    "side": "both",
    "muscles": {"primary": ["back"]},
    "start": "Stand tall.",
    "steps": ["Do it."],
    "feel": "Nothing much.",
    "mistakes": ["Stopping."],
    "sources": ["here"],
}
_PART = {"pose": "start", "say": "Go on."}
_ROUTINE = {"id": "routine", "summary": "It is for a test.", "sources": ["here"]}
_MUSCLES = {
    "groups": [{"id": "trunk", "name": "Trunk", "does": "Holds you up.", "members": ["back"]}],
    "muscles": [{"id": "back", "name": "Back", "does": "Holds you up."}],
}
_SOURCES = [{"id": "here", "title": "A test", "mark": "house-rule", "kind": "house-rule"}]


def catalogue(exercises: str, routines: str = "[]") -> Catalogue:
    """Load a catalogue of what is written: one exercise, or a list; and a routine, or a list."""
    planned = [_named(each, _ROUTINE) for each in _entries(routines)]
    used = set(_exercises_of(planned))
    return load(
        {
            "exercises.yaml": _document(_exercise(each, used) for each in _entries(exercises)),
            "routines.yaml": _document(planned),
            "muscles.yaml": json.dumps(_MUSCLES).encode(),
            "safety.yaml": json.dumps(safety_of(_first(exercises), "here")).encode(),
            "sources.yaml": json.dumps(_SOURCES).encode(),
        }
    )


def plan_of(exercise: str, level: int = 1) -> Plan:
    """Plan a routine of the one exercise that is written."""
    known = catalogue(exercise, f"blocks: [{{items: [{_first(exercise)}]}}]")
    return plan_at_level(plan_routine(known.routines[0], known.exercise), level, Settings())


def plan_routine_of(routine: str, exercises: str) -> Plan:
    """Plan the routine that is written, with the exercises that are."""
    known = catalogue(exercises, routine)
    return plan_routine(known.routines[0], known.exercise)


@cache
def unlimited() -> Limits:
    """Somebody who need not leave anything out, under the rules that everybody gets."""
    return Limits(shipped().safety)


@cache
def shipped() -> Catalogue:
    """The catalogue that everybody gets."""
    return load(read_files(data_folder()))


@cache
def shipped_plan(routine: str, level: int | None = None) -> Plan:
    """Plan one of the routines that everybody gets."""
    chosen = next(each for each in shipped().routines if each.id == routine)
    plan = plan_routine(chosen, shipped().exercise)
    return plan if level is None else plan_at_level(plan, level, Settings())


@cache
def shipped_timeline(
    routine: str,
    level: int | None = None,
    settings: Settings | None = None,
    spoken: Spoken = IN_FULL,
) -> Timeline:
    """Compile one of the routines that everybody gets."""
    return compile_timeline(shipped_plan(routine, level), settings or Settings(), spoken)


def _first(exercises: str) -> str:
    return str(next(iter(_entries(exercises))).get("id", _EXERCISE["id"]))


def _entries(text: str) -> list[dict[str, Any]]:
    found = read_yaml(dedent(text).encode(), "a test")
    return [found] if isinstance(found, dict) else list(found)


def _exercises_of(routines: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for block in (each for routine in routines for each in routine["blocks"]):
        for item in block["items"]:
            yield item if isinstance(item, str) else item["exercise"]


def _exercise(entry: Mapping[str, Any], used: Collection[str]) -> dict[str, Any]:
    full = _named(entry, _EXERCISE)
    why = {} if full["id"] in used else {"alone": "It is for a test."}
    return {
        **full,
        **why,
        "movement": [{**_PART, **part} for part in entry["movement"]],
    }


def _named(entry: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    full = {**defaults, **entry}
    return {"name": str(full["id"]).replace("-", " ").capitalize(), **full}


def _document(entries: Iterable[object]) -> bytes:
    return json.dumps(list(entries)).encode()  # JSON is YAML, too.
