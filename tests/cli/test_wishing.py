"""What somebody asks for by name: a routine, or exercises that make one of their own."""

import re

import pytest

from backcoach.catalogue.search import found_in
from backcoach.cli.wishing import asked_for
from backcoach.domain.errors import AmbiguousNameError, UnknownNameError, UsageError
from backcoach.domain.knowledge.span import Rest
from tests.every import every
from tests.making import shipped


def asked(line: str) -> str:
    """The id of what a command line asks for."""
    return asked_for(shipped(), line.split()).id


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("desk", "desk", id="a-routine"),
        pytest.param("bird-dog", "bird-dog", id="an-exercise"),
        pytest.param("bird-dog side-plank walk", "bird-dog side-plank walk", id="several"),
        pytest.param("walk bird-dog", "walk bird-dog", id="in-the-order-that-was-asked-for"),
        pytest.param("walk walk", "walk walk", id="one-twice"),
        pytest.param("cat-cow deadbug", "cat-stretch dead-bug", id="by-other-names"),
        pytest.param("bird side-p", "bird-dog side-plank", id="by-beginnings"),
        pytest.param("side plank", "side-plank", id="a-name-of-two-words"),
        pytest.param("before and after needling", "before-and-after-needling", id="of-four"),
        pytest.param("ql", "ql-relief", id="a-routine-that-exercises-begin-as"),
        pytest.param("ten", "ten-for-the-lower-back", id="a-routine-that-an-alias-begins-as"),
    ],
)
def test_what_is_asked_for_is_found(line: str, found: str) -> None:
    assert asked(line) == found


@pytest.mark.parametrize("line", ["desk bird-dog", "bird-dog desk", "desk morning", "desk desk"])
def test_a_routine_goes_by_itself(line: str) -> None:
    with pytest.raises(UsageError, match="Desk is a routine, and goes by itself"):
        asked(line)


def test_a_name_like_no_other_is_answered_with_where_both_are_listed() -> None:
    with pytest.raises(UnknownNameError) as caught:
        asked("xyzzy")
    assert caught.value.hint == "`backcoach routines` and `backcoach list` show all."


def test_a_beginning_of_both_is_answered_with_both() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        asked("des")
    assert {"desk", "desk-lean"} <= set(caught.value.hint.replace(",", "").split())


def test_a_misspelt_name_is_answered_with_both() -> None:
    with pytest.raises(UnknownNameError) as caught:
        asked_for(shipped(), ["bad dog"])
    assert {"gentle", "bird-dog"} <= set(re.findall(r"[\w-]+", caught.value.hint))


def leads_to(line: str) -> str:
    """The id of what a command line asks for, or what somebody is told who asks for no such."""
    try:
        return asked(line)
    except UsageError as error:
        return error.hint


CAME_WITH = """
back pain                | essentials
bad back                 | essentials
sciatica                 | leg-pain
leg pain                 | leg-pain
disc                     | bending-hurts
bending hurts            | bending-hurts
spinal stenosis          | arching-hurts
standing makes it worse  | arching-hurts
pregnant                 | pregnancy
over 65                  | steady
seniors                  | steady
balance                  | steady
bad day                  | gentle
flare-up                 | gentle
without the floor        | in-a-chair
in bed                   | bedtime
before sleep             | bedtime
after waking             | morning
beginners                | first-week
long drive               | after-driving
after sitting            | after-driving
office                   | desk
two minutes              | desk-reset
strong                   | strong-a
dry needling             | before-and-after-needling
stenosis                 | `backcoach session arching-hurts` is for days when arching hurts
stenossi                 | Did you mean stenosis? Tell the coach once
slipped disc             | `backcoach session bending-hurts` is for days when bending hurts
spondylolisthesis        | `backcoach session arching-hurts` is for days when arching hurts
trapped nerve            | `backcoach session leg-pain` is for pain that runs down a leg
osteoporosis             | `backcoach profile set conditions osteoporosis`
hip replacement          | `backcoach profile set conditions hip replacement`
blood thinners           | `backcoach profile set conditions blood thinners`
one kidney               | `backcoach profile set conditions one kidney`
glaucoma                 | `backcoach profile set conditions glaucoma`
arthritis                | Choose the joint that is sore
scoliosis                | Choose what makes your back worse
heart attack             | ask a doctor before you start
cauda equina             | Do not exercise. Call your emergency number
back surgery             | In the first 12 weeks
"""
"""What people come with, and type for a session: the routine, or what they are told."""


@every([[cell.strip() for cell in row.split("|")] for row in CAME_WITH.strip().splitlines()])
def test_what_people_come_with_leads_to_a_routine_or_to_what_to_do(row: list[str]) -> None:
    typed, expected = row
    assert expected in leads_to(typed)


SAFETY = shipped().safety
WORDS = [
    *(word for each in SAFETY.conditions for word in (each.condition, each.name, *each.aliases)),
    *(word for each in SAFETY.uncoded for word in each.words),
]


@every(WORDS)
def test_for_no_condition_a_name_is_guessed(word: str) -> None:
    begun = (*found_in(shipped().routines, word), *found_in(shipped().exercises, word))
    assert len(begun) > 1 or "Did you mean" not in leads_to(word)


def test_of_several_it_is_the_wrong_one_that_is_told() -> None:
    with pytest.raises(UnknownNameError, match='called "wlak"'):
        asked("bird-dog wlak")


def test_one_exercise_lends_its_routine_its_name_and_what_it_is_for() -> None:
    made, exercise = asked_for(shipped(), ["walk"]), shipped().exercise["walk"]
    assert (made.name, made.summary) == (exercise.name, exercise.why)


def test_a_few_exercises_are_called_by_their_names_and_many_by_their_number() -> None:
    names = ["walk", "bird-dog", "dead-bug", "superman"]
    few, many = asked_for(shipped(), names[:3]), asked_for(shipped(), names)
    assert (few.name, many.name) == ("Walk, Bird dog, Dead bug", "4 exercises")


def test_between_exercises_there_are_ten_seconds_of_rest() -> None:
    assert asked_for(shipped(), ["walk", "bird-dog"]).rest == Rest(10_000)
