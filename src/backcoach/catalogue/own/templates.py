"""New own files: commented, and ready to be played as they are."""

import json
from collections.abc import Sequence
from typing import Any

import yaml

from backcoach.catalogue.own.json_schema import FILE_NAME
from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.routine import Block, Item, Routine
from backcoach.domain.knowledge.span import Rest

_MODELINE = f"# yaml-language-server: $schema=../{FILE_NAME}\n"
_ROUTINE = """\
# A routine of your own. What stands behind a # is for you alone.
# To play it: backcoach session {stem}
# To check it: backcoach check

name: {name}

# What it is, in a sentence, where you like:
# summary: What Anna wrote down for me.

# The rest between two exercises: 15 s, 1 min, until ready.
{rest}
"""
_LIST = """
# An exercise a line, as on the sheet: its name, and how much of it, like
#   - bird dog 3x10 each side, hold 5 s, 2x a day
# Without how much it is the usual. `backcoach list` has the names.
"""
_EXERCISE = """\
# An exercise of your own. What stands behind a # is for you alone.
# To play it: backcoach session {stem}
# To check it: backcoach check

name: {name}

# How much, as on the sheet: 3x10 each side, hold 5 s, rest 30 s, 2x a day.
dosage: {dosage}

# How it is done, in short sentences.
steps:
{steps}
# More that it may have; take the # away:
# position: supine        # standing, seated, kneeling, hands-and-knees, prone, side-lying
# figure: like bird-dog   # the picture of another exercise
# feel: The sides of your hips work.
"""
STEP = "Say here how it is done, in a short sentence."


def routine_of_lines(name: str, stem: str, lines: Sequence[str], rounds: int) -> str:
    """A routine of lines as they stand on a sheet, done in so many rounds."""
    head = _head(name, stem, "# rest: 15 s")
    several = f"\n# How often all of it is done:\nrounds: {rounds}\n" if rounds > 1 else ""
    items = "".join(f"  - {_text(line)}\n" for line in lines)
    return f"{head}{several}{_LIST}items:\n{items}"


def copy_of(routine: Routine, name: str, stem: str) -> str:
    """A routine as another one, dose by dose, to be changed."""
    head = _head(name, stem, f"rest: {routine.rest}")
    exact = "true" if routine.exact else "false"
    rests = f"# Whether getting into position happens in the rest, or after it:\nexact: {exact}\n"
    return f"{head}{rests}{_LIST}{_blocks(routine.blocks)}"


def exercise(name: str, stem: str, dosage: str, steps: Sequence[str]) -> str:
    """An exercise of so much, done like this."""
    return _exercise(name, stem, _text(dosage), steps or (STEP,))


def exercise_like(other: Exercise, name: str, stem: str) -> str:
    """An exercise as another one, with its figure, to be changed."""
    text = _exercise(name, stem, _flow(_dose(other.levels[0])), other.steps)
    return f"{text}\nposition: {other.position}\nfigure: like {other.id}\n"


def _exercise(name: str, stem: str, dosage: str, steps: Sequence[str]) -> str:
    lines = "".join(f"  - {_text(step)}\n" for step in steps)
    return _MODELINE + _EXERCISE.format(name=_text(name), stem=stem, dosage=dosage, steps=lines)


def _head(name: str, stem: str, rest: str) -> str:
    return _MODELINE + _ROUTINE.format(name=_text(name), stem=stem, rest=rest)


def _blocks(blocks: Sequence[Block]) -> str:
    if len(blocks) == 1 and not any(blocks[0][2:]):
        rounds = f"rounds: {blocks[0].rounds}\n" if blocks[0].rounds > 1 else ""
        return f"{rounds}items:\n{_items(blocks[0].items, '  ')}"
    return "blocks:\n" + "".join(map(_block, blocks))


def _block(block: Block) -> str:
    keys = {"rounds": block.rounds, "rest": block.rest, "between": block.between}
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    head = "\n    ".join((*lines, "items:"))
    return f"  - {head}\n{_items(block.items, '      ')}"


def _items(items: Sequence[Item], indent: str) -> str:
    return "".join(f"{indent}- {_item(item)}\n" for item in items)


def _item(item: Item) -> str:
    said: dict[str, Any] = {"exercise": item.exercise}
    if item.level > 1:
        said["level"] = item.level
    if item.dosage is not None:
        said["dosage"] = _dose(item.dosage)
    if item.levels:
        said["levels"] = [_dose(each) for each in item.levels]
    if item.rest is not None:
        said["rest"] = str(item.rest)
    said |= {key: True for key in ("essential", "stay") if getattr(item, key)}
    return _flow(said) if len(said) > 1 else item.exercise


def _dose(dosage: Dosage) -> dict[str, Any]:
    """A dosage by its keys, without those that go without saying."""
    reps: Any = list(dosage.reps) if len({*dosage.reps}) > 1 else dosage.reps[0]
    if dosage.other_reps is not None:
        reps = {"sore": dosage.reps[0], "other": dosage.other_reps[0]}
    rests = {
        key: str(getattr(dosage, key))
        for key in ("rest", "rep_rest")
        if getattr(dosage, key) != Rest()
    }
    said = {
        "sets": dosage.sets if isinstance(reps, int) or dosage.sets > 1 else None,
        "reps": None if dosage.work else reps,
        "work": dosage.work and str(dosage.work),
        "amrap": dosage.amrap or None,
        "side": dosage.sides.value,
        "hold": dosage.hold and str(dosage.hold),
        "tempo": {part: str(length) for part, length in dosage.tempo.items()} or None,
        "breath": dosage.breath and str(dosage.breath),
        "load": dosage.load or None,
        **rests,
        "frequency": dosage.frequency,
    }
    return {key: value for key, value in said.items() if value is not None}


def _flow(said: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(said, default_flow_style=True, sort_keys=False, width=10_000)
    return text.strip()


def _text(said: str) -> str:
    """A text as YAML, in quotes where it has to be."""
    plain = said.replace(" ", "").replace("-", "").replace("'", "").isalnum()
    return said if plain and said[0].isalpha() else json.dumps(said, ensure_ascii=False)
