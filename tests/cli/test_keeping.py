"""Where the program keeps files, and how it treats those that somebody wants written."""

import errno
import json
import os
import subprocess
from pathlib import Path

import pytest

from backcoach.domain.knowledge.review import Answer
from backcoach.domain.words.notices import KEPT_BESIDE
from backcoach.keeping.answers import FILE_NAME, add_answer
from backcoach.terminal.clock import local_now
from tests.cli.program import Done, Program, posix
from tests.keeping.machine import (
    NOBODY,
    as_root,
    common,
    give,
    is_root,
    mounted,
    where_nothing_locks,
)
from tests.past import a_session, keep
from tests.requirements import need

__all__ = ["common"]

OLD = "mine " * 1_000
DESK = "Desk\n"


def printed(program: Program, file: Path | str, *words: str, **more: str) -> Done:
    """Have a routine written to a file."""
    return program.run("print", "desk", "--output", str(file), *words, env=more)


# Folders


@pytest.mark.parametrize(
    "words",
    [
        *(("profile",), ("profile", "set", "voice", "on"), ("profile", "set-aside")),
        *(("print", "desk"), ("session", "desk")),
    ],
    ids=" ".join,
)
def test_a_home_that_depends_on_where_one_stands_is_refused(
    program: Program, words: tuple[str, ...]
) -> None:
    before = sorted(program.home.iterdir())
    done = program.run(*words, env={"BACKCOACH_HOME": ".bc"})
    assert done.code == 1
    assert done.sentence.startswith('BACKCOACH_HOME is ".bc", which is another folder wherever')
    assert str(program.home / ".bc") in done.sentence
    assert sorted(program.home.iterdir()) == before


@pytest.mark.parametrize("words", [("list",), ("show", "bird-dog")], ids=" ".join)
def test_what_keeps_nothing_of_a_person_needs_no_home(
    program: Program, words: tuple[str, ...]
) -> None:
    before = sorted(program.home.iterdir())
    done = program.run(*words, env={"BACKCOACH_HOME": ".bc"})
    assert (done.code, done.err) == (0, "")
    assert done.out == program.run(*words).out
    assert sorted(program.home.iterdir()) == before


@posix
def test_a_home_that_begins_with_a_tilde_is_in_the_home(program: Program, own_home: Path) -> None:
    env = {"BACKCOACH_HOME": f"~/{own_home.name}", "HOME": str(own_home.parent)}
    assert program.run("profile", "set", "sore-side", "left", env=env).code == 0
    assert (own_home / "profile.yaml").is_file()
    assert not (program.home / "~").exists()


@posix
def test_a_yes_to_a_warning_sign_is_found_again_wherever_one_stands(
    program: Program, own_home: Path, tmp_path: Path
) -> None:
    add_answer(own_home / FILE_NAME, Answer.EMERGENCY, local_now())
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        done = subprocess.run(
            [*program.command, "session", "desk", "--speed", "1000"],
            cwd=tmp_path / folder,
            env=program.environ({"BACKCOACH_HOME": "~/home", "HOME": str(tmp_path)}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        assert done.returncode == 4


@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "sparse"])
def test_answers_that_cannot_be_read_are_told_at_once(
    program: Program, own_home: Path, kind: str
) -> None:
    file = own_home / FILE_NAME
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "folder":
            file.mkdir()
        case "sparse":
            file.touch()
            os.truncate(file, 8 << 30)
    done = program.run("session", "desk", "--speed", "1000", env={"BACKCOACH_HOME": str(own_home)})
    assert done.code == 3
    assert done.sentence.startswith("Your answers about warning signs cannot be read (")


# What stays of a file


@posix
@as_root
def test_a_file_that_is_written_keeps_owner_group_and_other_names(
    program: Program, own_home: Path, tmp_path: Path
) -> None:
    sheet, profile = tmp_path / "sheet", own_home / "profile.yaml"
    for file, line in (
        (sheet, f"print desk --output {sheet}"),
        (profile, "profile set voice on"),
    ):
        file.write_text("# mine\n")
        file.chmod(0o640)
        os.chown(file, NOBODY, 12345)
        for other in (False, True):
            if other:
                os.link(file, file.with_name("other"))
            assert program.run(*line.split(), env={"BACKCOACH_HOME": str(own_home)}).code == 0
            now = file.stat()
            assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (NOBODY, 12345, 0o640)
            assert now.st_nlink == 1 + other
        assert file.read_text("utf-8").startswith((DESK, "# mine\nvoice: true\n"))


# Where a file cannot be replaced


@posix
@as_root
def test_what_is_mounted_is_written_all_the_same(
    program: Program, own_home: Path, tmp_path: Path
) -> None:
    for name in ("there", "sheet"):
        (tmp_path / name).write_text("# mine\n")
    (own_home / "profile.yaml").touch()
    env = {"BACKCOACH_HOME": str(own_home)}
    with mounted("--bind", str(tmp_path / "there"), at=own_home / "profile.yaml"):
        assert program.run("profile", "set", "voice", "on", env=env).code == 0
        (tmp_path / "there").write_text("damaged: [")
        assert program.run("profile", "set-aside", env=env).code == 0
        assert program.run("profile", "set", "voice", "off", env=env).code == 0
    assert (tmp_path / "there").read_text().splitlines()[1:] == ["voice: false"]
    with mounted("--bind", str(tmp_path / "there"), at=tmp_path / "sheet"):
        assert printed(program, tmp_path / "sheet").code == 0
    assert (tmp_path / "there").read_text("utf-8").startswith(DESK)


