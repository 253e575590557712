"""What is kept on this machine for the program and for a person."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalogue.shelf import Shelf
from backcoach.domain.knowledge.index import Index, IndexedRoutine
from backcoach.keeping import folders

if TYPE_CHECKING:
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.figures.pose import Figure

PROFILE_NAME = "profile.yaml"


def catalogue() -> "Catalogue":
    """The catalogue that comes with the program."""
    return _SHELF.catalogue


def index() -> Index:
    """The index of the catalogue, for commands that need no more."""
    return _SHELF.index


def routines() -> tuple[IndexedRoutine, ...]:
    """The routines as a list has them, for commands that need no more."""
    return _SHELF.routines


def figures() -> "Mapping[str, Figure]":
    """How each exercise looks, by its id."""
    return _SHELF.figures


def has_profile() -> bool:
    """Whether there is something where a person's profile would be."""
    folder = config_folder()
    return folder is not None and os.path.lexists(folder / PROFILE_NAME)


def cache_folder() -> Path | None:
    """Where to keep what can be made again; None for somebody who has no home."""
    return folders.cache_folder(os.environ)


def config_folder() -> Path | None:
    """Where people keep what they set; None for somebody who has no home."""
    return folders.config_folder(os.environ)


def own_data_folder() -> Path | None:
    """Where to keep what people answer and do; None for somebody who has no home."""
    return folders.own_data_folder(os.environ)


_SHELF = Shelf(cache_folder)
