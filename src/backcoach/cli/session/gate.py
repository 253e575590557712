"""The questions about warning signs, asked before a session, and what an answer leads to."""

from typing import NamedTuple

from backcoach.cli import output, person
from backcoach.cli.asking import Interview, interview
from backcoach.domain.errors import CoachError, Exit
from backcoach.domain.knowledge.review import Answer, Due, Standing
from backcoach.domain.knowledge.safety import Pain, Safety
from backcoach.domain.knowledge.terms import WORST, Advice, Occasion, Tier
from backcoach.domain.words.disclaimers import ABOUT_SIGNS
from backcoach.domain.words.questions import A_BAD_DAY
from backcoach.screen.pages.safety_pages import line_of, sign_lines, three_lines

ROWS_AROUND = 5
"""What stands around a list of signs at the least: its title, the question, where to type."""

_ANSWERS = {Tier.EMERGENCY: Answer.EMERGENCY, Tier.URGENT: Answer.URGENT}
_WHY = {
    Due.FIRST: "Before your first session, two questions.",
    Due.TIME: "It is time to ask again.",
    Due.CLEARED: "Now that it has been checked, the questions once more.",
    Due.PAIN: "After pain like that, it is good to look again.",
    Due.SYMPTOM: "After what you felt last time, it is good to look again.",
    Due.LOST: "Some of what you answered before cannot be read any more.",
}
_CLEARED = "Has a doctor or physiotherapist checked it and said you may exercise?"
_LOST = "Was there a warning sign then that no doctor or physiotherapist has checked since?"


class WarningSignError(CoachError):
    """A warning sign was answered with yes."""

    exit_code = Exit.WARNING_SIGN


class NobodyToAskError(CoachError):
    """The questions have to be answered first, and there is nobody to answer them."""


class LostAnswersError(NobodyToAskError):
    """Earlier answers are damaged, and there is nobody to say what they were."""

    exit_code = Exit.BAD_FILE


class Entered(NamedTuple):
    """Who may begin: how much it hurts, if that is known, and what they have to be told first.

    `moves` says that on a day for rest they would rather move, gently.
    """

    pain: int | None
    notes: tuple[str, ...] = ()
    moves: bool = False


def enter(safety: Safety, pain: int | None) -> Entered:
    """Ask what has to be asked before a session.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
        NobodyToAskError: there is nobody to ask what cannot wait.
        CoachError: there was no answer, or earlier ones cannot be read.
    """
    stands = person.where_they_stand(safety)
    asked = interview()
    if asked is None:
        _go_unasked(safety, stands)
        failure = person.keep(Answer.PAIN) if _is_bad(safety, pain) else ""
        return Entered(pain, (failure,) if failure else ())
    gate = Gate(safety, asked)
    was_asked = gate.passes(stands)
    if pain is None:
        pain = _ask_for_pain(asked)
    if _is_bad(safety, pain) and not was_asked:
        gate.keep(Answer.PAIN)
        gate.ask(Due.PAIN)
    moves = pain is not None and _is_for_rest(safety, pain) and _would_rather_move(asked)
    return Entered(pain, tuple(gate.notes), moves)


def _is_bad(safety: Safety, pain: int | None) -> bool:
    """Whether pain asks for the questions again."""
    return pain is not None and pain >= safety.review.score


def _go_unasked(safety: Safety, stands: Standing) -> None:
    """Where nobody can be asked, say the signs and go on, unless something is open."""
    for line in three_lines(safety):
        output.complain(line)
    if stands.stopped_by:
        raise _stopped(safety, stands.stopped_by)
    if stands.due is not None and stands.due.is_open:
        error = LostAnswersError if stands.due is Due.LOST else NobodyToAskError
        raise error(
            f"{_WHY[stands.due]} The questions about warning signs come first,"
            " and there is nobody here to ask.",
            "`backcoach session` or `backcoach safety review` on a terminal asks them.",
        )


def _ask_for_pain(asked: Interview) -> int | None:
    """How much it hurts; None for an empty answer."""
    asked.say(f"How much does your back hurt now, from 0 (not at all) to {WORST}?")
    while True:
        answer = _answered(asked, "A number, or just Enter: ").strip()
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= WORST:
            return int(answer)
        asked.line(f"Please type a whole number from 0 to {WORST}.")


def _is_for_rest(safety: Safety, pain: int) -> bool:
    return safety.rule_for(Pain(Occasion.BEFORE, pain)).then is Advice.REST


