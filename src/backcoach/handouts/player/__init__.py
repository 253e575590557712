"""A session as one page for a phone: it plays the compiled timeline, and decides nothing."""
