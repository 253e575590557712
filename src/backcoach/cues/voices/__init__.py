"""The words: a voice, and the programs that speak with it."""
