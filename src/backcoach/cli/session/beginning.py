"""A session from what was asked for to its exit code, and the same without playing it."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from backcoach.catalogue.search import find
from backcoach.cli import asking, history, output, person, stored
from backcoach.cli.options import AS_USUAL, Wanted
from backcoach.cli.wishing import asked_for, wish_of
from backcoach.domain.errors import BadDataError, Exit, UsageError, shown
from backcoach.domain.journal.records import Hurt, When
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.domain.tailoring.remembering import Remembered
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.timeline.timeline import Timeline

if TYPE_CHECKING:
    from rich.console import RenderableType

DEFAULT_ROUTINE = "essentials"


class Request(NamedTuple):
    """What was asked of a session, by its `names`: of a routine, or of one or more exercises.

    `pain` is the score before, from 0 to 10, and `first` is the name of the exercise to begin with.
    """

    names: tuple[str, ...] = ()
    wanted: Wanted = AS_USUAL
    pain: int | None = None
    first: str | None = None


class Showing(NamedTuple):
    """How a session is seen and heard: so many times as fast, None for what is as usual."""

    plain: bool = False
    big: bool | None = None
    speed: float = 1.0
    voice: bool | None = None
    sound: bool | None = None


def begin(request: Request, showing: Showing) -> int:
    """Coach somebody through what they have asked for; return the exit code.

    Raises:
        CoachError: it cannot be done, or somebody should not do it now.
    """
    from backcoach.cli.session.gate import enter
    from backcoach.cli.session.playing import play

    catalogue, known = stored.catalogue(), person.profile()
    named = _named(request, catalogue, known)
    before, trouble = history.recalled(catalogue.safety)
    wish = _after(before, _wish(request, catalogue, known))
    usual = named and wish.planned(named)  # what cannot be is said before anything is asked
    entered = enter(catalogue.safety, request.pain, before)
    if entered.morning is not None:
        trouble = history.add(before.unasked, Hurt(When.MORNING, entered.morning)) or trouble
        wish, usual = _after(history.recalled(catalogue.safety)[0], wish), None
    wish = replace(wish, pain=entered.pain, moves=entered.moves is not None)
    if entered.moves:  # and begins with whatever that routine begins with
        wish = replace(wish, first=None)
        named = find("routine", catalogue.routines, entered.moves)
    routine = named or _chosen(wish)
    if routine is None:
        return Exit.DONE
    plan, changes = usual if usual and wish.today is None else wish.planned(routine)
    notes = (*entered.notes, *filter(None, (trouble,)))
    return play(Planned(plan, (*notes, *changes)), wish, known, showing)


def _after(before: Remembered, wish: Wish) -> Wish:
    """The same wish, of somebody who has done something before."""
    settings = replace(wish.settings, known=before.known)
    return replace(wish, before=before, settings=settings)


def rehearse(request: Request, *, json: bool) -> None:
    """Print the timeline of what somebody has asked for.

    Raises:
        CoachError: it cannot be done.
    """
    catalogue, known = stored.catalogue(), person.profile()
    named = _named(request, catalogue, known)
    wish = replace(_wish(request, catalogue, known), pain=request.pain)
    plan, changes = wish.planned(named or _default(catalogue))
    for sentence in changes:
        output.complain(sentence)
    _print(compile_timeline(plan, wish.settings, Spoken.of(known)), json=json)


def _wish(request: Request, catalogue: Catalogue, known: Profile) -> Wish:
    """What is wished for, from where on; nobody hurts yet."""
    wish = wish_of(catalogue, known, request.wanted, now=True)
    if request.first is None:
        return wish
    return replace(wish, first=find("exercise", catalogue.exercises, request.first))


def _named(request: Request, catalogue: Catalogue, known: Profile) -> Routine | None:
    """The routine that was asked for, else that of the profile; None for neither.

    Raises:
        UsageError: there is none of that name, or a session cannot be of what was named.
        BadDataError: the profile names one that is not there.
    """
    if request.names:
        return asked_for(catalogue, request.names)
    try:
        return find("routine", catalogue.routines, known.routine) if known.routine else None
    except UsageError as error:
        place = shown(str(person.profile_file()), 300)
        raise BadDataError([f"{place}: routine: {error.sentence} {error.hint}"]) from None


def _default(catalogue: Catalogue) -> Routine:
    return find("routine", catalogue.routines, DEFAULT_ROUTINE)


def _chosen(wish: Wish) -> Routine | None:
    """The routine to do where none was named: asked for, where there is somebody to ask."""
    default = _default(wish.catalogue)
    if wish.is_for_rest or not asking.can_ask():
        return default
    from backcoach.cli.session.choosing import choose

    return choose(wish, default)


def _print(timeline: Timeline, *, json: bool) -> None:
    if json:
        from backcoach.interchange import dumped, timeline_document

        output.write_json(dumped(timeline_document(timeline)))
        return

    def drawn() -> "RenderableType":
        from backcoach.screen.pages.timeline_table import timeline_table

        return timeline_table(timeline)

    from backcoach.domain.timeline.printed import timeline_lines

    output.show(drawn, lambda: timeline_lines(timeline))
