"""Own files checked again whenever one of them is saved."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from backcoach.catalogue.own.files import KINDS, SUFFIXES, Layer, layer_of
from backcoach.cli import output, stored
from backcoach.cli.own.checking import looked_at, tell
from backcoach.domain.errors import CoachError
from backcoach.terminal.clock import wait_ms

EVERY_MS = 300
"""Nobody who has saved a file waits for longer than they need to look up."""

WATCHING = "Checked again whenever it is saved. Ctrl-C ends this."

State = tuple[tuple[str, int, int], ...]
"""Files with when each was last written, and how long it is."""


def watch_files(files: Sequence[str]) -> NoReturn:
    """Check files, and again whenever one of them has changed, until Ctrl-C.

    Raises:
        KeyboardInterrupt: that is how it ends.
    """
    now = state_of(files)  # before it is read, so that no change is missed
    _tell_again(files)
    output.complain(WATCHING)
    while True:
        now = changed_from(now, lambda: state_of(files), wait_ms)
        output.write("\n")
        _tell_again(files)


def _tell_again(files: Sequence[str]) -> None:
    """Check once; what cannot be told now may be told after the next change."""
    try:
        tell(looked_at(files))
    except CoachError as error:
        output.complain(f"{error.sentence} {error.hint}".rstrip())
    sys.stdout.flush()


def changed_from(before: State, state: Callable[[], State], wait: Callable[[int], None]) -> State:
    """Wait until a state is another one, and at rest: a file may be written bit by bit."""
    now = state()
    while now == before:
        now = _after(state, wait)
    while (later := _after(state, wait)) != now:
        now = later
    return now


def _after(state: Callable[[], State], wait: Callable[[int], None]) -> State:
    wait(EVERY_MS)
    return state()


def state_of(files: Sequence[str]) -> State:
    """How the files that are named, or all own ones, are now; what is not there is left out."""
    named = (layer_of(Path(each).expanduser()) for each in files)
    return tuple(_states(_files_of(named if files else stored.layers())))


def _states(files: Iterator[Path]) -> Iterator[tuple[str, int, int]]:
    for file in files:
        with suppress(OSError):
            status = file.stat()
            yield str(file), status.st_mtime_ns, status.st_size


def _files_of(layers: Iterable[Layer]) -> Iterator[Path]:
    for layer in layers:
        if layer.is_file:
            yield layer.place
            continue
        for folder in (layer.place / kind for kind in KINDS):
            with suppress(OSError):
                yield from sorted(each for each in folder.iterdir() if each.suffix in SUFFIXES)
