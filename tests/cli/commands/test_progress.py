"""`backcoach progress`: charts that can be read, and sentences that can be heard."""

import json
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from backcoach.domain.journal.records import Record, Resumed
from backcoach.domain.words.dates import monday_of
from tests.cli.program import STYLE, Program
from tests.past import BIRD_DOG, CAT, MONDAY, a_session, keep


def weeks_ago(weeks: int) -> int:
    """The Monday so many weeks before this one, counted from that of the test's sessions."""
    return monday_of(int(time.time() // 86_400)) - MONDAY - 7 * weeks


def four_weeks() -> list[Record]:
    """Somebody who gets better, with a week away."""
    scores = {4: 6, 3: 5, 1: 3}
    return [
        each
        for weeks, score in scores.items()
        for day in (0, 2, 4)
        for each in a_session(weeks_ago(weeks) + day, before=score, after=score - 1, at=(12, 0))
    ]


@pytest.fixture
def journal(own_home: Path) -> Program:
    """The program, with a journal of four weeks, of a session cut off and of one not begun."""
    cut_off = a_session(weeks_ago(1) + 5, how=None, sets=[CAT], at=(12, 0))
    nothing = a_session(weeks_ago(1) + 6, sets=[], at=(12, 0))
    keep(own_home, four_weeks(), cut_off, nothing)
    return Program(own_home)


def test_charts_can_be_read_in_a_pipe_of_80_columns(journal: Program) -> None:
    lines = journal.lines("progress")
    assert [line for line in lines if len(line) > 80] == []
    pain = lines.index("Pain, means of weeks, from 0 to 10")
    before = [line[14:48].rstrip() for line in lines[pain + 2 : pain + 6]]
    assert before == [
        f"6.0 {'━' * 12}|{'━' * 5}",
        f"5.0 {'━' * 12}|{'━' * 2}",
        f"  - {' ' * 12}|",
        f"3.0 {'━' * 9}   |",
    ]
    assert any("The mean has fallen by as much" in line for line in lines)
    practice = [line.split() for line in lines[3:7]]
    assert [each[2:5] for each in practice] == [
        *(["3", "3", "27"], ["3", "3", "27"], ["0", "0", "0"], ["4", "4", "28"])
    ]


def test_a_terminal_without_block_characters_gets_others(journal: Program) -> None:
    done = journal.run("progress", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert done.out.isascii()
    assert f"6.0 {'#' * 12}|{'#' * 5}" in done.out


def test_a_terminal_shows_the_same(journal: Program) -> None:
    drawn = STYLE.sub("", journal.run("progress", env={"FORCE_COLOR": "1"}).out)
    assert drawn.split() == " ".join(journal.lines("progress")).split()


def test_whoever_listens_gets_sentences(journal: Program) -> None:
    lines = journal.lines("progress", "--plain")
    assert [line for line in lines if not line.endswith(".")] == []
    assert any(
        line.endswith("3 sessions on 3 days, 27 minutes. Pain 6.0 before, 5.0 after, on average.")
        for line in lines
    )
    assert any(line.endswith(": rest.") for line in lines)


def test_a_rest_breaks_nothing(journal: Program) -> None:
    text = "\n".join(journal.lines("progress"))
    assert "There was practice in 3 of the last 52 weeks." in text
    assert "Each number is a week, in the month of its Monday; a point is one of rest." in text
    assert "streak" not in text


def test_scripts_get_it_as_json(journal: Program) -> None:
    found = json.loads("\n".join(journal.lines("progress", "--json")))
    assert [each["sessions"] for each in found["weeks"]][:4] == [3, 3, 0, 4]
    assert found["weeks"][0]["pain"]["before"] == {"mean": 6.0, "of": 3}
    assert (found["pain"]["change"], found["pain"]["is_less"]) == (-3.0, True)
    assert found["levels"][0]["last"] == "level 1 of 3"


def test_both_parts_of_a_session_that_was_cut_off_and_gone_on_with_count(own_home: Path) -> None:
    day = weeks_ago(1)
    cut_off = a_session(day, how=None, sets=[CAT], at=(12, 0))
    later = [
        replace(each, session=cut_off[0].session)
        for each in a_session(day, sets=BIRD_DOG, at=(13, 0))
    ]
    keep(own_home, cut_off, [replace(later[0], what=Resumed()), *later[1:]])
    found = json.loads("\n".join(Program(own_home).lines("progress", "--json")))
    week = found["weeks"][0]
    assert (week["sessions"], week["days"], week["played_ms"]) == (1, 1, (1 + 5) * 60_000)


def test_where_nothing_was_done_yet_that_is_no_error(own_home: Path) -> None:
    fresh = Program(own_home)
    for words in (["progress"], ["progress", "--plain"]):
        assert fresh.lines(*words)[0] == "Nothing is written down yet."
    assert json.loads("\n".join(fresh.lines("progress", "--json")))["weeks"] == []


def test_a_picture_says_what_it_shows_and_stays_within_its_frame(
    journal: Program, tmp_path: Path
) -> None:
    done = journal.run("progress", "--svg", str(tmp_path / "back"))
    assert (done.code, done.out) == (0, "")
    file = tmp_path / "back.svg"
    assert file.stat().st_mode & 0o777 == 0o600
    root = ElementTree.parse(file).getroot()
    space = "{http://www.w3.org/2000/svg}"
    described = root.findtext(f"{space}desc")
    assert described is not None
    assert "Pain 6.0 before, 5.0 after" in described
    dots = [
        (float(each.attrib["cx"]), float(each.attrib["cy"])) for each in root.iter(f"{space}circle")
    ]
    assert len(dots) == 6
    assert all(0 < x < 640 and 0 < y < 400 for x, y in dots)
    heights = [float(each.attrib["height"]) for each in root.iter(f"{space}rect")][1:]
    assert heights == [77, 77, 80]
