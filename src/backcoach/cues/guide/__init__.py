"""A session to listen to: all its sounds on one track, in a file."""
