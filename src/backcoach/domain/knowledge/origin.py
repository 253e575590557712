"""Where an exercise or a routine comes from that is not the coach's own."""

from typing import NamedTuple

COACH, YOURS = "the coach", "yours"


class Origin(NamedTuple):
    """The `source` of an entry: `the coach`, `yours`, the name of a pack, or that of a file.

    Where it `replaces` one of another source, that is which.
    """

    source: str
    replaces: str = ""
