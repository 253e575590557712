"""A handout: what stands at its head, and that it is of what was wished for."""

import json
import re
import subprocess
import wave
from pathlib import Path
from urllib.parse import unquote

import pytest

from backcoach.domain.knowledge.terms import Tier
from tests.cli.program import Program
from tests.making import shipped
from tests.requirements import need


@pytest.mark.parametrize(("form", "first"), [("text", "\n1. "), ("markdown", "\n## 1. ")])
def test_what_it_is_not_and_every_sign_of_an_emergency_come_before_any_exercise(
    program: Program, form: str, first: str
) -> None:
    done = program.run("print", "desk", "--format", form)
    head = " ".join(done.out[: done.out.index(first)].split())
    signs = (each.short for each in shipped().safety.signs_of(Tier.EMERGENCY))
    wanted = ("General information, not a diagnosis", "Stop if pain gets worse", *signs)
    assert [each for each in wanted if each not in head] == []


WISHES = (
    "morning --minutes 6",
    "morning --minutes 6 --level 2",
    "ql-relief --side right --breath 4:6",
    "desk --minutes 3 --teach never",
    "desk --teach always --level 2 --side left --minutes 8,5",
)


def test_a_wish_means_the_same_for_a_session_and_in_a_handout(program: Program) -> None:
    for wish in WISHES:
        words = wish.split()
        dry = program.run("session", *words, "--dry-run", "--json")
        handout = program.run("print", *words, "--format", "json")
        assert dry.code == handout.code == 0, wish
        assert json.loads(handout.out) == json.loads(dry.out), wish
        assert handout.err == dry.err, wish


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_sheet_is_of_what_was_wished_for_and_says_what_was_changed(
    program: Program, form: str
) -> None:
    # On paper nothing is shown before it is done, so all of the time is there to do it.
    words = ("print", "essentials", "--minutes", "7", "--level", "2", "--format", form)
    text = " ".join(program.run(*words).out.replace("\\", "").split())
    never = ("session", "essentials", "--minutes", "7", "--level", "2", "--teach", "never")
    told = program.run(*never, "--dry-run").err.splitlines()
    assert told
    assert [sentence for sentence in told if sentence not in text] == []


@pytest.mark.slow
def test_a_page_for_a_phone_needs_a_file_and_has_its_voice_in_it(
    program: Program, tmp_path: Path
) -> None:
    need("espeak-ng")
    need("opusenc")
    words = ("print", "desk", "--minutes", "2", "--teach", "never", "--format", "player")
    assert "needs a file" in program.run(*words).err
    file = tmp_path / "session.html"
    assert program.run(*words, "--output", str(file)).code == 0
    page = file.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert '"voice":{"sound":"T2dnUw' in page  # an Ogg, as base64
    assert len(page) < 1_500_000


@pytest.mark.slow
def test_a_guide_is_of_what_was_wished_for(program: Program, tmp_path: Path) -> None:
    need("espeak-ng")
    words = ("print", "desk", "--minutes", "2", "--side", "left", "--teach", "never")
    file = tmp_path / "guide.wav"
    done = program.run(*words, "--format", "audio", "--output", str(file))
    timeline = program.run(*words, "--format", "json")
    assert (done.code, done.err) == (0, f"{timeline.err}Wrote {file}.\n")
    with wave.open(str(file)) as sound:
        length_ms = sound.getnframes() * 1_000 / sound.getframerate()
    foreword_ms = 60_000
    session_ms = json.loads(timeline.out)["duration_ms"]
    assert session_ms < length_ms < session_ms + foreword_ms


def test_a_wish_that_makes_no_sense_has_the_same_answer_for_a_session_and_a_handout(
    program: Program,
) -> None:
    for wish in ("--minutes x", "--minutes 0", "--level 6", "--breath 9:9", "--side both"):
        session, handout = (
            program.run(command, "desk", *wish.split()) for command in ("session", "print")
        )
        assert session.code == handout.code == 2, wish
        assert handout.sentence.replace("print", "session") == session.sentence, wish


