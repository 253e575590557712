"""The one way to get what the data files say: from a cache to be believed, else from YAML."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backcoach.catalogue import cache
from backcoach.catalogue.files import FIGURE_FILES, data_folder, read_files
from backcoach.domain.index import Index

if TYPE_CHECKING:
    from backcoach.domain.catalogue import Catalogue
    from backcoach.figures.pose import Figure

Parts = TypeVar("Parts")


class Shelf:
    """Holds catalogue and figures; `cache_folder` is asked only where no cache was shipped.

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
    def figures(self) -> "Mapping[str, Figure]":
        """How each exercise looks, by its id."""
        return {each.exercise: each for each in self._figures()}

    def _figures(self) -> "tuple[Figure, ...]":
        texts = read_files(data_folder(), FIGURE_FILES)

        def unpacked(text: bytes) -> "tuple[Figure, ...] | None":
            return cache.unpack_figures(text, texts)

        def packed() -> bytes:
            from backcoach.catalogue.figure_loading import load_figures

            figures = load_figures(texts["figures.yaml"], self.catalogue.exercises)
            return cache.pack_figures(figures, texts)

        return self._believed(cache.FIGURES_NAME, unpacked, packed)

    @cached_property
    def _cached(self) -> cache.Cached:
        texts = read_files(data_folder())

        def unpacked(text: bytes) -> cache.Cached | None:
            return cache.unpack(text, texts)

        def packed() -> bytes:
            from backcoach.catalogue.loading import load  # brings YAML, which is slow to import

            return cache.pack(load(texts), texts)

        return self._believed(cache.FILE_NAME, unpacked, packed)

    def _believed(
        self, name: str, unpacked: Callable[[bytes], Parts | None], packed: Callable[[], bytes]
    ) -> Parts:
        """What a cache file holds: the shipped one, else the person's own, else a new one."""
        for folder in (data_folder, self._cache_folder):
            place = folder()
            text = cache.read(place / name, shipped=folder is data_folder) if place else None
            found = unpacked(text) if text is not None else None
            if found is not None:
                return found
        made = packed()
        if place:
            cache.write(place / name, made)
        found = unpacked(made)
        assert found is not None  # it was made from these texts a moment ago
        return found
