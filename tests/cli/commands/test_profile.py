"""What the coach knows of a person: shown, set, obeyed, and never damaged."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backcoach.domain.knowledge.pacing import whole_minutes
from backcoach.domain.knowledge.terms import Condition
from tests.cli.program import Done, Program, posix
from tests.making import shipped

COMMENT = "# mine: ask the doctor in May\n"


@dataclass(frozen=True)
class Person:
    """Somebody with a folder of their own, and the program's cache in it."""

    program: Program
    folder: Path

    @property
    def file(self) -> Path:
        """The profile."""
        return self.folder / "profile.yaml"

    def run(self, *words: str, before: tuple[str, ...] = ()) -> Done:
        """Run a command line."""
        return self.program.run(*words, env={"BACKCOACH_HOME": str(self.folder)}, before=before)

    def set(self, *words: str) -> str:
        """Set a value; return what the program says."""
        done = self.run("profile", "set", *words)
        assert (done.code, done.err) == (0, "")
        return done.out.removesuffix("\n")

    def value(self, key: str) -> str:
        """What `profile` shows of a key."""
        done = self.run("profile")
        assert (done.code, done.err) == (0, "")
        (line,) = (each for each in done.out.splitlines() if each.startswith(f"{key} "))
        return line.removeprefix(key).strip()

    def dry(self, *words: str) -> Done:
        """The timeline of a session as JSON."""
        return self.run("session", *words, "--dry-run", "--json")


@pytest.fixture
def person(program: Program, own_home: Path) -> Person:
    """Somebody who has set nothing yet."""
    return Person(program, own_home)


def exercises(done: Done) -> list[str]:
    """The exercises of a timeline, in order, each once."""
    phases = json.loads(done.out)["phases"]
    return list(dict.fromkeys(each["exercise"] for each in phases if each["exercise"]))


def demonstrated(done: Done) -> list[str]:
    """The exercises of a timeline that are shown before they are done, each once."""
    phases = json.loads(done.out)["phases"]
    return list(dict.fromkeys(each["exercise"] for each in phases if each["kind"] == "show"))


def sides(done: Done, exercise: str) -> list[str]:
    """The sides of the work in an exercise, in order, runs of the same as one."""
    phases = [each for each in json.loads(done.out)["phases"] if each["exercise"] == exercise]
    found = [each["side"] for each in phases if each["kind"] in ("move", "hold")]
    return [side for before, side in zip(["", *found], found, strict=False) if side != before]


# Showing


def test_somebody_new_sees_every_value_and_how_to_set_it(person: Person) -> None:
    lines = person.run("profile").out.splitlines()
    shown = [line.partition("  ")[0] for line in lines[: lines.index("")]]
    assert shown[:7] == [
        *("conditions", "sore-side", "wakes-at", "routine", "level", "minutes", "breath"),
    ]
    text = "\n".join(lines)
    assert str(person.file) in text
    assert [key for key in shown if f"  backcoach profile set {key} " not in text] == []
    assert not person.file.exists()


def test_the_profile_page_names_every_condition_in_plain_words(person: Person) -> None:
    text = person.run("profile").out
    rows = {each.condition: each.name for each in shipped().safety.conditions}
    assert set(rows) == set(Condition)
    assert [
        code for code, name in rows.items() if f"  {code} " not in text or name not in text
    ] == []


def test_the_examples_on_the_page_work_as_they_stand(person: Person) -> None:
    lines = person.run("profile").out.splitlines()
    examples = [line.split()[1:] for line in lines if line.startswith("  backcoach profile set ")]
    assert len(examples) == 18
    for words in examples:
        assert person.run(*words).code == 0
    after = person.run("profile").out
    assert "not set" not in after
    assert "a sore knee" in after


# Setting


