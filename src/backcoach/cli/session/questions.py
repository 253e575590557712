"""The questions about warning signs, put to one person, and what an answer leads to."""

from enum import Enum

from backcoach.cli import output, person
from backcoach.cli.asking import Interview, Settles
from backcoach.domain.errors import CoachError, Exit
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.review import Answer, Due, Standing
from backcoach.domain.knowledge.safety import Safety, Sign
from backcoach.domain.knowledge.terms import WORST, Tier
from backcoach.domain.words.disclaimers import ABOUT_SIGNS
from backcoach.domain.words.questions import WHETHER_ANY_IS_SO, before_doing
from backcoach.domain.words.signs import (
    QuestionPage,
    question_pages,
    quick_page,
    what_to_do,
    where_unsure,
)
from backcoach.screen.pages.safety_pages import asked_lines, sign_lines

ROWS_AROUND = 5
"""What stands around a list of signs at the least: its title, the question, where to type."""

WHY = {
    Due.FIRST: "Before your first session, a few pages with a question each.",
    Due.TIME: "It is time to ask again.",
    Due.CLEARED: "Now that it has been checked, the questions once more.",
    Due.UNSURE: "You were not sure last time, so here are the questions once more.",
    Due.PAIN: "After pain like that, it is good to look again.",
    Due.SYMPTOM: "After what you felt last time, it is good to look again.",
    Due.LOST: "Some of what you answered before cannot be read any more.",
}
AGAIN = "You answered all the questions not long ago, so this time only what matters most."
NEW_SINCE_THEN = (
    "Anything else that is new counts, too: a fall or a knock, a fever, feeling ill or faint,"
    " sudden, very bad pain, a numb or weak leg, pain of another kind or in another place, or"
    " anything that you wonder about. (page 2 of 2)"
)
IS_ANYTHING_NEW = "Is anything new since you answered all the questions?"
_ANSWERS = {
    Tier.EMERGENCY: Answer.EMERGENCY,
    Tier.URGENT: Answer.URGENT,
    Tier.CLEARANCE: Answer.CLEARANCE,
}
_TIERS = {answer: tier for tier, answer in _ANSWERS.items()}

_SIGN_BEFORE = "Last time you said that there was a warning sign."
_REASON_BEFORE = "Last time you said that there was a reason to ask before you start."
_CLEARED = "Has a doctor or physiotherapist checked it and said you may exercise?"
_RIGHT_FOR_YOU = "Has a doctor or physiotherapist said that these exercises are right for you?"
_UNSURE_WHETHER_CLEARED = (
    "Then please ask the doctor or physiotherapist who looked at it whether you may do these"
    " exercises. Where nobody has looked at it yet, this is what to do."
)
_LOST = "Was there a warning sign then that no doctor or physiotherapist has checked since?"
_UNSURE_WHAT_WAS_LOST = (
    "Then please read the signs in peace. If one was there, see a doctor first. If none was, answer"
    " no the next time."
)


class Word(Enum):
    """The answers there are to a question about signs."""

    YES = ("yes",)
    NO = ("no",)
    UNSURE = ("not sure", "unsure", "don't know", "dont know", "i don't know", "?")


class WarningSignError(CoachError):
    """A warning sign, or a reason to ask first, was answered with yes."""

    exit_code = Exit.WARNING_SIGN


