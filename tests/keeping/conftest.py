"""What the tests of the files share."""

from tests.keeping.machine import common

__all__ = ["common"]
