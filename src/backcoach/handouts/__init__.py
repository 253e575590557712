"""A routine to take away, on paper or in a file."""
