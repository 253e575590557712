"""Doses as they stand on a sheet: what they mean for the exercise that they are of."""

from tests.catalogue.own.sheets import read, written
from tests.every import every

MEANT = {
    # Sets and repetitions, and the hold that goes without saying
    "dead bug 3x10": "3 sets of 10 reps",
    "Dead bugs: 3 × 10": "3 sets of 10 reps",
    "dead bug 3 sets of 10": "3 sets of 10 reps",
    "dead bug Reps 10 Sets 3": "3 sets of 10 reps",
    "dead bug SETS: 3 REPS: 10": "3 sets of 10 reps",
    "dead bug | 3 | 10": "3 sets of 10 reps",
    "dead bug 10 reps 3 times": "3 sets of 10 reps",
    "dead bug ten times": "10 reps",
    "dead bug 5x": "5 reps",
    "dead bug x10": "10 reps",
    "dead bug 6-4-2": "3 sets of 6, 4, 2 reps",
    "dead bug 3 sets of 6, 4, 2": "3 sets of 6, 4, 2 reps",
    "glute bridge 10x": "10 reps, hold 2 s",
    # Sides
    "dead bug 10/side": "10 reps, each side",
    "dead bug 2 sets, 10/side": "2 sets of 10 reps, each side",
    "dead bug L+R 10x": "10 reps, each side",
    "dead bug 10 reps, both legs": "10 reps, each side",
    "dead bug 10 reps, both legs at once": "10 reps, both sides together",
    "dead bug 10x each leg, alternating": "10 reps, alternate sides",
    "dead bug 10x, sore side": "10 reps, sore side",
    "dead bug 10x then switch sides": "10 reps, each side",
    "dead bug 10x, hold 5 s": "10 reps, hold 5 s",
    "dead bug 3x10x5s": "3 sets of 10 reps, hold 5 s",
    "dead bug 3 on the sore side, 2 on the other side": (
        "3 reps on the sore side, 2 reps on the other side"
    ),
    "dead bug 10 left, 10 right": "10 reps, each side",
    "dead bug L 10 R 10": "10 reps, each side",
    "heel raise (both legs) 10x": "10 reps, both sides together",
    "heel raise 30 reps in total": "30 reps",
    # Holds and times
    "bird dog 3x10 each side, hold 5 s, 2x a day": (
        "3 sets of 10 reps, each side, hold 5 s, 2 a day"
    ),
    "bird dog 10 reps with 5-second holds": "10 reps, hold 5 s",
    "bird dog 3x10x5s": "3 sets of 10 reps, hold 5 s",
    "bird dog hold 5 s × 10": "10 reps, hold 5 s",
    "bird dog HOLD: 2 REPS: 10": "10 reps, hold 2 s",
    "forearm plank 3 x 30 s, rest 1 min": "3 sets of 1 reps, hold 30 s, rest 60 s between sets",
    "forearm plank 30 s x 3, rest 1 min": "3 reps, hold 30 s, rest 60 s between reps",
    "forearm plank for half a minute": "1 reps, hold 30 s",
    "forearm plank 40 s on, 20 s off": "work 40 s, hold 40 s",
    "bird dog 40 s on, 20 s off": "work 40 s, hold 1 exhale",
    "bird dog 8 × 20 s on, 10 s off": (
        "8 sets of work 20 s, hold 1 exhale, rest 10 s between sets"
    ),
    "superman 10 x 3 s": "10 reps, hold 3 s",
    "superman 3 s x 10": "10 reps, hold 3 s",
    "superman 3 x 30 s": "3 sets of work 30 s, hold 2 s",
    "dead bug 30 s x 3": "3 sets of work 30 s",
    "walk for 5 min": "work 300 s",
    "walk 3 x 5 min, rest 1 min": "3 sets of work 300 s, rest 60 s between sets",
    "sit to stand, as many as possible in 30 s": "as many as possible in 30 s",
    "sit to stand AMRAP 30 s, 3 sets, 1 min rest": (
        "3 sets of as many as possible in 30 s, rest 60 s between sets"
    ),
    "heel raise 10 reps tempo 2-4": "10 reps, tempo rise 2 s lower 4 s",
    "glute bridge 10 reps @ 312": "10 reps, hold 1 s, tempo lift 3 s lower 2 s",
    # Rests
    "dead bug 3x10 until ready between sets": "3 sets of 10 reps, rest until ready between sets",
    "bird dog 10x, hold 5 s, rest 5 s": "10 reps, hold 5 s, rest 5 s between reps",
    "dead bug 10x, rest 5 s between reps": "10 reps, rest 5 s between reps",
    "dead bug 3x10, relax 5 s, rest 30 s": (
        "3 sets of 10 reps, rest 30 s between sets, rest 5 s between reps"
    ),
    # Breath, load, frequency
    "90/90 rest 4-7-8, 4 times": "work 4 breaths, breathe 4:7:8:0",
    "deep belly breathing 4-7-8, 4 times": "4 reps, breathe 4:7:8:0",
    "deep belly breathing in 4 out 6 for 5 min": "work 300 s, breathe 4:6",
    "heel raise 3x10 with 5 kg": "3 sets of 10 reps, with 5 kg",
    "heel raise 3x10, red band, 20 cm step": "3 sets of 10 reps, with red band, 20 cm step",
    "good morning 3x10 @ 10kg": "3 sets of 10 reps, with 10kg",
    "glute bridge 10x w/ band around the knees": "10 reps, hold 2 s, with band around the knees",
    "dead bug 3x10, Mon, Wed and Fri": "3 sets of 10 reps, 3 a week",
    "dead bug 3x10, 3x week": "3 sets of 10 reps, 3 a week",
    "dead bug 3x10 alternating days": "3 sets of 10 reps, 3-4 a week",
    "good morning 3x10 (2-3 tempo)": "3 sets of 10 reps, tempo hinge 2 s stand tall 3 s",
    "dead bug 3x10 – every other day": "3 sets of 10 reps, 3-4 a week",
    "dead bug 3x10/day": "3 sets of 10 reps, 1 a day",
    "dead bug 10x for 6 weeks": "10 reps",
    # As much as usual
    "dead bug 2x a day": "3 reps, alternate sides, rest 1 s between reps, 2 a day",
    "knee rolls each side": "3 reps, each side, hold 5 s, rest 1 s between reps",
}

