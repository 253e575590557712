"""The one way to get what own files say: from caches to be believed, else from the files."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalogue import cache
from backcoach.catalogue.own import kept
from backcoach.catalogue.own.files import Layer, OwnFolder, digest, folders_of
from backcoach.catalogue.own.listed import Listed, joint_index
from backcoach.domain.knowledge.index import Index

if TYPE_CHECKING:
    from backcoach.catalogue.own.joining import Joined
    from backcoach.catalogue.own.loading import Own
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.domain.knowledge.exercise import Exercise


class OwnShelf:
    """Own entries, and the coach's catalogue with them.

    `coach` and `index` are asked for the coach's, and `texts` for what that was made from.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        cache_folder: Callable[[], Path | None],
        texts: Callable[[], Mapping[str, bytes]],
        coach: "Callable[[], Catalogue]",
        index: Callable[[], Index],
    ) -> None:
        self._layers, self._cache_folder = layers, cache_folder
        self._texts, self._coach, self._coach_index = texts, coach, index

    @cached_property
    def folders(self) -> tuple[OwnFolder, ...]:
        """All folders with files in them; without any there is nothing else here."""
        return folders_of(self._layers)

    @cached_property
    def listed(self) -> Listed:
        """What a list needs."""
        text = self._read(kept.LIST_NAME)
        found = kept.unpack_list(text, self._made_from) if text else None
        return self._listed_anew if found is None else found

    @cached_property
    def index(self) -> Index:
        """The index of own exercises and the coach's."""
        return joint_index(self._coach_index(), self.listed.exercises)

    @cached_property
    def catalogue(self) -> "Joined":
        """The coach's catalogue with own entries."""
        from backcoach.catalogue.own.joining import joined
        from backcoach.domain.knowledge.over import Over

        coach, text = self._coach(), self._read(kept.WHOLE_NAME)
        ids = [each.id for each in self.listed.exercises]
        found = kept.unpack_whole(text, self._made_from, ids, self._every) if text else None
        if found is None:
            return self._anew
        every = Over(found.exercises, coach.exercise)
        return joined(coach, every, self.index, found.routines, found.resting, self.listed.origins)

    def _every(self) -> "Mapping[str, Exercise]":
        return self._anew.exercise

    # From the files

    @cached_property
    def _own(self) -> "Own":
        from backcoach.catalogue.own.loading import load_own

        files = (file for folder in self.folders for file in folder.files())
        return load_own(files, self._coach())

    @cached_property
    def _anew(self) -> "Joined":
        """The catalogue from the files, which is kept for the next time."""
        from backcoach.catalogue.own.joining import joined_at_once

        made = joined_at_once(self._coach(), self._own)
        self._write(kept.WHOLE_NAME, kept.pack_whole(made, self._own.exercises, self._made_from))
        return made

    @cached_property
    def _listed_anew(self) -> Listed:
        from backcoach.catalogue.own.joining import listed_of

        made = listed_of(self._anew, self._own)
        self._write(kept.LIST_NAME, kept.pack_list(made, self._made_from))
        return made

    # The caches

    @cached_property
    def _made_from(self) -> Mapping[str, bytes]:
        return {**digest(self.folders), **self._texts()}

    @property
    def _is_kept(self) -> bool:
        """A file that was named by itself is read each time."""
        return not any(each.is_file for each in self._layers)

    def _read(self, name: str) -> bytes | None:
        folder = self._cache_folder() if self._is_kept else None
        return cache.read(folder / name) if folder else None

    def _write(self, name: str, text: bytes) -> None:
        folder = self._cache_folder() if self._is_kept else None
        if folder:
            cache.write(folder / name, text)
