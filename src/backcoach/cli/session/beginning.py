"""A session from what was asked for to its exit code, and the same without playing it."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from backcoach.catalogue.search import find
from backcoach.cli import asking, history, output, person, stored
from backcoach.cli.options import AS_USUAL, Wanted
from backcoach.cli.session.ready import Kept, Ready, Showing
from backcoach.cli.sheets import named_in
from backcoach.cli.wishing import asked_for, exercise_called, usual_routine, wish_of
from backcoach.domain.errors import Exit
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.domain.tailoring.wish import Planned, Wish
from backcoach.domain.timeline.timeline import Timeline
from backcoach.domain.words.notices import WAS_EASY

if TYPE_CHECKING:
    from rich.console import RenderableType


class Request(NamedTuple):
    """What was asked of a session, by its `names`: of a routine, or of one or more exercises.

    `pain` is the score before, from 0 to 10, and `first` is the name of the exercise to begin with.
    With `resumes` it goes on where the last one was cut off. `kept` is what becomes of it.
    """

    names: tuple[str, ...] = ()
    wanted: Wanted = AS_USUAL
    pain: int | None = None
    first: str | None = None
    resumes: bool = False
    kept: Kept = Kept()


def begin(request: Request, showing: Showing) -> int:
    """Coach somebody through what they have asked for; return the exit code.

    Raises:
        CoachError: it cannot be done, or somebody should not do it now.
    """
    from backcoach.cli.session.gate import enter, left_out
    from backcoach.cli.session.going_on import is_offered, reminder, to_go_on_with, wants_to_go_on
    from backcoach.cli.session.playing import play

    request = request._replace(names=named_in(request.names))
    catalogue, known = stored.catalogue(), person.profile()
    before, *notes = history.recalled(catalogue.safety)
    wish = _wish(request, catalogue, known).after(before)
    routine = _routine(request, wish, known)
    if routine is None:
        return Exit.DONE
    ahead = to_go_on_with(catalogue.ways, must=request.resumes)
    usual = None if request.resumes else wish.planned(routine)  # what cannot be is said at once
    entered = enter(catalogue.safety, request.pain, before)
    if entered.morning is not None:
        from backcoach.domain.journal.records import Hurt, When

        notes += history.add(before.unasked, Hurt(When.MORNING, entered.morning))
        wish, usual = wish.after(history.recalled(catalogue.safety)[0]), None
    wish = replace(wish, pain=entered.pain, moves=entered.moves is not None)
    hints: tuple[str, ...] = ()
    if ahead and wish.today is None:
        offered = is_offered(ahead, routine)
        if request.resumes or (offered and wants_to_go_on(ahead)):
            going_on = (ahead.planned, ahead.suited(wish), known, showing, request.kept, ahead)
            return play(Ready(*going_on))
        hints = () if offered else reminder(ahead)
    if entered.moves:  # and begins with whatever that routine begins with
        wish = replace(wish, first=None)
        routine = find("routine", catalogue.routines, entered.moves)
    plan, changes = usual if usual and wish.today is None else wish.planned(routine)
    if answered := left_out(catalogue.safety, plan):
        wish = wish.without(answered)
        plan, changes = wish.planned(routine)
    planned = Planned(plan, (*entered.notes, *notes, *changes))
    hints += (WAS_EASY,) if wish.has_been_easy and asking.can_ask() else ()
    return play(Ready(planned, wish, known, showing, request.kept, hints=hints))


def rehearse(request: Request, *, json: bool) -> None:
    """Print the timeline of what somebody has asked for.

    Raises:
        CoachError: it cannot be done.
    """
    request = request._replace(names=named_in(request.names))
    catalogue, known = stored.catalogue(), person.profile()
    before, *notes = history.recalled(catalogue.safety)
    wish = replace(_wish(request, catalogue, known).after(before), pain=request.pain)
    plan, changes = wish.planned(_named(request, wish, known))
    for sentence in (*notes, *changes):
        output.complain(sentence)
    _print(compile_timeline(plan, wish.settings, Spoken.of(known)), json=json)


def _wish(request: Request, catalogue: Catalogue, known: Profile) -> Wish:
    """What is wished for, from where on; nobody hurts yet."""
    wish = wish_of(catalogue, known, request.wanted, now=True)
    if request.first is None:
        return wish
    return replace(wish, first=exercise_called(catalogue, request.first))


def _named(request: Request, wish: Wish, known: Profile) -> Routine:
    """The routine that was asked for, else the usual one.

    Raises:
        UsageError: there is none of that name, or a session cannot be of what was named.
        BadDataError: the profile names one that is not there.
    """
    if request.names:
        return asked_for(wish.catalogue, request.names)
    return usual_routine(wish.catalogue, known, wish.before.routine)


def _routine(request: Request, wish: Wish, known: Profile) -> Routine | None:
    """The same, but chosen where neither names nor the profile say which, and one can be asked.

    It is None for nothing; on a day for rest there is no choice, and nothing to go on with is one.
    """
    named = _named(request, wish, known)
    is_known = request.names or known.routine or request.resumes
    if is_known or replace(wish, pain=request.pain).is_for_rest or not asking.can_ask():
        return named
    from backcoach.cli.session.choosing import choose

    return choose(wish, named)


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
