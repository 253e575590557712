"""Own files checked: what is wrong with them, or else what they hold."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from backcoach.catalogue.own.examining import Examined, examined
from backcoach.cli import output, stored
from backcoach.domain.errors import Exit
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.offer import offered
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.grammar import counted
from backcoach.screen.pages.checked import held_lines

NONE_YET = """\
There are no exercises or routines of your own yet. `backcoach new routine evening` begins one.\
"""


def looked_at(files: Sequence[str]) -> Examined:
    """The files that are named, or all own ones, with all that they refer to."""
    named = [Path(each).expanduser() for each in files]
    return examined(named, stored.layers(), stored.coach())


def tell(found: Examined) -> int:
    """Print what is wrong with files, a line each, or else what they hold; return the exit code."""
    if found.problems:
        output.write("".join(f"{problem}\n" for problem in found.problems))
        places = {problem.file for problem in found.problems}
        where = f" in {len(places)} files" if len(places) > 1 else ""
        output.complain(f"{counted(len(found.problems), 'problem')} found{where}.")
        return Exit.BAD_FILE
    output.write("".join(f"{line}\n" for line in _well(found)))
    return Exit.DONE


def tell_as_json(found: Examined) -> int:
    """Print what is wrong with files as JSON; return the exit code."""
    from backcoach.interchange import dumped, problems_document

    output.write_json(dumped(problems_document(found.problems)))
    return Exit.BAD_FILE if found.problems else Exit.DONE


def _well(found: Examined) -> Iterator[str]:
    if not found.files:
        yield NONE_YET
        return
    files = found.files[0] if len(found.files) == 1 else f"{len(found.files)} files"
    yield f"{files}: all is well."
    catalogue = found.catalogue
    nobody = Wish(catalogue, Limits(catalogue.safety), Settings.of(Profile(), catalogue.ways))
    routines = [offered(each, nobody) for each in found.routines]
    yield from held_lines(routines, found.exercises, catalogue.origins)
