"""The one way to get what the data files say: from a cache to be believed, else from YAML."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backcoach.catalogue import cache
from backcoach.catalogue.files import FIGURE_FILES, data_folder, read_files
from backcoach.domain.knowledge.index import Index, IndexedRoutine

if TYPE_CHECKING:
    from backcoach.catalogue.own.files import Layer
    from backcoach.catalogue.own.listed import Listed, Trouble
    from backcoach.catalogue.own.shelf import OwnShelf
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.domain.knowledge.origin import Origin
    from backcoach.domain.knowledge.safety import Safety
    from backcoach.figures.pose import Figure

Known = TypeVar("Known")


class Shelf:
    """Holds catalogue and figures, of the coach and of own files.

    `cache_folder` is asked where no cache was shipped, and `layers` where own files are, those
    first that go before the others.

    Raises:
        CoachError: a data file cannot be read.
        BadDataError: with every problem of every data file; those of own files are troubles.
    """

    def __init__(
        self,
        cache_folder: Callable[[], Path | None],
        layers: "Callable[[], Sequence[Layer]]" = tuple,
        below: "Shelf | None" = None,
    ) -> None:
        self._cache_folder = cache_folder
        self._layers = layers
        self._below = below

    def with_file(self, layer: "Layer") -> "Shelf":
        """The same with a file of somebody, whose entries go before all others."""
        return Shelf(self._cache_folder, lambda: (layer,), self)

    @cached_property
    def index(self) -> Index:
        """The index alone, which is read much faster than the rest."""
        return self._own.index if self._own else self._index

    @cached_property
    def routines(self) -> tuple[IndexedRoutine, ...]:
        """The routines alone, as they are for nobody in particular."""
        if self._own:
            return self._own.listed.routines

        def built() -> tuple[IndexedRoutine, ...]:
            from backcoach.domain.tailoring.offer import routines_of

            return routines_of(self._built)

        return self._cached(cache.routines_of, built)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The whole catalogue."""
        return self._own.catalogue if self._own else self._catalogue

    @property
    def coach(self) -> "Catalogue":
        """The catalogue without own entries."""
        return self._catalogue

    @property
    def listed(self) -> "Listed | None":
        """What a list needs of own entries, where there are any."""
        return self._own.listed if self._own else None

    @property
    def safety(self) -> "Safety":
        """What keeps people safe, which no own file changes."""
        return self._catalogue.safety

    @cached_property
    def figures(self) -> "Mapping[str, Figure]":
        """How each exercise looks, by its id."""
        if self._below is not None:
            figures = self._below.figures
        else:
            figures = {each.exercise: each for each in self._figures()}
        if not self._own:
            return figures
        own_ones = self._own.listed.figures.items()
        replaced = self._own.listed.origins
        others = {name: each for name, each in figures.items() if name not in replaced}
        return {**others, **{own: figures[of] for own, of in own_ones if of in figures}}

    @cached_property
    def origins(self) -> "Mapping[str, Origin]":
        """Where own entries come from, by their ids."""
        below = self._below.origins if self._below is not None else {}
        return {**below, **self._own.listed.origins} if self._own else below

    @property
    def troubles(self) -> "tuple[Trouble, ...]":
        """The entries that cannot be used, for something in own files."""
        below = self._below.troubles if self._below is not None else ()
        return (*self._own.listed.troubles, *below) if self._own else below

    @cached_property
    def _own(self) -> "OwnShelf | None":
        """Own files, where there are any."""
        layers = self._layers()
        if not layers:
            return None
        from backcoach.catalogue.own.shelf import OwnShelf

        own = OwnShelf(
            layers,
            self._cache_folder,
            lambda: self._texts,
            lambda: self._catalogue,
            lambda: self._index,
        )
        return own if own.folders else None

    # Of the coach, or of all that is below a file

    @cached_property
    def _index(self) -> Index:
        if self._below is not None:
            return self._below.index
        return self._cached(cache.index_of, lambda: self._built.index)

    @cached_property
    def _catalogue(self) -> "Catalogue":
        if self._below is not None:
            return self._below.catalogue
        return self._cached(cache.catalogue_of, lambda: self._built)

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
            return cache.unpack_figures(text, texts, self._catalogue.exercises)

        def built() -> "tuple[Figure, ...]":
            from backcoach.catalogue.figure_loading import load_figures

            return load_figures(texts, self._catalogue.exercises)

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
