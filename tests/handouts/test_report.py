"""Thirty days on a page for a therapist."""

from dataclasses import replace

from backcoach.domain.journal.past import past_sessions
from backcoach.domain.journal.records import Began, DidSet, Ending, Record
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.rung import Rung
from backcoach.handouts.report import MOST_STOPS, report_of
from tests.past import BIRD_DOG, CAT, DOSES, MONDAY, SWAPPED, a_session, two_weeks

NAMES = {"bird-dog": "Bird dog", "cat-stretch": "Cat | stretch"}
INSTEAD = DidSet("side-plank", 1, 1, Side.LEFT, Rung(1), "level 1 of 3", 3)


def report(*records: Record, today: int = 13) -> list[str]:
    text = report_of(past_sessions(records), MONDAY + today, NAMES)
    assert text.endswith("\n")
    return text.splitlines()


def part(lines: list[str], title: str) -> list[str]:
    """What stands under a heading."""
    _, rest = "\n".join(lines).split(f"## {title}\n\n")
    return rest.partition("\n\n## ")[0].splitlines()


def test_it_says_how_often_and_how_much_of_each_exercise() -> None:
    lines = report(*two_weeks())
    assert lines[0] == "# Back exercises, Sat 15 Nov 2025 to Sun 14 Dec 2025"
    assert any("Practised on **8 of the last 30 days**: 8 sessions" in each for each in lines)
    row = "| Bird dog | level 2 of 3 | 8 | 32 sets, 192 repetitions | 32 sets, 192 repetitions |"
    assert f"{row} 16 minutes |" in part(lines, "Prescribed and done")


def test_each_dose_of_an_exercise_has_a_row_of_its_own() -> None:
    harder = [replace(each, rung=Rung(3), words="level 3 of 3") for each in BIRD_DOG]
    lower = [replace(each, words="level 1 of 3") for each in DOSES]
    lines = report(*a_session(1, doses=lower), *a_session(2), *a_session(3, sets=[CAT, *harder]))
    done = part(lines, "Prescribed and done")
    assert [each.split(" | ")[1:3] for each in done if each.startswith("| Bird dog")] == [
        ["level 2 of 3 (was to be level 1 of 3)", "1"],
        ["level 2 of 3", "1"],
        ["level 3 of 3 (was to be level 2 of 3)", "1"],
    ]


def test_where_nobody_has_counted_it_says_how_long() -> None:
    plank = DidSet("cat-stretch", 1, 1, Side.BOTH, Rung(1), "level 1 of 3", 0, worked_ms=40_000)
    done = part(report(*a_session(1, sets=[plank])), "Prescribed and done")
    assert any("| 1 set, 40 seconds |" in each for each in done)


def test_a_session_in_which_nothing_was_done_is_no_practice() -> None:
    lines = report(*a_session(1), *a_session(2, sets=[], how=Ending.LEFT))
    assert any("Practised on **1 of the last 30 days**: 1 session" in each for each in lines)
    assert "- 3 Dec: Essentials stopped after 0 of 7 sets" in lines


def test_pain_is_told_as_means_of_weeks() -> None:
    weeks = part(report(*two_weeks()), "Pain and effort")
    assert "| 1 Dec | 4 | 36 | 5.5 (4) | 4.5 (4) |  | 5.0 (4) |" in weeks
    assert "| 8 Dec | 4 | 36 | 3.5 (4) | 2.5 (4) |  | 5.0 (4) |" in weeks


def test_what_was_stopped_or_swapped_has_its_reason() -> None:
    stopped = a_session(2, SWAPPED, sets=[CAT, BIRD_DOG[0], INSTEAD])
    left = a_session(3, sets=[CAT], how=Ending.LEFT)
    lines = report(*stopped, *left, *a_session(4, sets=[CAT], how=None))
    assert part(lines, "Stopped or swapped")[:3] == [
        "- 3 Dec: pain 6 of 10, Bird dog, this exercise was stopped",
        "- 4 Dec: Essentials stopped after 1 of 7 sets",
        "- 5 Dec: Essentials cut off after 1 of 7 sets",
    ]
    done = part(lines, "Prescribed and done")
    assert any("side-plank" in each and "in place of another" in each for each in done)


def test_what_was_changed_is_told_once_with_how_often() -> None:
    first, *rest = a_session(1)
    assert isinstance(first.what, Began)
    changed = replace(first, what=replace(first.what, changes=("Left out: <b>.",)))
    lines = report(changed, *rest, *a_session(2))
    assert part(lines, "What was changed, and why") == [r"- Left out: \<b\>. (1 session)"]


def test_it_stays_a_page() -> None:
    days = [each for day in range(28) for each in a_session(day, sets=[CAT], how=None)]
    lines = report(*days, today=27)
    assert len(part(lines, "Stopped or swapped")) == MOST_STOPS + 1
    assert "- 16 earlier ones, left out here" in lines
    assert len(lines) < 60


def test_no_name_is_taken_for_markup() -> None:
    assert any(r"Cat \| stretch" in each for each in report(*a_session(1)))


def test_where_nothing_was_done_it_says_so() -> None:
    assert "Practised on **0 of the last 30 days**: 0 sessions, no time in all." in report()
