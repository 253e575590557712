"""What somebody meets who types no more than the program's name."""

from collections.abc import Collection

from backcoach.cli import stored
from backcoach.cli.offering import offers_today
from backcoach.cli.session.choosing import ask, named, show_menu
from backcoach.cli.sheets import is_file
from backcoach.domain.errors import UsageError, suggest

LEAVE = ("q", "quit", "exit")
HELP = ("?", "h", "help")


def asked_at_the_door(commands: Collection[str]) -> list[str]:
    """Offer the usual routine, the others and the other commands.

    Returns:
        The command line that was asked for; an empty one for nothing.

    Raises:
        CoachError: what this person does of a routine cannot be told.
    """
    offers = offers_today()
    others = ", ".join(each for each in commands if each != "session")
    show_menu(
        offers,
        f"A number or name, or {others}; help tells more, q leaves.",
        "A number, a name, or help; q leaves.",
    )

    def taken(answer: str) -> list[str]:
        words = answer.removeprefix("backcoach ").split()
        if answer in LEAVE:
            return []
        if answer in HELP:
            return ["--help"]
        if words and words[0] in commands:
            return words
        if words and is_file(words[0]):
            return ["session", *words]
        try:
            return ["session", *named(stored.catalogue(), offers, answer)]
        except UsageError as error:
            raise UsageError(error.sentence, suggest(words[0], commands, error.hint)) from None

    return ask(offers, taken) or []
