"""What is done, and how much of it: a routine with every dosage settled."""
