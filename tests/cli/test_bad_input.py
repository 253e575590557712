"""Whatever is typed and whatever breaks: one sentence, the right exit code, nothing half-done."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.catalogue.files import FILES
from tests.cli.copies import Copy
from tests.cli.program import Done, Program, posix
from tests.requirements import need

LONG = "x" * 10_000
DRY = ("session", "desk", "--dry-run")
NAMED = (("show",), ("session",), ("list", "--muscle"), ("muscles",))
COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("show", "bird-dog"),
    ("muscles",),
    ("print", "desk"),
    DRY,
    ("session", "desk", "--plain", "--speed", "1000"),
    ("--help",),
    ("--version",),
)
every_command = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


# The command line


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("sesion", "Try `backcoach session`."),
        ("lst", "Try `backcoach list`."),
        ("xyzzy", "`backcoach --help` shows all."),
        ("--nope", "--nope"),
        ("list --nope", "`backcoach list --help`"),
        ("list --muscel ql", "--muscle"),
        ("list extra", "extra"),
        ("show", "Name an exercise. Try `backcoach show bird-dog`"),
        ("show bird-dog extra", "extra"),
        ("print", "Try `backcoach print essentials`"),
        ("list --muscle", "--muscle"),
        ("list --json=yes", "--json"),
        ("show brid-dog", "Did you mean bird-dog"),
        ("show ql", "Did you mean ql-doorway-stretch, ql-doorway-cross-step or ql-ball-release?"),
        ("show xyzzy", "`backcoach list` shows all."),
        ("session dekc", "Did you mean desk?"),
        (
            "session bird-dg",
            'There is no routine or exercise called "bird-dg". Did you mean bird-dog',
        ),
        ("session dessk", "Did you mean desk"),
        ("session e", "More than one routine or exercise begins"),
        ("session desk bird-dog", "Desk is a routine, and goes by itself."),
        ("session bird-dog desk", "Name one routine, or one or more exercises."),
        ("session desk morning", "Desk is a routine, and goes by itself."),
        ("session bird-dog xyzzy", 'There is no routine or exercise called "xyzzy".'),
        ("session bird-dog --from walk", "Walk is not part of Bird dog."),
        ("print xyzzy", "`backcoach routines` and `backcoach list` show all."),
        ("print desk walk", "Desk is a routine, and goes by itself."),
        ("list --muscle pirifm", "Did you mean piriformis?"),
        ("list --muscle xyzzy", "`backcoach muscles` shows all."),
        ("list --muscle gluteus", "Did you mean gluteus_maximus"),
        ("muscles pirifm", "Did you mean piriformis?"),
        ("muscles xyzzy", "`backcoach muscles` shows all."),
        ("muscles gluteus", "Did you mean gluteus_maximus"),
        ("muscles ql extra", "extra"),
        ("list --position standin", "standing"),
        ("list --setting gym", "doorway"),
        ("list --goal fun", "mobility"),
        ("list --equipment matt", "Did you mean mat?"),
        ("list --equipment bar", "none, mat"),
        ("print desk --format pfd", "markdown"),
        ("session desk --minutes 0", "above 0"),
        ("session desk --minutes -3", "above 0"),
        ("session desk --minutes nan", "above 0"),
        ("session desk --minutes inf", "up to 600"),
        ("session desk --minutes 601", "up to 600"),
        ("session desk --minutes x", "--minutes"),
        (
            "session desk --minutes 0.1 --teach never",
            "takes at least 51 seconds, and 13 minutes 28 seconds at the most. Try --minutes 1.",
        ),
        ("session desk --speed 0", "from 0.1 to 1000"),
        ("session desk --speed -1", "from 0.1 to 1000"),
        ("session desk --speed nan", "from 0.1 to 1000"),
        ("session desk --speed inf", "from 0.1 to 1000"),
        ("session desk --speed x", "--speed"),
        ("session desk --level 0", "from 1 to 5"),
        ("session desk --level 99", "from 1 to 5"),
        ("session desk --level 1.5", "--level"),
        ("session desk --level x", "--level"),
        ("session desk --breath x", "like 2.5:3.5"),
        ("session desk --breath :", "like 2.5:3.5"),
        ("session desk --breath 3", "like 2.5:3.5"),
        ("session desk --breath 1:2:3", "like 2.5:3.5"),
        ("session desk --breath -3:4", "like 2.5:3.5"),
        ("session desk --breath nan:nan", "like 2.5:3.5"),
        ("session desk --breath 1:1", "from 4 to 12 seconds"),
        ("session desk --breath 3:9", "twice as long"),
        ("session desk --breath 9:9", "from 4 to 12 seconds"),
        ("session desk --breath 5:4", "as long as the breath in"),
        ("session desk --breath 0:5", "as long as the breath in"),
        ("session desk --side both", "left"),
        ("session desk --json", "--json goes with --dry-run."),
        ("session desk --from bird-dog", "Bird dog is not part of Desk."),
        ("session desk --from bird-dgo", "Did you mean bird-dog?"),
    ],
)
def test_a_wrong_command_line_gets_one_sentence_and_two(
    program: Program, line: str, says: str
) -> None:
    done = program.run(*line.split())
    assert done.code == 2
    assert says in done.sentence


def test_what_is_wrong_with_an_option_is_looked_up_in_its_command(program: Program) -> None:
    assert "`backcoach session --help`" in program.run("session", "--minutes").sentence


@pytest.mark.parametrize("words", NAMED, ids=" ".join)
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="empty"),
        pytest.param("\x1b[31mred", id="escape-code"),
        pytest.param("two\nlines", id="line-break"),
        pytest.param("a\u202eb", id="turned-round"),
        pytest.param(LONG, id="very-long"),
        pytest.param("[bold]x[/bold]", id="markup"),
        pytest.param(b"\xff\xfe", id="no-utf-8", marks=posix),
    ],
)
def test_a_hostile_name_is_quoted_in_one_short_plain_line(
    program: Program, words: tuple[str, ...], name: str | bytes
) -> None:
    done = program.run(*words, name)
    assert done.code == 2
    assert len(done.sentence) < 250


@pytest.mark.parametrize(
    "words",
    [
        ("\x1b[31mred",),
        ("--\x1b[31mred",),
        ("list", "--\x1b[31mred"),
        ("list", "--position", "\x1b[31mred"),
        ("list", "--equipment", "two\nlines"),
        ("session", "desk", "\x1b[31mred"),
        ("session", "desk", "--minutes", "\x1b[31mred"),
        ("session", "desk", "--breath", "\x1b[31mred"),
        pytest.param((b"\xff\xfe",), marks=posix),
        pytest.param(("list", "--goal", b"\xff\xfe"), marks=posix),
        pytest.param(("session", "desk", b"\xff\xfe"), marks=posix),
    ],
    ids=repr,
)
def test_a_hostile_word_never_reaches_the_terminal(
    program: Program, words: tuple[str | bytes, ...]
) -> None:
    done = program.run(*words)
    assert done.code == 2
    assert done.sentence


@pytest.mark.parametrize(
    "words",
    [(f"--{LONG}",), ("list", "--goal", LONG), (*DRY, "--minutes", LONG)],
    ids=["option", "choice", "number"],
)
def test_a_very_long_word_is_not_said_back_in_full(
    program: Program, words: tuple[str, ...]
) -> None:
    done = program.run(*words)
    assert done.code == 2
    assert len(done.sentence) < 1_000


def test_words_that_are_searched_for_may_be_anything(program: Program) -> None:
    assert program.run("list", "--search", "\x1b[31m\n", "--json") == Done(0, "[]\n", "")


# A file to write


def printed_to(program: Program, file: str | Path) -> Done:
    done = program.run("print", "desk", "--output", str(file))
    assert done.code == 1
    return done


def test_a_folder_that_is_not_there_is_told(program: Program, tmp_path: Path) -> None:
    sentence = printed_to(program, tmp_path / "none" / "sheet").sentence
    assert "sheet could not be written: No such file or directory." in sentence


def test_a_file_in_place_of_a_folder_is_told(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert "could not be written" in printed_to(program, tmp_path / "file" / "sheet").sentence
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_in_place_of_the_file_is_told(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert "could not be written" in printed_to(program, folder).sentence
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("name", ["", "."])
def test_no_file_name_at_all_is_told(program: Program, name: str) -> None:
    sentence = printed_to(program, name).sentence
    assert "could not be written" in sentence
    assert "Something went wrong inside" not in sentence


def test_a_file_name_that_is_too_long_is_told(program: Program, tmp_path: Path) -> None:
    sentence = printed_to(program, tmp_path / ("x" * 300)).sentence
    assert "could not be written: File name too long" in sentence or os.name != "posix"
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(program: Program, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "Permission denied" in printed_to(program, tmp_path / "sheet").sentence
    finally:
        tmp_path.chmod(0o700)


@posix
def test_a_file_name_never_reaches_the_terminal_as_an_escape_code(
    program: Program, tmp_path: Path
) -> None:
    assert printed_to(program, tmp_path / "none" / "\x1b[31mred").sentence


@posix
def test_a_file_stays_as_it_was_when_the_disk_is_full(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "sheet"
    file.write_text("mine")
    # Nothing may get larger than two blocks, so that a write fails half-way.
    limited = (need("sh"), "-c", 'export PYTHONDONTWRITEBYTECODE=1; ulimit -f 2; exec "$@"', "sh")
    done = program.run("print", "eight", "--output", str(file), before=limited)
    assert done.code == 1
    assert "could not be written: File too large." in done.sentence
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("sheet", "mine")]


# Streams


def redirected(program: Program, how: str, *words: str) -> Done:
    """Run a command with the shell's redirections."""
    return program.run(*words, before=(need("sh"), "-c", f'exec "$@" {how}', "sh"))


