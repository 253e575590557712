"""The figures' cache: believed for exactly the figures and exercises that it was made from."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.catalogue import cache, figure_loading, shelf
from backcoach.catalogue.files import FIGURE_FILES, data_folder, read_files
from backcoach.catalogue.loading import load
from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.motion import Motion
from backcoach.figures.pose import Figure
from backcoach.handouts.pictograms import still_pictures
from tests.catalogue.samples import FIGURES, NOD, SWAY, changed, files, real_catalogue

EXERCISES = load(files()).exercises
TEXTS = {"exercises.yaml": files()["exercises.yaml"], "figures.yaml": FIGURES.encode()}
MADE = figure_loading.load_figures(TEXTS, EXERCISES)
PACKED = cache.pack_figures(MADE, TEXTS)
INSIDE = PACKED.splitlines()[1]


class Shelf:
    """Small data files and a cache folder, and whether the last opening read figures.yaml."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.folder = folder / "cache"
        self.file = self.folder / cache.FIGURES_NAME
        self.built = False
        self.data.mkdir()
        for name, text in {**files(), **TEXTS}.items():
            (self.data / name).write_bytes(text)

    def load(self, texts: Mapping[str, bytes], exercises: object) -> tuple[Figure, ...]:
        """Stand in for the loading of YAML, and remember that it was wanted."""
        self.built = True
        return self.really_load(texts, load(read_files(self.data)).exercises)

    really_load = staticmethod(figure_loading.load_figures)

    def open(self) -> Mapping[str, Figure]:
        """Open the figures as the program does."""
        self.built = False
        return shelf.Shelf(lambda: self.folder).figures


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf whose cache has just been made."""
    made = Shelf(tmp_path)
    monkeypatch.setattr(shelf, "data_folder", lambda: made.data)
    monkeypatch.setattr(figure_loading, "load_figures", made.load)
    made.open()
    assert made.built
    return made


def test_figures_are_found_by_their_exercise(opened: Shelf) -> None:
    assert opened.open() == {each.exercise: each for each in MADE}


def test_the_second_opening_reads_no_yaml(opened: Shelf) -> None:
    opened.open()
    assert not opened.built


def test_the_figures_lie_in_a_file_of_their_own(opened: Shelf) -> None:
    assert {each.name for each in opened.folder.iterdir()} == {"catalogue.json", "figures.json"}


@pytest.mark.parametrize("name", FIGURE_FILES)
def test_a_change_of_figures_or_exercises_is_noticed(opened: Shelf, name: str) -> None:
    with (opened.data / name).open("a") as file:
        file.write("# new\n")
    opened.open()
    assert opened.built


@pytest.mark.parametrize("name", ["muscles.yaml", "routines.yaml", "sources.yaml"])
def test_a_change_of_anything_else_is_none_of_the_figures(opened: Shelf, name: str) -> None:
    with (opened.data / name).open("a") as file:
        file.write("# new\n")
    opened.open()
    assert not opened.built


def test_a_cache_of_changed_figures_is_made_anew(opened: Shelf) -> None:
    (opened.data / "figures.yaml").write_text(changed(FIGURES, "seconds: 2", "seconds: 3"))
    assert opened.open()["sway"].cycles["start"].period_ms == 3_000
    opened.open()
    assert not opened.built


def test_figures_that_no_longer_fit_the_exercises_are_refused(opened: Shelf) -> None:
    other = changed(NOD, "pose: start, say: Stay.", "pose: end, say: Stay.")
    (opened.data / "exercises.yaml").write_text(other + SWAY)
    with pytest.raises(ProblemsError, match=r"figures\.yaml:12:5: .* needs a pose `end`"):
        opened.open()


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(PACKED[:-1], id="truncated"),
        pytest.param(PACKED[: len(PACKED) // 2], id="half_as_long"),
        pytest.param(b"", id="emptied"),
        pytest.param(PACKED + b"x", id="longer"),
        pytest.param(PACKED.replace(b"upright", b"uprite").replace(b"nod", b"not"), id="changed"),
        pytest.param(cache.pack(load(files()), files()), id="the_catalogues"),
        pytest.param(b"[" * 100_000, id="deeply_nested"),
        pytest.param(bytes(range(256)), id="no_text"),
    ],
)
def test_a_damaged_cache_is_made_anew(opened: Shelf, damaged: bytes) -> None:
    opened.file.write_bytes(damaged)
    assert opened.open() == {each.exercise: each for each in MADE}
    assert opened.file.read_bytes() == PACKED


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(b"null", id="nothing"),
        pytest.param(b"{}", id="another_kind"),
        pytest.param(b"[" * 50_000, id="too_deep"),
        pytest.param(b"\xff", id="no_text"),
        pytest.param(INSIDE[:-1], id="no_json"),
        pytest.param(INSIDE.replace(b'"nod"', b'"not"'), id="of_another_exercise"),
        pytest.param(INSIDE.replace(b'"start":', b'"begin":'), id="without_a_pose"),
    ],
)
def test_figures_that_cannot_be_are_made_anew_whatever_their_digest_says(
    opened: Shelf, wrong: bytes
) -> None:
    opened.file.write_bytes(cache.sealed([wrong], TEXTS))
    assert opened.open() == {each.exercise: each for each in MADE}
    assert opened.built
    assert opened.file.read_bytes() == PACKED


def test_damaged_figures_leave_the_catalogue_alone(opened: Shelf) -> None:
    catalogue = opened.folder / cache.FILE_NAME
    before = catalogue.stat().st_mtime_ns
    opened.file.write_bytes(b"")
    opened.open()
    assert catalogue.stat().st_mtime_ns == before


def test_the_catalogue_does_not_need_the_figures(opened: Shelf) -> None:
    (opened.data / "figures.yaml").write_text("no figures")
    assert shelf.Shelf(lambda: opened.folder).catalogue.exercises == EXERCISES


def test_a_shipped_cache_goes_before_a_persons_own(opened: Shelf) -> None:
    other = MADE[0]._replace(accent=("right_arm",)), MADE[1]
    (opened.data / cache.FIGURES_NAME).write_bytes(cache.pack_figures(other, TEXTS))
    assert opened.open()["nod"].accent == ("right_arm",)


@pytest.mark.usefixtures("opened")
def test_without_a_cache_folder_the_figures_are_there_all_the_same() -> None:
    assert shelf.Shelf(lambda: None).figures == {each.exercise: each for each in MADE}


# The wheel


def test_the_wheel_gets_both_caches_as_the_program_makes_them(opened: Shelf) -> None:
    assert cache.build(opened.data) == {
        "catalogue.json": (opened.folder / "catalogue.json").read_bytes(),
        "figures.json": opened.file.read_bytes(),
    }


def test_no_wheel_is_built_of_faulty_figures(opened: Shelf) -> None:
    (opened.data / "figures.yaml").write_text(changed(FIGURES, "[feet]", "[feets]"))
    with pytest.raises(ProblemsError, match="feets"):
        cache.build(opened.data)


# Laws


def test_the_real_figures_come_out_as_they_went_in() -> None:
    texts = read_files(data_folder(), FIGURE_FILES)
    exercises = real_catalogue().exercises
    figures = figure_loading.load_figures(texts, exercises)
    assert cache.unpack_figures(cache.pack_figures(figures, texts), texts, exercises) == figures


@given(st.integers(0, len(PACKED) * 8 - 1))
@settings(max_examples=50)
def test_no_flipped_bit_is_believed(bit: int) -> None:
    text = bytearray(PACKED)
    text[bit // 8] ^= 1 << bit % 8
    assert cache.unpack_figures(bytes(text), TEXTS, EXERCISES) is None


@given(st.integers(0, len(PACKED) - 1))
@settings(max_examples=50)
def test_no_beginning_of_a_cache_is_believed(length: int) -> None:
    assert cache.unpack_figures(PACKED[:length], TEXTS, EXERCISES) is None


@given(st.data())
@settings(max_examples=200)
def test_of_any_content_only_what_can_be_drawn_is_taken(data: st.DataObject) -> None:
    at, length = data.draw(st.integers(0, len(INSIDE) - 1)), data.draw(st.integers(0, 6))
    new = data.draw(st.text('0123456789-.eE[]{}",:naxyz', max_size=5)).encode()
    sealed = cache.sealed([INSIDE[:at] + new + INSIDE[at + length :]], TEXTS)
    for figure in cache.unpack_figures(sealed, TEXTS, EXERCISES) or ():
        exercise = next(each for each in EXERCISES if each.id == figure.exercise)
        assert [*still_pictures(exercise, Motion(figure, poses_of(exercise)))]
