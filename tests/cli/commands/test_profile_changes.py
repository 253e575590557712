"""Changing a profile: whatever is typed, and however often at once, it can be read again."""

import io
import os
import re
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcoach.catalogue.problems import ProblemsError
from backcoach.catalogue.profile import load_profile
from backcoach.cli.app import run
from backcoach.cli.boundary import explained
from backcoach.cli.profile_keys import KEYS
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import Condition, Side
from tests.cli.program import Program, posix
from tests.every import every
from tests.making import shipped

MINE = b"# mine\nconditions: [neck]\n"


@pytest.fixture(autouse=True)
def _silent_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing that speaks, and so nothing that has a voice of one name and not of another."""
    monkeypatch.setenv("PATH", str(tmp_path))


class Said(NamedTuple):
    """How a command line ended that was run without a process of its own."""

    code: int
    out: str
    err: str


def told(*words: str) -> Said:
    """Run a command line here, which is much faster."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = explained(lambda: run(words))
    return Said(code, out.getvalue(), err.getvalue())


def own_file() -> Path:
    """The profile of the one who runs the tests; made, with its folder, if need be."""
    folder = Path(os.environ["BACKCOACH_HOME"])
    folder.mkdir(exist_ok=True)
    return folder / "profile.yaml"


def safety() -> Safety:
    """What the words for conditions mean."""
    return shipped().safety


NUMBERS = st.from_regex(r"[-+]?0{0,2}[0-9]{0,3}[.,]?[0-9]{0,3}(e[0-9])?", fullmatch=True)
CLOCKS = st.from_regex(r"[0-9]{0,2}[:.]?[0-9]{0,2}[\n ]?", fullmatch=True)
NAMES = st.text("aé🙂 #:'&*!%@`{}[]-,?|>~\t\n\x85\u2028\u202e\xa0\ufeff\x00\x1b\"\\", max_size=95)
TYPED = st.one_of(NUMBERS, CLOCKS, NAMES, st.text(max_size=20), st.just("x" * 91))


@given(st.sampled_from([key.typed for key in KEYS]), TYPED)
@example("voice-speed", ".9")
@example("voice-speed", "1.")
@example("voice-speed", "01")
@example("voice-pitch", "05")
@example("voice-pitch", "0" * 5_000 + "5")
@example("voice-pitch", "9" * 5_000)
@example("wakes-at", "7:00\n")
@example("breath", "3:4\n")
@example("voice-name", "")
@example("voice-name", " ")
@example("voice-name", "x" * 91)
@example("voice-name", "x" * 90)
@example("voice-name", "\udcff")
@example("routine", "")
def test_whatever_is_typed_is_refused_or_can_be_read_and_taken_back(key: str, typed: str) -> None:
    file = own_file()
    file.write_bytes(MINE)
    before = load_profile(MINE, "", safety)
    done = told("profile", "set", key, "--", typed)
    if done.code:
        assert done.code in (1, 2), done.err
        assert re.fullmatch(r".+[.?]\n", done.err), done.err
        assert file.read_bytes() == MINE
        return
    shown = told("profile")
    assert shown.code == 0, shown.err
    assert done.out.partition(": ")[2] in shown.out
    assert file.read_bytes().startswith(b"# mine\n")
    assert told("profile", "set", key, "none").code == 0
    usual = {"voice", "sound"}  # for which none is off
    wanted = before._replace(conditions=()) if key == "conditions" else before
    now = load_profile(file.read_bytes(), "", safety)
    assert now._replace(voice=None, sound=None) == wanted or key in usual


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (("voice-speed", ".9"), "voice_speed: 0.9"),
        (("voice-speed", "1."), "voice_speed: 1"),
        (("voice-speed", "01.20"), "voice_speed: 1.2"),
        (("voice-pitch", "05"), "voice_pitch: 5"),
        (("voice-name", "x" * 90), f'voice_name: "{"x" * 90}"'),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_a_number_is_written_as_the_file_has_it(typed: tuple[str, str], written: str) -> None:
    assert told("profile", "set", *typed).code == 0
    assert own_file().read_text("utf-8").splitlines()[1:] == [written]


# What the command takes, in the file

SIMPLE = """\
conditions: [slipped disc, Sciatica, "knee, wrist"]
sore-side: left
routine: none
wakes_at: none
voice: off
sound: Yes
"""


def test_the_file_takes_the_words_that_the_command_takes() -> None:
    known = load_profile(SIMPLE.encode(), "", safety)
    assert known.conditions == (
        *(Condition.FLEXION_SENSITIVE, Condition.LEG_PAIN, Condition.KNEE, Condition.WRIST),
    )
    assert (known.sore_side, known.voice, known.sound) == (Side.LEFT, False, True)
    assert (known.routine, known.wakes_at) == (None, None)


def test_the_file_takes_numbers_as_people_write_them() -> None:
    text = "minutes: 8,5 min\nlevel: none\nwakes-at: 7\nbreath: 3,5:4\nbig: on\nglyphs: none\n"
    known = load_profile(text.encode(), "", safety)
    assert (known.minutes, known.level, known.wakes_at) == (8.5, None, 7 * 60)
    assert (str(known.breath), known.big, known.glyphs) == ("3.5:4", True, None)


@every(["knee", "a sore knee", "[knee]", "none", "[]"])
def test_one_condition_needs_no_list(typed: str) -> None:
    found = load_profile(f"conditions: {typed}\n".encode(), "", safety).conditions
    assert found == ((Condition.KNEE,) if "knee" in typed else ())


