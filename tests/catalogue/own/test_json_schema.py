"""The JSON Schema of own files and the check of them agree, but for what words mean."""

import json
import random
import re
from copy import deepcopy
from typing import Any

from backcoach.catalogue.own.files import OwnFile
from backcoach.catalogue.own.json_schema import schema
from backcoach.catalogue.own.loading import load_own
from tests.making import shipped

SCHEMA = schema()
MANY = 1_000
KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
DOSES = ("2x8", {"sets": 2, "reps": 8}, {"reps": [6, 4], "sets": 2, "rest": "20 s"})
BEYOND = ("a part says `hold: dose`", "has a part of one in it", "`steps` is missing")
WRONG: tuple[Any, ...] = (True, -1, 3.5, "", [], {}, "x" * 600, {"nonsense": 1})


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether a value is as a rule has it, so far as rules of this schema go."""
    if "$ref" in rule:
        return fits(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]])
    if "anyOf" in rule and not any(fits(value, each) for each in rule["anyOf"]):
        return False
    if "oneOf" in rule and sum(fits(value, each) for each in rule["oneOf"]) != 1:
        return False
    if "enum" in rule and value not in rule["enum"]:
        return False
    kinds = rule.get("type", [])
    several = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(type(value) in KINDS[each] for each in several):
        return False
    return _inside(value, rule)


def _inside(value: Any, rule: dict[str, Any]) -> bool:
    if isinstance(value, str):
        long_enough = rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", 10_000)
        return long_enough and bool(re.search(rule.get("pattern", ""), value))
    if isinstance(value, list):
        right = rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", 10_000)
        return right and all(fits(each, rule.get("items", {})) for each in value)
    if isinstance(value, dict) and not _is_of_size(value, rule):
        return False
    if isinstance(value, dict):
        known, more = rule.get("properties", {}), rule.get("additionalProperties", {})
        rules = {key: known.get(key, more) for key in value}
        return all(key in value for key in rule.get("required", ())) and all(
            each is not False and fits(value[key], each or {}) for key, each in rules.items()
        )
    if type(value) in (int, float):
        return bool(rule.get("minimum", value) <= value <= rule.get("maximum", value))
    return True


def _is_of_size(value: dict[str, Any], rule: dict[str, Any]) -> bool:
    return bool(rule.get("minProperties", 0) <= len(value) <= rule.get("maxProperties", 10_000))


def made(chance: random.Random) -> dict[str, Any]:
    """A file that is right."""
    item = {"exercise": "bird dog", "dosage": deepcopy(chance.choice(DOSES))}
    items = [
        chance.choice(["walk", item, {"bird dog": "3x10"}]) for _ in range(chance.randint(1, 3))
    ]
    routine = {"name": "Evening", "rest": "10 s", "items": items}
    exercise = {"name": "Lunge", "dosage": deepcopy(chance.choice(DOSES)), "steps": "Step out."}
    return chance.choice([routine, exercise])


def spoilt(chance: random.Random, whole: dict[str, Any]) -> dict[str, Any]:
    """The same with a key more, a key less, or a value of another kind."""
    whole = deepcopy(whole)
    holders = [whole, *(each for each in whole.get("items", ()) if isinstance(each, dict))]
    holder = chance.choice(holders)
    key = chance.choice([*holder])
    act = chance.randrange(3)
    if act == 0:
        holder["nonsense"] = 1
    elif act == 1:
        del holder[key]
    else:
        holder[key] = chance.choice(WRONG)
    return whole


def is_beyond(message: str) -> bool:
    """Whether it is nothing that a schema can tell: what words mean, or what suits an exercise."""
    return any(each in message for each in BEYOND)


def test_schema_and_check_agree_on_a_thousand_files() -> None:
    chance = random.Random(17)
    differ = []
    taken = 0
    for number in range(MANY):
        whole = made(chance)
        whole = spoilt(chance, whole) if number % 3 else whole
        text = json.dumps(whole)
        own = load_own([OwnFile("yours", "sheet.yaml", "", text.encode())], shipped())
        shape = fits(whole, SCHEMA)
        taken += not own.problems
        if not own.problems and not shape:  # a schema knows no words, so it may take more
            differ.append(text)
        differ += [each.message for each in own.problems if shape and not is_beyond(each.message)]
    assert differ == []
    assert MANY / 4 < taken < MANY * 3 / 4
