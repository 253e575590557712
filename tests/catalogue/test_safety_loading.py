"""Every fault of safety.yaml, and of the cautions that refer to it, is told with its place."""

import pytest

from backcoach.domain.knowledge.safety import Range
from backcoach.domain.knowledge.terms import Condition
from tests.catalogue.samples import NOD, SWAY, broken_nod, changed, files, found

CONDITIONS = "".join(
    f"  - {{condition: {each.value}, name: {each.value}, care: Take care., sources: [s1]}}\n"
    for each in Condition
)
ASKED = "question: Any?, unsure: Ask., line: Ask with"
SAFETY = f"""\
tiers:
  - {{tier: emergency, title: Now, then: Call., {ASKED}, sources: [s1]}}
  - {{tier: urgent, title: Soon, then: See., {ASKED}, sources: [s1]}}
  - {{tier: clearance, title: First, then: Ask., {ASKED}, sources: [s1]}}
  - {{tier: routine, title: Later, then: Go., sources: [s1]}}
signs:
  - {{id: numb, tier: emergency, sign: Numbness, short: numb, sources: [s1]}}
  - {{id: fever, tier: urgent, sign: Fever, short: fever, sources: [s1]}}
  - {{id: surgery, tier: clearance, sign: Surgery, short: surgery, sources: [s1]}}
pain:
  - {{id: before, when: before, score: 0-10, then: go-on, say: Go on., sources: [s1]}}
  - {{id: leg, when: during, symptom: leg, then: signs, say: Stop., sources: [s1]}}
  - {{id: faint, when: during, symptom: faint, then: signs, say: Stop., sources: [s1]}}
  - {{id: sharp, when: during, symptom: sharp, then: swap, say: Stop., sources: [s1]}}
  - {{id: up, when: during, symptom: leg-up, then: go-on, say: Go on., sources: [s1]}}
  - {{id: end, when: during, score: 6 or more, stops: 1 or more, then: end, say: No, sources: [s1]}}
  - {{id: red, when: during, score: 6 or more, then: swap, say: Swap., sources: [s1]}}
  - {{id: used, when: during, start: 4-6, rise: 1 or less, then: go-on, say: Go on., sources: [s1]}}
  - {{id: green, when: during, score: 5 or less, then: go-on, say: Go on., sources: [s1]}}
  - {{id: ill, when: next-morning, above_usual: 2 or more, then: halve, say: Half., sources: [s1]}}
  - {{id: usual, when: next-morning, above_usual: 1 or less, then: keep, say: Keep., sources: [s1]}}
review: {{days: 14, score: 7, above_usual: 3, hours: 36, sources: [s1]}}
conditions:
{CONDITIONS}\
morning:
  minutes: 60
  before: 240
  exercises: [sway]
  why: it is early
  sources: [s1]
resting:
  name: Rest
  items: [{{exercise: sway}}]
  sources: [s1]
"""
"""Safety data without a fault, from line 1 on; the conditions are on lines 24 to 42."""


def broken(old: str, new: str) -> list[str]:
    """The problems there are when one thing about SAFETY is changed."""
    return found(files(safety=changed(SAFETY, old, new)))


def test_safety_data_without_a_fault_has_no_problems() -> None:
    assert found(files(safety=SAFETY)) == []