def test_a_word_without_a_code_says_in_the_file_what_to_do() -> None:
    with pytest.raises(ProblemsError) as caught:
        load_profile(b"voice: off\nconditions: [knee, scoliosis]\n", "mine", safety)
    (problem,) = caught.value.found
    assert str(problem).startswith(
        "mine:2:20: conditions[1]: There is no condition here for scoliosis. Choose what makes"
    )


def test_a_key_in_either_spelling_is_changed_in_its_place() -> None:
    file = own_file()
    file.write_text("sore-side: left\nconditions: sciatica\n", "utf-8")
    assert told("profile", "set", "sore-side", "right").code == 0
    assert file.read_text("utf-8") == "sore_side: right\nconditions: sciatica\n"


def test_a_key_in_both_spellings_is_told() -> None:
    with pytest.raises(ProblemsError) as caught:
        load_profile(b"sore-side: left\nsore_side: right\n", "mine", safety)
    (problem,) = caught.value.found
    assert str(problem) == "mine:1:1: sore-side: is no key here; did you mean sore_side?"


# A damaged one


@pytest.mark.parametrize(
    ("damaged", "words", "mended"),
    [
        ("voice_speed: .9", ("voice-speed", "none"), "voice_speed: null"),
        ("voice_pitch: 05", ("voice-pitch", "40"), "voice_pitch: 40"),
        ('voice_name: ""', ("voice-name", "none"), "voice_name: null"),
        ("breath: 9:9", ("breath", "3:4"), "breath: 3:4"),
        ('wakes_at: "25:00"', ("wakes-at", "7:00"), 'wakes_at: "7:00"'),
        ("wakes_at: 2026-02-30", ("wakes-at", "none"), "wakes_at: null"),
        ("conditions: kne", ("conditions", "knee"), "conditions: [knee]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_damaged_value_is_mended_by_setting_it(
    damaged: str, words: tuple[str, ...], mended: str
) -> None:
    file = own_file()
    file.write_text(f"# mine\n{damaged}\nvoice: true\n", "utf-8")
    assert told("profile").code == 3
    other = told("profile", "set", "sound", "on")
    assert (other.code, other.err.startswith(f"{file}:2:1: ")) == (3, True)
    assert told("profile", "set", *words).code == 0
    assert file.read_text("utf-8") == f"# mine\n{mended}\nvoice: true\n"


def test_whoever_hears_of_damage_hears_how_to_begin_anew(program: Program, own_home: Path) -> None:
    env = {"BACKCOACH_HOME": str(own_home)}
    file = own_home / "profile.yaml"
    file.write_bytes(b"conditions: [knee\n")
    for words in (
        ("profile",),
        ("session", "desk"),
        ("print", "desk"),
        ("profile", "set", "voice", "on"),
    ):
        done = program.run(*words, env=env)
        assert (done.code, done.out) == (3, "")
        assert "`backcoach profile set-aside`" in done.err.splitlines()[-1]
    done = program.run("profile", "set-aside", env=env)
    assert (done.code, done.err) == (0, "")
    aside = Path(done.out.removeprefix("What was your profile is now ").removesuffix(".\n"))
    assert aside.read_bytes() == b"conditions: [knee\n"
    assert re.fullmatch(r"profile-\d{4}-\d\d-\d\d\.yaml", aside.name)
    assert aside.parent == own_home
    assert program.run("session", "desk", "--dry-run", env=env).code == 0
    assert program.run("profile", "set-aside", env=env).out.startswith("There is no profile")


# Several at once


@pytest.mark.slow
def test_of_many_settings_at_once_none_is_lost(program: Program, own_home: Path) -> None:
    settings = [(key.typed, key.example) for key in KEYS]
    running = [
        subprocess.Popen(
            [*program.command, "profile", "set", *typed],
            env=program.environ({"BACKCOACH_HOME": str(own_home)}),
            stdout=subprocess.DEVNULL,
        )
        for typed in [*settings, *settings[:3]]
    ]
    assert [each.wait(120) for each in running] == [0] * len(running)
    kept = (own_home / "profile.yaml").read_text("utf-8")
    assert sorted(re.findall(r"^(\w+):", kept, re.MULTILINE)) == sorted(key.name for key in KEYS)
    load_profile(kept.encode(), "", safety)
    left = {each.name for each in own_home.iterdir()} - {".lock", "cache"}
    assert left == {"profile.yaml"}


# What is no file


@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "sparse", "link to nothing"])
def test_what_is_no_profile_is_told_at_once_and_can_be_set_aside(
    program: Program, own_home: Path, kind: str
) -> None:
    file = own_home / "profile.yaml"
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "link to nothing":
            file.symlink_to(own_home / "nothing")
        case "sparse":
            file.touch()
            os.truncate(file, 8 << 30)
    env = {"BACKCOACH_HOME": str(own_home)}
    for words in (
        ("profile",),
        ("session", "desk", "--dry-run"),
        ("profile", "set", "voice", "on"),
    ):
        done = program.run(*words, env=env)
        assert done.code == 1
        assert done.sentence.startswith("Your profile could not be read: it is ")
        assert "`backcoach profile set-aside`" in done.sentence
    assert program.run("profile", "set-aside", env=env).code == 0
    assert program.run("profile", "set", "voice", "on", env=env).code == 0
