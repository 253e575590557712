"""The questions about warning signs, asked before a session, and what an answer leads to."""

from textwrap import fill

from backcoach.cli import person, surroundings
from backcoach.domain.errors import CoachError, Exit
from backcoach.domain.review import Answer, Due
from backcoach.domain.safety import WORST, Pain, Safety
from backcoach.domain.terms import Advice, Occasion, Tier
from backcoach.screen.safety_pages import ABOUT, line_of, sign_lines, three_lines

WIDEST = 78

ROWS_AROUND = 5
"""What stands around a list of signs at the least: its title, the question, where to type."""

_ANSWERS = {Tier.EMERGENCY: Answer.EMERGENCY, Tier.URGENT: Answer.URGENT}
_WHY = {
    Due.FIRST: "Before your first session, two questions.",
    Due.TIME: "It is time to ask again.",
    Due.PAIN: "After pain like that, it is good to look again.",
    Due.SYMPTOM: "After what you felt last time, it is good to look again.",
}


class WarningSignError(CoachError):
    """A warning sign was answered with yes."""

    exit_code = Exit.WARNING_SIGN


def enter(safety: Safety, pain: int | None) -> int | None:
    """Ask what has to be asked before a session; return how much it hurts, if that is known.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
        CoachError: there was no answer.
    """
    was_asked = _pass_signs(safety)
    if pain is None and surroundings.can_ask():
        pain = _ask_for_pain()
    if pain is None:
        return None
    if pain >= safety.review.score and not was_asked:
        person.remember(Answer.PAIN)
        if surroundings.can_ask():
            _ask(safety, Due.PAIN)
    advice = safety.rule_for(Pain(Occasion.BEFORE, pain))
    if advice.then is not Advice.GO_ON:
        surroundings.complain(advice.say)
    return pain


def _ask_for_pain() -> int | None:
    """How much it hurts; None for an empty answer."""
    _print(f"How much does your back hurt now, from 0 (not at all) to {WORST}?")
    while True:
        answer = _answered("A number, or just Enter: ").strip()
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= WORST:
            return int(answer)
        print(f"Please type a whole number from 0 to {WORST}.")


def _pass_signs(safety: Safety) -> bool:
    """Ask what is due before a session; where nobody can be asked, say the signs and go on.

    Returns whether questions were asked.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
        CoachError: there was no answer.
    """
    stands = person.where_they_stand(safety)
    if not surroundings.can_ask():
        for line in three_lines(safety):
            surroundings.complain(line)
        if stands.stopped_by:
            raise _stopped(safety, stands.stopped_by.answer)
        return False
    if stands.stopped_by:
        _ask_whether_cleared(safety, stands.stopped_by.answer)
        stands = person.where_they_stand(safety)
    if stands.due is None:
        return False
    _ask(safety, stands.due)
    return True


def review(safety: Safety) -> None:
    """Ask again, whether it is due or not.

    Raises:
        WarningSignError: a sign was answered with yes, now or before.
        CoachError: there was no answer.
    """
    stands = person.where_they_stand(safety)
    if stands.stopped_by:
        _ask_whether_cleared(safety, stands.stopped_by.answer)
    _ask(safety, stands.due)


def _ask(safety: Safety, due: Due | None) -> None:
    """Ask about the signs that stop a session, and keep the answer.

    Raises:
        WarningSignError: one was answered with yes.
        CoachError: there was no answer.
    """
    opening = f"{_WHY[due]} {ABOUT}" if due else ABOUT
    for tier, answer in _ANSWERS.items():
        _new_page()
        if tier is Tier.EMERGENCY:
            _print(opening)
            print()
        _print_signs(safety, tier)
        if _yes_or_no(safety.tier[tier].question):
            person.remember(answer)
            raise _stopped(safety, answer)
    person.remember(Answer.CLEAR)
    if due is Due.FIRST:
        _tell_the_rest(safety)


def _tell_the_rest(safety: Safety) -> None:
    """Show, once, what is no question: when to ask somebody first, and when to see somebody."""
    _new_page()
    _print_signs(safety, Tier.CLEARANCE)
    _print(safety.tier[Tier.CLEARANCE].then)
    print()
    _print(line_of(safety, Tier.ROUTINE))
    print()
    _answered("Press Enter to go on. ")


def _print_signs(safety: Safety, tier: Tier) -> None:
    _print(safety.tier[tier].title)
    lines = [*sign_lines(safety.signs_of(tier), _width())]
    for line in lines:
        print(line)
    print()
    if len(lines) + ROWS_AROUND > surroundings.window().rows:
        _print("There is more above: scroll up to read all of it.")


def _ask_whether_cleared(safety: Safety, before: Answer) -> None:
    _new_page()
    _print("Last time you said that there was a warning sign.")
    if not _yes_or_no("Has a doctor or physiotherapist checked it and said you may exercise?"):
        raise _stopped(safety, before)
    person.remember(Answer.CLEARED)


def _stopped(safety: Safety, answer: Answer) -> WarningSignError:
    tier = next(tier for tier, each in _ANSWERS.items() if each is answer)
    return WarningSignError(
        safety.tier[tier].then,
        "When a doctor or physiotherapist has cleared it, `backcoach session` asks again.",
    )


def _yes_or_no(question: str) -> bool:
    """Ask until the answer is a whole word: nothing is answered by leaning on a key."""
    _print(question)
    while True:
        answer = _answered("yes or no: ").strip().lower()
        if answer in ("yes", "no"):
            return answer == "yes"
        print("Please type the whole word.")


def _answered(prompt: str) -> str:
    try:
        return surroundings.answer(prompt)
    except EOFError:
        raise CoachError(
            "The questions were not answered, so there is no session.",
            "`backcoach session` asks them again.",
        ) from None


def _print(text: str) -> None:
    print(fill(text, _width()))


def _new_page() -> None:
    """Give the next question the screen to itself; what was on it can be scrolled back to."""
    if surroundings.is_terminal(1):
        print("\n" * surroundings.window().rows, end="\x1b[H\x1b[J")
    else:
        print()


def _width() -> int:
    return min(WIDEST, max(20, surroundings.window().columns - 1))
