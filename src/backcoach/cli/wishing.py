"""What is wished for: what this person does of any routine, and which one they have asked for."""

from collections.abc import Sequence
from dataclasses import replace

from backcoach.catalogue.search import find, found_in
from backcoach.cli import person, stored
from backcoach.cli.options import AS_USUAL, Wanted
from backcoach.domain.errors import BadDataError, UsageError, shown
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import IndexedExercise
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.routine import Routine, routine_of
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings

DEFAULT_ROUTINE = "essentials"


def wish_of(
    catalogue: Catalogue, known: Profile, wanted: Wanted = AS_USUAL, *, now: bool = False
) -> Wish:
    """What is wished of a routine: as it was asked for, else as the profile has it.

    With `now`, it is done at this time of day.
    """
    limits = person.limits(catalogue.safety, known, now=now)
    usual = Settings.of(known, catalogue.ways)
    settings = replace(
        usual,
        breath=wanted.breath or usual.breath,
        sore_side=wanted.side or usual.sore_side,
        teach=wanted.teach or usual.teach,
    )
    minutes = known.minutes if wanted.minutes is None else wanted.minutes
    level = known.level if wanted.level is None else wanted.level
    return Wish(
        catalogue,
        limits,
        settings,
        minutes or None,
        level or None,
        day=person.today(),
        is_usual=wanted.level is None,
    )


def usual_routine(catalogue: Catalogue, known: Profile, last: str = "") -> Routine:
    """The routine of whoever names none: that of the profile, the `last` one, one for everybody.

    The last one is meant by its id; it may have been made of exercises, or be there no more.

    Raises:
        BadDataError: the profile names one that is not there, or that cannot be used.
    """
    there = {each.id for each in catalogue.routines}
    usual = last if last in there else DEFAULT_ROUTINE
    stored.check_usable([known.routine or usual])
    try:
        return find("routine", catalogue.routines, known.routine or usual)
    except UsageError as error:
        place = shown(str(person.profile_file()), 300)
        raise BadDataError([f"{place}: routine: {error.sentence} {error.hint}"]) from None


def asked_for(catalogue: Catalogue, names: Sequence[str]) -> Routine:
    """The routine that somebody has named, or one made of the exercises they have named.

    Raises:
        UsageError: there is none of such a name, or one routine is named among others.
        BadDataError: an own entry is named that cannot be used.
    """
    found = _named(catalogue, names)
    exercises = [each for each in found if isinstance(each, Exercise)]
    if len(exercises) == len(found):
        return routine_of(exercises)
    routine = next(each for each in found if isinstance(each, Routine))
    if len(found) > 1:
        raise UsageError(
            f"{routine.name} is a routine, and goes by itself.",
            "Name one routine, or one or more exercises.",
        )
    return routine


def _named(catalogue: Catalogue, names: Sequence[str]) -> tuple[Routine | Exercise, ...]:
    """What goes by the names; the words of one name may also come one by one."""
    stored.check_usable([" ".join(names), *names])
    known: tuple[Routine | Exercise | IndexedExercise, ...]
    known = (*catalogue.routines, *catalogue.named)
    whole = found_in(known, " ".join(names))
    if not whole:
        _check_no_condition(catalogue, " ".join(names))
    several = whole if len(whole) == 1 else [_one(known, each) for each in names]
    return tuple(
        each if isinstance(each, Routine) else catalogue.exercise[each.id] for each in several
    )


def _check_no_condition(catalogue: Catalogue, name: str) -> None:
    from backcoach.catalogue.conditions import what_to_do  # only a wrong name needs it

    if hint := what_to_do(catalogue, name):
        raise UsageError(f'There is no routine or exercise called "{shown(name)}".', hint)


def _one(
    known: Sequence[Routine | Exercise | IndexedExercise], name: str
) -> Routine | Exercise | IndexedExercise:
    return find("routine or exercise", known, name)


def exercise_called(catalogue: Catalogue, name: str) -> Exercise:
    """The exercise that somebody has named.

    Raises:
        UsageError: there is none of such a name.
        BadDataError: it is an own one that cannot be used.
    """
    stored.check_usable([name])
    return catalogue.exercise[find("exercise", catalogue.named, name).id]
