"""What somebody was told is not told again every day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from backcoach.keeping.told import AGAIN_DAYS, FILE_NAME, Told

DAY = date(2026, 11, 29)


def told(folder: Path | None, days: int = 0) -> Told:
    """What is known some days after the first."""
    return Told(folder, DAY + timedelta(days=days))


def test_the_same_is_new_again_after_a_while_or_once_it_was_all_right(tmp_path: Path) -> None:
    told(tmp_path).keep({"voice": "No voice.", "chimes": ""})
    assert not told(tmp_path, 1).is_new("voice", "No voice.")
    assert told(tmp_path, 1).is_new("voice", "No loudspeaker.")
    assert told(tmp_path, 1).is_new("chimes", "No voice.")
    told(tmp_path, AGAIN_DAYS - 1).keep({"voice": "No voice."})  # which does not begin it anew
    assert told(tmp_path, AGAIN_DAYS).is_new("voice", "No voice.")
    told(tmp_path, 2).keep({"chimes": ""})
    assert not told(tmp_path, 3).is_new("voice", "No voice.")
    told(tmp_path, 3).keep({"voice": ""})
    assert told(tmp_path, 4).is_new("voice", "No voice.")


@pytest.mark.parametrize("text", ["", "[]", '{"voice": 1}', '{"voice": ["x", "y"]}', "{" * 9_999])
def test_a_damaged_file_counts_for_nothing_and_is_written_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert told(tmp_path).is_new("voice", "No voice.")
    told(tmp_path).keep({"voice": "No voice."})
    assert not told(tmp_path).is_new("voice", "No voice.")


def test_without_a_home_it_is_told_every_time() -> None:
    told(None).keep({"voice": "No voice."})
    assert told(None).is_new("voice", "No voice.")
