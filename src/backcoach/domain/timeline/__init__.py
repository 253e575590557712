"""When it is done: a plan as phases, from which everything is read off."""
