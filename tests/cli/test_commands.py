"""The commands as people type them, on a pipe and where colours are asked for."""

import json
import os
import re
import signal
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
from rich.cells import cell_len

import backcoach
from backcoach.domain.knowledge.terms import Purpose
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.durations import clock_time, duration
from tests.cli.copies import Copy
from tests.cli.program import COLOUR, ESCAPE, STYLE, Program, posix
from tests.contract import NAMED
from tests.making import shipped_plan

EVERYTHING = (
    ("list",),
    ("show", "bird-dog"),
    ("muscles",),
    ("muscles", "lower back"),
    ("routines",),
    ("print", "desk"),
    ("session", "desk", "--dry-run"),
)
every_command = pytest.mark.parametrize("words", EVERYTHING, ids=" ".join)


def first_words(lines: list[str]) -> list[str]:
    return [line.split()[0] for line in lines]


def named(lines: list[str]) -> list[str]:
    """Which of the exercises that tests know by name are listed."""
    return [word for word in first_words(lines) if word in NAMED]


# The program itself


def test_it_says_its_version(program: Program) -> None:
    assert program.lines("--version") == [f"backcoach {backcoach.__version__}"]


def test_the_version_with_other_words_is_the_same(program: Program) -> None:
    assert program.lines("--version", "list") == [f"backcoach {backcoach.__version__}"]


def test_help_says_of_every_command_what_its_own_help_begins_with(program: Program) -> None:
    text = " ".join(program.run("--help").out.split())
    listed = re.findall(r"(?<=  )([a-z]+)  ", program.run("--help").out.partition("Commands:")[2])
    assert {"session", "list", "show", "muscles", "routines", "print", "journal"} <= {*listed}
    for each in listed:
        first = " ".join(program.run(each, "--help").out.split("\n\n")[1].split())
        assert f" {each} {first}" in text


def test_help_says_that_it_is_no_diagnosis_and_when_to_stop(program: Program) -> None:
    text = " ".join(program.run("--help").out.split())
    assert "not a diagnosis" in text
    assert "Stop if pain gets worse" in text


OPTIONS = {
    "session": "--minutes --level --side --breath --teach --speed --from --dry-run --json",
    "list": "--muscle --position --setting --equipment --goal --search --json",
    "show": "--json",
    "muscles": "--json",
    "routines": "--json",
    "print": "--minutes --level --side --breath --teach --format --output",
}


@pytest.mark.parametrize(("command", "options"), OPTIONS.items(), ids=OPTIONS)
@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_the_help_of_a_command_has_its_options(
    program: Program, command: str, options: str, asked: str
) -> None:
    done = program.run(command, asked)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: backcoach {command} ")
    everywhere = f"{options} --plain"
    assert [option for option in everywhere.split() if f"  {option} " not in done.out] == []


@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_of_a_command_follows_columns(program: Program, command: str) -> None:
    lines = program.lines(command, "--help", env={"COLUMNS": "60"})
    unbroken = [line for line in lines if len(line) > 60 and "|" not in line]
    assert unbroken == []


def test_without_a_command_and_a_terminal_there_is_the_help(program: Program) -> None:
    assert program.run() == program.as_usual("--help")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        *(("show bi", "bird-dog"), ("session des", "desk"), ("session side-p", "side-plank")),
        *(("session bird-dog side-p", "side-plank"), ("print side-p", "side-plank")),
        *(("list --muscle quadratus", "lumborum"), ("muscles quadratus", "lumborum")),
    ],
)
def test_the_shell_completes_names(program: Program, words: str, found: str) -> None:
    line = f"backcoach {words}"
    asking = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    done = program.run(env={"_BACKCOACH_COMPLETE": "complete_bash", **asking})
    assert found in done.out


# list


