"""The error boundary: whatever goes wrong becomes one sentence and an exit code."""

import errno
import os
import sys
from collections.abc import Callable

from backcoach.cli.streams import abandon_output, flush_output, make_ready
from backcoach.domain.errors import CoachError, Exit, shown

_OUTPUT_FAILURES = {
    errno.EPIPE: "Nobody is reading the output any more, so it is not complete.",
    errno.ENOSPC: "The output could not be written: there is no space left.",
    errno.EBADF: "Standard output is closed, so there is nowhere to write.",
    errno.EIO: "The terminal has gone away.",
}


def guarded(work: Callable[[], int]) -> int:
    """Do some work that may take a while; return its exit code, or that of what stopped it.

    A signal that ends the program ends it here, when all that was under way has been tidied up.
    """
    from backcoach.terminal.ending import Ended, die_of, raised_by_signals

    try:
        with raised_by_signals():
            return _unwrapped(work)
    except KeyboardInterrupt:
        flush_output()
        return Exit.INTERRUPTED
    except Ended as ended:
        number = ended.number
    die_of(number)  # only here, where the exception holds on to nothing any more
    return 128 + number


def _unwrapped(work: Callable[[], int]) -> int:
    """The exit code of some work, with what ended it raised as what it is."""
    try:
        return explained(work)
    except Exception as error:  # an import wraps a signal that comes into it
        raise_what_ended(error)
        raise


def explained(work: Callable[[], int]) -> int:
    """Do some work that prints; return its exit code. A sentence has said what went wrong."""
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        make_ready()
        code = work()
        sys.stdout.flush()
    except CoachError as error:
        return _said(error.exit_code, error.sentence, error.hint)
    except OSError as error:
        abandon_output()
        return _said(Exit.FAILED, _output_failure(error))
    except RecursionError:
        return _said(Exit.FAILED, "That goes too deep to be worked out.")
    except Exception as error:  # the last resort: no input may show a traceback
        raise_what_ended(error)
        return _said(
            Exit.FAILED,
            "Something went wrong inside backcoach:"
            f" {type(error).__name__}: {shown(str(error), 200)}.",
            "Please report this sentence and what you typed.",
        )
    return code


def raise_what_ended(error: BaseException | None) -> None:
    """Raise the Ctrl-C or the signal that other code has made an error of its own of, if any."""
    while error is not None:
        if not isinstance(error, Exception):
            raise error
        error = error.__cause__ or error.__context__


def _output_failure(error: OSError) -> str:
    known = _OUTPUT_FAILURES.get(error.errno or 0)
    if known is not None and error.filename is None:
        return known
    about = f" ({shown(str(error.filename), 200)})" if error.filename else ""
    return f"That did not work: {error.strerror or error}{about}."


def _said(code: int, sentence: str, hint: str = "") -> int:
    from backcoach.cli.output import complain  # only what goes wrong needs it

    flush_output()
    complain(f"{sentence} {hint}".rstrip())
    return code
