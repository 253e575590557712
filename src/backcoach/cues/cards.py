"""Whether this machine has a sound card."""

import sys
from pathlib import Path

CARDS = Path("/proc/asound/cards")
"""Where Linux lists its cards; it is not there without a driver for any."""


def has_card(cards: Path = CARDS) -> bool | None:
    """Whether there is a sound card; None where nothing says so.

    A wireless loudspeaker and one in the network need none.
    """
    return _is_any_listed(cards) if sys.platform == "linux" else None


def _is_any_listed(cards: Path) -> bool:
    try:
        return "[" in cards.read_text("utf-8", "replace")
    except OSError:
        return False
