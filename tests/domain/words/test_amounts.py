"""A dosage in words, as it stands on a sheet."""

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.words.amounts import prescription
from tests.making import plan_of

HOLDS = "{do: stay, hold: dose, breath: free}"
MOVES = "{do: lift, move: 4 s, breath: out}"


@pytest.mark.parametrize(
    ("movement", "level", "said"),
    [
        (HOLDS, "{hold: 20 s}", "once"),
        (HOLDS, "{sets: 3, hold: 20 s, rest: 10 s}", "3 times"),
        (MOVES, "{sets: 3, reps: 1, rest: 10 s}", "3 sets of 1"),
        (MOVES, "{reps: 8}", "8 times"),
        (MOVES, "{sets: 2, reps: 8, rest: 10 s}", "2 sets of 8"),
        (MOVES, "{sets: 3, reps: [6, 4, 2], rest: 10 s}", "3 sets of 6, 4 and 2"),
        (
            HOLDS,
            '{hold: 1 min, breath: "4:7:8:0"}',
            "once, hold 1 minute, breathe in 4, hold 7, out 8",
        ),
        (MOVES, "{sets: 2, reps: 8, load: 5 kg, rest: 10 s}", "2 sets of 8, with 5 kg, rest 10"),
    ],
)
def test_how_often_something_is_done(movement: str, level: str, said: str) -> None:
    (item,) = plan_of(f"{{id: a, movement: [{movement}], levels: [{level}]}}").items
    assert prescription(item.exercise, item.dosage).startswith(said)


@pytest.mark.parametrize(
    ("frequency", "said"),
    [
        ("1 a day", "once a day"),
        ("2 a day", "twice a day"),
        ("2-3 a week", "2 to 3 times a week"),
        ("2 a day, 5 a week", "twice a day, 5 days a week"),
        ("3-4 a day, 1 a week", "3 to 4 times a day, 1 day a week"),
    ],
)
def test_how_often_it_is_done_stands_at_the_end(frequency: str, said: str) -> None:
    level = f'{{reps: 8, frequency: "{frequency}"}}'
    (item,) = plan_of(f"{{id: a, movement: [{MOVES}], levels: [{level}]}}").items
    assert prescription(item.exercise, item.dosage) == f"8 times; {said}"


@pytest.mark.parametrize("frequency", ["0 a day", "2 a week, 1 a day", "2 a day, 5 a day", "a day"])
def test_what_is_no_frequency_is_refused(frequency: str) -> None:
    with pytest.raises(ProblemsError, match="1 a day"):
        plan_of(f"{{id: a, movement: [{MOVES}], levels: [{{frequency: '{frequency}'}}]}}")
