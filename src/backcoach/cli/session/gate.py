"""What has to be asked, and answered, before a session."""

from typing import NamedTuple

from backcoach.cli import output, person
from backcoach.cli.asking import Interview, interview
from backcoach.cli.session.questions import WHY, Gate, answered, score, stopped_before
from backcoach.domain.errors import CoachError, Exit
from backcoach.domain.knowledge.review import Answer, Due, Standing
from backcoach.domain.knowledge.safety import Pain, Safety
from backcoach.domain.knowledge.terms import Advice, Occasion
from backcoach.domain.plan.plan import Plan
from backcoach.domain.tailoring.remembering import Remembered
from backcoach.domain.words.questions import (
    A_BAD_DAY,
    HOW_MUCH_NOW,
    THE_MORNING_AFTER,
    THIS_MORNING,
)
from backcoach.screen.pages.safety_pages import three_lines


class NobodyToAskError(CoachError):
    """The questions have to be answered first, and there is nobody to answer them."""


class LostAnswersError(NobodyToAskError):
    """Earlier answers are damaged, and there is nobody to say what they were."""

    exit_code = Exit.BAD_FILE


class Entered(NamedTuple):
    """Who may begin: how much it hurts, if that is known, and what they have to be told first.

    `moves` is the routine of somebody who on a day for rest would rather move, gently, and
    `morning` how much it hurt the morning after their last session.
    """

    pain: int | None
    notes: tuple[str, ...] = ()
    moves: str | None = None
    morning: int | None = None


ON_A_BAD_DAY = {"1": None, "2": "gentle", "3": "in-a-chair"}
"""What each answer leads to on a bad day: a routine, or rest."""


def enter(safety: Safety, pain: int | None, before: Remembered) -> Entered:
    """Ask what has to be asked before a session, after what was done `before`.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
        UnsureError: somebody was not sure.
        NobodyToAskError: there is nobody to ask what cannot wait.
        CoachError: there was no answer, or earlier ones cannot be read.
    """
    stands = person.where_they_stand(safety)
    asked = interview()
    if asked is None:
        _go_unasked(safety, stands)
        failure = person.keep(Answer.PAIN) if _is_bad(safety, pain, before) else ""
        morning = pain if before.this_morning else None
        return Entered(pain, (failure,) if failure else (), morning=morning)
    gate = Gate(safety, asked)
    was_asked = gate.passes(stands)
    morning, pain = _how_it_hurts(asked, pain, before)
    is_bad = any(_is_bad(safety, each, before) for each in (morning, pain))
    if is_bad and not was_asked:
        gate.keep(Answer.PAIN)
        gate.ask_for_pain(stands)
    is_for_rest = pain is not None and _is_for_rest(safety, pain)
    moves = _ask_how_to_move(asked) if is_for_rest else None
    return Entered(pain, tuple(gate.notes), moves, morning)


def left_out(safety: Safety, plan: Plan) -> frozenset[str]:
    """Ask about what in a plan is not for everybody; return the ids of what is left out today.

    Where there is nobody to ask, it is told as the exercise begins.

    Raises:
        CoachError: there was no answer.
    """
    exercises = {item.exercise.id: item.exercise for item in plan.items}
    asking = [each for each in exercises.values() if each.cautions.asks]
    asked = interview() if asking else None
    if asked is None:
        return frozenset()
    gate = Gate(safety, asked)
    return frozenset(each.id for each in asking if not gate.may_do(each))


def _how_it_hurts(
    asked: Interview, pain: int | None, before: Remembered
) -> tuple[int | None, int | None]:
    """How much it hurt the morning after the last session, and hurts now: one score if it is then.

    Where `pain` is what it is now, that is not asked again.
    """
    if before.this_morning:
        pain = score(asked, THIS_MORNING) if pain is None else pain
        return pain, pain
    morning = score(asked, THE_MORNING_AFTER) if before.unasked else None
    return morning, score(asked, HOW_MUCH_NOW) if pain is None else pain


def _is_bad(safety: Safety, pain: int | None, before: Remembered) -> bool:
    """Whether pain asks for the questions again: by itself, or next to what is usual."""
    if pain is None:
        return False
    rise = 0 if before.usual is None else pain - before.usual
    return pain >= safety.review.score or rise >= safety.review.above_usual


def _go_unasked(safety: Safety, stands: Standing) -> None:
    """Where nobody can be asked, say the signs and go on, unless something is open."""
    for line in three_lines(safety):
        output.complain(line)
    if stands.stopped_by:
        raise stopped_before(safety, stands.stopped_by)
    if stands.due is not None and stands.due.is_open:
        error = LostAnswersError if stands.due is Due.LOST else NobodyToAskError
        raise error(
            f"{WHY[stands.due]} The questions about warning signs come first,"
            " and there is nobody here to ask.",
            "`backcoach session` or `backcoach safety review` on a terminal asks them.",
        )


def _is_for_rest(safety: Safety, pain: int) -> bool:
    return safety.rule_for(Pain(Occasion.BEFORE, pain)).then is Advice.REST


def _ask_how_to_move(asked: Interview) -> str | None:
    """The routine in which somebody would rather move gently on a bad day; None for rest."""
    asked.new_page()
    for line in A_BAD_DAY:
        asked.say(line)
    while True:
        answer = answered(asked, "1, 2 or 3, or just Enter for rest: ").strip() or "1"
        if answer in ON_A_BAD_DAY:
            return ON_A_BAD_DAY[answer]
        asked.say("Please type 1, 2 or 3.")


def review(safety: Safety) -> tuple[str, ...]:
    """Ask again, whether it is due or not; return what there is to tell.

    A file of answers that cannot be read is set aside; that there was one is kept in its place.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
        UnsureError: somebody was not sure.
        NobodyToAskError: there is nobody to ask.
        CoachError: there was no answer.
    """
    asked = interview()
    if asked is None:
        raise NobodyToAskError(
            "The questions need a terminal, to be read and answered on.",
            "`backcoach safety` shows the signs.",
        )
    gate = Gate(safety, asked)
    try:
        stands = person.where_they_stand(safety)
    except person.UnreadableAnswersError:
        stands = Standing(due=Due.LOST)
        gate.notes.append(person.set_answers_aside())
        gate.keep(Answer.UNREADABLE)
    if not gate.passes(stands):
        gate.ask(None)
    return tuple(gate.notes)