@pytest.mark.parametrize(
    ("typed", "written", "shown"),
    [
        (("conditions", "knee"), "conditions: [knee]", "a sore knee"),
        (("conditions", "knee,wrist"), "conditions: [knee, wrist]", "a sore knee; a sore wrist"),
        (("conditions", "knee", "wrist"), "conditions: [knee, wrist]", "a sore knee; a sore wrist"),
        (("conditions", "knee,", "KNEE,knee"), "conditions: [knee]", "a sore knee"),
        (
            ("conditions", "bending", "makes", "it", "worse"),
            "conditions: [flexion-sensitive]",
            "bending makes it worse",
        ),
        (
            ("conditions", "High blood pressure, dizziness or glaucoma, Fragile bones"),
            "conditions: [blood-pressure, eyes, osteoporosis]",
            "blood pressure or dizziness; glaucoma or retinal disease; fragile bones",
        ),
        (
            ("conditions", "sciatica", "and", "slipped", "disc"),
            "conditions: [leg-pain, flexion-sensitive]",
            "pain down a leg; bending makes it worse",
        ),
        (("sore-side", "Left"), "sore_side: left", "left"),
        (("sore_side", "right"), "sore_side: right", "right"),
        (("routine", "gen"), "routine: gentle", "gentle"),
        (("breath", "3:4"), "breath: 3:4", "3:4 seconds"),
        (("teach", "Never"), "teach: never", "never"),
        (("wakes-at", "6:30"), 'wakes_at: "6:30"', "6:30"),
        (("WAKES_AT", "06:05"), 'wakes_at: "06:05"', "6:05"),
        (("wakes-at", "7"), 'wakes_at: "7:00"', "7:00"),
        (("wakes-at", "7h30"), 'wakes_at: "7:30"', "7:30"),
        (("wakes-at", "11.45", "PM"), 'wakes_at: "23:45"', "23:45"),
        (("minutes", "8,5"), "minutes: 8.5", "8.5"),
        (("minutes", "10", "min"), "minutes: 10", "10"),
        (("level", "2"), "level: 2", "2"),
        (("breath", "3,5:4"), "breath: 3.5:4", "3.5:4 seconds"),
        (("voice-speed", "0,9"), "voice_speed: 0.9", "0.9"),
        (("big", "on"), "big: true", "on"),
        (("plain", "on"), "plain: true", "on"),
        (("glyphs", "ascii"), "glyphs: ascii", "ascii"),
        (("voice", "on"), "voice: true", "on"),
        (("voice", "off"), "voice: false", "off"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_value_is_said_kept_and_shown(
    typed: tuple[str, ...], written: str, shown: str, person: Person
) -> None:
    said = person.set(*typed)
    key = typed[0].lower().replace("_", "-")
    assert said == f"{key}: {shown}"
    assert person.file.read_text("utf-8").splitlines()[1:] == [written]
    assert person.value(key) == shown


@pytest.mark.parametrize(
    ("key", "value", "nothing"),
    [
        ("conditions", "knee", "none"),
        ("sore-side", "left", "none"),
        ("routine", "desk", "asked for each time"),
        ("breath", "3:4", "2.5:3.5 seconds, as usual"),
        ("wakes-at", "7:00", "not set"),
        ("level", "2", "as the routine has it"),
        ("minutes", "10", "as long as the routine is"),
        ("glyphs", "ascii", "what the terminal can show"),
        ("voice", "on", "off"),
    ],
)
def test_none_takes_a_value_away(key: str, value: str, nothing: str, person: Person) -> None:
    person.set(key, value)
    assert person.set(key, "none") == f"{key}: {nothing}"
    assert person.value(key) == nothing


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("set", "condition", "knee"), "Did you mean conditions?"),
        (("set", "side", "left"), "Did you mean sore-side?"),
        (("set", "xyzzy", "1"), "There are conditions, sore-side"),
        (("set", "conditions", "kne"), "Did you mean knee?"),
        (("set", "conditions", "knee", "wirst"), 'no condition "wirst". Did you mean wrist?'),
        (("set", "conditions", "glaucom"), "Did you mean glaucoma?"),
        (("set", "conditions", "knee", "arthritis"), "no condition here for arthritis. Choose"),
        (("set", "conditions", "ectopic", "pregnancy"), 'no condition "ectopic pregnancy".'),
        (("set", "conditions", "none,knee"), 'no condition "none"'),
        (("set", "conditions", ","), "That names no condition."),
        (("set", "conditions", ""), "That names no condition."),
        (("set", "sore-side", "both"), "It is left, right or none."),
        (("set", "routine", "dekc"), "Did you mean desk?"),
        (("set", "breath", "9:9"), "from 4 to 12 seconds"),
        (("set", "teach", "none"), "There are new, always, never."),
        (("set", "wakes-at", "25:00"), "Try 7:00."),
        (("set", "wakes-at", "7 o'clock"), "Try 7:00."),
        (("set", "wakes-at", "13 pm"), "Try 7:00."),
        (("set", "minutes", "x"), "minutes takes a time above 0, up to 600, in minutes. Try 8."),
        (("set", "level", "6"), "level takes a whole number from 1 to 5. Try 1."),
        (("set", "glyphs", "braille"), "There are unicode, ascii."),
        (("set", "voice", "loud"), "neither on nor off"),
        (("set", "conditions", "\x1b[31mred"), "There is no condition"),
        (("set", "\x1b[31mred", "x"), "A profile has no"),
        (("set", "conditions", "[knee]"), "There is no condition"),
        (("set", "voice"), "`backcoach profile set sore-side left`"),
        (("set",), "`backcoach profile set sore-side left`"),
        (("st", "voice", "on"), "Did you mean 'set'?"),
        (("xyzzy",), "`backcoach profile`"),
    ],
    ids=lambda value: "" if isinstance(value, str) else repr(" ".join(value)),
)
def test_a_wrong_word_gets_one_sentence_and_changes_nothing(
    words: tuple[str, ...], says: str, person: Person
) -> None:
    person.file.write_text("conditions: [neck]\n", "utf-8")
    done = person.run("profile", *words)
    assert done.code == 2
    assert says in done.sentence
    assert "?." not in done.sentence
    assert person.file.read_text("utf-8") == "conditions: [neck]\n"


