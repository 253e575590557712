"""How a handout is made, from a routine's name to a file."""
