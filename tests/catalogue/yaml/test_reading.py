"""YAML without its surprises: text stays text, and no document can do harm."""

import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.catalogue.loading import load
from backcoach.catalogue.problems import Problem, ProblemsError
from backcoach.catalogue.yaml import reading
from backcoach.catalogue.yaml.reading import read_yaml
from tests.catalogue.samples import MUSCLES, SOURCES, files, found, real_texts


def refused(document: str | bytes) -> Problem:
    """The one problem of a document that is not read at all."""
    text = document.encode() if isinstance(document, str) else document
    with pytest.raises(ProblemsError) as caught:
        read_yaml(text, "x.yaml")
    assert len(caught.value.found) == 1
    return caught.value.found[0]


@pytest.mark.parametrize(
    "text",
    [
        *("no", "No", "off", "on", "yes", "y", "n", "True", "FALSE", "NULL", "None"),
        *("1:30", "1:30:00", "017", "0o17", "0x1F", "0b11", "1_000", "1e3", "1.5e3"),
        *(".5", "1.", ".inf", "-.inf", ".nan", "=", "<<", "2026-01-01", "2026-13-45"),
        *("2026-01-01 12:00:00", "12345678901234567890", "٣", "½", "10%", "3 breaths"),
    ],
)
def test_what_looks_like_something_else_stays_text(text: str) -> None:
    assert read_yaml(f"[{text}]".encode(), "x.yaml") == [text]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("+3", 3),
        ("123456789012345678", 123456789012345678),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ('"no"', "no"),
        ("'12'", "12"),
        ("größer", "größer"),
    ],
)
def test_plain_scalars_are_what_they_look_like(text: str, value: Any) -> None:
    (read,) = read_yaml(f"[{text}]".encode(), "x.yaml")
    assert read == value
    assert type(read) is type(value)


def test_a_key_with_no_value_has_none() -> None:
    assert read_yaml(b"a:\n", "x.yaml") == {"a": None}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_every_kind_of_line_ending_is_read_alike(ending: str) -> None:
    assert read_yaml(f"a: 1{ending}b: x{ending}".encode(), "x.yaml") == {"a": 1, "b": "x"}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\n", "x.yaml") == {"a": 1}


@pytest.mark.parametrize(
    ("document", "line", "column", "says"),
    [
        pytest.param("a: 1\n\tb: 2\n", 2, 1, "tab", id="tab-for-indentation"),
        pytest.param("a: [1\nb: 2\n", 1, 4, "close it with ]", id="bracket-left-open"),
        pytest.param('a: 1\nb: "x\n', 2, 4, "does not end", id="quote-left-open"),
        pytest.param("a: b: c\n", 1, 5, '`a: "b: c"`', id="two-colons"),
        pytest.param("a: 1\nb: 2\na: 3\n", 3, 1, 'the key "a"', id="key-there-twice"),
        pytest.param("- {b: 1, c: 2, b: 3}\n", 1, 16, 'the key "b"', id="key-twice-in-a-row"),
        pytest.param("a: 1\n---\nb: 2\n", 2, 1, "another document", id="two-documents"),
        pytest.param("a: *b\n", 1, 4, "aliases", id="alias"),
        pytest.param("a: &b 1\n", 1, 4, "anchors", id="anchor"),
        pytest.param("- 1\n- !foo x\n", 2, 3, "tag", id="tag-of-ones-own"),
        pytest.param("- !!python/object/apply:os.abort []\n", 1, 3, "tag", id="python-tag"),
        pytest.param("- ? [a]\n  : 1\n", 1, 5, "key", id="list-as-a-key"),
        pytest.param('- "\\ud800"\n', 1, 6, "invalid Unicode", id="half-a-letter"),
        pytest.param("%YAML 3.0\n---\na: 1\n", 1, 1, "incompatible", id="other-version-of-yaml"),
    ],
)
def test_a_document_that_is_not_read_is_told_where_and_why(
    document: str, line: int, column: int, says: str
) -> None:
    problem = refused(document)
    assert (problem.file, problem.line, problem.column) == ("x.yaml", line, column)
    assert says in problem.message


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("grün".encode("latin-1"), id="latin-1"),
        pytest.param(b"a: \xff\xfe\n", id="no-letters-at-all"),
        pytest.param(b"a: \xed\xa0\x80\n", id="half-a-letter"),
        pytest.param(b"a: b\x00c\n", id="nul"),
        pytest.param(b"a: b\x1b[31mc\n", id="escape-code"),
    ],
)
def test_bytes_that_are_no_text_are_refused_in_a_line(document: bytes) -> None:
    problem = refused(document)
    assert problem.line >= 1
    assert str(problem).isprintable()


