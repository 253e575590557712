"""What `backcoach doctor` says of a machine: of this one, of one without anything, and made up."""

import json
import os
import sys
from pathlib import Path

import pytest

from backcoach.cli.checkup import listening
from backcoach.cues.cards import has_card
from backcoach.domain.knowledge.machine import Machine, Place, Screen, Speech, Tool
from backcoach.domain.knowledge.terms import Chime
from backcoach.screen.pages.doctor_page import doctor_lines, doctor_page
from tests.cli.program import Program
from tests.voices import Programs, programs

__all__ = ["programs"]

if sys.platform == "win32":
    pytest.skip("the programs are shell scripts", allow_module_level=True)

LISTS = """case "$*" in
    *--voices*) echo head; echo "5 en-gb M English gmw/en"; echo "5 en-us M American gmw/en-US" ;;
    *Samantha*) exit 1 ;;
esac"""
WELL = Machine(
    Screen(True, False, "xterm-256color", 80, 24, "256", unicode=True, ambiguous_cells=1),
    Speech(("espeak-ng",), "espeak-ng", ("en-gb", "en-us"), None, None),
    True,
    Tool(("paplay", "aplay"), ("aplay",)),
    {".opus": Tool(("opusenc",), ("opusenc",))},
    Tool(("org.freedesktop.ScreenSaver",), ("org.freedesktop.ScreenSaver",)),
    (Place("profile", "/home/me/profile.yaml", exists=True, writable=True),),
    "",
)
LACKS = Machine(
    Screen(True, False, "xterm", 80, 24, None, unicode=False, ambiguous_cells=2),
    Speech(("espeak-ng", "spd-say"), None, (), None, None),
    False,
    Tool(("paplay", "aplay"), ()),
    {".mp3": Tool(("lame",), ())},
    Tool(("org.freedesktop.ScreenSaver",), ()),
    (Place("cache", "/x", exists=True, writable=False), Place("answers", None, False, False)),
    "It is damaged.",
)


def surroundings(programs: Programs) -> dict[str, str]:
    """A machine with these programs and no others."""
    return {"PATH": str(programs.folder)}


def line_of(lines: list[str], what: str) -> str:
    """What is said of a thing."""
    (found,) = (line for line in lines if line.startswith(f"{what}: "))
    return found.removeprefix(f"{what}: ")


def test_of_whatever_is_missing_it_is_said_what_to_do() -> None:
    lines = list(doctor_lines(LACKS))
    expected = {
        "Characters": "LC_ALL=C.UTF-8",
        "Bars and blocks": "`backcoach profile set glyphs ascii`",
        "Sound card": "Only a wireless loudspeaker",
        "Voice": "Install espeak-ng.",
        "Chimes": "Install alsa-utils.",
        "Audio guides as .mp3": "Install lame.",
        "Screen kept awake": "Let your screen stay on",
        "Profile": "It is damaged.",
        "Cache": "BACKCOACH_HOME",
        "Answers": "BACKCOACH_HOME",
    }
    assert {what: do in line_of(lines, what) for what, do in expected.items()} == dict.fromkeys(
        expected, True
    )


def test_where_all_is_well_there_is_nothing_to_install() -> None:
    assert not any("nstall" in line or "none" in line for line in doctor_lines(WELL))


def test_every_line_of_the_page_fits_and_says_what_the_lines_say() -> None:
    for machine in (WELL, LACKS):
        said = " ".join(
            " ".join(line.replace(": ", " ", 1).split()) for line in doctor_lines(machine)
        )
        for width in (44, 80, 120):
            page = "".join(what + text for what, text in doctor_page(machine, width))
            assert max(map(len, page.splitlines())) <= width
            assert " ".join(page.split()) == said


def test_a_machine_with_nothing_is_told_of_and_that_is_no_error(
    program: Program, programs: Programs
) -> None:
    lines = program.lines("doctor", env=surroundings(programs))
    assert "no program here speaks. Install espeak-ng." in line_of(lines, "Voice")
    assert "Install alsa-utils." in line_of(lines, "Chimes")


