"""The questions about pain, each with how to answer it."""

from backcoach.domain.knowledge.terms import WORST
from backcoach.domain.words.dates import short_date
from backcoach.domain.words.grammar import counted
from backcoach.domain.words.prompts import GO_ON

HOW_MUCH_NOW = f"How much does your back hurt now, from 0 (not at all) to {WORST}?"
HOW_HARD_WAS_IT = f"How hard was it, from 0 (no effort) to {WORST} (all that you had)?"
THE_MORNING_AFTER = (
    f"How much did your back hurt the morning after your last session, from 0 to {WORST}?"
)
THIS_MORNING = f"How much does your back hurt this morning, from 0 (not at all) to {WORST}?"

GO_ON_OR_ANEW = "Enter goes on with it; n begins anew: "


def in_the_middle_of(routine: str, sets: int) -> str:
    """Say which session was cut off, and how far it was."""
    return f"You were in the middle of {routine}, with {counted(sets, 'set')} done."


def not_finished(routine: str, day: int, sets: int) -> str:
    """Say which session of an earlier hour or day was not finished, and how to go on with it."""
    return (
        f"{routine} of {short_date(day)} was not finished: {counted(sets, 'set')} done."
        " `backcoach session --resume` goes on with it, as long as you begin no other."
    )


def going_on_with(routine: str, sets: int) -> str:
    """Say that a session goes on, and from where."""
    return f"This is the rest of {routine}, after {counted(sets, 'set')} that you have done."


WHETHER_ANY_IS_SO = (
    "Is any of these true for you today? With yes or not sure, it is left out today."
)


def before_doing(exercise: str) -> str:
    """Say that there is something to ask about an exercise that is not for everybody."""
    return f"One question about {exercise}, which is not for everybody."


def how_much(after: str = "") -> tuple[str, ...]:
    """Ask how much it hurts; in a rest, after which exercise."""
    named = f" after {after}" if after else ""
    return (
        f"How much does it hurt{named}, from 0 (not at all) to {WORST} (as bad as can be)?",
        "Type a number, then Enter. Esc leaves it out.",
    )


WHAT_COMES_WITH_IT = (
    "What comes with it?",
    "1  It goes down a leg, tingles, or a leg feels numb or weak",
    "2  It is sharp or sudden",
    "3  Chest pain, trouble breathing, dizziness or faintness",
    "0  None of these",
)

WHAT_IN_THE_LEG = (
    "How is the leg?",
    "1  New, worse, further down than usual, weak or numb",
    "2  As usual for me, and no worse",
    "3  It draws back up towards the back",
    "Esc goes back.",
)

WHETHER_TO_END = (
    "End the session here?",
    "q or Enter ends it. Any other key goes on.",
)

A_BAD_DAY = (
    "A bad day. Movement that feels good is still good for you. Which shall it be?",
    "1  Rest: a comfortable position, slow breathing and a short walk",
    "2  Gentle: a few small, slow movements, lying on the floor or on your bed",
    "3  In a chair: small, slow movements and slow breathing, sitting",
)


def advised(advice: str) -> tuple[str, ...]:
    """Say what to do about it."""
    return (advice, GO_ON)
