"""`python -m backcoach` is the same program as `backcoach`."""

import sys

try:
    from backcoach.cli import main

    main()
except KeyboardInterrupt:  # before there was anything to catch it
    sys.exit(130)
