"""What the journal's files are called."""

FILE_NAME = "journal.sqlite3"

UNSAVED_NAME = "journal-unsaved.jsonl"
"""Records that could not be written to the journal, beside it."""
