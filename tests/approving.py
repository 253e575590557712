"""Texts that a person has read and approved, each in a file of tests/golden.

After a change that is meant, `RENEW_GOLDEN=1 make test ARGS=tests/domain/timeline/test_printed.py`
writes them anew, and `git diff tests/golden` shows what to read before it is committed.
"""

import os
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
RENEW = "RENEW_GOLDEN"


def approved(name: str, now: Iterable[str]) -> list[str]:
    """The lines of an approved text; they are those of `now` where it is to be renewed."""
    file = FOLDER / name
    if os.environ.get(RENEW) == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{line}\n" for line in now), "utf-8", newline="\n")
    return file.read_text("utf-8").splitlines()
