"""A dosage in words, as it stands on a sheet."""

import pytest

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
