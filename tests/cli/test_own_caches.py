"""What is kept of own files is believed only where it was made from exactly these files."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from tests.cli.owning import Home
from tests.cli.program import Program, posix
from tests.every import every

TRUE, FALSE = "Side lunge", "Evil lunge"
LUNGE = f"{{name: {TRUE}, id: lunge, dosage: 2x8, steps: {TRUE} it is.}}\n"
LIST, WHOLE = "own.json", "own-exercises.json"


@pytest.fixture
def home(program: Program, own_home: Path) -> Home:
    """Somebody with an exercise of their own, of which the caches have been made."""
    made = Home(program, own_home)
    made.write("exercises/lunge.yaml", LUNGE)
    assert told(made) == TRUE
    return made


def told(home: Home) -> str:
    """What the exercise is called, everywhere the same."""
    listed = home.row("list", "lunge")
    name = FALSE if FALSE in listed else TRUE
    assert name in listed
    assert f"1. {name} it is." in home.out("show", "lunge")
    return name


def kept(home: Home, name: str) -> Path:
    return home.folder / "cache" / name


def forged(text: bytes) -> bytes:
    """A cache that says something else, and that it is whole."""
    head, *lines, end = text.replace(TRUE.encode(), FALSE.encode()).split(b"\n")
    said = {**json.loads(head), "lines": [crc32(line) for line in lines]}
    return b"\n".join((json.dumps(said).encode(), *lines, end))


def test_a_cache_that_was_made_of_these_files_is_what_is_read(home: Home) -> None:
    for name in (LIST, WHOLE):
        kept(home, name).write_bytes(forged(kept(home, name).read_bytes()))
    assert told(home) == FALSE  # so that all that follows is about a cache that would be read


def stale(home: Home) -> None:
    """Another file of the same length, at the same time."""
    file = home.folder / "exercises" / "lunge.yaml"
    before = file.stat()
    file.write_text(LUNGE.replace(TRUE, FALSE))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_stale_cache_is_not_believed_however_alike_the_files_are(home: Home) -> None:
    stale(home)
    assert told(home) == FALSE
    (home.folder / "exercises" / "lunge.yaml").rename(home.folder / "exercises" / "other.yaml")
    home.write("exercises/first.yaml", "{name: First one, dosage: 2x8, steps: Do it.}\n")
    assert [line.split()[0] for line in home.out("list").splitlines()[:2]] == ["first", "lunge"]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda text: text[: len(text) // 2],
    "a bit": lambda text: text.replace(b"Side", b"Sidf"),
    "empty": lambda _: b"",
    "another format": lambda text: text.replace(b'"format": "', b'"format": "x'),
    "other lines": lambda text: _resealed(text, b'[["a", 1]]'),
    "no lists": lambda text: _resealed(text, b"7"),
    "too deep": lambda text: _resealed(text, b"[" * 100_000),
    "no text": lambda _: bytes(range(256)),
}


def _resealed(text: bytes, line: bytes) -> bytes:
    head, *lines, end = text.split(b"\n")
    lines = [line] * len(lines)
    said = {**json.loads(head), "lines": [crc32(each) for each in lines]}
    return b"\n".join((json.dumps(said).encode(), *lines, end))


@every(DAMAGE)
def test_a_damaged_cache_is_not_believed_and_made_anew(case: str, home: Home) -> None:
    whole = {name: kept(home, name).read_bytes() for name in (LIST, WHOLE)}
    for name, text in whole.items():
        kept(home, name).write_bytes(DAMAGE[case](text))
    assert told(home) == TRUE
    assert {name: kept(home, name).read_bytes() for name in whole} == whole


@posix
def test_a_cache_that_others_can_have_written_is_not_believed(home: Home) -> None:
    for name in (LIST, WHOLE):
        kept(home, name).write_bytes(forged(kept(home, name).read_bytes()))
        kept(home, name).chmod(0o646)
    assert told(home) == TRUE


@posix
@pytest.mark.skipif(os.name == "posix" and os.getuid() != 0, reason="only root gives files away")
def test_a_cache_of_somebody_else_is_not_believed(home: Home) -> None:
    for name in (LIST, WHOLE):
        kept(home, name).write_bytes(forged(kept(home, name).read_bytes()))
        os.chown(kept(home, name), 65_534, 65_534)
    assert told(home) == TRUE
