"""Whether this machine has a sound card."""

import sys
from pathlib import Path

CARDS = Path("/proc/asound/cards")
"""Where Linux lists its cards; it is not there without a driver for any."""


def has_card(cards: Path = CARDS) -> bool | None:
    """Whether there is a sound card; None where nothing says so.

    A wireless loudspeaker and one in the network need none.
    """
    if sys.platform != "linux":
        return None
    try:
        return "[" in cards.read_text("utf-8", "replace")
    except OSError:
        return False
