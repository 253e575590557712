"""What there is to say of sessions as they were."""

from collections.abc import Iterator, Mapping

from backcoach.domain.journal.past import DoneExercise, PastPain, PastSession
from backcoach.domain.journal.records import Ending, When
from backcoach.domain.knowledge.pacing import minutes_played
from backcoach.domain.knowledge.terms import WORST, Advice, Symptom
from backcoach.domain.words.dates import day_and_month, time_of_day
from backcoach.domain.words.durations import sixtieths
from backcoach.domain.words.grammar import counted

ENDING_WORDS = {
    Ending.FINISHED: "finished",
    Ending.LEFT: "stopped",
    Ending.PAIN: "ended by pain",
    Ending.SIGN: "ended by a sign",
    None: "cut off",
}

ADVICE_WORDS = {
    Advice.GO_ON: "went on",
    Advice.EASE: "smaller and easier",
    Advice.SWAP: "this exercise was stopped",
    Advice.END: "the session was ended",
    Advice.SIGNS: "the session was ended, and the warning signs were looked at",
}

SYMPTOM_WORDS = {
    Symptom.LEG: "in a leg, new or worse",
    Symptom.LEG_UP: "drawing back up from a leg",
    Symptom.SHARP: "sharp or sudden",
    Symptom.FAINT: "with chest pain, breathlessness, dizziness or faintness",
}

Names = Mapping[str, str]
"""What exercises are called, by their ids; those that are gone go by their ids."""


def minutes_of_session(session: PastSession) -> str:
    """How long it was played."""
    return f"{minutes_played(session.played_ms)} min"


def ending_words(session: PastSession) -> str:
    """How it ended, and on which day where it was gone on with on another one."""
    how, last = ENDING_WORDS[session.how], session.parts[-1].at.day
    return how if last == session.at.day else f"{how} on {day_and_month(last)}"


def sets_of_session(session: PastSession) -> str:
    """How many sets were done, of how many there were to do."""
    return f"{len(session.sets)} of {counted(session.prescribed_sets, 'set')}"


def pain_before_and_after(session: PastSession) -> str:
    """`4 to 3`; of one that nobody has said, only the other."""
    before, after = (session.score(each) for each in (When.BEFORE, When.AFTER))
    if before is None:
        return "" if after is None else f"{after} after"
    return f"{before} before" if after is None else f"{before} to {after}"


def felt(session: PastSession) -> Iterator[str]:
    """How much it hurt and how hard it was, a piece each."""
    occasions = {
        When.BEFORE: "before",
        When.AFTER: "after",
        When.MORNING: "the next morning",
    }
    scores = {name: session.score(when) for when, name in occasions.items()}
    told = [f"{score} {name}" for name, score in scores.items() if score is not None]
    if told:
        yield f"Pain {', '.join(told)} (of {WORST})"
    if session.effort is not None:
        yield f"Effort {session.effort} of {WORST}"


def hurt_words(pain: PastPain, names: Names) -> tuple[str, ...]:
    """When it hurt, how much and how, in what, and what came of it."""
    hurt = pain.hurt
    return (
        time_of_day(pain.at.minute),
        f"{hurt.score} of {WORST}",
        SYMPTOM_WORDS[hurt.symptom] if hurt.symptom else "",
        names.get(hurt.exercise, hurt.exercise),
        ADVICE_WORDS.get(hurt.advice, "") if hurt.advice else "",
    )


def done_words(done: DoneExercise) -> tuple[str, ...]:
    """At which dose an exercise was done, how much of what was prescribed, and how long held."""
    words = [*dict.fromkeys(each.words for each in done.sets if each.words)]
    times = (("held", done.held_ms), ("worked", done.worked_ms))
    held = ", ".join(f"{what} {sixtieths(ms // 1000)}" for what, ms in times if ms)
    if done.dose is None:
        amount = f"{counted(len(done.sets), 'set')}, in place of the one above"
        return " then ".join(words), amount, held
    reps = f", {done.reps} of {done.dose.reps} times" if done.reps < done.dose.reps else ""
    if done.reps > done.dose.reps:  # more were counted, or somebody made it harder
        reps = f", {counted(done.reps, 'time')}"
    amount = f"{len(done.sets)} of {counted(done.dose.sets, 'set')}{reps}"
    return _levels(done.dose.words, words), amount if done.sets else "not done", held


def _levels(prescribed: str, done: list[str]) -> str:
    """The dose that was prescribed, and those that it was done at where they are others."""
    if not done or done == [prescribed]:
        return prescribed
    return f"{' then '.join(done)} (was to be {prescribed})" if prescribed else " then ".join(done)
