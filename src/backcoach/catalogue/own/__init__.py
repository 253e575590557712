"""Own files: exercises and routines that people write, or are given, beside those of the coach."""
