"""From what a terminal sends to the names of keys, and from a key to what is meant by it."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.terminal.keys import cut_off, is_text, meant, split_keys

NAMES = {" ": "space", "\r": "enter", "\n": "enter"}


def keys_in(sent: str) -> list[str]:
    """The keys in all that was sent."""
    keys, begun = split_keys(sent)
    return [*keys, *(cut_off(begun) if begun else [])]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("", []),
        ("q", ["q"]),
        ("Q", ["Q"]),
        (" ", ["space"]),
        ("\r", ["enter"]),
        ("\n", ["enter"]),
        ("\x1bOM", ["enter"]),
        ("\t", ["tab"]),
        ("\x1b[Z", ["tab"]),
        ("\x7f", ["backspace"]),
        ("\b", ["backspace"]),
        ("\x1b", ["escape"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1b\x1b\x1b", ["escape", "escape", "escape"]),
        ("nb", ["n", "b"]),
        ("é", ["é"]),
        ("日", ["日"]),
        ("\x1b[C", ["right"]),
        ("\x1b[D", ["left"]),
        ("\x1b[A", ["up"]),
        ("\x1b[B", ["down"]),
        ("\x1bOC", ["right"]),
        ("\x1bOD", ["left"]),
        ("\x1b[C\x1b[C", ["right", "right"]),
        ("n\x1b[Dq", ["n", "left", "q"]),
    ],
)
def test_keys_have_names(sent: str, keys: list[str]) -> None:
    assert keys_in(sent) == keys


KEYS = {
    "F1": "\x1bOP",
    "F5": "\x1b[15~",
    "F1 on the Linux console": "\x1b[[A",
    "delete": "\x1b[3~",
    "Ctrl and an arrow": "\x1b[1;5C",
    "Alt and a letter": "\x1bx",
    "Alt and an arrow": "\x1b\x1b[C",
    "Ctrl-q as xterm can send it": "\x1b[27;5;113~",
    "Ctrl-q as kitty can send it": "\x1b[113;5u",
}
REPORTS = {
    "the kind": "\x1b[?62;22c",
    "a mouse click": "\x1b[<0;10;10M",
    "a click let go": "\x1b[<0;10;10m",
    "a click of an old mouse": "\x1b[M !!",
    "the focus": "\x1b[I",
    "the focus lost": "\x1b[O",
    "a mode": "\x1b[?1;2$y",
    "where the cursor is": "\x1b[12;40R",
    "another colour": "\x1b]10;rgb:1e1e/1e1e/2e2e\x1b\\",
    "the name": "\x1bP>|xterm(388)\x1b\\",
    "a picture": "\x1b_Gi=31;OK\x1b\\",
    "the end of a paste that never began": "\x1b[201~",
}


@pytest.mark.parametrize("sent", KEYS.values(), ids=KEYS)
def test_a_key_that_is_not_known_is_one_without_a_name(sent: str) -> None:
    assert keys_in(f"{sent}n") == ["unknown", "n"]


@pytest.mark.parametrize("sent", REPORTS.values(), ids=REPORTS)
def test_what_a_terminal_says_of_itself_is_no_key(sent: str) -> None:
    assert keys_in(f"{sent}n") == ["n"]


@pytest.mark.parametrize("sent", ["\x1b[", "\x1b[20", "\x1b[<0;10", "\x1bO", "\x1b]11;rgb:2/1"])
def test_half_a_sequence_never_turns_into_letters_or_digits(sent: str) -> None:
    assert keys_in(sent) == ["unknown"]


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs"])
ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left"}
PAGES = {"\x1b[5~": ["page up"], "\x1b[6~": ["page down"]}


def tokens() -> st.SearchStrategy[tuple[str, list[str]]]:
    """What a terminal sends, and the keys in it."""
    arrows = {f"\x1b{lead}{end}": [name] for lead in "[O" for end, name in ARROWS.items()}
    known = sorted({**arrows, **PAGES}.items())
    printed = PRINTABLE.map(lambda letter: (letter, [NAMES.get(letter, letter)]))
    numbers = st.text("0123456789;", min_size=1, max_size=8).filter(
        lambda text: text not in ("200", "201")
    )
    pressed = st.builds("\x1b[{}{}".format, numbers, st.sampled_from("ABCDEFHPQSu~"))
    told = st.builds(
        "\x1b[{}{}{}{}".format,
        st.sampled_from("<=>?"),
        st.text("0123456789:;<=>?", max_size=8),
        st.text(" !\"#$%&'()*+,-./", max_size=2),
        st.sampled_from("ABCHIJKMNPRSZacmy^`{|}~"),
    )
    alt = st.sampled_from(ascii_lowercase + "0123456789").map("\x1b{}".format)
    others = st.one_of(pressed, alt).filter(lambda sent: sent not in PAGES)
    unknown = others.map(lambda sent: (sent, ["unknown"]))
    reports = told.map(lambda sent: (sent, list[str]()))
    return st.one_of(printed, st.sampled_from(known), unknown, reports)


@given(st.lists(tokens()))
def test_keys_that_arrive_together_are_told_apart(sent: list[tuple[str, list[str]]]) -> None:
    keys = keys_in("".join(raw for raw, _ in sent))
    assert keys == [key for _, names in sent for key in names]


@given(st.text(PRINTABLE))
def test_no_letter_is_lost_or_invented(text: str) -> None:
    assert keys_in(text) == [NAMES.get(letter, letter) for letter in text]


@given(st.text(st.one_of(st.sampled_from("\x1b[O]PM;?019~Cq "), st.characters())))
def test_no_input_is_too_odd(text: str) -> None:
    keys = keys_in(text)
    assert all(keys)
    assert len(keys) <= len(text)


# What is meant


LAYOUTS = {
    "Russian": {"зяй": "pzq", "ни": "yb", "туркм": "nehrv"},
    "Ukrainian": {"зіє": "ps'", "пи": "gb", "туркм": "nehrv"},
    "Greek": {"πα": "pa", "βν": "bn", "ερηω": "erhv"},
    "Hebrew": {"פש": "pa", "נמקריה": "bnerhv"},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_of_another_layout_means_the_key_it_stands_on(layout: str) -> None:
    for written, keys in LAYOUTS[layout].items():
        assert [meant(letter) for letter in written] == [*keys]
        assert [meant(letter) for letter in written.upper()] == [*keys]


def test_a_letter_means_the_same_large_and_small_wide_and_narrow() -> None:
    assert [meant(letter) for letter in "PpＰｐ"] == ["p"] * 4
    assert [meant(letter) for letter in "？＋－"] == [*"?+-"]
    assert [meant(letter) for letter in "\u3000\xa0\u202f"] == ["space"] * 3


@given(st.characters(max_codepoint=127, exclude_categories=["Cc"]))
def test_what_is_ascii_means_itself(letter: str) -> None:
    assert meant(letter) == NAMES.get(letter, letter.lower())


@pytest.mark.parametrize(
    "key", ["", "right", "unknown", "paste", "é", "²", "½", "①", "日", "İ", "ß"]
)
def test_any_other_key_stays_what_it_is(key: str) -> None:
    assert meant(key) in (key, key.lower())


@given(st.one_of(st.characters(), st.sampled_from(["right", "space", "paste", ""])))
def test_what_is_meant_means_the_same_again(key: str) -> None:
    assert meant(meant(key)) == meant(key)


def test_what_a_written_text_is_made_of_is_told_from_other_keys() -> None:
    assert all(map(is_text, ["a", "Я", "日", "1", "space", "enter", "tab"]))
    assert not any(map(is_text, ["right", "escape", "backspace", "unknown", "paste", "\x01", ""]))
