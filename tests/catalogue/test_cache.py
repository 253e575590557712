"""The catalogue's cache: believed when it fits, forgotten when anything is odd about it."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.catalogue import cache, loading, shelf
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.offer import routines_of
from backcoach.domain.timeline.layout import Settings
from backcoach.screen.pages.columns import routine_lines
from tests.catalogue.samples import (
    FIGURES,
    NOD,
    ROUTINE,
    SWAY,
    changed,
    files,
    real_catalogue,
    real_texts,
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps cache folders to oneself")


class Shelf:
    """Small data files and a cache folder, and whether the last opening read the YAML."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.folder = folder / "home" / "cache"
        self.file = self.folder / cache.FILE_NAME
        self.built = False
        self.data.mkdir()
        for name, text in files().items():
            (self.data / name).write_bytes(text)

    def load(self, texts: Any) -> Catalogue:
        """Stand in for the loading of YAML, and remember that it was wanted."""
        self.built = True
        return self.really_load(texts)

    really_load = staticmethod(loading.load)

    def open(self) -> Catalogue:
        """Open the catalogue as the program does."""
        self.built = False
        return shelf.Shelf(lambda: self.folder).catalogue


def catalogue_in(packed: bytes, texts: dict[str, bytes]) -> Catalogue:
    """The catalogue of a cache that is believed."""
    believed = cache.unpack(packed, texts)
    assert believed is not None
    catalogue = cache.catalogue_of(believed)
    assert catalogue is not None
    return catalogue


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf whose cache has just been made."""
    made = Shelf(tmp_path)
    monkeypatch.setattr(shelf, "data_folder", lambda: made.data)
    monkeypatch.setattr(loading, "load", made.load)
    made.open()
    assert made.built
    return made


def test_the_second_opening_reads_no_yaml(opened: Shelf) -> None:
    opened.open()
    assert not opened.built


def test_the_cache_gives_the_same_catalogue_as_the_yaml(opened: Shelf) -> None:
    assert opened.open() == loading.load(files())


def test_nothing_but_the_cache_is_left_in_its_folder(opened: Shelf) -> None:
    assert [each.name for each in opened.folder.iterdir()] == [cache.FILE_NAME]


def test_with_a_cache_the_program_does_not_even_import_yaml(tmp_path: Path) -> None:
    def imports() -> set[str]:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "backcoach", "routines"],
            env={**os.environ, "BACKCOACH_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0
        return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    slow = {"yaml", "backcoach.catalogue.schemas.schema", "backcoach.catalogue.loading"}
    assert imports() >= slow
    assert imports() & slow == set()


# Damage


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def half_as_long(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x")


def one_bit_flipped(file: Path) -> None:
    text = bytearray(file.read_bytes())
    text[len(text) * 2 // 3] ^= 1
    file.write_bytes(text)


def envelope(**values: object) -> Callable[[Path], None]:
    """Say something else in the first line, which says what the cache was made from."""

    def changed_head(file: Path) -> None:
        head, _, rest = file.read_bytes().partition(b"\n")
        file.write_bytes(json.dumps({**json.loads(head), **values}).encode() + b"\n" + rest)

    return changed_head


def a_word_of_its_content_changed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Fine.", b"Bad.."))


def foreign_json(file: Path) -> None:
    file.write_bytes(b'{"name": "somebody else\'s", "version": 3}')


def deeply_nested_json(file: Path) -> None:
    file.write_bytes(b'{"catalogue": ' + b"[" * 100_000)


def no_text_at_all(file: Path) -> None:
    file.write_bytes(bytes(range(256)))


def a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link_to_nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("nowhere"))


@pytest.mark.parametrize(
    "damage",
    [
        *(truncated, emptied, half_as_long, longer, one_bit_flipped),
        a_word_of_its_content_changed,
        *(foreign_json, deeply_nested_json, no_text_at_all),
        pytest.param(envelope(version="0.0.1"), id="of_another_version"),
        pytest.param(envelope(format="backcoach catalogue 0"), id="of_another_format"),
        pytest.param(envelope(source={}), id="of_other_data"),
        pytest.param(envelope(lines=[0, 0]), id="of_another_digest"),
        pytest.param(envelope(more=1), id="with_more_in_it"),
        pytest.param(a_directory, id="a_directory"),
        pytest.param(a_link_to_nowhere, id="a_link_to_nowhere", marks=posix),
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_cache_is_not_believed(opened: Shelf, damage: Callable[[Path], None]) -> None:
    damage(opened.file)
    catalogue = opened.open()
    assert opened.built
    assert catalogue == loading.load(files())


@pytest.mark.parametrize("damage", [truncated, one_bit_flipped, foreign_json])
def test_a_damaged_cache_is_made_anew(opened: Shelf, damage: Callable[[Path], None]) -> None:
    whole = opened.file.read_bytes()
    damage(opened.file)
    opened.open()
    assert opened.file.read_bytes() == whole


def test_a_directory_in_its_place_stays_and_leaves_no_draft(opened: Shelf) -> None:
    a_directory(opened.file)
    opened.open()
    assert opened.file.is_dir()
    assert [each.name for each in opened.folder.iterdir()] == [cache.FILE_NAME]


def test_a_cache_of_changed_data_is_made_anew(opened: Shelf) -> None:
    (opened.data / "exercises.yaml").write_text(changed(NOD, "Nod\n", "Nodding\n") + SWAY)
    assert opened.open().exercises[0].name == "Nodding"
    opened.open()
    assert not opened.built


def test_a_comment_in_the_data_is_a_change_too(opened: Shelf) -> None:
    with (opened.data / "sources.yaml").open("a") as file:
        file.write("# new\n")
    opened.open()
    assert opened.built


def test_text_that_moves_from_one_file_to_the_next_is_a_change() -> None:
    moved = files(muscles="a", routines="bc"), files(muscles="ab", routines="c")
    packed = cache.pack(loading.load(files()), moved[0])
    assert cache.unpack(packed, moved[0]) is not None
    assert cache.unpack(packed, moved[1]) is None


def test_a_cache_of_another_version_of_the_program_is_not_believed(
    opened: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__version__", "99.0")
    opened.open()
    assert opened.built


@posix
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666], ids=["group", "others", "all"])
def test_a_cache_that_others_can_write_is_not_believed(opened: Shelf, mode: int) -> None:
    opened.file.chmod(mode)
    opened.open()
    assert opened.built


@posix
def test_a_cache_of_another_owner_is_not_believed(
    opened: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.getuid() == 0:
        os.chown(opened.file, 12345, -1)
    else:
        monkeypatch.setattr(os, "getuid", lambda: 12345)
    opened.open()
    assert opened.built


@posix
@pytest.mark.parametrize("mode", [0o644, 0o664, 0o666], ids=["owner", "group", "all"])
def test_a_cache_beside_the_data_is_believed_whoever_may_write_it(opened: Shelf, mode: int) -> None:
    # The code lies there, too: an installation may belong to a group, or to another user.
    shipped = opened.data / cache.FILE_NAME
    opened.file.rename(shipped)
    shipped.chmod(mode)
    if os.getuid() == 0:
        os.chown(shipped, 12345, -1)
    opened.open()
    assert not opened.built


@posix
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002], ids=["022", "077", "002"])
def test_a_cache_is_believed_whatever_the_umask(opened: Shelf, umask: int) -> None:
    opened.file.unlink()
    before = os.umask(umask)
    try:
        opened.open()
    finally:
        os.umask(before)
    opened.open()
    assert not opened.built


# Nowhere to keep it


def test_a_missing_cache_folder_is_made(opened: Shelf) -> None:
    opened.file.unlink()
    opened.folder.rmdir()
    opened.folder.parent.rmdir()
    opened.open()
    assert opened.file.is_file()


def test_a_file_where_the_folder_should_be_is_no_error(opened: Shelf) -> None:
    opened.file.unlink()
    opened.folder.rmdir()
    opened.folder.write_text("in the way")
    assert opened.open() == loading.load(files())
    assert opened.folder.read_text() == "in the way"


@posix
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_no_error(opened: Shelf) -> None:
    opened.file.unlink()
    opened.folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert opened.open() == loading.load(files())
    finally:
        opened.folder.chmod(stat.S_IRWXU)


FULL = """
import resource, sys
from pathlib import Path
from backcoach.catalogue.shelf import Shelf
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
print(len(Shelf(lambda: Path(sys.argv[1])).catalogue.exercises))
"""


@posix
def test_a_full_disk_is_no_error_and_leaves_no_draft(tmp_path: Path) -> None:
    # A limit on the size of files fails a write half-way, as a full disk does.
    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL, tmp_path], capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == (str(len(real_catalogue().exercises)), "")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_full_disk_leaves_the_cache_of_before(tmp_path: Path) -> None:
    old = tmp_path / cache.FILE_NAME
    old.write_text("old")
    subprocess.run([sys.executable, "-B", "-c", FULL, tmp_path], check=True, capture_output=True)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(old.name, "old")]


@posix
def test_a_pipe_in_its_place_is_neither_waited_for_nor_left_there(opened: Shelf) -> None:
    opened.file.unlink()
    os.mkfifo(opened.file)
    assert opened.open() == loading.load(files())
    assert opened.file.is_file()


def test_a_cache_without_an_end_is_not_read_to_it(opened: Shelf) -> None:
    os.truncate(opened.file, 8 << 30)
    assert opened.open() == loading.load(files())
    assert opened.file.stat().st_size < 1_000_000


def test_many_that_make_it_at_once_leave_one_that_is_whole(opened: Shelf) -> None:
    whole = opened.file.read_bytes()
    opened.file.unlink()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: opened.open(), range(16)))
    assert [(each.name, each.read_bytes()) for each in opened.folder.iterdir()] == [
        (cache.FILE_NAME, whole)
    ]


# Laws


def test_the_real_catalogue_comes_out_as_it_went_in() -> None:
    packed = cache.pack(real_catalogue(), real_texts())
    assert catalogue_in(packed, real_texts()) == real_catalogue()


def test_the_wheels_cache_is_the_same_as_the_programs(opened: Shelf) -> None:
    (opened.data / "figures.yaml").write_text(FIGURES)
    assert cache.build(opened.data)[cache.FILE_NAME] == opened.file.read_bytes()


SMALL = cache.pack(loading.load(files()), files())


@given(st.integers(0, len(SMALL) * 8 - 1))
def test_no_flipped_bit_is_believed(bit: int) -> None:
    text = bytearray(SMALL)
    text[bit // 8] ^= 1 << bit % 8
    assert cache.unpack(bytes(text), files()) is None


@given(st.integers(0, len(SMALL) - 1))
def test_no_beginning_of_a_cache_is_believed(length: int) -> None:
    assert cache.unpack(SMALL[:length], files()) is None


@given(st.binary(max_size=300))
def test_no_other_bytes_are_believed(text: bytes) -> None:
    assert cache.unpack(text, files()) is None


# What is sealed as it should be, and cannot be right


PARTS = cache.unpack(SMALL, files()) or cache.Cached(b"", b"", b"")
INDEX, ROUTINES, CATALOGUE = PARTS


def sealed(parts: cache.Cached) -> bytes:
    """A cache with other content, and digests of just that."""
    return cache.sealed(parts, files())


WRONG = {
    "nothing": cache.Cached(b"null", b"null", b"null"),
    "no entries": cache.Cached(b"[]", b"[]", b"{}"),
    "other kinds": cache.Cached(b"[[], []]", b"{}", b"{}"),
    "numbers for names": cache.Cached(
        b"[[[1,2,3,4,5,6,7,8,9,10,11]],[[1,2,3,4]]]", b"[[1,2,3,4,5,6,7,8]]", b"[1]"
    ),
    "a name for a number": PARTS._replace(
        index_json=b"[]",
        routines_json=b'[["a","A",[],"A.","1",[],[],[]]]',
        catalogue_json=b"[]",
    ),
    "no JSON": cache.Cached(*(part[:-1] for part in PARTS)),
    "too deep": cache.Cached(*[b"[" * 50_000] * 3),
    "no text": cache.Cached(*[b"\xff"] * 3),
    "an escape code": cache.Cached(
        INDEX.replace(b"Nod", b"\\u001b[31m"),
        ROUTINES.replace(b"Break", b"\\u001b[31m"),
        CATALOGUE.replace(b"Nod", b"\\u001b[31m"),
    ),
    "an id that leads nowhere": cache.Cached(
        b"[]", b"[]", CATALOGUE.replace(b'["neck_flexors"]', b'["neck"]')
    ),
}


@pytest.mark.parametrize("parts", WRONG.values(), ids=WRONG)
def test_content_that_cannot_be_is_made_anew_whatever_its_digest_says(
    opened: Shelf, parts: cache.Cached
) -> None:
    assert not {*parts} & {*PARTS}, "the example has changed"
    whole = opened.file.read_bytes()
    right = loading.load(files())
    for open_it in (
        opened.open,
        lambda: shelf.Shelf(lambda: opened.folder).index,
        lambda: shelf.Shelf(lambda: opened.folder).routines,
    ):
        opened.file.write_bytes(sealed(parts))
        opened.built = False
        known = open_it()
        assert known in (right, right.index, routines_of(right))
        assert opened.built
        assert opened.file.read_bytes() == whole


@given(st.data())
@settings(max_examples=300)
def test_of_any_content_only_what_holds_together_is_taken(data: st.DataObject) -> None:
    """Whatever is in it, the program does not fail over it in the middle."""
    number = data.draw(st.integers(0, len(PARTS) - 1))
    changed_part = PARTS[number]
    at = data.draw(st.integers(0, len(changed_part) - 1))
    length = data.draw(st.integers(0, 8))
    new = data.draw(
        st.one_of(
            st.binary(max_size=8), st.text('0123456789-.eE[]{}",:n\\u', max_size=8).map(str.encode)
        )
    )
    made = (changed_part[:at] + new + changed_part[at + length :]).replace(b"\n", b"")
    changed_parts = cache.Cached(*(*PARTS[:number], made, *PARTS[number + 1 :]))
    parts = cache.unpack(sealed(changed_parts), files())
    assert parts is not None
    found = cache.index_of(parts)
    if found is not None:
        assert all(
            text.isprintable() for each in found.exercises for text in each if isinstance(text, str)
        )
        for muscle in found.muscles:
            found.training(muscle)
    assert all(line.isprintable() for line in routine_lines(cache.routines_of(parts) or (), {}))
    known = cache.catalogue_of(parts)
    if known is not None:
        for routine in known.routines:
            compile_timeline(plan_routine(routine, known.exercise), Settings())
        for muscle in known.index.muscles:
            known.uses(muscle)


def seconds(most: int) -> st.SearchStrategy[str]:
    return st.integers(1, most * 10).map(lambda tenths: f"{tenths / 10:g} s")


rests = st.one_of(seconds(90), st.just("until ready"), st.just("until ready, 45 s"))


@st.composite
def doses(draw: st.DrawFn) -> dict[str, object]:
    """A dosage of NOD, as the YAML may have it."""
    sets = draw(st.integers(1, 4))
    counts = st.integers(1, 9)
    reps = st.one_of(
        counts,
        st.lists(counts, min_size=sets, max_size=sets),
        st.fixed_dictionaries({"sore": counts, "other": counts}),
    )
    hold = st.one_of(seconds(60), st.sampled_from(["1 breath", "3 breaths", "1 exhale", "2 min"]))
    always = {"sets": st.just(sets), "reps": reps, "hold": hold}
    between = {"rest": rests} if sets > 1 else {}
    perhaps = {
        **between,
        "rep_rest": rests,
        "side": st.sampled_from(["each", "alternate", "one"]),
        "tempo": seconds(9).map(lambda length: {"nod": length}),
        "breath": st.sampled_from(["3:4", "2.5:3.5", "3:1:4:1"]),
        "frequency": st.sampled_from(["1 a day", "2-3 a week"]),
        "sources": st.just(["s1", "s2"]),
    }
    return draw(st.fixed_dictionaries(always, optional=perhaps))


@given(
    st.lists(doses(), min_size=1, max_size=3),
    st.sampled_from([None, "1 inhale", "1.5 s"]),
    st.integers(1, 3),
)
@settings(max_examples=40)
def test_whatever_is_loaded_comes_out_of_the_cache_as_it_went_in(
    levels: list[dict[str, object]], setup: str | None, rounds: int
) -> None:
    (entry,) = yaml.safe_load(NOD)
    nod = {**entry, "levels": levels, **({"setup": setup} if setup else {})}
    routine = changed(ROUTINE, "    - items:", f"    - rounds: {rounds}\n      items:")
    item = yaml.safe_dump({"exercise": "nod", "dosage": levels[0]}, default_flow_style=True)
    texts = files(
        exercises=yaml.safe_dump([nod], sort_keys=False) + SWAY,
        routines=changed(routine, "- sway", f"- sway\n        - {item.strip()}"),
    )
    catalogue = loading.load(texts)
    assert catalogue_in(cache.pack(catalogue, texts), texts) == catalogue