class UnsureError(CoachError):
    """Somebody was not sure: no yes, and no session now."""

    def __init__(self, advice: str) -> None:
        super().__init__(
            advice,
            "`backcoach safety` shows all signs, and what to do about each kind. Come back whenever"
            " you know more: `backcoach session` asks again.",
        )


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
            UnsureError: somebody was not sure.
            CoachError: there was no answer.
        """
        due = stands.due
        if stands.stopped_by:
            self._ask_whether_cleared(stands.stopped_by)
            due = Due.CLEARED
        if due is Due.PAIN:
            self.ask_for_pain(stands)
        elif due is not None:
            self.ask(due)
        return due is not None

    def ask(self, due: Due | None) -> None:
        """Ask about the signs that stop a session, page by page, and keep the answer.

        Raises:
            WarningSignError: one was answered with yes.
            UnsureError: somebody was not sure.
            CoachError: there was no answer.
        """
        if due is Due.LOST:
            self._ask_what_was_lost()
        pages = [*question_pages(self._safety)]
        for number, page in enumerate(pages, 1):
            self._asked.new_page()
            if number == 1:
                self._asked.say(f"{WHY[due]} {ABOUT_SIGNS}" if due else ABOUT_SIGNS)
                self._asked.line("")
            title = self._safety.tier[page.tier].title
            self._say_signs(f"{title} (page {number} of {len(pages)})", page.signs)
            self._ask_about(page)
        self.keep(Answer.CLEAR)
        if due is Due.FIRST:
            self._tell_the_rest()

    def ask_for_pain(self, stands: Standing) -> None:
        """Ask after much pain: all, or where that was done not long ago what is new since then.

        Raises:
            WarningSignError: a sign was answered with yes.
            UnsureError: somebody was not sure.
            CoachError: there was no answer.
        """
        if not stands.was_asked_for_pain:
            self.ask(Due.PAIN)
            return
        quick = quick_page(self._safety)
        self._asked.new_page()
        self._asked.say(f"{AGAIN} {ABOUT_SIGNS}")
        self._asked.line("")
        self._say_signs(f"{self._safety.tier[quick.tier].title} (page 1 of 2)", quick.signs)
        self._ask_about(quick)
        self._asked.new_page()
        self._asked.say(NEW_SINCE_THEN)
        if self._said(IS_ANYTHING_NEW) is Word.NO:
            self.keep(Answer.UNCHANGED)
        else:
            self.ask(Due.PAIN)

    def may_do(self, exercise: Exercise) -> bool:
        """Ask about an exercise that is not for everybody; whoever is not sure leaves it out.

        Raises:
            CoachError: there was no answer.
        """
        self._asked.new_page()
        self._asked.say(before_doing(exercise.name))
        for line in asked_lines(exercise, self._asked.width):
            self._asked.line(line)
        self._asked.line("")
        return self._said(WHETHER_ANY_IS_SO) is Word.NO

    def keep(self, answer: Answer) -> None:
        """Keep an answer on this machine, from this moment on."""
        failure = person.keep(answer)
        if failure and failure not in self.notes:
            self.notes.append(failure)

    def _ask_about(self, page: QuestionPage) -> None:
        said = self._said(self._safety.tier[page.tier].question)
        if said is Word.YES:
            self.keep(_ANSWERS[page.tier])
            raise self._leaving(stopped(self._safety, page))
        if said is Word.UNSURE:
            self.keep(Answer.UNSURE)
            raise self._leaving(UnsureError(where_unsure(self._safety, page)))

    def _ask_whether_cleared(self, before: Answer) -> None:
        is_sign = before is not Answer.CLEARANCE
        stop = stopped_before(self._safety, before)
        self._asked.new_page()
        self._asked.say(_SIGN_BEFORE if is_sign else _REASON_BEFORE)
        advice = f"{_UNSURE_WHETHER_CLEARED} {stop.sentence}" if is_sign else stop.sentence
        if not self._is_so(_CLEARED if is_sign else _RIGHT_FOR_YOU, advice):
            raise self._leaving(stop)
        self.keep(Answer.CLEARED)

    def _ask_what_was_lost(self) -> None:
        self._asked.new_page()
        self._asked.say(WHY[Due.LOST])
        if self._is_so(_LOST, _UNSURE_WHAT_WAS_LOST):
            self.keep(Answer.URGENT)
            raise self._leaving(stopped_before(self._safety, Answer.URGENT))

    def _leaving(self, error: CoachError) -> CoachError:
        """Tell what else there is to tell before an error ends it; return that error."""
        self._asked.line("")
        for note in self.notes:
            output.complain(note)
        return error

    def _tell_the_rest(self) -> None:
        """Show, once, what is no question: when to make an appointment as well."""
        text = self._safety.tier[Tier.ROUTINE]
        self._asked.new_page()
        self._say_signs(text.title, self._safety.signs_of(Tier.ROUTINE))
        self._asked.say(text.then)
        self._asked.line("")
        answered(self._asked, "Press Enter to go on. ")

    def _say_signs(self, title: str, signs: tuple[Sign, ...]) -> None:
        self._asked.say(title)
        lines = [*sign_lines(signs, self._asked.width)]
        for line in lines:
            self._asked.line(line)
        self._asked.line("")
        if len(lines) + ROWS_AROUND > self._asked.window.rows:
            self._asked.say("There is more above: scroll up to read all of it.")

    def _is_so(self, question: str, advice: str) -> bool:
        """Ask for a yes or a no; the advice is for whoever is not sure."""
        said = self._said(question)
        if said is Word.UNSURE:
            raise self._leaving(UnsureError(advice))
        return said is Word.YES

    def _said(self, question: str) -> Word:
        """Ask until the answer is whole words: nothing is answered by leaning on a key."""
        self._asked.say(question)
        while True:
            typed = answered(self._asked, "A whole word, please: yes, no or not sure: ")
            word = _word(typed)
            if word is not None:
                return word
            self._asked.say("Please type whole words: yes, no or not sure. Ctrl-C leaves.")


def _word(typed: str) -> Word | None:
    plain = " ".join(typed.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return next((word for word in Word if plain in word.value), None)


def stopped_before(safety: Safety, answer: Answer) -> WarningSignError:
    """What to say of a yes that was given before."""
    tier = _TIERS[answer]
    return stopped(safety, QuestionPage(tier, safety.signs_of(tier)))


def stopped(safety: Safety, page: QuestionPage) -> WarningSignError:
    """What to say of a yes to a page."""
    return WarningSignError(
        what_to_do(safety, page),
        "When a doctor or physiotherapist has cleared it, `backcoach session` or `backcoach safety"
        " review` asks again.",
    )


def score(asked: Interview, question: str) -> int | None:
    """Ask for a number from 0 to 10, which needs no Enter; None for an empty answer.

    Raises:
        CoachError: there was no answer.
    """
    asked.say(question)
    while True:
        answer = answered(asked, "A number; Enter leaves it out: ", _is_score).strip()
        if not answer:
            return None
        if _is_score(answer):
            return int(answer)
        asked.say(f"Please type a whole number from 0 to {WORST}.")


def _is_score(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and int(typed) <= WORST


def answered(asked: Interview, prompt: str, settles: Settles | None = None) -> str:
    """Ask for a line, or for what `settles` by itself.

    Raises:
        CoachError: there was no answer.
    """
    try:
        return asked.answer(prompt, settles)
    except EOFError:
        raise CoachError(
            "The questions were not answered, so there is no session.",
            "`backcoach session` asks them again.",
        ) from None
