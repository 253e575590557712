"""What holds for every test: the same surroundings on every machine."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Each of these changes what backcoach, Rich, Typer or Python prints. The last line's make Typer
# believe in a terminal, and are set where tests run on a server.
UNWANTED = (
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS", "COLORTERM"),
    *("COLUMNS", "LINES", "TERMINAL_WIDTH", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
    *("LANG", "LANGUAGE", "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8", "PYTHONIOENCODING"),
    *("PYTHONWARNINGS", "PYTHONSAFEPATH", "PYTHONUNBUFFERED", "PYTHONOPTIMIZE", "PYTHONDEVMODE"),
    *("PYTHONDONTWRITEBYTECODE", "TERM_PROGRAM", "TMUX", "STY", "VIRTUAL_ENV", "ACCESSIBLE"),
    *("GITHUB_ACTIONS", "_TYPER_FORCE_DISABLE_TERMINAL"),
)
WANTED = {
    **{"LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"},
    # Whatever a developer's desktop would do for a session, such as keeping the display awake.
    **{f"DBUS_{which}_BUS_ADDRESS": "unix:path=/nowhere" for which in ("SESSION", "SYSTEM")},
}
# Where programs look for a person's own files: on POSIX, by the XDG rules, and on Windows.
HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
    "BACKCOACH_HOME": "backcoach",
}


def pytest_xdist_auto_num_workers() -> int:
    """Two tests for each core at a time: half of them wait, for a terminal, a voice or a clock."""
    return 2 * (os.cpu_count() or 1)


# `make fuzz` tries far more; what it finds becomes a test of its own.
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.register_profile("here", deadline=None, max_examples=40)
# A server has to come to the same result twice, and its clock is shared with others.
settings.register_profile(
    "ci", settings.get_profile("here"), derandomize=True, print_blob=True, database=None
)


@pytest.hookimpl(trylast=True)  # pytest itself may use the developer's colours.
def pytest_configure(config: pytest.Config) -> None:
    """Keep the developer's surroundings out, before anything is imported that reads them."""
    usual = "ci" if os.environ.get("CI") else "here"
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", usual))
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    ours = [name for name in os.environ if name.startswith("BACKCOACH_")]
    for name in (*UNWANTED, *ours):
        if name != "BACKCOACH_REQUIRE_ALL":
            patch.delenv(name, raising=False)
    for name, value in WANTED.items():
        patch.setenv(name, value)
    if hasattr(time, "tzset"):  # Windows has none.
        time.tzset()
    _mind_signals()


def _mind_signals() -> None:
    """Let programs under test see signals which whoever started the tests has shut out.

    `nohup` does so, and a shell that starts something in the background.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if os.name == "posix":
        for each in (signal.SIGHUP, signal.SIGQUIT):
            signal.signal(each, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def _shared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home for fixtures that serve many tests."""
    with pytest.MonkeyPatch.context() as patch:
        _move_into(tmp_path_factory.mktemp("shared-home"), patch)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test, apart from its tmp_path: nothing of the developer's is there."""
    folder = tmp_path_factory.mktemp("home")
    _move_into(folder, monkeypatch)
    return folder


def _move_into(folder: Path, patch: pytest.MonkeyPatch) -> None:
    for name, place in HOMES.items():
        patch.setenv(name, str(folder / place))
