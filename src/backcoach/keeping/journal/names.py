"""What the journal's files are called."""

FILE_NAME = "journal.sqlite3"

UNSAVED_NAME = "journal-unsaved.jsonl"
"""Records that could not be written to the journal, beside it."""

MACHINE_NAME = "machine-id"
"""A random name of this machine, so that its file in a shared folder is its own."""

LOG_ENDS = ("-wal", "-shm")
"""How the names of the files end that lie beside the journal while it is open."""