def test_list_has_a_line_for_every_exercise_in_order(program: Program) -> None:
    ids = [each["id"] for each in program.document("list", "--json")]
    assert first_words(program.lines("list")) == ids


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("--muscle piriformis", "lying-figure-4 seated-figure-4 seated-rotation"),
        ("--position side-lying", "side-leg-lift side-plank clamshell open-book"),
        ("--setting doorway", "ql-doorway-stretch ql-doorway-cross-step"),
        ("--equipment ball", "ql-ball-release"),
        (
            "--equipment none",
            """rag-doll lying-figure-4 lying-hip-twist knee-to-chest knee-rolls draw-in pelvic-tilt
            partial-curl walk standing-break mcgill-curl-up bent-knee-fall-out heel-slide
            abdominal-brace deep-belly-breathing standing-back-extension""",
        ),
        ("--goal relax", "ql-ball-release ninety-ninety-rest deep-belly-breathing"),
        ("--search figure", "lying-figure-4 seated-figure-4"),
        ("--muscle ql --goal stretch --equipment mat", "childs-pose"),
        (
            "--setting desk --position seated --goal stretch",
            """seated-rotation seated-figure-4 seated-hamstring-stretch seated-knee-to-chest
            side-bend""",
        ),
        ("--equipment none --goal stretch --muscle hamstrings", "rag-doll"),
    ],
)
def test_the_filters_of_list_combine(program: Program, filters: str, found: str) -> None:
    assert named(program.lines("list", *filters.split())) == found.split()


def test_at_least_15_exercises_are_for_the_desk(program: Program) -> None:
    assert len(program.lines("list", "--setting", "desk")) >= 15


@pytest.mark.parametrize(
    ("equipment", "found"),
    [
        (
            "none",
            """lying-hip-twist knee-rolls draw-in pelvic-tilt partial-curl mcgill-curl-up
            bent-knee-fall-out heel-slide deep-belly-breathing knee-to-chest""",
        ),
        ("mat", "dead-bug glute-bridge"),
        ("chair", "ninety-ninety-rest"),
    ],
)
def test_the_work_for_the_core_on_the_back(program: Program, equipment: str, found: str) -> None:
    # The fact sheet's SUP rows that name a muscle of the core, first of all, then besides; a mat
    # is for those whose row names one.
    words = ("--muscle", "core", "--position", "supine", "--equipment", equipment)
    assert named(program.lines("list", *words)) == found.split()


def test_a_list_without_any_exercise_says_so_and_is_no_failure(program: Program) -> None:
    done = program.run("list", "--goal", "relax", "--position", "prone")
    assert done.code == 0
    assert done.sentence.startswith("No exercise fits all of that.")


# show


@pytest.mark.parametrize("name", ["bird-dog", "Bird dog", "BIRD", "quadruped reach"])
def test_show_finds_an_exercise_by_any_name(program: Program, name: str) -> None:
    assert program.lines("show", name)[0] == "Bird dog"


def test_show_tells_all_there_is_about_an_exercise(program: Program) -> None:
    text = "\n".join(program.lines("show", "ql-ball-release"))
    shown = program.document("show", "ql-ball-release", "--json")
    notes = (*shown["steps"], *shown["mistakes"], shown["feel"], *shown["cautions"]["notes"])
    assert [note for note in notes if note not in text] == []
    assert [f"Level {n}:" for n in (1, 2, 3) if f"Level {n}: " not in text] == []
    assert "quadratus lumborum" in text
    assert "https://" in text


@pytest.mark.parametrize(
    ("name", "dose"),
    [
        ("bird-dog", "Level 1: 3 times on each side, in turn, hold one breath out; once a day"),
        ("rag-doll", "Level 1: once, hold 5 breaths; once a day"),
        ("walk", "Level 1: 5 minutes; 5 times a week"),
    ],
)
def test_show_says_a_dose_as_one_would_on_paper(program: Program, name: str, dose: str) -> None:
    assert f"  {dose}" in program.lines("show", name)


# muscles, routines


def test_muscles_has_a_line_for_every_group_and_muscle(program: Program) -> None:
    ids = [each["id"] for each in program.document("muscles", "--json")]
    assert first_words(program.lines("muscles")) == ids


def test_muscles_says_how_many_exercises_work_each(program: Program) -> None:
    (line,) = [each for each in program.lines("muscles") if each.startswith("quadratus_lumborum ")]
    uses = program.document("muscles", "quadratus_lumborum", "--json")["uses"]
    first, besides = (sum(len(use[part]) for use in uses) for part in ("primary", "secondary"))
    assert line.split()[1] == f"{first}+{besides}"


