"""What has changed, and why: told before a session, as an exercise begins, or after a key."""

from collections.abc import Iterator, Sequence

from backcoach.domain.knowledge.span import LONGEST_BREATH_MS, SHORTEST_BREATH_MS
from backcoach.domain.knowledge.terms import Talk, Way
from backcoach.domain.words.dates import DAYS_A_WEEK, short_date
from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import all_of, capitalised, counted

SHORTER_RESTS = "Shorter rests between exercises."
EASED = "Smaller and easier."
ON_A_BAD_DAY = (
    "A bad day, so it is half of the smallest dose of every exercise. Do what feels good, and skip"
    " what does not."
)
KEPT_BESIDE = "What you did is kept beside the journal, and taken in the next time."
NOT_KEPT = "Not all of this session could be kept."
_ASK = "Please ask a physiotherapist about it."
ANSWERED = "your answer"
HARDER_IF_EASY = "Where that is easy, h makes an exercise harder."
WAS_EASY = (
    "Your last three sessions were easy for you, with little pain or none. If you like, press h in"
    " an exercise: it makes that one harder."
)
MOST_NAMED = 4
_SHORTEST, _LONGEST = SHORTEST_BREATH_MS // 1000, LONGEST_BREATH_MS // 1000
BREATH_BOUNDS = f"A breath is kept between {_SHORTEST} and {_LONGEST} seconds."


def swapped(name: str, reasons: Sequence[str], instead: str | None, anyway: str | None) -> str:
    """Say what comes in place of an exercise, or what serves its purpose anyway, if anything."""
    left_out = f"{name} ({'; '.join(reasons)})"
    if instead is not None:
        return f"In place of {left_out}: {instead}."
    if anyway is not None:
        return f"Left out: {left_out}. {anyway} serves the same purpose."
    return f"Left out, with nothing that would fit in its place: {left_out}."


def leave_out_with(reason: str) -> str:
    """Say to everybody with what an exercise is left out."""
    return f"Leave this out with {reason}."


def unchecked(conditions: str) -> str:
    """Say, as an exercise begins, that nobody has said whether it suits somebody."""
    return f"Nobody has said whether this suits you ({conditions}). Stop if it feels wrong."


def nobody_has_said(names: Sequence[str], conditions: str) -> str:
    """Say before a session which exercises nobody has checked for the conditions of somebody."""
    one = len(names) == 1
    them = "it" if one else "them"
    return (
        f"Nobody has said whether {all_of(names)} {'suits' if one else 'suit'} you ({conditions})."
        f" Ask whoever gave {them} to you, and skip {them} until you know."
    )


def in_place_of(name: str, reasons: Sequence[str]) -> str:
    """Say, as an exercise begins, what it is in place of."""
    return f"In place of {name}: {'; '.join(reasons)}."


def in_place_of_what_hurt(name: str) -> str:
    """Say that an exercise is in place of one that hurt."""
    return f"In place of {name}, which hurt."


def fitted(asked_ms: int, *, is_near: bool) -> str:
    """Say to what time a plan was fitted; how long it takes is said with it anyway."""
    asked = duration(asked_ms)
    return f"Fitted to {asked}." if is_near else f"As near to {asked} as it comes."


def changed_to_fit(
    left_out: Sequence[str], smaller: Sequence[str], longer: Sequence[str]
) -> Iterator[str]:
    """Say what was changed to fit a plan to a time, of which exercises."""
    changes = {"Left out": left_out, "Smaller doses": smaller, "Larger doses": longer}
    yield from (f"{change}: {', '.join(names)}." for change, names in changes.items() if names)


def longer_rests(over: Sequence[tuple[str, int]]) -> str:
    """Say before which exercises, each by so much, getting ready takes longer than the rest."""
    found: dict[str, set[int]] = {}
    for name, ms in over:
        found.setdefault(name, set()).add(ms)
    if len(found) <= MOST_NAMED:
        each = (
            f"{name} (by {'up to ' if len(own) > 1 else ''}{duration(max(own))})"
            for name, own in found.items()
        )
        return f"Getting ready takes longer than the rest before: {', '.join(each)}."
    all_ms = sum(ms for _, ms in over)
    return f"Getting ready takes longer than the rests are, by {duration(all_ms)} in all."


