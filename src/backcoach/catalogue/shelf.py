"""The one way to get the catalogue: from a cache that can be believed, else from the YAML."""

from collections.abc import Callable
from pathlib import Path

from backcoach.catalogue import cache
from backcoach.catalogue.files import data_folder, read_files
from backcoach.domain.catalogue import Catalogue


def open_catalogue(cache_folder: Callable[[], Path]) -> Catalogue:
    """Return the checked catalogue; `cache_folder` is asked only where no cache was shipped.

    Raises:
        CoachError: a data file cannot be read.
        BadDataError: with every problem of every data file.
    """
    folder = data_folder()
    texts = read_files(folder)
    shipped = cache.read(folder / cache.FILE_NAME, texts)
    return shipped or _kept(cache_folder() / cache.FILE_NAME, texts)


def _kept(file: Path, texts: dict[str, bytes]) -> Catalogue:
    found = cache.read(file, texts)
    if found is None:
        from backcoach.catalogue.loading import load  # brings YAML, which is slow to import

        found = load(texts)
        cache.write(file, found, texts)
    return found