def test_an_old_word_for_a_condition_is_still_understood(person: Person) -> None:
    person.file.write_text("conditions: [head-down, knee]\n", "utf-8")
    now = "blood pressure or dizziness; glaucoma or retinal disease; a sore knee"
    assert person.value("conditions") == now
    person.set("conditions", "none")
    person.set("conditions", "head-down")
    assert person.file.read_text("utf-8") == "conditions: [blood-pressure, eyes]\n"


def test_a_condition_that_another_takes_the_place_of_is_told_with_the_way_to_have_both(
    person: Person,
) -> None:
    person.set("conditions", "sciatica")
    done = person.run("profile", "set", "conditions", "knee")
    assert done.err == (
        "No longer set: pain down a leg."
        " To have all: `backcoach profile set conditions leg-pain,knee`.\n"
    )


def test_comments_and_other_values_stay_when_one_is_set(person: Person) -> None:
    text = f"{COMMENT}conditions:  # both\n  - knee\n  - neck\n\nbreath: 3:4  # slow\nvoice: true\n"
    person.file.write_text(text, "utf-8")
    person.set("conditions", "wrist,knee,neck")
    now = person.file.read_text("utf-8")
    assert now == f"{COMMENT}conditions: [wrist, knee, neck]\n\nbreath: 3:4  # slow\nvoice: true\n"
    person.set("breath", "2:4")
    assert person.file.read_text("utf-8") == now.replace("3:4", "2:4")
    person.set("wakes-at", "7:00")
    assert person.file.read_text("utf-8").endswith('voice: true\nwakes_at: "7:00"\n')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"voice: false\r\n# a\r\n", b"voice: true\r\n# a\r\n"),
        (b"\xef\xbb\xbfvoice: false\n", b"\xef\xbb\xbfvoice: true\n"),
        (b"voice: false", b"voice: true"),
        (b"# nothing yet", b"# nothing yet\nvoice: true\n"),
        (b"---\nvoice:\n", b"---\nvoice: true\n"),
    ],
    ids=["CRLF", "BOM", "no line end", "a comment alone", "no value"],
)
def test_a_profile_that_is_written_another_way_stays_so(
    before: bytes, after: bytes, person: Person
) -> None:
    person.file.write_bytes(before)
    person.set("voice", "on")
    assert person.file.read_bytes() == after