def test_routines_has_a_line_for_each_with_its_minutes(program: Program) -> None:
    routines = program.document("routines", "--json")
    expected = [
        f"{each['id']} {each['minutes']} min, {each['first_minutes']} the first time"
        for each in routines
    ]
    found = [" ".join(line.split()[:7]) for line in program.lines("routines")]
    assert sorted(found) == sorted(expected)


def test_routines_are_grouped_by_what_they_are_for(program: Program) -> None:
    group = {each["id"]: each["group"] for each in program.document("routines", "--json")}
    listed = [group[line.split()[0]] for line in program.lines("routines")]
    assert [name for name, _ in groupby(listed)] == [*Purpose][1:]  # without own ones


def test_a_terminal_shows_the_groups_and_whom_each_is_for(program: Program) -> None:
    shown = program.run("routines", env={"FORCE_COLOR": "1", "COLUMNS": "80"}).out
    plain = STYLE.sub("", shown)
    assert "At the desk and on the road" in plain
    assert "For a break from sitting" in plain


# print


def test_print_as_text_has_every_exercise_and_fits_on_paper(program: Program) -> None:
    lines = program.lines("print", "ten")
    assert lines[0] == "Ten for the lower back"
    assert [line for line in lines if len(line) > 80] == []
    titles = [line for line in lines if line[:2].rstrip(".").isdigit()]
    assert len(titles) == 10


@pytest.mark.parametrize(
    ("routine", "needs"),
    [
        ("essentials", "mat, doorframe"),
        ("eight-from-the-pt", "chair, mat"),
        ("ten-for-the-lower-back", "mat, cushion, chair"),
        ("ql-relief", "doorframe, mat, wall, ball"),
        ("before-and-after-needling", "doorframe, mat"),
        ("morning", "mat"),
        ("desk", "chair"),
        ("gentle", "nothing"),
    ],
)
def test_print_says_what_a_routine_needs(program: Program, routine: str, needs: str) -> None:
    assert f"You need: {needs}." in " ".join(program.lines("print", routine))


def test_print_says_that_it_is_no_diagnosis(program: Program) -> None:
    assert "not a diagnosis" in " ".join(program.lines("print", "desk"))


def test_print_as_text_has_each_source_with_kind_and_date_on_a_line(program: Program) -> None:
    lines = program.lines("print", "desk")
    sources = lines[lines.index("Sources:") + 1 :]
    assert "  - HSE: Breaks in work at a screen (health-service page)" in sources
    assert "  - Trial of active breaks and posture shifts, 2021 (trial)" in sources


def test_print_as_markdown_says_the_sources_alike(program: Program) -> None:
    lines = program.lines("print", "desk", "--format", "markdown")
    assert "- Trial of active breaks and posture shifts, 2021 (trial)" in lines


def test_print_as_markdown_has_a_heading_for_every_exercise(program: Program) -> None:
    lines = program.lines("print", "desk", "--format", "markdown")
    assert [line for line in lines if line.startswith("#")] == [
        "# Desk",
        "## 1. Standing break",
        "## 2. Standing hamstring stretch",
        "## 3. Seated rotation",
        "## Sources",
    ]


