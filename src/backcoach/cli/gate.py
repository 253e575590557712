"""The questions about warning signs, asked before a session, and what an answer leads to."""

from shutil import get_terminal_size

from backcoach.cli import person, surroundings
from backcoach.domain.errors import CoachError, Exit
from backcoach.domain.review import Answer, Due
from backcoach.domain.safety import WORST, Pain, Safety
from backcoach.domain.terms import Advice, Occasion, Tier
from backcoach.screen.safety_pages import ABOUT, sign_lines, three_lines

WIDEST = 78

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
    while True:
        answer = _answered(
            f"How much does your back hurt now, from 0 (not at all) to {WORST}?"
            " Enter leaves it out: "
        ).strip()
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= WORST:
            return int(answer)
        print(f"Please type a whole number from 0 to {WORST}, or just Enter.")


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
    _print(_WHY[due] if due else "", ABOUT)
    for tier, answer in _ANSWERS.items():
        if _is_any_there(safety, tier):
            person.remember(answer)
            raise _stopped(safety, answer)
    person.remember(Answer.CLEAR)
    for tier in (Tier.CLEARANCE, Tier.ROUTINE) if due is Due.FIRST else ():
        _print_signs(safety, tier)
        _print(safety.tier[tier].then)
    if due is Due.FIRST:
        _answered("Press Enter to go on. ")


def _is_any_there(safety: Safety, tier: Tier) -> bool:
    _print_signs(safety, tier)
    return _yes_or_no(safety.tier[tier].question)


def _print_signs(safety: Safety, tier: Tier) -> None:
    _print(safety.tier[tier].title)
    for line in sign_lines(safety.signs_of(tier), _width()):
        print(line)


def _ask_whether_cleared(safety: Safety, before: Answer) -> None:
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
    while True:
        answer = _answered(f"{question} yes or no: ").strip().lower()
        if answer in ("yes", "no"):
            return answer == "yes"
        print("Please type the whole word, yes or no.")


def _answered(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        print()
        raise CoachError(
            "The questions were not answered, so there is no session.",
            "`backcoach session` asks them again.",
        ) from None


def _print(*texts: str) -> None:
    from textwrap import fill

    print()
    for text in texts:
        if text:
            print(fill(text, _width()))


def _width() -> int:
    return min(WIDEST, max(20, get_terminal_size().columns - 1))
