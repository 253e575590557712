"""`python -m backcoach` is the same program as `backcoach`."""

import os

try:
    from backcoach.cli import main

    main()
except KeyboardInterrupt:  # before there was anything to catch it
    os._exit(130)
