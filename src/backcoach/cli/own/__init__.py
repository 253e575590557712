"""Own files checked, watched, begun and edited."""