@posix
@every_command
def test_a_closed_output_is_one_sentence(program: Program, words: tuple[str, ...]) -> None:
    done = redirected(program, ">&-", *words)
    assert done.code == 1
    assert done.sentence == "Standard output is closed, so there is nowhere to write."


@posix
@every_command
def test_a_closed_input_changes_nothing(program: Program, words: tuple[str, ...]) -> None:
    done = redirected(program, "<&-", *words)
    assert done == program.as_usual(*words)


@posix
@every_command
def test_a_closed_error_stream_changes_nothing(program: Program, words: tuple[str, ...]) -> None:
    usual = replace(program.as_usual(*words), err="")
    assert redirected(program, "2>&-", *words) == usual


def went_wrong(program: Program, done: Done, words: tuple[str, ...]) -> str:
    """What a run said was wrong, after what it says in any case."""
    usual = program.as_usual(*words).err
    assert done.err.startswith(usual)
    return replace(done, err=done.err.removeprefix(usual)).sentence


@posix
@every_command
def test_a_reader_that_went_away_is_one_sentence(program: Program, words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as output:
        done = program.run(*words, stdout=output)
    assert done.code == 1
    said = went_wrong(program, done, words)
    assert said == "Nobody is reading the output any more, so it is not complete."


@posix
def test_a_reader_that_went_away_has_its_exit_code_where_nobody_can_be_told(
    program: Program,
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    closed = (need("sh"), "-c", 'exec "$@" 2>&-', "sh")
    with os.fdopen(writer, "wb") as output:
        assert program.run("list", "--json", stdout=output, before=closed).code == 1


full = pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")


@full
@every_command
def test_a_full_disk_under_the_output_is_one_sentence(
    program: Program, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as output:
        done = program.run(*words, stdout=output)
    assert done.code == 1
    said = went_wrong(program, done, words)
    assert said == "The output could not be written: there is no space left."


@posix
def test_all_streams_closed_is_still_the_right_exit_code(program: Program) -> None:
    assert redirected(program, ">&- 2>&- <&-", "list") == Done(1, "", "")


@posix
@pytest.mark.parametrize("how", ["2>&-", pytest.param("2>/dev/full", marks=full)])
def test_a_wrong_name_keeps_its_exit_code_where_nothing_can_be_said(
    program: Program, how: str
) -> None:
    assert redirected(program, how, "show", "xyzzy") == Done(2, "", "")


FITTED = (*DRY, "--json", "--minutes", "3")


@posix
@pytest.mark.parametrize("how", ["2>&-", pytest.param("2>/dev/full", marks=full)])
def test_remarks_that_cannot_be_said_leave_the_result_alone(program: Program, how: str) -> None:
    done = redirected(program, how, *FITTED)
    assert done.code == 0
    assert json.loads(done.out) == json.loads(program.as_usual(*FITTED).out)


@posix
@pytest.mark.parametrize("how", ["2>&-", pytest.param("2>/dev/full", marks=full)])
def test_that_nothing_fits_is_no_failure_where_it_cannot_be_said(
    program: Program, how: str
) -> None:
    assert redirected(program, how, "list", "--search", "xyzzy") == Done(0, "", "")


# The program's own files


def test_broken_data_is_told_problem_by_problem(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.change("exercises.yaml", "goal: stretch", "goal: fun")
    copy.change("sources.yaml", "mark: house-rule", "mark: dreamt")
    done = program.run("list", env=copy.environ(tmp_path / "home"))
    assert (done.code, done.out) == (3, "")
    lines = done.err.splitlines()
    assert lines[0].startswith("exercises.yaml:8:3: ql-doorway-stretch.goal: ")
    assert lines[-2].startswith("sources.yaml:7:77: house-rule.mark: ")
    assert lines[-1].endswith(" found: nothing was used.")


def test_broken_data_leaves_no_cache(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.change("exercises.yaml", "goal: stretch", "goal: fun")
    program.run("list", env=copy.environ(tmp_path / "home"))
    assert not (tmp_path / "home").exists()


def test_data_broken_after_the_cache_was_made_is_noticed(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    assert program.run("list", env=copy.environ(tmp_path / "home")).code == 0
    copy.change("exercises.yaml", "goal: stretch", "goal: fun")
    assert program.run("list", env=copy.environ(tmp_path / "home")).code == 3


@pytest.mark.parametrize("name", FILES)
def test_a_missing_data_file_is_one_sentence(program: Program, tmp_path: Path, name: str) -> None:
    copy = Copy(tmp_path)
    (copy.data / name).unlink()
    done = program.run("list", env=copy.environ(tmp_path / "home"))
    assert done.code == 1
    assert done.sentence.startswith("The exercise data could not be read: No such file")
    assert str(copy.data) in done.sentence


def test_a_cache_folder_that_cannot_be_made_is_no_error(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = program.run("routines", env={"BACKCOACH_HOME": str(tmp_path / "file")})
    assert done == program.as_usual("routines")


HOMELESS = """
import os, pwd, sys
from backcoach.cli import main

def nameless(number):
    raise KeyError(number)

pwd.getpwuid = nameless
for name in ("HOME", "XDG_CACHE_HOME", "BACKCOACH_HOME"):
    os.environ.pop(name, None)
sys.argv = ["backcoach", "routines"]
main()
"""


@posix
def test_a_user_without_a_home_is_no_error(program: Program, tmp_path: Path) -> None:
    # As in a container that runs under a number that has no name.
    done = subprocess.run(
        [sys.executable, "-c", HOMELESS], capture_output=True, text=True, cwd=tmp_path
    )
    assert Done(done.returncode, done.stdout, done.stderr) == program.as_usual("routines")
    assert list(tmp_path.iterdir()) == []


# What nobody thought of

BROKEN = """
import sys
from backcoach.catalogue import search
from backcoach.cli import main

def broken(*_):
    raise {error}

search.find = broken
sys.argv = ["backcoach", "show", "bird-dog"]
main()
"""


def broken_inside(program: Program, error: str) -> Done:
    """Run a command in which an error happens that nobody expects."""
    done = subprocess.run(
        [sys.executable, "-c", BROKEN.format(error=error)],
        env=program.environ(),
        capture_output=True,
        text=True,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("RuntimeError('it broke')", "RuntimeError: it broke"),
        ("KeyError('x')", "KeyError: 'x'"),
        ("AssertionError()", "AssertionError"),
        ("StopIteration()", "StopIteration"),
        ("MemoryError()", "MemoryError"),
        ("RecursionError()", "too deep"),
        ("OSError(5, 'Input/output error', 'a file')", "Input/output error (a file)."),
        ("UnicodeError('bad text')", "bad text"),
    ],
)
def test_an_unexpected_error_is_one_sentence(program: Program, error: str, says: str) -> None:
    done = broken_inside(program, error)
    assert done.code == 1
    assert says in done.sentence


@pytest.mark.parametrize(
    "error",
    [r"RuntimeError('\x1b[31m')", r"RuntimeError('a\nb')", r"OSError(5, 'no', 'a\x1bfile')"],
)
def test_an_unexpected_error_is_said_in_plain_letters(program: Program, error: str) -> None:
    assert broken_inside(program, error).sentence


def test_an_interruption_inside_a_command_has_its_own_exit_code(program: Program) -> None:
    assert broken_inside(program, "KeyboardInterrupt()") == Done(130, "", "")
