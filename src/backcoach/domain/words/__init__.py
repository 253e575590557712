"""How the coach says things: sentences and labels are made here, of ids and numbers."""
