"""The stage of a session: laid out anew at every moment, of which only changes are written."""