@pytest.mark.parametrize(
    "text", ["{breath: 3:4}", "{}", "voice: false\n".encode("utf-16"), b"\xff\xfe"], ids=repr
)
def test_what_cannot_be_changed_in_one_place_is_left_to_an_editor(
    text: str | bytes, person: Person
) -> None:
    before = text.encode() if isinstance(text, str) else text
    person.file.write_bytes(before)
    shown = person.value("voice")
    done = person.run("profile", "set", "voice", "off")
    assert done.code == 1
    assert "an editor can" in done.sentence
    assert person.file.read_bytes() == before
    assert person.value("voice") == shown


def test_a_shell_is_offered_keys_and_the_values_of_each(person: Person) -> None:
    def offered(*words: str) -> list[str]:
        line = " ".join(("backcoach", "profile", "set", *words))
        environ = {"BACKCOACH_HOME": str(person.folder), "COMP_WORDS": line}
        environ |= {"COMP_CWORD": str(len(words) + 2), "_BACKCOACH_COMPLETE": "complete_bash"}
        return person.program.run(env=environ).out.split()

    assert offered("wa") == ["wakes-at"]
    assert offered("sore-side", '""') == ["left", "right", "none"]
    assert offered("talk", "b") == ["brief"]
    assert offered("routine", "gen") == ["gentle"]
    assert offered("conditions", "knee", "kid") == ["kidney"]
    assert offered("voice-name", "e") == offered("nothing", "e") == []


# The file


@posix
def test_a_new_profile_is_for_its_owner_alone(person: Person) -> None:
    shutil.rmtree(person.folder)
    person.set("voice", "on")
    assert person.file.stat().st_mode & 0o777 == 0o600
    assert person.folder.stat().st_mode & 0o777 == 0o700
    assert {each.name for each in person.folder.iterdir()} - {"cache"} == {"profile.yaml"}


@posix
def test_folders_that_are_not_there_are_made(program: Program, tmp_path: Path) -> None:
    home = tmp_path / "not" / "there" / "yet"
    environ = {"BACKCOACH_HOME": "", "XDG_CONFIG_HOME": str(home), "HOME": str(tmp_path)}
    assert program.run("profile", "set", "voice", "on", env=environ).code == 0
    assert list(tmp_path.rglob("profile.yaml"))


