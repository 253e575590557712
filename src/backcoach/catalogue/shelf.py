"""The one way to get what the data files say: from a cache to be believed, else from YAML."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backcoach.catalogue import cache
from backcoach.catalogue.files import FIGURE_FILES, data_folder, read_files
from backcoach.domain.knowledge.index import Index, IndexedRoutine

if TYPE_CHECKING:
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.figures.pose import Figure

Known = TypeVar("Known")


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
        return self._cached(cache.index_of, lambda: self._built.index)

    @cached_property
    def routines(self) -> tuple[IndexedRoutine, ...]:
        """The routines alone, as they are for nobody in particular."""

        def built() -> tuple[IndexedRoutine, ...]:
            from backcoach.domain.tailoring.offer import routines_of

            return routines_of(self._built)

        return self._cached(cache.routines_of, built)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The whole catalogue."""
        return self._cached(cache.catalogue_of, lambda: self._built)

    @cached_property
    def figures(self) -> "Mapping[str, Figure]":
        """How each exercise looks, by its id."""
        return {each.exercise: each for each in self._figures()}

    def _cached(
        self, line_of: Callable[[cache.Cached], Known | None], built: Callable[[], Known]
    ) -> Known:
        """What one line of the catalogue's cache holds."""

        def unpacked(text: bytes) -> Known | None:
            lines = cache.unpack(text, self._texts)
            return None if lines is None else line_of(lines)

        def packed(_: Known) -> bytes:
            return cache.pack(self._built, self._texts)

        return self._believed(cache.FILE_NAME, unpacked, built, packed)

    def _figures(self) -> "tuple[Figure, ...]":
        texts = read_files(data_folder(), FIGURE_FILES)

        def unpacked(text: bytes) -> "tuple[Figure, ...] | None":
            return cache.unpack_figures(text, texts, self.catalogue.exercises)

        def built() -> "tuple[Figure, ...]":
            from backcoach.catalogue.figure_loading import load_figures

            return load_figures(texts, self.catalogue.exercises)

        def packed(figures: "tuple[Figure, ...]") -> bytes:
            return cache.pack_figures(figures, texts)

        return self._believed(cache.FIGURES_NAME, unpacked, built, packed)

    @cached_property
    def _texts(self) -> Mapping[str, bytes]:
        return read_files(data_folder())

    @cached_property
    def _built(self) -> "Catalogue":
        """The catalogue from the YAML, which is slow to read and to import."""
        from backcoach.catalogue.loading import load

        return load(self._texts)

    def _believed(
        self,
        name: str,
        unpacked: Callable[[bytes], Known | None],
        built: Callable[[], Known],
        packed: Callable[[Known], bytes],
    ) -> Known:
        """What a cache file holds: the shipped one, else the person's own, else a new one."""
        for folder in (data_folder, self._cache_folder):
            place = folder()
            text = cache.read(place / name, shipped=folder is data_folder) if place else None
            found = unpacked(text) if text is not None else None
            if found is not None:
                return found
        made = built()
        if place:
            cache.write(place / name, packed(made))
        return made
