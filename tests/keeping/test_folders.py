"""Where files are kept: the same folder wherever somebody stands."""

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from backcoach.domain.errors import CoachError
from backcoach.keeping import folders
from backcoach.keeping.folders import make_folder
from tests.keeping.machine import posix

KINDS = (folders.cache_folder, folders.config_folder, folders.own_data_folder)
every_kind = pytest.mark.parametrize("folder", KINDS, ids=lambda kind: kind.__name__)
Folder = Callable[[object], Path | None]


@pytest.fixture(autouse=True)
def _by_convention(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The platform's folders, and a folder to stand in that nothing is to be made in."""
    for name in ("BACKCOACH_HOME", *folders._FOUND_BY[1:]):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


@every_kind
def test_a_home_of_its_own_has_all_of_them(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BACKCOACH_HOME", str(tmp_path / "own"))
    found = folder(os.environ)
    assert found == tmp_path / "own" / ("cache" if folder is folders.cache_folder else "")


@posix
@every_kind
def test_a_tilde_is_a_persons_home(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for named, home in (
        ("~", tmp_path / "home"),
        ("~/bc", tmp_path / "home" / "bc"),
        ("~root/bc", Path("~root/bc").expanduser()),
    ):
        monkeypatch.setenv("BACKCOACH_HOME", named)
        found = folder(os.environ)
        assert found is not None
        assert found.is_relative_to(home)


@pytest.mark.parametrize("folder", KINDS[1:], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("named", [".bc", ".", "bc/../bc", " ", "~nobody-of-that-name/bc", "\x1b["])
def test_a_home_that_depends_on_where_one_stands_is_refused(
    folder: Folder, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCOACH_HOME", named)
    with pytest.raises(CoachError) as caught:
        folder(os.environ)
    assert "another folder wherever you are" in caught.value.sentence
    assert f"{caught.value.sentence} {caught.value.hint}".isprintable()


def test_what_can_be_made_again_is_kept_nowhere_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCOACH_HOME", ".bc")
    assert folders.cache_folder(os.environ) is None


@every_kind
def test_the_folders_are_those_of_the_platforms_convention(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    conventions = (
        platformdirs.user_cache_path,
        platformdirs.user_config_path,
        platformdirs.user_data_path,
    )
    usual = conventions[KINDS.index(folder)]
    assert folder(os.environ) == usual("backcoach", appauthor=False)
    for name in folders._FOUND_BY[1:]:
        monkeypatch.setenv(name, str(tmp_path / name))
    assert folder(os.environ) == usual("backcoach", appauthor=False)


@posix
@every_kind
@pytest.mark.parametrize("value", ["relative", "", ".", "~/x"])
def test_what_the_platform_is_told_of_relative_folders_is_not_heard(
    folder: Folder, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = folder(os.environ)
    for name in folders._FOUND_BY[1:]:
        monkeypatch.setenv(name, value)
    assert folder(os.environ) == usual
    assert usual is not None
    assert usual.is_absolute()
    assert os.environ["XDG_CACHE_HOME"] == value


@posix
@every_kind
@pytest.mark.parametrize("home", ["relative", "", "."])
def test_a_home_that_is_relative_is_as_good_as_none(
    folder: Folder, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    usual = folder(os.environ)
    monkeypatch.setenv("HOME", home)
    assert folder(os.environ) == usual
    monkeypatch.setenv("BACKCOACH_HOME", "~/bc")
    found = folder(os.environ)
    assert found is not None
    assert found.is_absolute()


@posix
def test_every_folder_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b" / "c")
    made = sorted(each for each in tmp_path.rglob("*"))
    assert [each.name for each in made] == ["a", "b", "c"]
    assert {each.stat().st_mode & 0o777 for each in made} == {0o700}
    make_folder(tmp_path / "a" / "b" / "c")


@posix
def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    before = (tmp_path / "a").stat().st_mode
    make_folder(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode == before


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(OSError, match="a"):
        make_folder(tmp_path / "a" / "b")
