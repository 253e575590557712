"""What the session is doing, and what to press."""

from backcoach.domain.words.durations import duration

PAUSED = "Paused"
PAUSED_SPACE = f"{PAUSED}. Space goes on."
PAUSED_MEANWHILE = f"{PAUSED}, because the program was stopped meanwhile."
GOING_ON = "Going on"
COUNTS = "Enter counts one, if you like."
GOES_ON_ALREADY = "It is going on. Space pauses."
READY = "Ready when you are"

BEGINS = "Enter or space begins"
TURNS = "Enter or space goes on"
LEAVES = "q leaves"
GO_ON = "Press space to go on."
WHEN_READY = "Press space when you are ready."
NO_SUCH_KEY = "That does nothing. ? shows the keys."
NO_SUCH_KEY_SPOKEN = "That does nothing. The question mark shows the keys."

HELP_GOES_ON = "Enter goes on"
HELP_GOES_BACK = "Enter goes back"
MORE = "Space shows more"

HALFWAY = "Halfway"
DONE = "Done."
TAKE_A_MOMENT = "Take a moment before you get up."


def going_on(ms: int) -> str:
    """Say that it goes on, and after how long, where that is long enough to say."""
    return f"{GOING_ON} in {duration(ms)}." if ms >= 1000 else f"{GOING_ON}."


def so_far(count: int) -> str:
    """Say how many were counted."""
    return f"{count} so far."


def left(ms: int) -> tuple[str, ...]:
    """Ways to say how long something still takes, from the longest."""
    number = (f"{ms // 1000}.",) if ms < 60_000 else ()
    return (f"{duration(ms)} left.", f"{duration(ms)}.", *number)
