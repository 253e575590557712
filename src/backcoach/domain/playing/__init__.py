"""A timeline as it is done: what every key does, what was done, and what is to be seen."""