@posix
def test_a_file_in_a_folder_that_may_not_be_written_is_written(
    program: Program, common: Path
) -> None:
    folder = common / "folder"
    (folder / "cache").mkdir(parents=True)
    for name in ("profile.yaml", "sheet"):
        (folder / name).write_text("# mine\n")
        give(folder / name)
    folder.chmod(0o555)
    somebody = (
        (need("setpriv"), f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
        if is_root()
        else ()
    )
    env = {"BACKCOACH_HOME": str(folder), "TMPDIR": "/tmp"}
    for words in (
        ("profile", "set", "voice", "on"),
        ("print", "desk", "--output", str(folder / "sheet")),
    ):
        done = program.run(*words, env=env, before=somebody)
        assert done.code == 0, done.err
    refused = program.run(
        "print", "desk", "--output", str(folder / "new"), env=env, before=somebody
    )
    assert "new could not be written: Permission denied." in refused.sentence
    folder.chmod(0o755)
    assert (folder / "profile.yaml").read_text() == "# mine\nvoice: true\n"
    assert (folder / "sheet").read_text("utf-8").startswith(DESK)


@posix
def test_a_name_of_almost_all_the_letters_there_may_be_is_a_name(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / ("x" * 253)
    for did in ("Wrote", "Replaced"):
        assert printed(program, file).err.startswith(f"{did} {str(file)[:200]}")
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


# Known before the work

NOWHERE = {
    "nope/": "that is the name of a folder",
    "file/": "that is the name of a folder",
    "folder": "Is a directory",
    "none/sheet.txt": "No such file or directory",
    "file/sheet.txt": "Not a directory",
    "x" * 256: "File name too long",
}


@posix
@pytest.mark.parametrize("name", NOWHERE, ids=lambda name: name[:20])
def test_where_nothing_can_be_written_nothing_is_made(
    program: Program, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    place = f"{tmp_path}/{name}"
    for words in (
        ("print", "desk", "--output", place),
        ("print", "desk", "--format", "audio", "--output", place),
        ("show", "bird-dog", "--svg", place),
        ("show", "bird-dog", "--svg", place, "--animate"),
    ):
        done = program.run(*words)
        assert done.code == 1
        assert f"could not be written: {NOWHERE[name]}." in done.sentence
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


@posix
@as_root
def test_on_a_full_disk_it_is_told_and_the_old_file_stays(program: Program, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted("-t", "tmpfs", "-o", "size=64k", "tmpfs", at=disk):
        file = disk / "sheet.txt"
        file.write_text(OLD)
        for room in (4_096, 0):
            rest = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - room
            (disk / f"fill{room}").write_bytes(b"x" * rest)
            for words in (
                ("print", "ten", "--output", str(file)),
                ("show", "bird-dog", "--svg", str(file), "--animate"),
            ):
                done = program.run(*words)
                assert done.code == 1
                assert "could not be written: No space left on device." in done.sentence
                assert file.read_text() == OLD
        assert sorted(each.name for each in disk.iterdir()) == ["fill0", "fill4096", "sheet.txt"]


@posix
def test_on_a_drive_without_locks_a_session_is_played_and_kept_and_it_is_said(
    own_home: Path,
) -> None:
    keep(own_home, a_session(0, before=4))
    program = Program(own_home)
    there = ("session", "desk", "--speed", "1000", "--pain-before", "2", "--effort", "3")

    def play_and_look() -> None:
        played, looked = (program.run(*each, before=("env",)) for each in (there, ("journal",)))
        assert (played.code, looked.code) == (0, 3)
        assert "Done: Desk, all of it" in played.out
        for each in (played.err, looked.err):
            assert "files on that drive cannot be locked" in each
        assert "BACKCOACH_HOME can name a folder on a disk of this machine." in looked.err
        assert KEPT_BESIDE in played.err

    where_nothing_locks(play_and_look, errno.ENOLCK)
    first, second = json.loads("\n".join(program.lines("journal", "--json")))
    assert (first["pain"]["before"], second["pain"]["before"]) == (4, 2)
    assert (second["name"], second["how"], second["effort"]) == ("Desk", "finished", 3)
    assert second["sets"]["done"] == second["sets"]["prescribed"]


# What is no file


@posix
def test_a_pipe_that_nobody_reads_is_not_waited_for_for_ever(
    program: Program, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = printed(program, tmp_path / "pipe")
    assert done.code == 1
    assert "pipe could not be written: it is a pipe that nobody reads." in done.sentence


@posix
def test_devices_and_streams_are_written_to(program: Program, tmp_path: Path) -> None:
    usual = program.run("print", "desk").out
    assert printed(program, "/dev/null") == Done(0, "", "")
    assert printed(program, "/dev/stdout") == Done(0, usual, "")
    assert printed(program, "-") == Done(0, usual, "")
    assert printed(program, "/dev/stderr") == Done(0, "", usual)
    with (tmp_path / "file").open("wb") as out:
        out.write(b"before\n")
        out.flush()
        program.run("print", "desk", "--output", "/dev/stdout", stdout=out)
    assert (tmp_path / "file").read_text("utf-8") == f"before\n{usual}"
