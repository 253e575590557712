"""What a command loads: those that print a line should not wait for what they do not use."""

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from tests.every import every

FIGURES = "backcoach.figures"
LIGHT = (("--version",), ("list",), ("routines",), ("muscles",))
PERSONAL = {
    "backcoach.keeping.answers",
    "backcoach.catalogue.profile",
    "backcoach.cli.person",
    "backcoach.domain.tailoring.adapting",
    "backcoach.domain.knowledge.profile",
    "backcoach.domain.knowledge.review",
}
ASKING = {
    "backcoach.cli.session.choosing",
    "backcoach.cli.session.gate",
    "backcoach.cli.session.playing",
    "backcoach.screen.pages.safety_pages",
    "backcoach.terminal.keyboard",
    "backcoach.terminal.mode",
    "termios",
}
WRITING = {"backcoach.keeping.locking", "backcoach.keeping.whole", "tempfile"}
YAML = {"yaml", "backcoach.catalogue.yaml.reading", "backcoach.catalogue.schemas.schema"}


SILENT = (
    *LIGHT,
    ("show", "bird-dog"),
    ("print", "desk"),
    ("safety",),
    ("session", "desk", "--dry-run"),
)
"""Commands that make no sound."""


WARM = ("show", "bird-dog", "--svg")
"""What makes all caches there are."""


@cache
def warm_home() -> Path:
    """A home in which the caches have been made."""
    home = Path(mkdtemp())
    atexit.register(rmtree, home)
    run(home, *WARM, str(home / "x.svg"))
    return home


def run(home: Path, *words: str, **environ: str) -> set[str]:
    """Run a command line; return the modules that the program imports for it."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "backcoach", *words],
        env={**os.environ, "BACKCOACH_HOME": str(home), **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


@cache
def imported(*words: str) -> frozenset[str]:
    """The modules that the program imports for a command line, with its caches made."""
    return frozenset(run(warm_home(), *words))


@every([("--version",), ("list",), ("routines",)], " ".join)
def test_a_command_that_draws_nothing_does_not_import_the_figures(words: tuple[str, ...]) -> None:
    assert [name for name in imported(*words) if name.startswith(FIGURES)] == []


@every([("list",), ("routines",)], " ".join)
def test_a_list_reads_no_more_than_its_lines(words: tuple[str, ...]) -> None:
    assert imported(*words) & {"msgspec", "backcoach.domain.knowledge.catalogue"} == set()


def test_the_help_imports_no_command_to_list_it() -> None:
    modules = imported("--help")
    assert [name for name in modules if name.startswith("backcoach.cli.commands")] == []
    assert modules & {"backcoach.catalogue", "backcoach.domain.knowledge", "rich"} == set()


@every(["session e", "session desk --from b", "print e", "show b"], str)
def test_a_name_is_completed_from_the_lines_of_a_list(line: str) -> None:
    typed = {"COMP_WORDS": f"backcoach {line}", "COMP_CWORD": str(len(line.split()))}
    modules = run(warm_home(), _BACKCOACH_COMPLETE="complete_bash", **typed)
    assert "backcoach.domain.knowledge.index" in modules
    assert modules & {"msgspec", "pydantic", "backcoach.domain.knowledge.exercise"} == set()


def test_the_figures_are_imported_for_a_picture() -> None:
    assert FIGURES in imported(*WARM, str(warm_home() / "y.svg"))


def test_with_a_cache_a_picture_needs_no_yaml() -> None:
    slow = {
        "yaml",
        "backcoach.catalogue.schemas.figure_schema",
        "backcoach.catalogue.schemas.schema",
    }
    assert imported(*WARM, str(warm_home() / "y.svg")) & slow == set()


@every((*LIGHT, ("show", "bird-dog"), ("safety",)), " ".join)
def test_a_command_that_is_about_no_session_imports_nothing_of_the_journal(
    words: tuple[str, ...],
) -> None:
    modules = imported(*words)
    journals = ("backcoach.domain.journal", "backcoach.keeping.journal", "sqlite3")
    assert [name for name in modules if name.startswith(journals)] == []


def test_sharing_a_history_imports_no_network(tmp_path: Path) -> None:
    modules = run(tmp_path, "journal", "sync", str(tmp_path))
    assert modules & {"socket", "ssl", "http.client", "urllib.request", "asyncio"} == set()


@every(LIGHT, " ".join)
def test_what_is_the_same_for_everybody_does_not_import_what_is_about_a_person(
    words: tuple[str, ...],
) -> None:
    assert imported(*words) & (PERSONAL | ASKING | WRITING | YAML) == set()


def test_a_dry_run_asks_nothing_and_imports_no_questions() -> None:
    modules = imported("session", "desk", "--dry-run")
    assert modules & (ASKING | YAML | {"rich"}) == set()
    assert "backcoach.cli.person" in modules


def test_the_signs_are_shown_without_what_is_about_a_person() -> None:
    modules = imported("safety")
    assert modules & (PERSONAL | YAML | {"termios", "rich"}) == set()


def test_a_session_imports_the_questions_and_a_profile_brings_yaml(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text("voice: true\n", "utf-8")
    modules = run(tmp_path, "session", "desk", "--speed", "1000")
    assert modules >= {"backcoach.cli.session.gate", "backcoach.catalogue.profile", "yaml"}


@every(SILENT, " ".join)
def test_a_command_that_makes_no_sound_imports_nothing_of_the_cues(words: tuple[str, ...]) -> None:
    modules = imported(*words)
    assert [name for name in modules if name.startswith("backcoach.cues")] == []


@every((*SILENT, ("print", "desk", "--format", "html")), " ".join)
def test_what_lays_out_pages_is_imported_for_pages(words: tuple[str, ...]) -> None:
    wanted = {"jinja2"} if "html" in words else set()
    assert imported(*words) & {"jinja2", "typst"} == wanted


CONVERTED = (
    ("list", "--position", "supine"),
    ("show", "bird-dog"),
    ("muscles", "ql"),
    ("print", "desk", "--format", "markdown"),
    ("profile", "set", "sore-side", "left"),
    ("profile",),
    ("safety", "rules"),
    ("session", "desk", "--dry-run", "--minutes", "5", "--level", "2", "--side", "left"),
    ("session", "--dry-run"),
    ("session", "--help"),
)
"""Each command, with values of every kind."""


def test_no_command_imports_what_typer_would_convert_its_values_with(tmp_path: Path) -> None:
    # Setting a value must not make somebody of the one who has set nothing.
    assert [words for words in CONVERTED if "pydantic" in run(tmp_path, *words)] == []
