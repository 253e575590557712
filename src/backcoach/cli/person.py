"""What a person has told the coach: the profile, and the answers about warning signs."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli import output, stored
from backcoach.domain.errors import CoachError, Exit, shown
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.review import Answer, Standing, standing
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import WAKING_MIN
from backcoach.domain.tailoring.adapting import Limits
from backcoach.keeping.answers import FILE_NAME, MOST_BYTES, add_answer, read_answers
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import read_file
from backcoach.keeping.whole import HalfWrittenError
from backcoach.terminal.clock import local_now

if TYPE_CHECKING:
    from backcoach.screen.glyphs import Glyphs

EPOCH = date(1970, 1, 1).toordinal()
MOST_PROFILE_BYTES = 4_000_000
"""What is larger is no profile; from half of it on, YAML says where it is too large."""


def profile_file() -> Path:
    """Where the profile is, or would be.

    Raises:
        CoachError: there is no place for it.
    """
    folder = stored.config_folder()
    if folder is None:
        raise CoachError(
            "There is no home folder to keep a profile in.",
            "BACKCOACH_HOME can name a folder for it.",
        )
    return folder / stored.PROFILE_NAME


def profile() -> Profile:
    """The profile; an empty one where there is none.

    Raises:
        BadDataError: with every problem of the file.
        CoachError: it is there and cannot be read.
    """
    if stored.config_folder() is None:
        return Profile()
    file = profile_file()
    text = profile_text(file)
    if not text:
        return Profile()
    from backcoach.catalogue.profile import load_profile

    return load_profile(text, str(file), stored.safety)


def wants_plain() -> bool:
    """Whether the profile asks for lines alone; one that cannot be read asks for nothing."""
    with suppress(CoachError):
        return b"plain" in profile_text(profile_file()) and profile().plain
    return False


def glyphs() -> "Glyphs":
    """The characters to draw with: those that this person wants, else what the terminal can show.

    A profile that cannot be read asks for nothing; whatever depends on it says so.
    """
    wanted = None
    with suppress(CoachError):
        if stored.has_profile() and b"glyphs" in profile_text(profile_file()):
            wanted = profile().glyphs
    return output.glyphs(wanted)


def profile_text(file: Path) -> bytes:
    """What the profile says; nothing where there is none.

    Raises:
        CoachError: it is there and cannot be read.
    """
    try:
        return read_file(file, MOST_PROFILE_BYTES) or b""
    except OSError as error:
        from backcoach.catalogue.profile import SET_ASIDE

        raise CoachError(
            f"Your profile could not be read: {error.strerror}.",
            f"It is {shown(str(file), 300)}. {SET_ASIDE}",
        ) from error


@contextmanager
def changing_profile() -> Iterator[Path]:
    """The profile's file, while nobody else changes it.

    Raises:
        CoachError: there is no place for it, or it cannot be written.
    """
    file = profile_file()
    try:
        with one_writer(file.parent):
            yield file
    except OSError as error:
        raise CoachError(
            f"{shown(str(file), 300)} could not be written: {error.strerror}.",
            "" if isinstance(error, HalfWrittenError) else "Nothing was changed.",
        ) from error


class UnreadableAnswersError(CoachError):
    """The answers about warning signs are there, and cannot be read."""

    exit_code = Exit.BAD_FILE

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(
            f"Your answers about warning signs cannot be read ({error.strerror or error}),"
            " so there is no session.",
            f"They are in {shown(str(file), 300)}."
            " `backcoach safety review` asks again and sets that file aside.",
        )


def limits(safety: Safety, known: Profile, *, now: bool) -> Limits:
    """What this person leaves out or minds; with `now`, at this time of day."""
    is_early = False
    if now:
        here = local_now()
        is_early = known.is_just_up(here.hour * 60 + here.minute, safety.morning)
    return Limits(safety, known.conditions, is_early)


def today() -> int:
    """The day it is to whoever has not slept yet, counted from 1 January 1970."""
    return (local_now() - timedelta(minutes=WAKING_MIN)).toordinal() - EPOCH


def where_they_stand(safety: Safety) -> Standing:
    """What the answers so far come to.

    Raises:
        BadDataError: they are there and cannot be read, so nobody knows.
    """
    file = _answers_file()
    try:
        answers = read_answers(file) if file else ()
    except OSError as error:
        raise UnreadableAnswersError(file or Path(), error) from error
    return standing(answers, int(local_now().timestamp()), safety.review)


def set_answers_aside() -> str:
    """Give a file of answers that cannot be read another name; return a sentence about where.

    Raises:
        CoachError: that could not be done.
    """
    from backcoach.keeping.aside import set_aside

    file = _answers_file()
    assert file is not None  # there is a file that cannot be read
    try:
        with one_writer(file.parent):
            aside = set_aside(file, f"{local_now():%Y-%m-%d}", MOST_BYTES)
    except OSError as error:
        raise CoachError(
            f"{shown(str(file), 300)} could not be set aside: {error.strerror}.",
            "Give it another name, or take it away, and ask again.",
        ) from error
    return f"Your answers that could not be read are now in {shown(str(aside), 300)}."


def keep(answer: Answer) -> str:
    """Keep an answer on this machine; return a sentence about why that could not be, or nothing."""
    file = _answers_file()
    try:
        if file is None:
            raise OSError("there is no home folder")
        add_answer(file, answer, local_now())
    except OSError as error:
        why = error.strerror or error
        return f"Your answer could not be kept ({why}), so it is asked next time."
    return ""


def _answers_file() -> Path | None:
    folder = stored.own_data_folder()
    return folder / FILE_NAME if folder else None