# What it refers to


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            f"then: Call., {ASKED}, sources: [s1]",
            f"then: Call., {ASKED}, sources: [s11]",
            '2:104: tiers[0].sources[0]: there is no source "s11"; did you mean s1?',
            id="source of a tier",
        ),
        pytest.param(
            "short: fever, sources: [s1]",
            "short: fever, sources: [s1, s11]",
            '8:72: signs[1].sources[1]: there is no source "s11"; did you mean s1?',
            id="source of a sign",
        ),
        pytest.param(
            "say: Swap., sources: [s1]",
            "say: Swap., sources: [s11]",
            '17:81: pain[6].sources[0]: there is no source "s11"; did you mean s1?',
            id="source of a row",
        ),
        pytest.param(
            "hours: 36, sources: [s1]",
            "hours: 36, sources: [s11]",
            '22:67: review.sources[0]: there is no source "s11"; did you mean s1?',
            id="source of the review",
        ),
        pytest.param(
            "name: knee, care: Take care., sources: [s1]",
            "name: knee, care: Take care., sources: [s11]",
            '40:63: conditions[16].sources[0]: there is no source "s11"; did you mean s1?',
            id="source of a condition",
        ),
        pytest.param(
            "why: it is early\n  sources: [s1]",
            "why: it is early\n  sources: [s11]",
            '48:13: morning.sources[0]: there is no source "s11"; did you mean s1?',
            id="source of the morning",
        ),
        pytest.param(
            "items: [{exercise: sway}]\n  sources: [s1]",
            "items: [{exercise: sway}]\n  sources: [s11]",
            '52:13: resting.sources[0]: there is no source "s11"; did you mean s1?',
            id="source of resting",
        ),
        pytest.param(
            "items: [{exercise: sway}]",
            "items: [{exercise: sway, dosage: {work: 1 min, sources: [s11]}}]",
            '51:60: resting.items[0].dosage.sources[0]: there is no source "s11"; did you mean s1?',
            id="source of a dose",
        ),
        pytest.param(
            "exercises: [sway]",
            "exercises: [nod, swya]",
            '46:20: morning.exercises[1]: there is no exercise "swya"; did you mean sway?',
            id="exercise of the morning",
        ),
        pytest.param(
            "items: [{exercise: sway}]",
            "items: [{exercise: nod}, {exercise: swya}]",
            '51:29: resting.items[1].exercise: there is no exercise "swya"; did you mean sway?',
            id="exercise of resting",
        ),
        pytest.param(
            "items: [{exercise: sway}]",
            "items: [{exercise: sway, level: 2}]",
            "51:28: resting.items[0].level: sway has 1 level",
            id="level of resting",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(old: str, new: str, problem: str) -> None:
    assert broken(old, new) == [f"safety.yaml:{problem}"]


def test_a_fault_of_an_exercise_is_not_told_again_for_the_safety_data() -> None:
    exercises = NOD + changed(SWAY, "goal: mobility", "goal: fun")
    problems = found(files(exercises=exercises, routines="[]", safety=SAFETY))
    assert [problem.partition(":")[0] for problem in problems] == ["exercises.yaml"]


# What is there once


def line_of(condition: str) -> str:
    return next(line for line in CONDITIONS.splitlines(True) if f": {condition}," in line)


@pytest.mark.parametrize(("new", "times"), [("", 0), (line_of("knee") * 2, 2)])
def test_a_condition_is_there_once(new: str, times: int) -> None:
    assert broken(line_of("knee"), new) == [
        f"safety.yaml:23:1: conditions: knee is there {times} times, and should be once"
    ]


def test_a_word_with_two_meanings_is_told() -> None:
    twice = "name: knee, aliases: [cap], care: Take care., sources: [s1]}"
    text = changed(SAFETY, "name: knee, care: Take care., sources: [s1]}", twice)
    uncoded = "uncoded: [{words: [joint, Cap], say: Ask., sources: [s1]}]\nmorning:"
    assert found(files(safety=changed(text, "morning:\n", f"{uncoded}\n"))) == [
        'safety.yaml:43:27: uncoded[0].words[1]: "Cap" is a word of an earlier entry, too'
    ]


def test_a_condition_that_no_exercise_can_name_is_told() -> None:
    (problem,) = broken("condition: knee,", "condition: knees,")
    assert problem.startswith('safety.yaml:40:6: conditions[16].condition: "knees" is none of')


def test_a_tier_is_there_once() -> None:
    assert broken("tier: routine, title", f"tier: urgent, {ASKED}, title") == [
        "safety.yaml:1:1: tiers: routine is there 0 times, and should be once",
        "safety.yaml:1:1: tiers: urgent is there 2 times, and should be once",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: fever", "id: numb", "8:6: signs[1].id: is the id of an earlier entry, too"),
        ("id: red", "id: end", "17:6: pain[6].id: is the id of an earlier entry, too"),
    ],
    ids=["sign", "row"],
)
def test_an_id_that_is_there_twice_is_told_where_it_is_again(
    old: str, new: str, problem: str
) -> None:
    assert broken(old, new) == [f"safety.yaml:{problem}"]


# What may stop a session


@pytest.mark.parametrize(
    ("short", "place"),
    [
        (", short: numb", "7:5: signs[0]"),
        (", short: fever", "8:5: signs[1]"),
        (", short: surgery", "9:5: signs[2]"),
    ],
)
def test_a_sign_that_can_stop_a_session_has_a_short_name(short: str, place: str) -> None:
    (problem,) = broken(short, "")
    assert problem.startswith(f"safety.yaml:{place}: `short` is missing")


@pytest.mark.parametrize("key", ["question", "unsure", "line"])
def test_a_tier_that_can_stop_a_session_has_all_that_asking_needs(key: str) -> None:
    without = ", ".join(part for part in ASKED.split(", ") if not part.startswith(key))
    assert broken(f"then: Ask., {ASKED}", f"then: Ask., {without}") == [
        f"safety.yaml:4:5: tiers[2]: `{key}` is missing: this tier can stop a session"
    ]


# The pain table


