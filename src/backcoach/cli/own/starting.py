"""New own files: what somebody wants in one, asked or given, and what is written."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from backcoach.catalogue.own import meaning, templates
from backcoach.catalogue.own.called import id_of
from backcoach.catalogue.own.files import EXERCISES, ROUTINES, OwnFile
from backcoach.catalogue.own.json_schema import FILE_NAME, schema_text
from backcoach.catalogue.own.loading import load_own
from backcoach.catalogue.own.notation.shape import Shape, shape_of
from backcoach.catalogue.search import find
from backcoach.cli import asking, output, stored
from backcoach.cli.placing import place_for, write_new
from backcoach.cli.wishing import DEFAULT_ROUTINE, exercise_called
from backcoach.domain.errors import BadDataError, UsageError, shown
from backcoach.domain.knowledge.index import plain
from backcoach.keeping.whole import write_again

Value = TypeVar("Value")

MOST_ROUNDS = 20
USUAL_DOSE = "2x8"

WHICH = (
    "Which exercises? With commas between, and with how much if you like: bird dog 2x8, walk"
    " 5 min. Or a routine to copy; Enter copies {usual}: "
)
HOW_OFTEN = "How often? Such as 2x a day, or 3x a week; Enter leaves it open: "
HOW_MANY = "In how many rounds? Enter is 1: "
HOW = "How is it done? In a short sentence, or several; Enter leaves it for later: "
HOW_MUCH = f"How much? Such as 3x10 each side, hold 5 s; Enter is {USUAL_DOSE}: "


class Wanted(NamedTuple):
    """What is wanted of a new file: to be like another one, or of these lines, so often."""

    like: str | None = None
    lines: tuple[str, ...] = ()
    often: str | None = None
    rounds: int = 1

    @property
    def is_open(self) -> bool:
        """Whether nothing is wanted yet, so that somebody may be asked."""
        return self == Wanted()


def begin_routine(name: str, wanted: Wanted) -> Path:
    """Write a new routine, and say how to play it.

    Raises:
        CoachError: it cannot be written, or what is wanted is not there; nothing was written.
    """
    stem = _stem(name, ROUTINES)
    if wanted.is_open and asking.can_ask():
        wanted = _asked(wanted)
    if wanted.lines:
        lines = [_with_often(line, wanted.often) for line in map(_known_line, wanted.lines)]
        text = templates.routine_of_lines(name, stem, lines, wanted.rounds)
    else:
        like = find("routine", stored.catalogue().routines, wanted.like or DEFAULT_ROUTINE)
        text = templates.copy_of(like, name, stem)
    return _written(ROUTINES, stem, text)


def begin_exercise(name: str, like: str | None, dosage: str | None, steps: Sequence[str]) -> Path:
    """Write a new exercise, and say how to play it.

    Raises:
        CoachError: it cannot be written, or what is wanted is not there; nothing was written.
    """
    stem = _stem(name, EXERCISES)
    if like is None and dosage is None and not steps and asking.can_ask():
        step = asking.answer(HOW).strip()
        steps = (step,) if step else ()
        dosage = _answered(HOW_MUCH, _known_dose)
    if like is not None:
        other = exercise_called(stored.catalogue(), like)
        text = templates.exercise_like(other, name, stem)
    else:
        text = templates.exercise(name, stem, _known_dose(dosage or ""), steps)
    return _written(EXERCISES, stem, text)


def _stem(name: str, kind: str) -> str:
    """What a new file is called, when there is nothing of that name.

    Raises:
        CoachError: there is, or no name can be made of it.
    """
    stem = id_of(name)
    if not stem:
        raise UsageError(
            f'"{shown(name)}" has no letters from a to z to name a file by.', "Try evening."
        )
    place_for(kind, stem)
    catalogue = stored.catalogue()
    there = (*catalogue.routines, *catalogue.named)
    known = {plain(word) for each in there for word in (each.id, each.name)}
    if {plain(name), stem} & known:
        raise UsageError(
            f'Something is called "{shown(name)}" already.',
            f"Give yours another name, such as my-{stem}.",
        )
    return stem


def _written(kind: str, stem: str, text: str) -> Path:
    """Write a file that is known to play; say where it is, and how it is played.

    Raises:
        BadDataError: it would not play.
    """
    file = place_for(kind, stem)
    checked = load_own([OwnFile("yours", file.name, kind, text.encode())], stored.catalogue())
    if checked.problems:
        raise BadDataError(map(str, checked.problems))
    write_new(kind, stem, text)
    with suppress(OSError):  # editors alone need it
        write_again(file.parent.parent / FILE_NAME, schema_text().encode())
    output.write(f"To play it: backcoach session {stem}\n")
    return file


# What is asked


def _asked(wanted: Wanted) -> Wanted:
    prompt = WHICH.format(usual=DEFAULT_ROUTINE)
    wanted = _answered(prompt, lambda answer: _named(answer, wanted))
    if not wanted.lines:
        return wanted
    often = _answered(HOW_OFTEN, lambda answer: _often(answer) if answer else None)
    return wanted._replace(often=often, rounds=_answered(HOW_MANY, _rounds))


def _answered(prompt: str, taken: Callable[[str], Value]) -> Value:
    """Ask until an answer makes sense.

    Raises:
        UsageError: there are no more answers.
    """
    while True:
        try:
            return taken(asking.answer(prompt).strip())
        except EOFError:
            raise UsageError("Nothing was written, for nobody answered.") from None
        except UsageError as error:
            output.complain(f"{error.sentence} {error.hint}".rstrip())


def _named(answer: str, wanted: Wanted) -> Wanted:
    """What somebody means who names exercises or a routine."""
    if not answer:
        return wanted._replace(like=DEFAULT_ROUTINE)
    with suppress(UsageError):
        return wanted._replace(like=find("routine", stored.catalogue().routines, answer).id)
    return wanted._replace(lines=tuple(map(_known_line, _parted(answer))))


def _parted(answer: str) -> Iterator[str]:
    """The lines of an answer: what begins with no exercise goes on with the one before."""
    line = ""
    for piece in answer.split(","):
        if line and not meaning.exercise_in(piece, _ids()):
            line = f"{line},{piece}"
            continue
        if line:
            yield line.strip()
        line = piece
    yield line.strip()


def _rounds(answer: str) -> int:
    if not answer:
        return 1
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= MOST_ROUNDS):
        raise UsageError(f"Rounds are a whole number from 1 to {MOST_ROUNDS}.")
    return int(answer)


# What is meant


def _ids() -> dict[str, str]:
    """The ids of exercises by all that they are called."""
    named = stored.catalogue().named
    return {plain(word): each.id for each in named for word in (each.id, each.name, *each.aliases)}


def _known_line(line: str) -> str:
    """A line that names an exercise, as it is written.

    Raises:
        UsageError: it does not, or its dose makes no sense.
    """
    exercises = stored.catalogue().exercise
    try:
        meaning.line_of(line, _ids(), lambda each: shape_of(exercises[each]))
    except ValueError as error:
        raise UsageError(f"{error}.", "`backcoach list` shows all exercises.") from None
    return line


def _with_often(line: str, often: str | None) -> str:
    return f"{line}, {_often(often)}" if often else line


def _often(said: str) -> str:
    """How often, as it is written.

    Raises:
        UsageError: it does not say that.
    """
    try:
        return meaning.frequency_of(said)
    except ValueError as error:
        raise UsageError(f"{error}.") from None


def _known_dose(said: str) -> str:
    """A dose as it is written, or the usual one where there is none.

    Raises:
        UsageError: it is none.
    """
    try:
        meaning.doses_of(said or USUAL_DOSE, Shape())
    except ValueError as error:
        raise UsageError(f"{error}.") from None
    return said or USUAL_DOSE
