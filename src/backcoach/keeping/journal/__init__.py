"""The journal on this machine: its lines, the database, and what could not be written to it."""