LEVELS = {
    "bird dog 10x hold 1.5-2 s": ["10 reps, hold 1.5 s", "10 reps, hold 2 s"],
    "dead bug 3-5": ["3 reps", "4 reps", "5 reps"],
    "dead bug 10-20 times": ["10 reps", "12 reps", "15 reps", "17 reps", "20 reps"],
    "bird dog 10x hold 3-5 s": [f"10 reps, hold {each} s" for each in (3, 4, 5)],
    "dead bug 2-3 x 8-10": ["2 sets of 8 reps", "2 sets of 9 reps", "3 sets of 10 reps"],
    "dead bug start with 5, build up to 7": ["5 reps", "6 reps", "7 reps"],
}

WEEKS = {
    "dead bug week 1: 2x8, week 3: 3x10": {1: "2 sets of 8 reps", 3: "3 sets of 10 reps"},
    "dead bug each side; weeks 1-4: 8-9 reps; weeks 5-6: 10 reps": {
        1: "8 reps, each side",
        3: "9 reps, each side",
        5: "10 reps, each side",
    },
    "dead bug week 1: 8-12 reps; week 2: 12 reps": {1: "8 reps", 2: "12 reps"},
    "dead bug weeks 1-9: 1-9 reps; w 10: 10": {
        **{1: "1 reps", 2: "3 reps", 4: "5 reps", 6: "7 reps", 8: "9 reps"},
        10: "10 reps",
    },
    # No more than twelve levels in all
    "dead bug weeks 1-6: 1-5; weeks 7-12: 1-5; weeks 13-18: 1-5": {
        **{1: "1 reps", 2: "2 reps", 4: "4 reps", 5: "5 reps"},
        **{7: "1 reps", 8: "2 reps", 10: "4 reps", 11: "5 reps"},
        **{13: "1 reps", 14: "2 reps", 16: "4 reps", 17: "5 reps"},
    },
}


def meant(text: str) -> list[str]:
    doses = read(text).doses
    assert doses is not None
    assert doses.problems == ()
    return [written(each) for each in doses.levels]


@every(MEANT.items(), lambda row: row[0])
def test_a_dose_is_read_as_it_is_meant(row: tuple[str, str]) -> None:
    assert meant(row[0]) == [row[1]]


@every(LEVELS.items(), lambda row: row[0])
def test_a_range_goes_level_by_level_from_its_start_to_its_goal(row: tuple[str, list[str]]) -> None:
    assert meant(row[0]) == row[1]


@every(WEEKS.items(), lambda row: row[0])
def test_weeks_have_their_levels(row: tuple[str, dict[int, str]]) -> None:
    doses = read(row[0]).doses
    assert doses is not None
    assert list(zip(doses.weeks, meant(row[0]), strict=True)) == list(row[1].items())