ROW = "safety.yaml:10:1: pain: no row is for "


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        pytest.param("score: 0-10", "score: 0-9", ["10 before"], id="highest"),
        pytest.param("score: 0-10", "score: 1-10", ["0 before"], id="lowest"),
        pytest.param("score: 5 or less", "score: 4 or less", ["5 during"], id="gap"),
        pytest.param(
            "score: 6 or more, then: swap",
            "score: 6-8, then: swap",
            ["10 during", "9 during"],
            id="first stop",
        ),
        pytest.param("symptom: faint, then", "symptom: leg, then", ["faint during"], id="symptom"),
        pytest.param("symptom: sharp, then", "symptom: leg, then", ["sharp during"], id="sharp"),
        pytest.param(
            "symptom: leg, then", "symptom: leg, score: 0-6, then", ["leg during"], id="much"
        ),
        pytest.param(
            "  - {id: sharp,",
            "  - {id: any, when: during, score: 0, then: go-on, say: Go on., sources: [s1]}\n"
            "  - {id: sharp,",
            ["leg-up during", "sharp during"],
            id="behind another",
        ),
        pytest.param(
            "above_usual: 1 or less",
            "above_usual: 0-1",
            [f"{score} next morning" for score in range(10)],
            id="morning better than usual",
        ),
    ],
)
def test_a_score_without_a_row_is_told(old: str, new: str, missing: list[str]) -> None:
    assert broken(old, new) == [f"{ROW}{each}" for each in missing]


def test_a_row_for_those_who_told_their_start_is_no_row_for_the_others() -> None:
    assert broken("when: during, score: 5 or less", "when: during, start: 0-10") == [
        f"{ROW}{score} during" for score in range(6)
    ]


def test_a_row_before_the_first_stop_is_no_row_after_it() -> None:
    problems = broken("score: 5 or less, then", "score: 5 or less, stops: 0, then")
    assert problems == [f"{ROW}{score} during" for score in range(6)]


def test_a_row_for_the_first_morning_is_no_row_for_the_second() -> None:
    problems = broken("above_usual: 1 or less", "above_usual: 1 or less, mornings: 1")
    assert f"{ROW}0 next morning" in problems


@pytest.mark.parametrize("text", ["3 or so", "3 to 5", "-1", "5+", "1-2-3", "more than 3", "100"])
def test_a_badly_written_range_is_told_with_how_to_write_it(text: str) -> None:
    (problem,) = broken("score: 0-10", f'score: "{text}"')
    place, _, says = problem.partition(': "')
    assert (place, "`7`, `4-6`, `3 or less` or `2 or more`" in says) == (
        "safety.yaml:11:32: pain[0].score",
        True,
    )


def test_a_range_that_runs_backwards_is_told() -> None:
    assert broken("start: 4-6", "start: 6-4") == [
        'safety.yaml:18:30: pain[7].start: "6-4" runs backwards'
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("7", Range(7, 7)),
        ("4-6", Range(4, 6)),
        ("3 or less", Range(None, 3)),
        ("2 or more", Range(2, None)),
    ],
)
def test_a_range_is_read(text: str, read: Range) -> None:
    assert Range.read(text) == read


# The cautions of exercises


@pytest.mark.parametrize(
    ("cautions", "problem"),
    [
        pytest.param(
            "avoid: [knee], caution: [neck, knee]",
            "19:45: nod.cautions.caution[1]: knee is under `avoid`, too",
            id="avoided and cautioned",
        ),
        pytest.param(
            "avoid: [knee], notes: [{who: [knee, neck], say: No.}]",
            "19:50: nod.cautions.notes[0].who[1]: neck is neither under `avoid` nor under"
            " `caution`",
            id="note for nobody",
        ),
    ],
)
def test_a_contradiction_of_cautions_is_told(cautions: str, problem: str) -> None:
    new = f"  cautions: {{{cautions}, sources: [s1]}}\n  sources: [s1]"
    assert broken_nod("  sources: [s1]", new) == [f"exercises.yaml:{problem}"]


def test_a_caution_that_is_no_condition_is_told() -> None:
    new = "  cautions: {avoid: [knees], sources: [s1]}\n  sources: [s1]"
    (problem,) = broken_nod("  sources: [s1]", new)
    assert problem.startswith('exercises.yaml:19:22: nod.cautions.avoid[0]: "knees" is none of')


@pytest.mark.parametrize(
    ("swaps", "problem"),
    [
        ("[swya]", '19:11: nod.swaps[0]: there is no exercise "swya"; did you mean sway?'),
        ("[sway, nod]", "19:3: nod.swaps: names the exercise itself"),
    ],
    ids=["unknown", "itself"],
)
def test_a_swap_that_is_none_is_told(swaps: str, problem: str) -> None:
    new = f"  swaps: {swaps}\n  sources: [s1]"
    assert broken_nod("  sources: [s1]", new) == [f"exercises.yaml:{problem}"]
