"""What is said when a session is over."""

from backcoach.domain.knowledge.routine import routine_of
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.playing.session import Session
from backcoach.domain.timeline.layout import Settings
from backcoach.screen.pages.summary import summary_lines
from tests.every import every
from tests.making import shipped, unlimited


@every([1, 2], str)
def test_what_was_left_undone_is_counted(many: int) -> None:
    known = shipped()
    exercises = [known.exercise[each] for each in ("walk", "bird-dog")][:many]
    plan = plan_routine(routine_of(exercises), known.exercise)
    begun = Session.start(plan, Settings(), known.exercise, unlimited(), 0)
    counted = "0 of 1 exercise" if many == 1 else f"0 of {many} exercises"
    assert next(summary_lines(begun)) == f"{plan.name}: {counted}, no time played."