def test_json_has_every_key_that_scripts_rely_on(program: Program, programs: Programs) -> None:
    programs.add("espeak-ng", LISTS)
    programs.add("aplay", "exit 0")
    document = json.loads("\n".join(program.lines("doctor", "--json", env=surroundings(programs))))
    assert document["voice"] == {
        "program": "espeak-ng",
        "programs": document["voice"]["programs"],
        "names": ["en-gb", "en-us"],
        "wished": None,
        "has_wished": None,
    }
    assert document["chimes"]["found"] == ["aplay"]
    assert set(document["guides"]) == {".opus", ".ogg", ".mp3"}
    assert document["sound_card"] is has_card()
    assert document["awake"]["found"] == []
    whats = [each["what"] for each in document["files"]]
    assert whats == ["profile", "answers", "journal", "cache"]
    assert all(each["writable"] for each in document["files"])
    assert set(document["terminal"]) == {
        *(
            "is_terminal",
            "in_lines",
            "kind",
            "columns",
            "rows",
            "colours",
            "braille",
            "ambiguous_cells",
        )
    }
    assert document["profile_error"] is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is another program")
class TestVoiceNames:
    @pytest.fixture
    def environ(self, programs: Programs, own_home: Path) -> dict[str, str]:
        programs.add("espeak-ng", LISTS)
        return {**surroundings(programs), "BACKCOACH_HOME": str(own_home)}

    def test_a_name_that_is_not_there_is_refused_with_those_that_are(
        self, program: Program, environ: dict[str, str]
    ) -> None:
        done = program.run("profile", "set", "voice-name", "Samantha", env=environ)
        assert done.code == 2
        assert 'espeak-ng has no voice "Samantha". There are en-gb, en-us.' in done.err

    def test_a_name_that_is_there_is_kept(self, program: Program, environ: dict[str, str]) -> None:
        assert program.lines("profile", "set", "voice-name", "en-us", env=environ) == [
            "voice-name: en-us"
        ]

    def test_a_name_from_another_machine_is_told_of(
        self, program: Program, environ: dict[str, str]
    ) -> None:
        profile = Path(environ["BACKCOACH_HOME"]) / "profile.yaml"
        profile.write_text("voice_name: Samantha\n", "utf-8")
        lines = program.lines("doctor", env=environ)
        assert 'it has no "Samantha", so its usual voice speaks.' in line_of(lines, "Voice")


def test_a_damaged_profile_is_told_of_and_the_rest_as_well(
    program: Program, own_home: Path, programs: Programs
) -> None:
    (own_home / "profile.yaml").write_text("voice: loud\n", "utf-8")
    environ = {**surroundings(programs), "BACKCOACH_HOME": str(own_home)}
    lines = program.lines("doctor", env=environ)
    assert any("voice: " in line for line in lines)
    assert "no program here speaks" in line_of(lines, "Voice")


@pytest.mark.slow
def test_hear_names_each_chime_plays_it_and_says_a_sentence(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.add("espeak-ng", 'read -r words; echo "$words" >>said')
    programs.add("aplay", "exit 0")
    monkeypatch.setenv("PATH", str(programs.folder))
    monkeypatch.setattr(listening, "CHIME_MS", dict.fromkeys(Chime, 0))
    monkeypatch.setattr(listening, "estimated_ms", lambda *_: 0)
    monkeypatch.setattr(listening, "_BETWEEN_S", 0.3)
    listening.listen()
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [*Chime, "voice"]
    played = programs.read("args")
    assert [each for each in Chime if f"/chime-{each}-" not in played] == []
    assert programs.read("said") == f"{listening.SENTENCE}\n"


def test_hear_says_why_where_nothing_can_be_heard_and_does_not_wait_for_it(
    program: Program, programs: Programs, own_home: Path
) -> None:
    environ = {**surroundings(programs), "BACKCOACH_HOME": str(own_home)}
    done = program.run("doctor", "--hear", env=environ)
    assert done.code == 0
    assert done.err.splitlines() == [
        "The chimes cannot be heard: no program here plays them."
        " Install alsa-utils, or set sound off.",
        "The voice cannot be heard: no program here speaks. Install espeak-ng, or set voice off.",
    ]


def test_hear_and_json_do_not_go_together(program: Program) -> None:
    assert program.run("doctor", "--hear", "--json").code == 2


def test_a_folder_that_cannot_be_written_is_told_of(program: Program, programs: Programs) -> None:
    environ = {**surroundings(programs), "BACKCOACH_HOME": os.devnull}
    lines = program.lines("doctor", env=environ)
    assert "cannot be written" in line_of(lines, "Answers")
