"""What is known, as values: exercises, muscles, routines, signs, and a person's profile."""
