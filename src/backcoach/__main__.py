"""`python -m backcoach` is the same program as `backcoach`."""

from backcoach.cli import main

main()