@posix
def test_a_link_to_a_profile_stays_a_link(person: Person, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "coach.yaml"
    real.parent.mkdir()
    real.write_text(COMMENT, "utf-8")
    real.chmod(0o640)
    person.file.symlink_to(real)
    person.set("voice", "on")
    assert person.file.is_symlink()
    assert real.read_text("utf-8") == f"{COMMENT}voice: true\n"
    assert real.stat().st_mode & 0o777 == 0o640


@posix
def test_a_full_disk_leaves_the_profile_as_it_was(person: Person) -> None:
    before = COMMENT * 100
    person.file.write_text(before, "utf-8")
    limited = ("sh", "-c", 'export PYTHONDONTWRITEBYTECODE=1; ulimit -f 2; exec "$@"', "sh")
    done = person.run("profile", "set", "voice", "on", before=limited)
    assert done.code == 1
    assert "could not be written: File too large." in done.sentence
    assert person.file.read_text("utf-8") == before
    assert {each.name for each in person.folder.iterdir()} - {"cache"} == {"profile.yaml"}


def test_where_there_can_be_no_folder_setting_says_so(program: Program) -> None:
    done = program.run("profile", "set", "voice", "on", env={"BACKCOACH_HOME": os.devnull})
    assert done.code == 1
    assert "could not be written" in done.sentence


# What a session and a handout make of it


def test_a_condition_swaps_and_says_why(person: Person) -> None:
    usual = person.dry("ten")
    assert usual.err == ""
    assert "partial-curl" in exercises(usual)
    person.set("conditions", "after-birth")
    done = person.dry("ten")
    assert done.err == "In place of Partial curl (after giving birth): Abdominal brace.\n"
    expected = ["abdominal-brace" if each == "partial-curl" else each for each in exercises(usual)]
    assert exercises(done) == expected
    session = person.run("session", "ten", "--plain", "--speed", "1000")
    assert session.err.endswith(done.err)
    assert "Partial curl" not in session.out.replace("In place of Partial curl", "")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_handout_says_what_was_swapped_and_why(form: str, person: Person) -> None:
    person.set("conditions", "osteoporosis")
    done = person.run("print", "ten", "--format", form)
    assert (done.code, done.err) == (0, "")
    text = " ".join(done.out.replace("\\", "").split())
    assert "In place of Partial curl (fragile bones): Dead bug." in text
    assert ". Partial curl" not in text
    timeline = json.loads(person.run("print", "ten", "--format", "json").out)
    assert "partial-curl" not in {each["exercise"] for each in timeline["phases"]}


def test_what_to_mind_with_a_condition_is_told_as_the_exercise_begins(person: Person) -> None:
    person.set("conditions", "osteoporosis")
    cues = json.loads(person.dry("desk").out)["cues"]
    words = [each["text"] for each in cues if each["text"]]
    first = next(at for at, text in enumerate(words) if "Seated rotation." in text)
    told = "With a fragile spine, do not push to the end of the turn."
    assert any(told in text for text in words[first : first + 2])


def test_the_sore_side_comes_first_and_the_command_line_is_stronger(person: Person) -> None:
    name = "ql-doorway-stretch"
    person.set("sore-side", "left")
    assert sides(person.dry("ql"), name)[0] == "left"
    assert sides(person.dry("ql", "--side", "right"), name)[0] == "right"
    printed = json.loads(person.run("print", "ql", "--format", "json").out)
    assert printed["phases"] == json.loads(person.dry("ql").out)["phases"]
    person.set("sore-side", "right")
    assert sides(person.dry("ql"), name)[0] == "right"


def test_a_sore_side_gets_more_where_that_is_due(person: Person) -> None:
    def work(side: str) -> int:
        phases = json.loads(person.dry("ql").out)["phases"]
        return sum(
            each["duration_ms"]
            for each in phases
            if each["side"] == side and each["kind"] in ("move", "hold")
        )

    assert work("left") == work("right")
    person.set("sore-side", "left")
    assert work("left") > work("right")


def test_the_breath_is_the_breath_of_sessions_and_the_command_line_is_stronger(
    person: Person,
) -> None:
    usual = person.dry("essentials").out
    person.set("breath", "3:5")
    own = person.dry("essentials").out
    assert own == person.dry("essentials", "--breath", "3:5").out
    assert own != usual
    assert person.dry("essentials", "--breath", "2.5:3.5").out == usual


@pytest.mark.parametrize(
    "words",
    [("session", "desk", "--dry-run", "--json"), ("print", "desk", "--format", "json")],
    ids=lambda words: words[0],
)
def test_what_is_shown_first_is_what_the_profile_says_and_the_command_line_is_stronger(
    words: tuple[str, ...], person: Person
) -> None:
    usual = person.run(*words)
    assert demonstrated(usual) == exercises(usual)
    person.set("teach", "never")
    assert demonstrated(person.run(*words)) == []
    assert person.run(*words, "--teach", "new").out == usual.out


def test_a_sheet_on_paper_has_the_minutes_of_doing_it(person: Person) -> None:
    never = json.loads(person.dry("desk", "--teach", "never").out)["duration_ms"]
    about = f"About {whole_minutes(never)} minutes."
    assert about in person.run("print", "desk").out
    assert about in person.run("print", "desk", "--format", "markdown", "--teach", "always").out


@pytest.mark.parametrize("teach", ["new", "never"])
def test_being_taught_is_part_of_the_minutes_that_are_asked_for(teach: str, person: Person) -> None:
    timeline = json.loads(person.dry("ten", "--minutes", "10", "--teach", teach).out)
    assert 8 * 60_000 < timeline["duration_ms"] <= 10 * 60_000


def offered(person: Person, routine: str) -> dict[str, Any]:
    """What `routines` says of one of them."""
    routines = json.loads(person.run("routines", "--json").out)
    return next(each for each in routines if each["id"] == routine)


def test_the_routines_take_as_long_as_they_take_this_person(person: Person) -> None:
    usual = offered(person, "ten-for-the-lower-back")
    person.set("conditions", "flexion-sensitive")
    person.set("breath", "4:6")
    own = offered(person, "ten-for-the-lower-back")
    first, again = (person.dry("ten", "--teach", each).out for each in ("new", "never"))
    assert own["first_duration_ms"] == json.loads(first)["duration_ms"]
    assert own["duration_ms"] == json.loads(again)["duration_ms"] != usual["duration_ms"]


@pytest.mark.parametrize(("teach", "key"), [("never", "minutes"), ("always", "first_minutes")])
def test_whoever_is_taught_alike_each_time_reads_but_one_time(
    teach: str, key: str, person: Person
) -> None:
    minutes = offered(person, "essentials")[key]
    person.set("teach", teach)
    essentials = person.run("routines").out.splitlines()[0]
    assert essentials.split()[:4] == ["essentials", f"{minutes}", "min", "Essentials"]


def test_the_routine_is_the_one_of_a_session_that_names_none(person: Person) -> None:
    person.set("routine", "gentle")
    assert json.loads(person.dry().out)["routine"] == "gentle"
    assert json.loads(person.dry("desk").out)["routine"] == "desk"


def test_a_routine_of_the_profile_that_is_not_there_is_a_fault_of_the_file(person: Person) -> None:
    person.file.write_text("routine: dekc\n", "utf-8")
    done = person.dry()
    assert (done.code, done.out) == (3, "")
    assert f'{person.file}: routine: There is no routine called "dekc". Did you mean' in done.err
    assert person.dry("desk").code == 0
    assert person.value("routine").startswith("dekc, which is no routine: ")
    assert person.set("routine", "desk") == "routine: desk"


def test_minutes_and_level_hold_for_session_and_print_and_the_command_line_goes_before_them(
    person: Person,
) -> None:
    person.set("minutes", "6")
    person.set("level", "1")

    def minutes(*words: str) -> float:
        return float(json.loads(person.run(*words).out)["duration_ms"]) / 60_000

    dry, sheet = ("session", "morning", "--dry-run", "--json"), ("print", "morning", *AS_JSON)
    assert 5.4 <= minutes(*dry) == minutes(*sheet) <= 6
    assert 8.1 <= minutes(*dry, "--minutes", "9") == minutes(*sheet, "--minutes", "9") <= 9
    whole = ("--minutes", "none", "--level", "none")
    assert minutes(*dry, *whole) == minutes(*sheet, *whole) > 9


AS_JSON = ("--format", "json")
EARLY = "it bends the back deeply, and you have not been up for long"


@pytest.mark.parametrize(
    ("ago", "is_early"), [(2, True), (55, True), (65, False), (-30, True), (-260, False)]
)
def test_in_the_hour_after_waking_and_up_to_four_before_it_deep_bends_are_left_out(
    ago: int, is_early: bool, person: Person
) -> None:
    awake = datetime.now().astimezone() - timedelta(minutes=ago)
    person.set("wakes-at", f"{awake:%H:%M}")
    done = person.dry("ten")
    assert (EARLY in done.err) == is_early
    assert ("partial-curl" in exercises(done)) == (not is_early)
    # A handout is for any time of the day.
    assert "In place of" not in person.run("print", "ten").out


# A damaged profile

DAMAGED = {
    "no YAML": (b"conditions: [knee\n", 3, ":1:13: "),
    "an unknown key": (b"voice: true\ncondition: [knee]\n", 3, ":2:1: condition: is no key here"),
    "an unknown condition": (b"conditions: [kne]\n", 3, ":1:14: conditions[0]: "),
    "a number for a list": (b"conditions: 7\n", 3, ":1:1: conditions: expected a list"),
    "a list": (b"- knee\n", 3, ":1:1: "),
    "a breath that is none": (b"breath: 9:9\n", 3, ":1:1: breath: "),
    "a time that is none": (b"wakes_at: 7 o'clock\n", 3, ":1:1: wakes_at: "),
    "a key twice": (b"voice: true\nvoice: false\n", 3, ':2:1: the key "voice" is there twice'),
    "no UTF-8": (b"voice: true # caf\xe9\n", 3, ":1:"),
    "control characters": (b"voice: true\x00\n", 3, ":1:"),
    "an alias": (b"conditions: &a [*a]\n", 3, ":1:"),
    "too deep": (b"conditions: " + b"[" * 5_000, 3, ":1:"),
    "too large": (b"# " + b"x" * 3_000_000, 3, ":1:1: is larger than 2 MB"),
}


@pytest.fixture(params=DAMAGED)
def damage(request: pytest.FixtureRequest, person: Person) -> Iterator[tuple[int, str]]:
    """A profile that is damaged in some way: the exit code, and where the damage is."""
    text, code, place = DAMAGED[request.param]
    person.file.write_bytes(text)
    yield code, f"{person.file}{place}"
    assert person.file.read_bytes() == text
    assert not list(person.folder.glob(".profile*"))


def test_a_damaged_profile_stops_what_depends_on_it_and_is_left_alone(
    damage: tuple[int, str], person: Person
) -> None:
    code, place = damage
    for words in (("session", "desk"), ("profile", "set", "voice", "on")):
        done = person.run(*words)
        assert (done.code, done.out) == (code, "")
        assert done.err.startswith(place)
        assert all(len(line) < 400 and line.isprintable() for line in done.err.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        *(("profile",), ("print", "desk"), ("routines",)),
        *(("session", "desk", "--dry-run"), ("session",)),
    ],
    ids=" ".join,
)
def test_every_command_that_reads_the_profile_says_where_it_is_damaged(
    words: tuple[str, ...], person: Person
) -> None:
    person.file.write_bytes(b"conditions: [knee\n")
    done = person.run(*words)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"{person.file}:1:13: ")


