"""Muscles, and the groups people know them by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle; `group` is the id of the group it is shown under."""

    id: str
    name: str
    group: str
    aliases: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class MuscleGroup:
    """Several muscles or groups under one name."""

    id: str
    name: str
    aliases: tuple[str, ...]
    does: str
    members: tuple[str, ...]
