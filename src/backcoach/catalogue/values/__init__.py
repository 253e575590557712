"""What was read, made into values of the domain, by rules that no schema can tell."""