def test_a_name_from_the_data_is_no_markup(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.change("exercises.yaml", "name: Standing break", 'name: "[b]*Stand*[/b] <i>"')
    environ = copy.environ(tmp_path / "home")
    fancy = program.run("show", "standing-break", env={**environ, "FORCE_COLOR": "1"})
    assert "[b]*Stand*[/b] <i>" in fancy.out
    markdown = program.run("print", "desk", "--format", "markdown", env=environ)
    assert r"\[b\]\*Stand\*\[/b\] \<i\>" in markdown.out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_print_into_a_file_writes_what_it_would_print(
    program: Program, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "sheet"
    done = program.run("print", "desk", "--format", form, "--output", str(file))
    assert (done.code, done.out, done.err) == (0, "", f"Wrote {file}.\n")
    assert file.read_text("utf-8") == program.run("print", "desk", "--format", form).out
    assert list(tmp_path.iterdir()) == [file]


def test_print_replaces_an_existing_file_as_a_whole(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "sheet"
    file.write_text("x" * 1_000_000)
    assert program.run("print", "desk", "--output", str(file)).err == f"Replaced {file}.\n"
    assert file.read_text("utf-8") == program.run("print", "desk").out


@posix
def test_print_through_a_link_writes_the_file_it_leads_to(program: Program, tmp_path: Path) -> None:
    file, link = tmp_path / "sheet", tmp_path / "link"
    file.write_text("old")
    link.symlink_to(file)
    assert program.run("print", "desk", "--output", str(link)).code == 0
    assert link.is_symlink()
    assert file.read_text("utf-8").startswith("Desk\n")


@posix
def test_print_into_a_pipe_leaves_the_pipe_in_place(program: Program, tmp_path: Path) -> None:
    # A device, such as the one for nothing, would be replaced in the same way.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        program.run("print", "desk", "--output", str(pipe))
        assert pipe.is_fifo()
    finally:
        os.close(reader)


@posix
def test_print_keeps_a_private_file_private(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "sheet"
    file.write_text("old")
    file.chmod(0o600)
    program.run("print", "desk", "--output", str(file))
    assert file.stat().st_mode & 0o777 == 0o600


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o666])
def test_print_keeps_who_may_read_a_file(program: Program, tmp_path: Path, mode: int) -> None:
    file = tmp_path / "sheet"
    file.write_text("old")
    file.chmod(mode)
    program.run("print", "desk", "--output", str(file))
    assert file.stat().st_mode & 0o777 == mode


AS_CREATED = """
import os
from backcoach.cli import main

os.chmod = lambda *_, **__: None
main()
"""


@posix
def test_nobody_can_read_what_will_be_private_while_it_is_written(
    program: Program, tmp_path: Path
) -> None:
    # Where no mode can be changed, a file keeps the one that its draft was created with.
    file = tmp_path / "sheet"
    file.write_text("old")
    file.chmod(0o600)
    subprocess.run(
        [sys.executable, "-c", AS_CREATED, "print", "desk", "--output", str(file)],
        env=program.environ(),
        check=True,
    )
    assert file.read_text("utf-8").startswith("Desk\n")
    assert file.stat().st_mode & 0o777 == 0o600


# Colours, width, encoding


@every_command
def test_a_pipe_gets_no_escape_codes(program: Program, words: tuple[str, ...]) -> None:
    assert ESCAPE not in program.run(*words).out


@every_command
def test_where_colours_are_forced_it_is_drawn(program: Program, words: tuple[str, ...]) -> None:
    assert STYLE.search(program.run(*words, env={"FORCE_COLOR": "1"}).out)


def test_forced_colours_are_there(program: Program) -> None:
    environ = {"FORCE_COLOR": "1", "COLORFGBG": "15;0", "TERM": "xterm-256color"}
    assert COLOUR.search(program.run("list", env=environ).out)


@every_command
def test_no_color_is_stronger_than_forced_colours(program: Program, words: tuple[str, ...]) -> None:
    done = program.run(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert done.code == 0
    assert not COLOUR.search(done.out)


@every_command
def test_a_dumb_terminal_gets_no_escape_codes(program: Program, words: tuple[str, ...]) -> None:
    done = program.run(*words, env={"FORCE_COLOR": "1", "TERM": "dumb"})
    assert done.code == 0
    assert ESCAPE not in done.out


@every_command
@pytest.mark.parametrize("columns", [40, 60])
def test_what_is_drawn_is_no_wider_than_columns(
    program: Program, words: tuple[str, ...], columns: int
) -> None:
    done = program.run(*words, env={"FORCE_COLOR": "1", "COLUMNS": str(columns)})
    widths = [cell_len(STYLE.sub("", line)) for line in done.out.splitlines()]
    assert max(widths) <= columns


@pytest.mark.parametrize("columns", ["0", "-5", "x", "", "999999999999999999999"])
def test_columns_that_make_no_sense_do_no_harm(program: Program, columns: str) -> None:
    done = program.run("routines", env={"FORCE_COLOR": "1", "COLUMNS": columns})
    assert (done.code, done.err) == (0, "")
    assert "essentials" in done.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_json_is_utf_8_whatever_the_terminal_speaks(
    program: Program, tmp_path: Path, encoding: str
) -> None:
    copy = Copy(tmp_path)
    copy.change("exercises.yaml", "name: Walk", "name: Wäg 歩く")
    done = subprocess.run(
        [*program.command, "show", "walk", "--json"],
        env={**program.environ(copy.environ(tmp_path / "home")), "PYTHONIOENCODING": encoding},
        capture_output=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "Wäg 歩く"


def test_what_an_encoding_lacks_becomes_a_question_mark(program: Program) -> None:
    plain = program.run("show", "bird-dog").out
    assert "·" in plain
    done = program.run("show", "bird-dog", env={"PYTHONIOENCODING": "ascii"})
    assert (done.code, done.err) == (0, "")
    assert done.out == plain.replace("·", "?")


# A session in lines


def test_a_dry_run_is_one_line_for_a_phase_and_for_words_and_the_total(program: Program) -> None:
    command = ("session", "desk", "--dry-run", "--teach", "never")
    timeline = program.document(*command, "--json")
    words = [cue["text"] for cue in timeline["cues"] if cue["text"]]
    lines = program.lines(*command)
    assert len(lines) == len(timeline["phases"]) + len(words) + 1
    assert [line[18:] for line in lines if line[9:13] == "say "] == words
    assert lines[-1] == f"{clock_time(timeline['duration_ms'])}  end"


@pytest.mark.parametrize("routine", ["desk", "gentle"])
def test_a_session_in_lines_needs_nobody_and_mentions_every_exercise(
    program: Program, routine: str
) -> None:
    lines = program.coached(routine, "--plain", "--speed", "1000")
    names = {each["id"]: each["name"] for each in program.document("list", "--json")}
    (found,) = [each for each in program.document("routines", "--json") if each["id"] == routine]
    text = "\n".join(lines)
    assert [names[each] for each in found["items"] if f": {names[each]}. " not in text] == []
    assert ESCAPE not in text


def test_a_session_in_lines_has_a_line_for_every_change(program: Program) -> None:
    cues = compile_timeline(shipped_plan("desk"), Settings()).cues
    expected = [cue.line for cue in cues if cue.line]
    lines = program.coached("desk", "--plain", "--speed", "1000", "--teach", "never")
    assert [line.partition("  ")[2] for line in lines[: len(expected)]] == expected


def test_a_session_in_lines_ends_with_what_was_done(program: Program) -> None:
    lines = program.coached("desk", "--speed", "1000")
    ms = program.document("session", "desk", "--dry-run", "--json")["duration_ms"]
    assert f"Done: Desk, all of it, in {duration(ms)}." in lines
    assert "  Seated rotation, as the routine has it: all of it" in lines


def test_without_a_name_and_a_terminal_the_essentials_are_played(own_home: Path) -> None:
    lines = Program(own_home).coached("--speed", "1000")
    assert lines[0].startswith("00:00  First: Pelvic tilt.")
    assert [line for line in lines if line.startswith("Done: Essentials, all of it")]


def test_an_exercise_is_a_session_of_its_own(program: Program) -> None:
    lines = program.coached("side-plank", "--level", "2", "--speed", "1000")
    assert [line for line in lines if line.startswith("Done: Side plank, all of it")]
    assert "  Side plank, level 2 of 3: all of it" in lines


def test_several_exercises_are_a_session_in_their_order(program: Program) -> None:
    timeline = program.document("session", "walk", "bird-dog", "side-plank", "--dry-run", "--json")
    done = dict.fromkeys(each["exercise"] for each in timeline["phases"])
    assert (timeline["routine"], [*done]) == (
        "walk bird-dog side-plank",
        ["walk", "bird-dog", "side-plank"],
    )


def test_a_session_of_exercises_takes_the_options_of_a_session(program: Program) -> None:
    words = ("session", "walk", "bird-dog", "--from", "bird-dog", "--side", "left")
    timeline = program.document(
        *words, *("--breath", "4:6", "--teach", "never", "--level", "2", "--dry-run", "--json")
    )
    worked = [each for each in timeline["phases"] if each["kind"] in ("move", "hold")]
    assert {each["exercise"] for each in worked} == {"bird-dog"}
    assert worked[0]["side"] == "left"
    assert "show" not in {each["kind"] for each in timeline["phases"]}


def test_a_session_of_exercises_is_fitted_to_a_time(program: Program) -> None:
    done = program.run("session", "side-plank", "walk", "--minutes", "5", "--dry-run", "--json")
    assert json.loads(done.out)["duration_ms"] <= 5 * 60_000
    assert "As near to 5 minutes as it comes." in done.err


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_exercises_are_printed_as_a_routine_is(program: Program, form: str) -> None:
    lines = program.lines("print", "bird-dog", "side-plank", "--format", form)
    assert lines[0].removeprefix("# ") == "Bird dog, Side plank"
    assert [each for each in ("1. Bird dog", "2. Side plank") if each not in "\n".join(lines)] == []


def test_exercises_are_printed_as_json(program: Program) -> None:
    document = program.document("print", "bird-dog", "side-plank", "--format", "json")
    assert {each["exercise"] for each in document["phases"]} == {"bird-dog", "side-plank"}


@pytest.mark.parametrize(("routine", "told"), [("gentle", True), ("in-a-chair", False)])
def test_what_can_be_done_on_a_bed_says_so_before_it_begins(
    program: Program, routine: str, told: bool
) -> None:
    done = program.run("session", routine, "--no-journal", "--plain", "--speed", "1000")
    assert ("On a bed, lie down and get up as you always do." in done.err) is told


def test_a_rest_until_ready_takes_its_nominal_time_where_nobody_is(program: Program) -> None:
    lines = program.coached("gentle", "--plain", "--speed", "1000", "--teach", "never")
    at = [line.partition("  ")[2] for line in lines].index("Rest until you are ready.")
    assert [line[:5] for line in lines[at : at + 2]] == ["01:34", "01:54"]


def test_a_session_fitted_to_a_time_says_what_was_left_out(program: Program) -> None:
    done = program.run("session", "essentials", "--minutes", "5", "--dry-run", "--json")
    assert done.code == 0
    assert json.loads(done.out)["duration_ms"] <= 5 * 60_000
    assert "Left out: " in done.err


def test_more_time_than_there_is_says_the_least_and_the_most_there_is(program: Program) -> None:
    done = program.run("session", "desk", "--minutes", "60", "--dry-run", "--teach", "never")
    assert done.code == 0
    assert "The least there is takes 51 seconds, the most 13 minutes 28 seconds.\n" in done.err


def test_a_breath_in_tenths_of_a_second_is_fine(program: Program) -> None:
    usual = program.lines("session", "desk", "--dry-run")
    assert program.lines("session", "desk", "--dry-run", "--breath", "2.5:3.5") == usual


def interrupted(program: Program, after: str, *words: str) -> tuple[int, list[str]]:
    """Press Ctrl-C when a line with some text has been printed; return how that went."""
    running = subprocess.Popen(
        [*program.command, "session", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program.environ(),
        text=True,
        start_new_session=True,
        # Where the tests run in the background, SIGINT may be ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdout is not None
    for line in running.stdout:
        if after in line:
            running.send_signal(signal.SIGINT)
            break
    out, err = running.communicate(timeout=30)
    told = err.splitlines()
    assert len(told) == 6, "the signs, told where nobody can be asked, what it will be, and no more"
    return running.returncode, out.splitlines()


@posix
@pytest.mark.slow
def test_ctrl_c_ends_a_session_with_what_was_done(program: Program) -> None:
    words = ("desk", "--plain", "--speed", "40")
    code, lines = interrupted(program, "Next: Standing hamstring stretch", *words)
    assert code == 130
    assert [line for line in lines if line.startswith("Desk: 1 of 3 exercises, ")]
    assert "  Standing break, as the routine has it: all of it" in lines
    assert not [line for line in lines if line.startswith("Done:")]


@posix
def test_ctrl_c_at_once_says_that_nothing_was_done(program: Program) -> None:
    code, lines = interrupted(program, "First: ", "desk", "--plain")
    assert code == 130
    assert lines[-1].startswith("Desk: 0 of 3 exercises, ")
