"""What a test needs from the system it runs on."""

import os
import shutil
from typing import NoReturn

import pytest


def need(tool: str) -> str:
    """Return the path of a system tool; without the tool, skip the test that asked.

    With BACKCOACH_REQUIRE_ALL=1 the test fails instead: where everything is meant to be tested, a
    test that quietly does not run is the worst kind of green.
    """
    path = shutil.which(tool)
    if path is None:
        _go_without(f"{tool} is not installed")
    return path


def _go_without(reason: str) -> NoReturn:
    if os.environ.get("BACKCOACH_REQUIRE_ALL") == "1":
        pytest.fail(f"{reason}, and BACKCOACH_REQUIRE_ALL=1 says that it must be", pytrace=False)
    pytest.skip(reason)
