"""Exercises over other exercises, and without some of them; none is read before it is asked for."""

from collections.abc import Container, Iterator, Mapping

from backcoach.domain.knowledge.exercise import Exercise


class Over(Mapping[str, Exercise]):
    """Exercises by id: `own` ones, and those of the others that have no own one in their place."""

    def __init__(self, own: Mapping[str, Exercise], others: Mapping[str, Exercise]) -> None:
        self._own, self._others = own, others

    def __getitem__(self, key: str) -> Exercise:
        """The exercise of an id."""
        return self._own[key] if key in self._own else self._others[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such an exercise; nothing is read for it."""
        return key in self._own or key in self._others

    def __iter__(self) -> Iterator[str]:
        """The ids, own ones first."""
        yield from self._own
        yield from (name for name in self._others if name not in self._own)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._own) + sum(name not in self._own for name in self._others)


class Without(Mapping[str, Exercise]):
    """Exercises by id, but for some."""

    def __init__(self, exercises: Mapping[str, Exercise], but: Container[str]) -> None:
        self._exercises, self._but = exercises, but

    def __getitem__(self, key: str) -> Exercise:
        """The exercise of an id."""
        if key in self._but:
            raise KeyError(key)
        return self._exercises[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such an exercise; nothing is read for it."""
        return key not in self._but and key in self._exercises

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return (name for name in self._exercises if name not in self._but)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)
