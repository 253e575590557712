"""Own files: exercises and routines that people write or are given, with doses as on a sheet."""
