"""What is written down of a session, by the one who listens to it for that."""

from backcoach.domain.journal.records import Began, DidSet, Dose, Ended, Ending, Hurt, What, When
from backcoach.domain.knowledge.terms import Advice, Side, Symptom
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.plan.rung import Rung
from tests.domain.journal.keeping_records import Kept, hurts
from tests.fakes import Happening, ctrl_c, press, tell_pain
from tests.making import catalogue

KNOWN = catalogue(
    """
    - id: lean
      side: each
      movement: [{do: lean, move: 4 s, breath: out}, {do: stay, hold: dose, breath: steady}]
      levels: [{reps: 2, hold: 12 s}, {reps: 3, hold: 12 s}]
    - id: lift
      movement: [{do: lift, move: 5 s, breath: out}]
      levels: [{reps: 2}]
    """,
    "- {id: two, name: Two, blocks: [{items: [lean, lift]}]}",
)
TWO = plan_routine(KNOWN.routines[0], KNOWN.exercise)


def kept(*script: Happening, start_pain: int | None = None) -> list[What]:
    return Kept().session(TWO, *script, exercises=KNOWN.exercise, start_pain=start_pain)


def test_a_session_is_what_was_to_be_done_and_each_set_as_it_was_done() -> None:
    begun, *done = kept()
    assert isinstance(begun, Began)
    assert begun.doses == (
        Dose("lean", Rung(), "level 1 of 2", 2, 4),
        Dose("lift", Rung(), "", 1, 2),
    )
    assert done == [
        DidSet("lean", 0, 1, Side.LEFT, Rung(), "level 1 of 2", 2, 24_000, 6),
        DidSet("lean", 0, 1, Side.RIGHT, Rung(), "level 1 of 2", 2, 24_000, 6),
        DidSet("lift", 1, 1, Side.BOTH, Rung(), "", 2, 0, 2),
        Ended(Ending.FINISHED, begun.planned_ms),
    ]


def test_a_set_on_another_level_is_kept_as_it_was_done() -> None:
    sets = [each for each in kept(press("h", 1_000)) if isinstance(each, DidSet)]
    assert [(each.words, each.reps) for each in sets[:2]] == [("level 2 of 2", 3)] * 2


def test_pain_is_kept_with_what_came_of_it_from_the_moment_a_score_was_entered() -> None:
    pains = [each for each in kept(*hurts(8, 40_000), start_pain=2) if isinstance(each, Hurt)]
    assert pains[0] == Hurt(When.BEFORE, 2)
    assert {(each.number, each.score, each.exercise) for each in pains[1:]} == {(1, 8, "lean")}
    assert pains[-1].advice is not None


def test_a_pain_of_which_more_is_said_is_the_same_pain() -> None:
    pains = [each for each in kept(*tell_pain(3, 20_000, "11")) if isinstance(each, Hurt)]
    assert [each.number for each in pains] == [1, 1]
    assert pains[-1].symptom is Symptom.LEG


def test_how_a_session_ended_is_kept() -> None:
    def ending(*script: Happening) -> Ending:
        (ended,) = (each for each in kept(*script) if isinstance(each, Ended))
        return ended.how

    assert {
        "by itself": ending(),
        "by a key": ending(press("q", 3_000), press("q", 3_500)),
        "by Ctrl-C": ending(ctrl_c(3_000)),
        "by a sign": ending(*tell_pain(3, 3_000, "3")),
    } == {
        "by itself": Ending.FINISHED,
        "by a key": Ending.LEFT,
        "by Ctrl-C": Ending.LEFT,
        "by a sign": Ending.SIGN,
    }


def test_advice_that_stops_an_exercise_is_kept_with_it() -> None:
    pains = [each for each in kept(*hurts(6, 40_000)) if isinstance(each, Hurt)]
    assert pains[-1].advice is Advice.SWAP
