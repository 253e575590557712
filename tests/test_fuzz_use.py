"""The hostile use of `make fuzz-use`: it can be repeated, and sees what it is there to see."""

import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("it adopts processes as Linux lets it", allow_module_level=True)

import fuzz_use
from fuzz_cases import STOPS, Act, Case, Put, Stream, commands, draw
from fuzz_files import Furniture
from fuzz_run import COMMAND, Outcome, adopt_orphans, run

SOBER = Case(
    number=1,
    words=(),
    environ={},
    files=(),
    stdin=Stream.NULL,
    stdout=Stream.PIPE,
    stderr=Stream.PIPE,
    size=(80, 24),
    acts=(),
    hangs_up=False,
    stand_in="missing",
)
"""A case in which nothing is odd."""

SESSION = replace(SOBER, words=("session", "desk"))
STOPPED = replace(SESSION, files=(Put("safety.jsonl", STOPS[0]),))
ENDED = replace(SOBER, acts=(Act(0.3, signal.SIGTERM),))
WAIT = "import time; time.sleep(20)"

SEEN: tuple[tuple[str, Case, list[str]], ...] = (
    ("print('fine')", SOBER, []),
    ("print('Something went wrong inside backcoach: X.')", SOBER, [fuzz_use.INNER_ERROR]),
    ("1 / 0", SOBER, [fuzz_use.INNER_ERROR]),
    (WAIT, SOBER, [fuzz_use.HANG]),
    (WAIT, ENDED, []),
    (WAIT, replace(SOBER, stdin=Stream.TERMINAL, hangs_up=True), []),
    ("import sys; sys.exit(7)", SOBER, [fuzz_use.CODE]),
    ("import os; os.kill(os.getpid(), 15)", SOBER, [fuzz_use.CODE]),
    ("all = bytearray(400 << 20)", SOBER, [fuzz_use.MEMORY]),
    ("import tempfile; tempfile.mkdtemp()", SOBER, [fuzz_use.LEFT]),
    ("import os; open(f'mine.{os.getpid()}', 'w').close()", SOBER, [fuzz_use.LEFT]),
    (
        "import os; os.fork() or (os.setsid(), os.execv('/bin/sleep', ['x', '30']))",
        SOBER,
        [fuzz_use.LEFT],
    ),
    ("print('\u202eabc')", SOBER, [fuzz_use.UNCLEAN]),
    ("print('plays')", SESSION, []),
    ("print('plays')", STOPPED, [fuzz_use.PASSED]),
)
"""A program, what is done to it, and what is found."""


class Tried:
    """Runs cases in a process that has no other children."""

    def __init__(self, folder: Path) -> None:
        self._furniture = Furniture(folder)
        self.pool = get_context("spawn").Pool(1, adopt_orphans)

    def found(self, case: Case, command: tuple[str, ...], patience_s: float = 5.0) -> list[str]:
        """The kinds of what a case finds of a program."""
        outcome: Outcome = self.pool.apply(run, (case, self._furniture, command, patience_s))
        return [each.kind for each in fuzz_use.judge(case, outcome)]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    made = Tried(tmp_path_factory.mktemp("furniture"))
    with made.pool:
        yield made


def test_a_case_is_the_same_whenever_it_is_drawn() -> None:
    assert [draw(7, number) for number in range(300)] == [draw(7, each) for each in range(300)]
    assert draw(8, 1) != draw(7, 1)


def test_every_command_and_every_option_gets_its_turn() -> None:
    typed = {word.partition("=")[0] for number in range(4_000) for word in draw(1, number).words}
    for command in commands():
        names = {*command.words, *command.flags, *(name for name, _ in command.options)}
        assert names - typed == set()


@pytest.mark.slow
def test_it_sees_what_must_never_happen(tried: Tried) -> None:
    programs = [(case, (sys.executable, "-c", code)) for code, case, _ in SEEN]
    found = [tried.found(case, program, patience_s=4) for case, program in programs]
    assert [(code, each) for (code, *_), each in zip(SEEN, found, strict=True)] == [
        (code, kinds) for code, _, kinds in SEEN
    ]


@pytest.mark.slow
def test_the_program_in_sober_use_is_found_to_be_right(tried: Tried) -> None:
    for words in (("--version",), ("list",), ("session", "desk", "--dry-run")):
        assert tried.found(replace(SOBER, words=words), COMMAND) == []
