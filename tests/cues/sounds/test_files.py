"""The chimes as files: whole, private, made once, and made anew when they would differ."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from backcoach.cues.sounds import chimes, files
from backcoach.cues.sounds.files import chime_files
from backcoach.domain.knowledge.terms import Chime

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "backcoach"


def test_every_chime_has_its_file(folder: Path) -> None:
    found = chime_files(folder)
    assert {chime: file.read_bytes() for chime, file in found.items()} == {
        chime: chimes.wav(chime) for chime in Chime
    }


def test_the_files_are_in_the_folder_and_nothing_else_is(folder: Path) -> None:
    assert sorted(folder.iterdir() if folder.exists() else ()) == []
    assert sorted(chime_files(folder).values()) == sorted(folder.iterdir())


@posix_only
def test_only_their_owner_can_read_them(folder: Path) -> None:
    assert {file.stat().st_mode & 0o777 for file in chime_files(folder).values()} == {0o600}


def test_they_are_made_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = chime_files(folder)
    monkeypatch.setattr(chimes, "wav", lambda _: pytest.fail("a chime is made again"))
    assert chime_files(folder) == before


def test_one_that_was_cut_short_is_made_again(folder: Path) -> None:
    file = chime_files(folder)[Chime.REST]
    os.truncate(file, 100)
    assert chime_files(folder)[Chime.REST].read_bytes() == chimes.wav(Chime.REST)


@posix_only
def test_one_that_others_could_have_written_is_made_again(folder: Path) -> None:
    file = chime_files(folder)[Chime.REST]
    file.write_bytes(bytes(file.stat().st_size))
    file.chmod(0o666)
    assert chime_files(folder)[Chime.REST].read_bytes() == chimes.wav(Chime.REST)


def test_another_version_has_files_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = chime_files(folder)
    monkeypatch.setattr(files, "__version__", "0.0.0")
    assert not set(chime_files(folder).values()) & set(before.values())


def test_other_code_has_files_of_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = chime_files(folder)
    changed = tmp_path / "chimes.py"
    changed.write_bytes(Path(chimes.__file__).read_bytes() + b"\n")
    monkeypatch.setattr(chimes, "__file__", str(changed))
    assert not set(chime_files(folder).values()) & set(before.values())


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file")
    assert set(chime_files(in_the_way / "backcoach")) == set(Chime)


def test_without_a_folder_the_files_go_away_with_the_program(tmp_path: Path) -> None:
    code = (
        "from backcoach.cues.sounds.files import chime_files\n"
        "print(sum(file.stat().st_size > 44 for file in chime_files(None).values()))"
    )
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path))
    said = subprocess.check_output(
        [sys.executable, "-c", code], env=os.environ | places, text=True, timeout=30
    )
    assert (int(said), list(tmp_path.iterdir())) == (len(Chime), [])


def test_without_any_room_there_are_no_files_and_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "temporary"
    in_the_way.write_text("a file")
    monkeypatch.setattr(tempfile, "tempdir", str(in_the_way))
    assert chime_files(in_the_way / "cache") == {}
