"""A routine: which exercises, in which order, in how many rounds."""

from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Dosage
from backcoach.domain.knowledge.span import Rest


class Item(NamedTuple):
    """An exercise at a level, or with a dosage of its own."""

    exercise: str
    level: int = 1
    dosage: Dosage | None = None
    essential: bool = False


class Block(NamedTuple):
    """Items done one after the other, `rounds` times, with `rest` between two rounds."""

    items: tuple[Item, ...]
    rounds: int = 1
    rest: Rest | None = None


class Routine(NamedTuple):
    """Blocks of items, with `rest` between two exercises."""

    id: str
    name: str
    summary: str
    rest: Rest
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item once, in order, rounds not repeated."""
        return tuple(item for block in self.blocks for item in block.items)
