"""What some tests ask of the machine: to be another person, and to have disks of their own."""

import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.requirements import need

NOBODY = 65_534

posix = pytest.mark.skipif(sys.platform == "win32", reason="files as POSIX has them")


def is_root() -> bool:
    """Whether the tests may do all."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


as_root = pytest.mark.skipif(not is_root(), reason="only root may do that")


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that everybody can get at; that of a test is for its owner alone."""
    with tempfile.TemporaryDirectory(prefix="backcoach-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def as_somebody(work: Callable[[], object]) -> None:
    """Do something as a person to whom modes mean something, which they do not to root."""
    if not is_root():
        work()
        return
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0


def give(file: Path, owner: int = NOBODY) -> None:
    """Make somebody the owner, where that makes a difference."""
    if is_root():
        os.chown(file, owner, owner)


@contextmanager
def mounted(*how: str, at: Path) -> Iterator[None]:
    """Mount something for a while; skip the test where nothing can be mounted."""
    done = subprocess.run([need("mount"), *how, at], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", at], check=True)
