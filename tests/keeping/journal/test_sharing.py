"""One history on several machines: nothing is lost, whatever a synchroniser does meanwhile."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.domain.journal.records import Record
from backcoach.keeping.journal.foreign import lines_in
from backcoach.keeping.journal.lines import line_of
from backcoach.keeping.journal.sharing import Synced, sync
from backcoach.keeping.journal.store import Journal
from tests.keeping.journal.made import histories, journal_of
from tests.past import a_session

ONE, OTHER, THIRD = (a_session(day, before=3, machine=str(day)) for day in range(3))


class Machines:
    """Some machines that share a folder."""

    def __init__(self, root: Path, *histories: Sequence[Record]) -> None:
        self.folder = root / "shared"
        self.folder.mkdir()
        self.files = [root / str(number) / "journal.sqlite3" for number in range(len(histories))]
        for number, history in enumerate(histories):
            self.add(number, history)

    def add(self, number: int, some: Sequence[Record]) -> None:
        with Journal.open(self.files[number]) as journal:
            journal.add(some)

    def sync(self, number: int) -> Synced:
        with Journal.open(self.files[number]) as journal:
            return sync(journal, self.folder)

    def lines(self, number: int) -> list[bytes]:
        with Journal.open(self.files[number]) as journal:
            return [*journal.lines()]

    def own(self, number: int) -> Path:
        machine = self.files[number].with_name("machine-id").read_text()
        return self.folder / f"backcoach-{machine}.jsonl"


def lines_of(*sessions: Sequence[Record]) -> list[bytes]:
    return [line_of(each) for session in sessions for each in session]


def test_two_machines_come_to_have_the_same_history(tmp_path: Path) -> None:
    machines = Machines(tmp_path, ONE, OTHER)
    assert machines.sync(0).written == len(ONE)
    assert machines.sync(1).added == len(ONE)
    assert machines.sync(0).added == len(OTHER)
    assert machines.lines(0) == machines.lines(1) == lines_of(ONE, OTHER)
    again = machines.sync(0)
    assert (again.added, again.written, again.left_out) == (0, 0, ())


def test_what_was_written_there_is_never_written_again(tmp_path: Path) -> None:
    machines = Machines(tmp_path, ONE)
    machines.sync(0)
    before = machines.own(0).read_bytes()
    inode = machines.own(0).stat().st_ino
    machines.add(0, OTHER)
    machines.sync(0)
    assert machines.own(0).read_bytes() == before + b"".join(
        line + b"\n" for line in lines_of(OTHER)
    )
    assert machines.own(0).stat().st_ino == inode
    assert machines.own(0).stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_carried_over_by_half_harms_nothing(tmp_path: Path) -> None:
    machines = Machines(tmp_path, ONE, OTHER)
    machines.sync(0)
    whole = machines.own(0).read_bytes()
    for length in range(0, len(whole), 97):
        machines.own(0).write_bytes(whole[:length])
        assert machines.sync(1).left_out == ()
    machines.own(0).write_bytes(whole)
    machines.sync(1)
    assert machines.lines(1) == lines_of(ONE, OTHER)


def test_a_damaged_file_of_another_is_left_out_and_told_of(tmp_path: Path) -> None:
    machines = Machines(tmp_path, ONE, OTHER, THIRD)
    machines.sync(0)
    machines.sync(1)
    lines = machines.own(0).read_bytes().splitlines()
    machines.own(0).write_bytes(b"\n".join([lines[0], b"\0" * 90, *lines[1:], b""]))
    (problem,) = machines.sync(2).left_out
    assert ", line 2: " in problem.sentence
    assert machines.lines(2) == lines_of(OTHER, THIRD)


@pytest.mark.parametrize("damage", [b'{"id":"00', b"\0\0\0\0\n", b"\xff\n" * 3])
def test_a_damaged_file_of_our_own_is_made_sound(tmp_path: Path, damage: bytes) -> None:
    machines = Machines(tmp_path, ONE)
    machines.sync(0)
    with machines.own(0).open("ab") as opened:
        opened.write(damage)
    machines.add(0, OTHER)
    assert machines.sync(0).left_out == ()
    assert lines_in(machines.own(0)) == lines_of(ONE, OTHER)
    kept = [each.read_bytes() for each in machines.folder.glob("*.damaged")]
    assert [damage in each for each in kept] == [True] * damage.endswith(b"\n")


def test_a_journal_that_was_lost_comes_back_from_the_folder(tmp_path: Path) -> None:
    machines = Machines(tmp_path, ONE)
    machines.sync(0)
    for each in machines.files[0].parent.iterdir():
        each.unlink()
    machines.sync(0)
    assert machines.lines(0) == lines_of(ONE)


def test_a_copy_that_a_synchroniser_has_made_of_a_file_is_read_too(tmp_path: Path) -> None:
    machines = Machines(tmp_path, ONE, OTHER)
    machines.sync(0)
    name = machines.own(0).name.replace(".jsonl", ".sync-conflict-20251201-1.jsonl")
    machines.own(0).rename(machines.folder / name)
    assert machines.sync(1).added == len(ONE)


# Laws: whatever the order, whatever the number, it is the same history.

STEPS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=12)


@given(histories(), st.lists(st.integers(0, 2), min_size=8, max_size=8), STEPS)
@settings(max_examples=15)
def test_journals_that_were_merged_in_any_order_are_the_same(
    history: list[Record], owners: list[int], steps: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as root:
        journals = [
            journal_of(
                Path(root) / f"{number}.sqlite3",
                [each for each, owner in zip(history, owners, strict=False) if owner == number],
            )
            for number in range(3)
        ]
        for into, of in [*steps, *((0, 1), (0, 2), (1, 0), (2, 0))]:
            assert journals[into].merge([*journals[of].lines()]).conflicts == ()
        one, other, third = ([*each.lines()] for each in journals)
        for each in journals:
            each.close()
    assert one == other == third
    ordered = sorted(history, key=lambda each: (each.at.utc_ms, each.id))
    assert one == [line_of(each) for each in ordered]


@given(histories(), st.lists(st.integers(0, 2), min_size=8, max_size=8), STEPS)
@settings(max_examples=10)
def test_machines_that_have_synced_in_any_order_have_the_same(
    history: list[Record], owners: list[int], steps: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as root:
        machines = Machines(Path(root), [], [], [])
        for record, owner in zip(history, owners, strict=False):
            machines.add(owner, [record])
            machines.sync((owner + 1) % 3)
        for one, other in steps:
            machines.sync(one)
            machines.sync(other)
        for number in (0, 1, 2, 0, 1):
            machines.sync(number)
        first, second, third = (machines.lines(number) for number in range(3))
        assert sum(len(lines_in(each)) for each in machines.folder.iterdir()) == len(history)
    assert first == second == third
    assert len(first) == len(history)