def test_what_the_file_is_called_says_what_is_written_and_what_cannot_be_is_refused(
    program: Program, tmp_path: Path
) -> None:
    begins = {
        **{"a.txt": "Desk\n", "a": "Desk\n", "a.md": "# Desk\n", "a.json": "{"},
        **{"a.html": "<!doctype html>", "a.HTM": "<!doctype html>"},
    }
    for name, text in begins.items():
        assert program.run("print", "desk", "--output", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(text), name
    for name in ("a.docx", "a.PNG"):
        sentence = program.run("print", "desk", "--output", str(tmp_path / name)).sentence
        assert sentence.startswith("A routine cannot be written as .")
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_pages_are_of_what_was_wished_for_and_of_the_person(
    program: Program, tmp_path: Path, suffix: str
) -> None:
    program.run("profile", "set", "conditions", "pregnancy")
    file = tmp_path / f"sheet{suffix}"
    words = ("bird-dog", "glute-bridge", "--level", "2", "--large", "--paper", "letter")
    done = program.run("print", *words, "--output", str(file))
    program.run("profile", "set", "conditions", "none")
    assert (done.code, done.out, done.err) == (0, "", f"Wrote {file}.\n")
    text = read(file)
    level = shipped().exercise["bird-dog"].levels[1].reps[0]
    care = "In pregnancy, lift arm and leg only a little, and do not let your back sag."
    own = (f"{level} times on each side", care, "In place of Glute")
    for said in ("Bird dog, Glute bridge", *own):
        assert said in text, said


def read(file: Path) -> str:
    """The text of a page, or of a PDF."""
    if file.suffix == ".html":
        return " ".join(file.read_text("utf-8").split())
    command = [need("pdftotext"), "-raw", str(file), "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "pdf"), "A PDF needs a file"),
        (("--paper", "letter"), "--paper and --large are about pages, and text has none."),
        (("--large", "--output", "a.md"), "and markdown has none."),
        (("--paper", "a5", "--format", "html"), "a5"),
        (("--captions",), "--captions are what an audio guide says, and this is text."),
        (("--format", "audio", "--output", "-", "--captions"), "this is no file."),
    ],
)
def test_what_does_not_belong_together_is_refused(
    program: Program, words: tuple[str, ...], says: str
) -> None:
    done = program.run("print", "desk", *words)
    assert done.code == 2
    assert says in done.sentence


def test_an_exercise_without_a_picture_is_told_in_words(program: Program, tmp_path: Path) -> None:
    own, file = tmp_path / "own.yaml", tmp_path / "own.html"
    own.write_text("- {name: Mine, dosage: 3 x 8, steps: [Do it.]}\n", "utf-8")
    assert program.run("print", str(own), "--output", str(file)).code == 0
    assert "<img" not in file.read_text("utf-8")
    assert "Do it." in file.read_text("utf-8")


def test_markdown_names_the_pictures_beside_it_and_each_says_what_it_shows(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "paper").mkdir()
    file, folder = tmp_path / "paper" / "desk.md", tmp_path / "my pictures"
    words = ("print", "bird-dog", "walk", "--output", str(file), "--pictures", str(folder))
    done = program.run(*words)
    assert (done.code, done.out) == (0, "")
    named = re.findall(r"!\[([^]]+)\]\(([^)]+)\)", file.read_text("utf-8"))
    places = [(file.parent / unquote(address)).resolve() for _, address in named]
    names = ["bird-dog-1.svg", "bird-dog-2.svg", "walk-1.svg"]
    assert [place.name for place in places[:3]] == names
    assert sorted(places) == sorted(folder.iterdir())
    assert named[1][0].startswith("Bird dog, 2 reach right arm forward, left leg back. Reach")
    assert done.err.startswith("Wrote 7 files, from ")
    assert program.run(*words).err.startswith("Replaced 7 files, from ")


def test_pictures_that_cannot_be_are_told_before_anything_is_written(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("mine")
    file = str(tmp_path / "desk.md")
    for words, code, says in (
        (("--pictures", str(tmp_path / "no" / "folder")), 1, "No such file or directory"),
        (("--pictures", str(tmp_path / "taken")), 1, "File exists"),
        (("--pictures", ""), 1, "that is no name of a file"),
        (("--pictures", str(tmp_path), "--format", "text"), 2, "--pictures goes with Markdown"),
    ):
        done = program.run("print", "desk", "--output", file, *words)
        assert done.code == code, words
        assert says in done.sentence
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_a_terminal_shows_the_stills_where_it_can_and_a_pipe_does_not(program: Program) -> None:
    braille = re.compile("[\u2801-\u28ff]")
    fancy = {"FORCE_COLOR": "1", "COLUMNS": "80"}
    lines = program.run("print", "bird-dog", env=fancy).out.splitlines()
    dots = [at for at, line in enumerate(lines) if braille.search(line)]
    (title,) = [at for at, line in enumerate(lines) if "1. Bird dog" in line]
    (start,) = [at for at, line in enumerate(lines) if "Come onto hands and knees." in line]
    assert len(dots) >= 16
    assert title < dots[0] < dots[-1] < start
    assert not braille.search(program.run("print", "bird-dog", env={**fancy, "LC_ALL": "C"}).out)
    assert not braille.search(program.run("print", "bird-dog").out)
