"""A person who has answered about warning signs today, and so is not asked again."""

from pathlib import Path

import pytest

from backcoach.domain.knowledge.review import Answer
from backcoach.keeping.answers import FILE_NAME, add_answer
from backcoach.terminal.clock import local_now
from tests.voices import marked

__all__ = ["answered", "marked"]


@pytest.fixture(autouse=True)
def answered(home: Path) -> Path:
    """The file of answers; a test about the questions removes it."""
    file = home / "backcoach" / FILE_NAME
    add_answer(file, Answer.CLEAR, local_now())
    return file
