"""The file of answers: only ever added to, for its owner alone, and never trusted too far."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcoach.domain.knowledge.review import Answer, Dated
from backcoach.keeping.answers import add_answer, read_answers

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "coach" / "safety.jsonl"


@pytest.fixture
def wide_open() -> Iterator[None]:
    """Whatever is made is for everybody, where nobody minds."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_there_are_none_where_there_is_no_file(file: Path) -> None:
    assert read_answers(file) == ()
    assert not file.parent.exists()


def test_answers_are_read_in_the_order_they_were_given(file: Path) -> None:
    for number, answer in enumerate(Answer):
        add_answer(file, answer, NOON - timedelta(days=number))
    read = read_answers(file)
    assert [each.answer for each in read] == list(Answer)
    moments = [int((NOON - timedelta(days=number)).timestamp()) for number in range(len(Answer))]
    assert [each.at_s for each in read] == moments


def test_a_line_says_when_and_what(file: Path) -> None:
    add_answer(file, Answer.CLEAR, NOON)
    assert file.read_text("utf-8") == '{"at": "2026-03-01T12:00:00+00:00", "answer": "clear"}\n'


def test_a_moment_is_the_same_wherever_the_person_was(file: Path) -> None:
    for hours in (-11, 0, 14):
        there = NOON.astimezone(timezone(timedelta(hours=hours)))
        add_answer(file, Answer.CLEAR, there)
    assert {each.at_s for each in read_answers(file)} == {int(NOON.timestamp())}


def test_what_can_be_read_of_a_damaged_line_counts_but_lets_nobody_through(file: Path) -> None:
    whole = '{"at": "2026-03-01T12:00:00+00:00", "answer": "%s"}'
    at_s = int(NOON.timestamp())
    lines: dict[str, list[tuple[int | None, Answer]]] = {
        (whole % "urgent")[:-1]: [(None, Answer.URGENT)],
        (whole % "emergency")[8:]: [(None, Answer.EMERGENCY)],
        (whole % "clear")[:-1]: [(None, Answer.UNREADABLE)],
        (whole % "cleared")[:-1]: [(None, Answer.UNREADABLE)],
        (whole % "emer")[:-2]: [(None, Answer.UNREADABLE)],
        whole % "clear" + whole % "urgent": [(at_s, Answer.CLEAR), (at_s, Answer.URGENT)],
        whole % "pain" + '{"at": "20': [(at_s, Answer.PAIN), (None, Answer.UNREADABLE)],
        '{"at": "2026-02-30T12:00:00+00:00", "answer": "symptom"}': [(None, Answer.SYMPTOM)],
        '{"at": 7, "answer": "clear"}': [(None, Answer.CLEAR)],
        '{"answer": "emergency"}': [(None, Answer.EMERGENCY)],
    }
    file.parent.mkdir()
    for line, expected in lines.items():
        file.write_text(line, "utf-8")
        assert [(each.at_s, each.answer) for each in read_answers(file)] == expected, line


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b"7",
        b'"clear"',
        b'{"at": "2026-03-01T12:00:00+00:00"}',
        b'{"at": "2026-03-01T12:00:00+00:00", "answer": "maybe"}',
        b'{"at": "2026-03-01T12:00:00+00:00", "answer": ["clear"]}',
        b"\xff\xfe\x00",
        b"\x00" * 64,
        b"[" * 100_000,
        b"9" * 5_000,
    ],
    ids=lambda line: repr(line[:40]),
)
def test_a_line_that_cannot_be_made_out_is_known_to_be_one(file: Path, line: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(line + b"\n")
    add_answer(file, Answer.CLEAR, NOON)
    assert [each.answer for each in read_answers(file)] == [Answer.UNREADABLE, Answer.CLEAR]
    assert file.read_bytes().startswith(line + b"\n")


def test_empty_lines_say_nothing(file: Path) -> None:
    add_answer(file, Answer.CLEAR, NOON)
    with file.open("ab") as opened:
        opened.write(b"\n  \n\r\n")
    assert read_answers(file) == (Dated(int(NOON.timestamp()), Answer.CLEAR),)


def test_after_a_line_that_was_cut_short_the_next_has_a_line_of_its_own(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b'{"at": "2026')
    add_answer(file, Answer.URGENT, NOON)
    assert file.read_bytes().startswith(b'{"at": "2026\n{')
    assert [each.answer for each in read_answers(file)] == [Answer.UNREADABLE, Answer.URGENT]


def test_nothing_that_was_written_is_changed(file: Path) -> None:
    before = b""
    for answer in (Answer.CLEAR, Answer.PAIN, Answer.EMERGENCY):
        add_answer(file, answer, NOON)
        now = file.read_bytes()
        assert now.startswith(before)
        assert len(now) > len(before)
        before = now


def test_answers_of_several_sessions_at_once_are_all_kept(file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: add_answer(file, Answer.CLEAR, NOON), range(100)))
    assert [each.answer for each in read_answers(file)] == [Answer.CLEAR] * 100


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.usefixtures("wide_open")
def test_the_file_and_its_folder_are_for_their_owner_alone(file: Path) -> None:
    add_answer(file, Answer.CLEAR, NOON)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_is_there_and_cannot_be_read_is_told_from_what_is_not_there(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(OSError, match=r"safety\.jsonl"):
        read_answers(file)
    with pytest.raises(OSError, match=r"safety\.jsonl"):
        add_answer(file, Answer.CLEAR, NOON)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_no_answer_is_added_to_a_pipe_or_looked_for_in_one(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    for work in (lambda: read_answers(file), lambda: add_answer(file, Answer.CLEAR, NOON)):
        with pytest.raises(OSError, match="it is no file, but a pipe or a device"):
            work()


def test_an_answer_for_which_there_is_no_room_leaves_no_half_of_it(file: Path) -> None:
    add_answer(file, Answer.EMERGENCY, NOON)
    before = file.read_bytes()
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom datetime import datetime, UTC\n"
        "from backcoach.keeping.answers import add_answer\n"
        "from backcoach.domain.knowledge.review import Answer\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 20},) * 2)\n"
        "add_answer(Path(sys.argv[1]), Answer.CLEAR, datetime.now(UTC))"
    )
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-B", "-c", code, file], capture_output=True, text=True)
    assert "File too large" in done.stderr
    assert file.read_bytes() == before
