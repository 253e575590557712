"""As many as one can in a time: somebody may count them with Enter, or not at all."""

from backcoach.domain.journal.recording import Recorder
from backcoach.domain.journal.records import DidSet, Instant, Record
from backcoach.domain.knowledge.terms import PhaseKind
from backcoach.domain.playing.events import SetDone
from backcoach.domain.playing.view import View
from backcoach.screen.live.telling import say
from backcoach.screen.pages.summary import summary_lines
from tests.fakes import Happening, Played, play, press
from tests.making import plan_of

LIFT = plan_of("""
    id: lift
    movement: [{do: lift, move: 2 s, breath: free, say: Lift it.}]
    levels: [{work: 20 s, sets: 2, rest: 10 s, amrap: true}, {reps: 8}]
""")
FIRST, SECOND = 10_000, 45_000
"""In the first set, and in the second."""


def notices(played: Played) -> list[str]:
    told = (each.view.session.notice for each in played.shown)
    return [*dict.fromkeys(filter(None, told))]


def reps(*keys: Happening) -> list[int]:
    """How many repetitions each set had, as its end is told."""
    done = [event for each in play(LIFT, *keys).shown for event in each.events]
    return [event.reps for event in done if isinstance(event, SetDone)]


def counts(number: int, at_ms: int) -> tuple[Happening, ...]:
    return tuple(press("enter", at_ms + 500 * each) for each in range(number))


def test_enter_counts_one_and_says_how_many_there_are() -> None:
    assert notices(play(LIFT, *counts(3, FIRST + 3_000))) == ["1 so far.", "2 so far.", "3 so far."]


def test_a_set_has_as_many_as_were_counted_in_it() -> None:
    assert reps(*counts(3, FIRST + 3_000), *counts(5, SECOND)) == [3, 5]


def test_of_a_set_of_which_nobody_counts_any_nobody_knows_how_many() -> None:
    assert reps() == [0, 0]


def test_what_is_begun_again_is_counted_anew() -> None:
    again = (*counts(3, FIRST + 3_000), press("r", FIRST + 6_000))
    assert reps(*again, *counts(2, FIRST + 20_000))[0] == 2


def test_beside_such_work_enter_only_says_that_it_goes_on() -> None:
    assert notices(play(LIFT, press("enter", 2_000))) == ["It is going on. Space pauses."]


def test_the_screen_says_how_to_count_only_where_one_may() -> None:
    shown = [each.view for each in play(LIFT).shown if not each.view.session.is_over]
    said = {view.phase.kind: say(view) for view in shown}
    assert said[PhaseKind.MOVE] == "Enter counts one, if you like. Lift it."
    assert "Enter" not in said[PhaseKind.PREPARE] + said[PhaseKind.REST]


def test_the_end_says_how_many_there_were() -> None:
    session = play(LIFT, *counts(3, FIRST + 3_000), *counts(5, SECOND)).session
    assert "Lift, level 1 of 2: 8 times" in "\n".join(summary_lines(session, ["lift"]))


def test_the_journal_keeps_how_many_there_were_or_else_how_long() -> None:
    kept: list[Record] = []
    recorder = Recorder("s", kept.extend, lambda: Instant(0), lambda: "r")
    for each in play(LIFT, *counts(4, FIRST + 3_000)).shown:
        recorder.hear(View(each.view.session, each.view.now_ms), each.events)
    sets = [each.what for each in kept if isinstance(each.what, DidSet)]
    assert [(each.reps, each.worked_ms) for each in sets] == [(4, 0), (0, 20_000)]