def no_easy_breath(breathed: str) -> str:
    """Say what to mind with a breath that is not easy for everybody."""
    return (
        f"{capitalised(breathed)} seconds. If you feel light-headed, or your fingers or lips"
        " tingle, breathe as you like."
    )


def week_of_plan(week: int, begins: int) -> str:
    """Say which week of a plan it is, from 1, and when that began, or that it will."""
    if week < 1:
        return f"The plan begins on {short_date(begins)}. Until then it is as in its first week."
    return f"Week {week} of the plan, which began on {short_date(begins)}."


def lower_after_pain(names: Sequence[str]) -> str:
    """Say which exercises begin lower, for they hurt too much the last time."""
    return f"A level lower, for it hurt the last time: {', '.join(names)}."


def became_worse(*, twice: bool, by_the_week: bool) -> str:
    """Say what became worse after sessions, and whom to ask where it did so twice running."""
    if by_the_week:
        return f"Your back has hurt more from week to week, twice running. {_ASK}"
    if twice:
        return f"Your back was worse the morning after, two sessions running. {_ASK}"
    return "Your back was worse the morning after a session."


def less_of_it(left_out: Sequence[str]) -> str:
    """Say that there is less of everything, and what was left out because it hurt."""
    if left_out:
        return f"Left out, for it hurt: {', '.join(left_out)}. The rest is a level lower, or half."
    return "So this is less: a level lower, or half."


def after_a_break(days: int, *, is_first: bool, is_back: bool, is_less: bool) -> str:
    """Greet somebody who was away for so many days, and say what that makes of the session."""
    long = counted(days, "day") if days < 3 * DAYS_A_WEEK else counted(days // DAYS_A_WEEK, "week")
    where = "at the first level" if is_first else "a level lower"
    if not is_less:
        return f"Welcome back: it has been {long}. Begin gently."
    if is_back:
        return f"Welcome back: it has been {long}, so this is {where}. {HARDER_IF_EASY}"
    return f"You were away for {long}, so this is still {where}. {HARDER_IF_EASY}"


def as_chosen_before(doses: Sequence[str]) -> str:
    """Say which exercises are done as somebody has chosen before, and how that is."""
    return f"As you chose before: {', '.join(doses)}."


def possible(least_ms: int, most_ms: int) -> str:
    """Say how little and how much time a plan can be made to take."""
    return f"The least there is takes {duration(least_ms)}, the most {duration(most_ms)}."


def no_longer_set(names: str, both: Sequence[str]) -> str:
    """Say which conditions a new value has taken away, and how to have them as well."""
    codes = ",".join(dict.fromkeys(both))
    return f"No longer set: {names}. To have all: `backcoach profile set conditions {codes}`."


def now(name: str, where: str, dose: str) -> str:
    """Say what is done from here on, and `where`, if that is elsewhere; a dose may have no name."""
    return f"Now: {', '.join(filter(None, (name, where, dose)))}."


def enough(name: str) -> str:
    """Say that an exercise is over, as so little was left of it."""
    return f"That is enough of {name}."


def over_for_today(name: str) -> str:
    """Say that an exercise does not come again."""
    return f"{name} is over for today."


def no_further(way: Way, other: str | None) -> str:
    """Say that there is no next dose that way, although there may be another exercise."""
    if other is None:
        return f"This is the {'easiest' if way is Way.EASIER else 'hardest'} version there is."
    if way is Way.EASIER:
        return f"So little is left of this that {other} would be more."
    return f"There is no more of this. Another day, try {other}."


def breath_lasts(ms: int) -> str:
    """Say how long a breath is from here on."""
    return f"One breath is now {ms / 1000:g} seconds."


def talks(talk: Talk | None) -> str:
    """Say how much is said from here on; None is nothing."""
    return f"Voice: {talk or 'off'}."
