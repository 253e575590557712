"""A beginner's fifteen most likely mistakes: each message alone has to be enough to mend it.

The messages in `tests/golden/mistakes.txt` have been read; see `tests/approving.py`.
"""

from collections.abc import Iterator

from backcoach.catalogue.own.files import OwnFile
from backcoach.catalogue.own.loading import load_own
from tests.approving import approved
from tests.making import shipped

MISTAKES = {
    "a tab": "name: Evening\nitems:\n\t- bird dog\n",
    "a key that is spelt otherwise": "name: Evening\nitem:\n  - bird dog\n",
    "an exercise that is spelt otherwise": "name: Evening\nitems:\n  - brid dog 3x10\n",
    "an exercise that is not there": "name: Evening\nitems:\n  - tea kettle 3x10\n",
    "no space after a dash": "name: Evening\nitems:\n  -bird dog\n  -walk\n",
    "no space after a colon": "name:Evening\nitems:\n  - bird dog\n",
    "no colon": "name: Evening\nitems\n  - bird dog\n",
    "a list in a line": "name: Evening\nitems:\n  - bird dog:\n      - 3x10\n",
    "a second colon": "name: Evening: with Anna\nitems:\n  - bird dog\n",
    "no list": "name: Evening\nitems: bird dog\n",
    "an unequal indentation": "name: Evening\nitems:\n  - bird dog\n - walk\n",
    "no name": "items:\n  - bird dog\n",
    "no dosage, and another key for the steps": "name: Calf raise\nstep: Stand on your toes.\n",
    "a length that is none": (
        "name: Evening\nitems:\n  - exercise: bird dog\n"
        "    dosage: {sets: 3, hold: 3 breath per side, side: left}\n"
    ),
    "the same key twice": "name: Evening\nitems:\n  - bird dog\nitems:\n  - walk\n",
}


def messages() -> Iterator[str]:
    """Each mistake with what is said of it."""
    for mistake, text in MISTAKES.items():
        own = load_own([OwnFile("yours", "sheet.yaml", "", text.encode())], shipped())
        yield f"# {mistake}"
        yield from map(str, own.problems)


def test_a_beginners_mistakes_are_told_as_they_were_read() -> None:
    now = [*messages()]
    assert now == approved("mistakes.txt", now)


def test_every_mistake_is_found() -> None:
    for mistake, text in MISTAKES.items():
        own = load_own([OwnFile("yours", "sheet.yaml", "", text.encode())], shipped())
        assert own.problems, mistake