@pytest.mark.parametrize("letter", ["\\U00FFFFFF", "\\UFFFFFFFF"])
def test_a_letter_beyond_all_is_refused_without_libyaml_too(
    monkeypatch: pytest.MonkeyPatch, letter: str
) -> None:
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    assert str(refused(f'"{letter}"')) == "x.yaml:1:1: is no YAML: there is no such letter"


@pytest.mark.parametrize(
    "value",
    [
        *("!!int x", '!!int ""', '!!float ""', "!!bool x", "!!timestamp x", "!!map [a]"),
        *("!!timestamp 2026-13-45", "!!set [a]", "!!omap x", "!!seq x", "!!str [a]"),
    ],
)
def test_a_tag_that_does_not_suit_its_value_is_refused_where_it_stands(value: str) -> None:
    # PyYAML's own constructors raise what they like: KeyError, IndexError, AttributeError …
    problem = refused(f"- 1\n- {value}\n")
    assert (problem.line, problem.column) == (2, 3)


@pytest.mark.parametrize(
    "nothing", ["", "\n\n", "# only a comment\n"], ids=["empty", "lines", "comment"]
)
def test_an_empty_file_is_one_problem(nothing: str) -> None:
    assert found(files(exercises=nothing, routines="[]")) == [
        "exercises.yaml:1:1: should be a list of entries, each starting with `- id:`"
    ]


@pytest.mark.parametrize(
    "document", ["a: b\n", "text\n", "12\n"], ids=["mapping", "text", "number"]
)
def test_a_file_that_is_no_list_is_one_problem(document: str) -> None:
    assert found(files(exercises=document, routines="[]")) == [
        "exercises.yaml:1:1: should be a list of entries, each starting with `- id:`"
    ]


def test_entries_that_are_no_mappings_are_told_one_by_one() -> None:
    problems = found(files(exercises="- a\n- 1\n- []\n- null\n", routines="[]"))
    places = [problem.partition(" ")[0] for problem in problems]
    assert [place for place in places if place.startswith("exercises")] == [
        f"exercises.yaml:{line}:3:" for line in range(1, 5)
    ]


@pytest.mark.parametrize("document", ["", "[]", "text", "12"])
def test_a_muscles_file_of_another_shape_is_one_problem(document: str) -> None:
    problems = found(files(muscles=document))
    assert len(problems) == 1
    assert problems[0].startswith("muscles.yaml:1:1: ")


# Documents that mean harm

LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
MERGES = "a0: &a0 {x: y}\n" + "".join(
    f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)
)
CHECK = """
import sys
from backcoach.catalogue.problems import ProblemsError
from backcoach.catalogue.loading import load
try:
    load({"exercises.yaml": sys.stdin.buffer.read(), "routines.yaml": b"[]",
          "muscles.yaml": b"{groups: [], muscles: []}", "sources.yaml": b"[]",
          "safety.yaml": b"{}"})
except ProblemsError as error:
    mine = [each for each in error.found if each.file == "exercises.yaml"]
    print(len(mine), mine[0])
"""


