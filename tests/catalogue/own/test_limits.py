"""Files of somebody else's are read within bounds, and what goes beyond is told in a sentence."""

from backcoach.catalogue.own.files import OwnFile
from backcoach.catalogue.own.limits import (
    MOST_PROBLEMS,
    TOO_MANY_LETTERS,
    TOO_MANY_LINES,
)
from backcoach.catalogue.own.loading import load_own
from tests.every import every
from tests.making import shipped

SOUND = "- {name: M%d, dosage: 3x10, steps: Do.}\n"
REFUSED = {
    TOO_MANY_LINES: ("exercises:\n" + "".join(SOUND % number for number in range(2_001))),
    TOO_MANY_LETTERS: ("exercises:\n" + f"- {{name: M, dosage: {'1 ' * 240}, steps: Do.}}\n" * 300),
    "there are more than 50,000 values up to here": f"[{'1,' * 990_000}]",
    "is larger than 2 MB": "#" * 2_000_001,
    "comes to 200,000,000 repetitions; a session has up to 5,000": (
        "name: R\nrounds: 100\nitems:\n" + "- bird dog 100x100\n" * 100
    ),
    "would last about 27 hours; a session has up to 6": "name: R\nitems: [plank hold 99999 s]\n",
    "comes to 10,000 repetitions; a session has up to 5,000": (
        "{name: M, dosage: 100x100, steps: Do.}"
    ),
}


def problems(text: str) -> list[str]:
    own = load_own([OwnFile("yours", "sheet.yaml", "", text.encode())], shipped())
    return [each.message for each in own.problems]


@every(REFUSED.items(), lambda row: row[0])
def test_what_is_too_much_is_refused_in_a_sentence(row: tuple[str, str]) -> None:
    assert problems(row[1]) == [row[0]]


def test_no_more_problems_are_looked_for_than_anybody_mends() -> None:
    faulty = (f"- {{name: M{number}, dosage: bananas}}\n" for number in range(1_990))
    found = problems("exercises:\n" + "".join(faulty))
    assert MOST_PROBLEMS < len(found) < MOST_PROBLEMS + 10
    assert "has more problems after these; mend them first, then check again" in found
