"""The only clock, the only keyboard, the terminal's mode and its restoring."""