OTHERS = (
    *(("list",), ("show", "bird-dog"), ("muscles",)),
    *(("safety",), ("safety", "rules"), ("--help",), ("profile", "--help"), ("--version",)),
)


@pytest.mark.parametrize("words", OTHERS, ids=" ".join)
def test_a_damaged_profile_stops_nothing_else(words: tuple[str, ...], person: Person) -> None:
    person.file.write_bytes(b"conditions: [knee\n")
    done = person.run(*words)
    assert (done.code, done.err) == (0, "")
    assert done.out


def test_a_folder_in_place_of_the_profile_is_one_sentence(person: Person) -> None:
    person.file.mkdir()
    for words in (("profile",), ("print", "desk"), ("profile", "set", "voice", "on")):
        done = person.run(*words)
        assert done.code == 1
        assert done.sentence.startswith("Your profile could not be read: Is a directory.")
        assert str(person.file) in done.sentence


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read anything")
def test_a_profile_that_may_not_be_read_is_one_sentence(person: Person) -> None:
    person.file.write_text("voice: true\n", "utf-8")
    person.file.chmod(0)
    for words in (("profile",), ("session", "desk"), ("profile", "set", "voice", "on")):
        done = person.run(*words)
        assert done.code == 1
        assert "Permission denied" in done.sentence


def test_several_faults_are_told_at_once_each_with_its_place(person: Person) -> None:
    person.file.write_text("sore_side: both\nvoice: loud\nconditons: []\n", "utf-8")
    lines = person.run("session", "desk").err.splitlines()
    assert [line.removeprefix(str(person.file))[:5] for line in lines[:-1]] == [
        ":1:1:",
        ":2:1:",
        ":3:1:",
    ]
    assert lines[-1].startswith("3 problems found: nothing was used. `backcoach profile set-aside`")
