"""How anything is kept on this machine: where, read with care, written whole, one at a time."""
