"""What to press, and what the session is doing meanwhile."""

NO_SUCH_KEY = "That does nothing. ? shows the keys."
NO_SUCH_KEY_SPOKEN = "That does nothing. The question mark shows the keys."
