"""Muscles, and the groups people know them by."""

from typing import NamedTuple


class Muscle(NamedTuple):
    """One muscle; `group` is the id of the group it is shown under."""

    id: str
    name: str
    group: str
    aliases: tuple[str, ...]
    does: str


class MuscleGroup(NamedTuple):
    """Several muscles or groups under one name."""

    id: str
    name: str
    aliases: tuple[str, ...]
    does: str
    members: tuple[str, ...]