def _would_rather_move(asked: Interview) -> bool:
    """Whether somebody chooses to move gently on a bad day; an empty answer is for rest."""
    asked.new_page()
    for line in A_BAD_DAY:
        asked.say(line)
    while True:
        answer = _answered(asked, "1 or 2, or just Enter for rest: ").strip()
        if answer in ("", "1", "2"):
            return answer == "2"
        asked.line("Please type 1 or 2.")


def review(safety: Safety) -> tuple[str, ...]:
    """Ask again, whether it is due or not; return what there is to tell.

    A file of answers that cannot be read is set aside; that there was one is kept in its place.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
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


class Gate:
    """Asks one person; `notes` are what they have to be told besides, such as what failed."""

    def __init__(self, safety: Safety, asked: Interview) -> None:
        self._safety = safety
        self._asked = asked
        self.notes: list[str] = []

    def passes(self, stands: Standing) -> bool:
        """Ask what is due; return whether anything was.

        Raises:
            WarningSignError: a sign was answered with yes, now or before.
            CoachError: there was no answer.
        """
        due = stands.due
        if stands.stopped_by:
            self._ask_whether_cleared(stands.stopped_by)
            due = Due.CLEARED
        if due is not None:
            self.ask(due)
        return due is not None

    def ask(self, due: Due | None) -> None:
        """Ask about the signs that stop a session, and keep the answer.

        Raises:
            WarningSignError: one was answered with yes.
            CoachError: there was no answer.
        """
        if due is Due.LOST:
            self._ask_what_was_lost()
        opening = f"{_WHY[due]} {ABOUT_SIGNS}" if due else ABOUT_SIGNS
        for tier, answer in _ANSWERS.items():
            self._asked.new_page()
            if tier is Tier.EMERGENCY:
                self._asked.say(opening)
                self._asked.line("")
            self._say_signs(tier)
            if self._is_so(self._safety.tier[tier].question):
                self.keep(answer)
                raise self._stopped(answer)
        self.keep(Answer.CLEAR)
        if due is Due.FIRST:
            self._tell_the_rest()

    def keep(self, answer: Answer) -> None:
        """Keep an answer on this machine, from this moment on."""
        failure = person.keep(answer)
        if failure and failure not in self.notes:
            self.notes.append(failure)

    def _ask_whether_cleared(self, before: Answer) -> None:
        self._asked.new_page()
        self._asked.say("Last time you said that there was a warning sign.")
        if not self._is_so(_CLEARED):
            raise self._stopped(before)
        self.keep(Answer.CLEARED)

    def _ask_what_was_lost(self) -> None:
        self._asked.new_page()
        self._asked.say(_WHY[Due.LOST])
        if self._is_so(_LOST):
            self.keep(Answer.URGENT)
            raise self._stopped(Answer.URGENT)

    def _stopped(self, answer: Answer) -> WarningSignError:
        for note in self.notes:
            output.complain(note)
        return _stopped(self._safety, answer)

    def _tell_the_rest(self) -> None:
        """Show, once, what is no question: when to ask somebody first, and to see somebody."""
        self._asked.new_page()
        self._say_signs(Tier.CLEARANCE)
        self._asked.say(self._safety.tier[Tier.CLEARANCE].then)
        self._asked.line("")
        self._asked.say(line_of(self._safety, Tier.ROUTINE))
        self._asked.line("")
        _answered(self._asked, "Press Enter to go on. ")

    def _say_signs(self, tier: Tier) -> None:
        self._asked.say(self._safety.tier[tier].title)
        lines = [*sign_lines(self._safety.signs_of(tier), self._asked.width)]
        for line in lines:
            self._asked.line(line)
        self._asked.line("")
        if len(lines) + ROWS_AROUND > self._asked.window.rows:
            self._asked.say("There is more above: scroll up to read all of it.")

    def _is_so(self, question: str) -> bool:
        """Ask until the answer is a whole word: nothing is answered by leaning on a key."""
        self._asked.say(question)
        while True:
            answer = _answered(self._asked, "yes or no: ").strip().lower()
            if answer in ("yes", "no"):
                return answer == "yes"
            self._asked.line("Please type the whole word.")


def _stopped(safety: Safety, answer: Answer) -> WarningSignError:
    tier = next(tier for tier, each in _ANSWERS.items() if each is answer)
    return WarningSignError(
        safety.tier[tier].then,
        "When a doctor or physiotherapist has cleared it, `backcoach session` asks again.",
    )


def _answered(asked: Interview, prompt: str) -> str:
    try:
        return asked.answer(prompt)
    except EOFError:
        raise CoachError(
            "The questions were not answered, so there is no session.",
            "`backcoach session` asks them again.",
        ) from None
