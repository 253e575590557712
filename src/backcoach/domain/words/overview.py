"""What a session will be, in a few sentences: told before it begins."""

from collections.abc import Iterator, Sequence

from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import all_of, counted

ON_A_BED = "On a bed, lie down and get up as you always do. Take the mattress for the floor."


def overview(
    ms: int,
    exercises: int,
    equipment: Sequence[str],
    loads: Sequence[str] = (),
    *,
    bed: bool = False,
) -> Iterator[str]:
    """Say how long it takes, how many exercises it has, and what to have at hand.

    `bed` where it can be done on one, too.
    """
    number = f", {counted(exercises, 'exercise')}" if exercises > 1 else ""
    yield f"It takes {duration(ms)}{number}."
    things = [*(f"a {each}" for each in equipment), *loads]
    needs = f"You need {all_of(things)}." if things else "You need nothing for it."
    yield f"{needs} {ON_A_BED}" if bed else needs
