"""What this machine can do for a session: finding out, and hearing it."""