def checked_elsewhere(document: bytes) -> str:
    """How a document of exercises is refused by an interpreter that may die or never end."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK], input=document, capture_output=True, timeout=20
    )
    assert done.returncode == 0, f"ended with {done.returncode}\n{done.stderr.decode()[-500:]}"
    return done.stdout.decode().strip()


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(b"[" * 100_000, id="brackets"),
        pytest.param(b"{a: " * 100_000, id="braces"),
        pytest.param(b"- " * 100_000, id="dashes"),
        pytest.param(b"? " * 100_000, id="question-marks"),
    ],
)
def test_deep_nesting_does_not_kill_the_interpreter(document: bytes) -> None:
    assert checked_elsewhere(document).endswith("is nested too deeply")


@pytest.mark.parametrize("depth", [40, 41])
def test_nesting_is_refused_from_its_forty_first_level(depth: int) -> None:
    document = "[" * depth + "]" * depth
    if depth > 40:
        assert refused(document).column == 41
    else:
        read_yaml(document.encode(), "x.yaml")


def test_nesting_one_thing_after_another_is_not_deep() -> None:
    assert len(read_yaml(b"- [[[]]]\n" * 1_000, "x.yaml")) == 1_000


@pytest.mark.parametrize("bomb", [LAUGHS, MERGES], ids=["billion-laughs", "merge-keys"])
def test_a_bomb_of_aliases_does_not_go_off(bomb: str) -> None:
    assert checked_elsewhere(bomb.encode()) == (
        "1 exercises.yaml:1:5: anchors (&) and aliases (*) are not used here"
    )


def test_a_file_of_fifty_megabytes_is_not_even_parsed() -> None:
    assert checked_elsewhere(b"- a\n" * 12_500_000) == "1 exercises.yaml:1:1: is larger than 2 MB"


def test_a_file_with_very_many_faults_is_refused_in_good_time() -> None:
    keys = b", ".join(b"a%d: 1" % number for number in range(60_000))
    assert checked_elsewhere(b"- {id: a, " + keys + b"}\n")


@pytest.mark.parametrize("digits", [18, 19, 400, 5_000])
def test_a_huge_number_is_no_crash(digits: int) -> None:
    (read,) = read_yaml(f"[{'9' * digits}]".encode(), "x.yaml")
    assert str(read) == "9" * digits


# Whatever the bytes


NASTY = (
    *("&a ", "*a", "<<: ", "!!bool ", "!!int ", "!!map ", "!!python/name:os ", "? ", "- ", ": "),
    *("\t", "\x00", "\x1b[31m", '"', "'", "[", "]", "{", "}", "#", "|", ">", "---\n", "%YAML 9\n"),
    *("\n", "\r", "\u2028", "\ufeff", "\\", "9" * 30, "é", "😀", "null", "true", "1:30", " "),
)


def problems_or_none(texts: dict[str, bytes]) -> list[Problem]:
    """What is wrong with some data files; any other error is the test's."""
    try:
        load(texts)
    except ProblemsError as error:
        return list(error.found)
    return []


def raises_nothing_else(texts: dict[str, bytes]) -> None:
    """Load data files, which works or says what is wrong with them."""
    problems = problems_or_none(texts)
    assert [str(each) for each in problems if not str(each).isprintable()] == []


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(document: bytes) -> None:
    raises_nothing_else(files(exercises=document, routines="[]"))


@given(st.text(st.sampled_from("-:?&*!|>'\"%@`{}[],# \n\tab19.~<"), max_size=60))
@settings(max_examples=200)
def test_any_yaml_is_read_or_refused(document: str) -> None:
    raises_nothing_else(files(exercises=document, routines="[]"))


def entry_of(name: str) -> str:
    """The text of one real exercise."""
    start = real_texts()["exercises.yaml"].decode().partition(f"- id: {name}\n")[2]
    return f"- id: {name}\n" + start.partition("\n- id: ")[0] + "\n"


@given(
    st.sampled_from(["ql-doorway-cross-step", "bird-dog", "walk"]),
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 12), st.sampled_from(NASTY)),
        min_size=1,
        max_size=4,
    ),
)
@settings(max_examples=150)
def test_any_change_to_a_real_exercise_is_read_or_refused(
    name: str, changes: list[tuple[int, int, str]]
) -> None:
    text = entry_of(name)
    for place, cut, put in changes:
        at = place % len(text)
        text = text[:at] + put + text[at + cut :]
    raises_nothing_else(files(exercises=text, routines="[]", muscles=MUSCLES, sources=SOURCES))


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=6))
@settings(max_examples=40)
def test_any_shuffling_of_the_real_routines_is_read_or_refused(
    swaps: list[tuple[int, int]],
) -> None:
    lines = real_texts()["routines.yaml"].decode().splitlines(keepends=True)
    for one, other in swaps:
        one, other = one % len(lines), other % len(lines)
        lines[one], lines[other] = lines[other], lines[one]
    raises_nothing_else(files(routines="".join(lines)))
