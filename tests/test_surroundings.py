"""The surroundings that conftest.py and requirements.py promise to every other test."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import HOMES, UNWANTED
from tests.requirements import need

MISSING = "a-tool-that-nobody-has"


def test_every_home_is_this_tests_own_and_empty(home: Path) -> None:
    assert [name for name in HOMES if not Path(os.environ[name]).is_relative_to(home)] == []
    assert Path.home() == home
    assert list(home.iterdir()) == []


def test_the_home_is_not_the_folder_for_a_tests_own_files(home: Path, tmp_path: Path) -> None:
    assert not home.is_relative_to(tmp_path)
    assert not tmp_path.is_relative_to(home)


def test_nothing_that_changes_output_comes_from_the_developer() -> None:
    assert [name for name in UNWANTED if name in os.environ] == []
    assert os.environ["LC_ALL"] == "C.UTF-8"
    assert os.environ["TZ"] == "UTC"
    if hasattr(time, "tzset"):
        assert time.strftime("%z") == "+0000"


def test_a_developers_own_setting_does_not_reach_the_tests(tmp_path: Path) -> None:
    # The tests above pass on any tidy machine: this one brings the mess along.
    test = f"{__file__}::test_nothing_that_changes_output_comes_from_the_developer"
    mess = {name: "1" for name in UNWANTED if not name.startswith("PYTHON")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    done = subprocess.run(
        [*command, f"--basetemp={tmp_path / 'inner'}"],
        env={**os.environ, **mess, "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
    )
    assert "1 passed" in done.stdout, done.stdout


def test_a_needed_tool_is_found() -> None:
    assert Path(need("sh" if os.name == "posix" else "cmd")).is_absolute()


def test_without_a_needed_tool_the_test_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BACKCOACH_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match=f"{MISSING} is not installed"):
        need(MISSING)


def test_where_all_is_required_a_missing_tool_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCOACH_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match=f"{MISSING} is not installed"):
        need(MISSING)