PROBLEMS = {
    "dead bug 3x10 sidde": ['14: "sidde" is no part of a dose; did you mean side?'],
    "dead bug 3x10, bananas, hold 0 s": [
        '15: "bananas" is no part of a dose; write one like 3x10, hold 5 s, each side, and # before'
        " a note",
        '24: "hold 0 s" takes no time; leave it out, or write a moment, 1 s',
    ],
    "dead bug 3x1000": ['9: "3x1000" is not from 1 to 100; write a number like 10'],
    "dead bug 2.5 reps": ['9: "2.5 reps" has a part of one in it; write a whole number, like 10'],
    "dead bug 12-8 reps": ['9: "12-8 reps" goes down; write the start first, like 8-12'],
    "dead bug 3x10, 3x12": ['15: "3x12" says once more how many repetitions; write that once'],
    "dead bug 1,000 times": [
        '9: "1,000 times" may be a thousand or a part of one; write 1000, or 1.5'
    ],
    "dead bug 10x left leg": [
        '13: "left leg" is one side by name; write sore side, and once'
        " `backcoach profile set sore-side left`"
    ],
    "dead bug up to 10 times": [
        '9: "up to 10 times" has no start; write both, like 5-10 times, or 20-60 s'
    ],
    "walk 3x10": ['5: "3x10" counts what goes on without a break; write how long, like 5 min'],
    "dead bug 20 reps total": [
        '17: "total" counts both sides together; write how many on each side, like 10/side'
    ],
    "walk 10 min weeks 1-2; 15 min weeks 3-4": [
        '30: "weeks 3" says nothing of what is done; write it after the week, like week 1: 2x8'
    ],
    "dead bug max 10 reps": [
        '9: "max 10 reps" has no start; write both, like 5-10 times, or 20-60 s'
    ],
    "3x10 reversed dead bug": [
        '5: "reversed" is no part of a dose; write one like 3x10, hold 5 s, each side, and # before'
        " a note"
    ],
    "reversed dead bug 3x10": ['0: "reversed dead bug" begins with no exercise that is known'],
    "dead bug as many as possible": [
        '9: "as many as possible" has no time; write as many as possible in 30 s'
    ],
    "dead bug 10x every 2 hours": [
        '13: "every 2 hours" is by the clock; write how often a day, like 6 a day'
    ],
    "dead bug 3x10 tempo 3-1-2": [
        '14: "tempo 3-1-2" has 3 numbers, and the parts of the exercise are 2: lower, lift;'
        " write one for each"
    ],
    "dead bug 3-1-2, 3x10": [
        '9: "3-1-2" may be a tempo or a breath; write tempo 3-1-2, or breathe 4-7-8'
    ],
    "glute bridge 12x, 3-1-3": [
        '18: "3-1-3" may be a tempo or a breath; write tempo 3-1-2, or breathe 4-7-8'
    ],
    "side plank hold as long as possible": [
        '16: "as long as possible" has no length; write how long, like hold 30 s'
    ],
    "dead bug 3, 10": ['12: "10" says once more a number alone; write that once'],
    "dead bug week 3: 3x10, week 1: 2x8": [
        '23: "week 1" comes after a later week; write the weeks in their order'
    ],
    "dead bug 10x, rest 1 min between sets": [
        '14: "rest 1 min between sets" lies between sets, and there is one; write how many, like'
        " 3 sets of 10"
    ],
    "dead bug 10 reps in 2 minutes": [
        '17: "in 2 minutes" is a time beside a number of repetitions; leave one of them out'
    ],
    "dead bug breathe 30-40-50": [
        '9: "breathe 30-40-50" is a breath of 120 s; write one from 2 to 60 s, like 4-6'
    ],
    "deadbag 3x10": [
        '0: "deadbag" begins with no exercise that is known; did you mean deadbug or dead bug?'
    ],
    "": ['0: "" begins with no exercise that is known'],
}


@every(PROBLEMS.items(), lambda row: row[0])
def test_what_makes_no_sense_is_told_with_its_place(row: tuple[str, list[str]]) -> None:
    line = read(row[0])
    assert [f"{each.at}: {each}" for each in line.problems] == row[1]
    assert line.doses is None or line.doses.levels == ()


def test_a_rest_that_lies_nowhere_within_an_exercise_comes_after_it() -> None:
    texts = ("dead bug 10x, rest 1 min", "dead bug 3x10, 20 s off", "dead bug 3x10, rest 20 s")
    found = [doses.after for doses in (read(text).doses for text in texts) if doses]
    assert found == ["60 s", "20 s", None]


@every(("- dead bug 3x10", "• Dead bug: 3x10", "2) dead bugs 3x10", "A1. dead bug 3x10"))
def test_what_begins_a_line_of_a_list_is_no_part_of_it(text: str) -> None:
    assert meant(text) == ["3 sets of 10 reps"]


@every(("3x10 dead bug", "3 sets of 10 dead bugs", "3 x dead bug, 10 reps", "3x10 - dead bug."))
def test_a_dose_may_stand_before_its_exercise(text: str) -> None:
    assert (read(text).exercise, meant(text)) == ("dead-bug", ["3 sets of 10 reps"])
