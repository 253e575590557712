"""The references of the data files and of own files are made from their schemas, and true."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import pytest
import reference
import reference_own
from packaging.version import Version

from backcoach.catalogue.own.files import OwnFile
from backcoach.catalogue.own.loading import load_own
from backcoach.catalogue.schemas import own_schema, schema
from tests.every import every
from tests.making import shipped

ROOT = Path(__file__).resolve().parents[1]
ROUTINE = {"name": "Evening", "items": ["walk"]}
EXERCISE = {"name": "Lunge", "dosage": "2x8, hold 5 s", "steps": "Step out."}
RISE = [{"do": "rise", "move": "2 s"}, {"do": "stay", "hold": "dose"}]
BESIDE: dict[type[msgspec.Struct], dict[str, Any]] = {
    own_schema.Routine: ROUTINE,
    own_schema.Item: {"exercise": "bird dog", "levels": ["2x8", "3x8", "3x9"]},
    own_schema.Block: {"items": ["walk", "walk"], "rounds": 2},
    schema.For: {"who": "a bad day"},
    own_schema.Exercise: EXERCISE,
    own_schema.Dosage: {"sets": 3, "hold": "5 s"},
    schema.SoreReps: {"sore": 3, "other": 2},
    own_schema.Part: {"do": "rise", "move": "2 s"},
    schema.Note: {"who": ["osteoporosis"], "say": "Bend at your hips."},
}
"""What has to stand beside a key of each."""
INSTEAD = {
    "blocks": ["items"],
    "levels": ["dosage"],
    "dosage": ["levels"],
    "hold": ["move"],
    "work": ["hold"],
    "amrap": ["hold"],
    "movement": ["steps"],
}
"""What must not stand beside a key."""


def _file(struct: type[msgspec.Struct], entry: dict[str, Any]) -> dict[str, Any]:
    """A file that has an entry, or part of one, in its place."""
    begins = {"begins": "2026-11-30"} if "weeks" in entry else {}
    movement = {"movement": RISE} if "tempo" in entry else {}
    time = {"work": "40 s"} if "amrap" in entry else {}
    places: dict[type[msgspec.Struct], dict[str, Any]] = {
        own_schema.Routine: entry,
        own_schema.Item: {**ROUTINE, "items": [entry], **begins},
        own_schema.Block: {"name": "Evening", "blocks": [entry]},
        schema.For: {**ROUTINE, "for": entry},
        own_schema.Exercise: entry,
        own_schema.Dosage: {**EXERCISE, **movement, "dosage": {**time, **entry}},
        schema.SoreReps: {**EXERCISE, "dosage": {"side": "each", "reps": entry}},
        own_schema.Part: {
            **EXERCISE,
            "side": "each",
            "dosage": "3x, hold 5 s",
            "movement": [entry, RISE[entry.get("hold") != "dose"]],
        },
        own_schema.MuscleUse: {**EXERCISE, "muscles": entry},
        own_schema.Cautions: {**EXERCISE, "cautions": entry},
        schema.Note: {**EXERCISE, "cautions": {"avoid": ["osteoporosis"], "notes": [entry]}},
    }
    return places[struct]


def test_the_reference_page_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "catalogue.md").read_text("utf-8") == reference.page()


@pytest.mark.skipif(
    Version(version("msgspec")) < Version("0.22"),
    reason="an older msgspec does not write down what the keys of a mapping may be",
)
def test_the_json_schema_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "catalogue.schema.json").read_text("utf-8") == reference.schemas()


def test_the_page_of_own_files_says_what_their_schema_says() -> None:
    assert (ROOT / "docs" / "file-format.md").read_text("utf-8") == reference_own.page()


@every(reference_own.STRUCTS, lambda struct: struct.__name__)
def test_what_stands_on_it_as_an_example_is_taken(struct: type[msgspec.Struct]) -> None:
    for key, kind in reference_own.keys(struct):
        examples = reference_own.examples(kind)
        assert examples, key.encode_name
        for example in examples:
            whole = {**BESIDE.get(struct, {}), key.encode_name: example}
            for instead in INSTEAD.get(key.encode_name, ()):
                whole.pop(instead, None)
            file = _file(struct, whole)
            own = load_own([OwnFile("yours", "a.yaml", "", json.dumps(file).encode())], shipped())
            assert own.problems == (), (key.encode_name, example)
