"""The one way to get the catalogue, or its index: from a cache to be believed, else from YAML."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalogue import cache
from backcoach.catalogue.files import data_folder, read_files
from backcoach.domain.index import Index

if TYPE_CHECKING:
    from backcoach.domain.catalogue import Catalogue


class Shelf:
    """Holds the catalogue; `cache_folder` is asked only where no cache was shipped.

    Raises:
        CoachError: a data file cannot be read.
        BadDataError: with every problem of every data file.
    """

    def __init__(self, cache_folder: Callable[[], Path | None]) -> None:
        self._cache_folder = cache_folder

    @cached_property
    def index(self) -> Index:
        """The index alone, which is read much faster than the rest."""
        return cache.index_of(self._cached)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The whole catalogue."""
        return cache.catalogue_of(self._cached)

    @cached_property
    def _cached(self) -> cache.Cached:
        folder = data_folder()
        texts = read_files(folder)
        shipped = cache.read(folder / cache.FILE_NAME, texts)
        return shipped or self._kept(texts)

    def _kept(self, texts: dict[str, bytes]) -> cache.Cached:
        folder = self._cache_folder()
        file = folder / cache.FILE_NAME if folder else None
        found = cache.read(file, texts) if file else None
        if found is not None:
            return found
        from backcoach.catalogue.loading import load  # brings YAML, which is slow to import

        text = cache.pack(load(texts), texts)
        if file:
            cache.write(file, text)
        made = cache.unpack(text, texts)
        assert made is not None  # it was made from these texts a moment ago
        return made
