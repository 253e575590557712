"""What the tests of what is heard share."""

from tests.voices import marked, programs

__all__ = ["marked", "programs"]
