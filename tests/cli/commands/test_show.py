"""`backcoach show`: an exercise with its figure, or its figure as SVG."""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from tests.cli.copies import Copy
from tests.cli.program import COLOUR, STYLE, Done, Program, posix
from tests.requirements import need

BRAILLE = re.compile("[⠁-⣿]")
FANCY = {"FORCE_COLOR": "1"}


def drawn(
    program: Program, exercise: str, columns: int = 80, env: Mapping[str, str] | None = None
) -> list[str]:
    """What is drawn of an exercise, without its looks."""
    done = program.run("show", exercise, env={**FANCY, "COLUMNS": str(columns), **(env or {})})
    assert (done.code, done.err) == (0, "")
    return [STYLE.sub("", line).rstrip() for line in done.out.splitlines()]


def below(lines: list[str]) -> str:
    """All words below the poses, in the order of their lines."""
    dots = [at for at, line in enumerate(lines) if BRAILLE.search(line)]
    end = next(at for at, line in enumerate(lines) if line.startswith("Start"))
    words = (line for line in lines[dots[0] : end] if not BRAILLE.search(line))
    return " ".join(" ".join(words).split())


# On a terminal

CAT = ("1 start", "2 round your back up", "3 let belly sink and chest lift")


@pytest.mark.parametrize(("columns", "abreast"), [(40, 1), (60, 1), (80, 2), (120, 3)])
def test_as_many_numbered_poses_stand_side_by_side_as_are_large_enough(
    program: Program, columns: int, abreast: int
) -> None:
    lines = drawn(program, "cat-stretch", columns)
    assert below(lines) == " ".join(CAT)
    assert max(map(cell_len, lines)) <= columns
    assert sum(each in next(line for line in lines if CAT[0] in line) for each in CAT) == abreast


def test_the_figure_stands_between_the_name_and_the_start(program: Program) -> None:
    lines = drawn(program, "cat-stretch")
    dots = [at for at, line in enumerate(lines) if BRAILLE.search(line)]
    assert lines[0] == "Cat stretch"
    assert dots[-1] < lines.index("Start")


@pytest.mark.parametrize(("exercise", "told"), [("bird-dog", True), ("cat-stretch", False)])
def test_the_side_is_told_where_there_are_two(program: Program, exercise: str, told: bool) -> None:
    assert ("  Drawn for the right side." in drawn(program, exercise)) == told


def test_without_color_what_is_far_is_still_faint(program: Program) -> None:
    done = program.run("show", "bird-dog", env={**FANCY, "NO_COLOR": "1"})
    assert not COLOUR.search(done.out)
    assert re.search(f"\x1b\\[2m[^\x1b]*{BRAILLE.pattern}", done.out)


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C"}, {"TERM": "linux"}, {"PYTHONIOENCODING": "ascii"}],
    ids=lambda env: "=".join(*env.items()),
)
def test_where_there_are_no_dots_there_is_no_figure(program: Program, env: dict[str, str]) -> None:
    lines = drawn(program, "cat-stretch", env=env)
    assert "Start" in lines
    assert not BRAILLE.search("".join(lines))


def test_a_pipe_gets_no_figure(program: Program) -> None:
    assert not BRAILLE.search("".join(program.lines("show", "cat-stretch")))


def test_sources_are_told_by_publisher_the_surest_first_their_address_below(
    program: Program,
) -> None:
    lines = program.lines("show", "partial-curl")
    assert lines[lines.index("Sources") + 1 :][:5] == [
        "  MyHealth Alberta: Abdominal strain: rehab exercises (health-service page)",
        "    https://myhealth.alberta.ca/health/AfterCareInformation/pages/conditions.aspx"
        "?hwid=zp4480&",
        "  NHS: Advice on exercise in pregnancy (health-service page, read in a copy)",
        "  Royal Osteoporosis Society: Bending forward with osteoporosis (association's page)",
        "    https://theros.org.uk/information-and-support/osteoporosis/living-with-osteoporosis/"
        "exercise-and-physical-activity-for-osteoporosis/caring-for-your-back/"
        "bending-forward-with-osteoporosis/",
    ]
    assert lines[-1] == "  Our own choice, built on the sources beside it (house rule)"


# Laid out for the eye


def page(program: Program, columns: int, *words: str) -> list[str]:
    """The lines of a page as a terminal of this width shows it."""
    environ = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(columns)}
    return STYLE.sub("", program.run(*words, env=environ).out).splitlines()


def test_a_wide_window_has_two_columns_and_a_narrow_one_has_the_same_order(
    program: Program,
) -> None:
    wide, narrow = (page(program, columns, "show", "bird-dog") for columns in (120, 80))
    assert any(line.split() == ["Start", "Muscles"] for line in wide)
    titles = [line for line in narrow if line[:1].strip()]
    assert titles == [line for line in program.lines("show", "bird-dog") if line[:1].strip()]
    assert any(
        line.split()[:2] == ["Part", "of"] and "What" in line
        for line in page(program, 120, "muscles", "ql")
    )


def test_what_goes_over_a_line_stands_under_its_own_beginning(program: Program) -> None:
    lines = page(program, 60, "show", "bird-dog")
    first = next(at for at, line in enumerate(lines) if line.startswith("  1. "))
    assert re.match(r"     \S", lines[first + 1])


# As SVG


def wrote(folder: Path) -> dict[str, str]:
    """What is in a folder, by name."""
    return {each.name: each.read_text("utf-8") for each in sorted(folder.iterdir())}


def test_every_pose_gets_a_file(program: Program, tmp_path: Path) -> None:
    done = program.run("show", "cat-stretch", "--svg", str(tmp_path / "cat.svg"))
    first, second, third = (tmp_path / f"cat-{number}.svg" for number in (1, 2, 3))
    assert done == Done(0, "", f"Wrote {first}, {second} and {third}.\n")
    found = wrote(tmp_path)
    assert list(found) == ["cat-1.svg", "cat-2.svg", "cat-3.svg"]
    assert len(set(found.values())) == 3


def test_the_files_are_named_after_their_poses(program: Program, tmp_path: Path) -> None:
    program.run("show", "cat-stretch", "--svg", str(tmp_path / "cat.svg"))
    titles = [re.findall("<title[^>]*>(.*?)</title>", text)[0] for text in wrote(tmp_path).values()]
    assert titles == [f"Cat stretch: {each}" for each in CAT]


def test_what_is_written_is_svg(program: Program, tmp_path: Path) -> None:
    program.run("show", "cat-stretch", "--svg", str(tmp_path / "cat.svg"))
    roots = {ElementTree.fromstring(text).tag for text in wrote(tmp_path).values()}
    assert roots == {"{http://www.w3.org/2000/svg}svg"}


def test_a_single_pose_is_written_under_the_name_as_it_is(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path / "copy")
    for part in ("do: reach out, move: 2 s, breath: in, pose: reach", "breath: out, pose: reach"):
        copy.change("exercises.yaml", part, part.replace("pose: reach", "pose: start"))
    (tmp_path / "out").mkdir()
    done = program.run(
        *("show", "bird-dog", "--svg", str(tmp_path / "out" / "dog.svg")),
        env=copy.environ(tmp_path / "home"),
    )
    assert (done.code, done.out) == (0, "")
    assert list(wrote(tmp_path / "out")) == ["dog.svg"]


def test_a_moving_figure_is_one_file(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "cat.svg"
    done = program.run("show", "cat-stretch", "--svg", str(file), "--animate")
    assert done == Done(0, "", f"Wrote {file}.\n")
    assert list(tmp_path.iterdir()) == [file]
    assert ElementTree.parse(file).getroot().tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("animate", [(), ("--animate",)], ids=["still", "moving"])
def test_an_existing_file_is_replaced_as_a_whole(
    program: Program, tmp_path: Path, animate: tuple[str, ...]
) -> None:
    file = tmp_path / ("cat.svg" if animate else "cat-1.svg")
    file.write_text("x" * 1_000_000)
    program.run("show", "cat-stretch", "--svg", str(tmp_path / "cat.svg"), *animate)
    assert file.read_text("utf-8").startswith("<svg")
    assert file.read_text("utf-8").endswith("</svg>\n")


@pytest.mark.parametrize("animate", [(), ("--animate",)], ids=["still", "moving"])
def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(
    program: Program, tmp_path: Path, animate: tuple[str, ...]
) -> None:
    done = program.run("show", "cat-stretch", "--svg", str(tmp_path / "no" / "cat.svg"), *animate)
    assert done.code == 1
    assert "could not be written: No such file or directory." in done.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_an_end_gets_one(program: Program, tmp_path: Path) -> None:
    program.run("show", "cat-stretch", "--svg", str(tmp_path / "cat"))
    program.run("show", "cat-stretch", "--animate", "--svg", str(tmp_path / "moving"))
    assert list(wrote(tmp_path)) == ["cat-1.svg", "cat-2.svg", "cat-3.svg", "moving.svg"]


@posix
def test_standard_output_gets_one_picture_of_all_poses(program: Program) -> None:
    for name in ("-", "/dev/stdout"):
        done = program.run("show", "cat-stretch", "--svg", name)
        assert (done.code, done.err) == (0, "")
        root = ElementTree.fromstring(done.out)
        poses = [each for each in root if each.get("transform")]
        assert len(poses) == 3
        moving = program.run("show", "cat-stretch", "--animate", "--svg", name)
        assert "<animate" in moving.out
    assert program.run("show", "cat-stretch", "--svg", "/dev/null") == Done(0, "", "")


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
def test_no_file_name_at_all_is_told(program: Program, name: str) -> None:
    done = program.run("show", "cat-stretch", "--svg", name)
    assert done.code == 1
    assert "could not be written" in done.sentence


@posix
def test_a_disk_that_is_full_leaves_nothing_behind(program: Program, tmp_path: Path) -> None:
    limited = (need("sh"), "-c", 'export PYTHONDONTWRITEBYTECODE=1; ulimit -f 2; exec "$@"', "sh")
    words = ("show", "cat-stretch", "--svg", str(tmp_path / "cat.svg"), "--animate")
    done = program.run(*words, before=limited)
    assert done.code == 1
    assert "could not be written: File too large." in done.sentence
    assert list(tmp_path.iterdir()) == []


# What goes together


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--animate",), "--animate goes with --svg FILE."),
        (("--animate", "--play"), "--animate goes with --svg FILE."),
        (("--json", "--play"), "--json, --play and --svg are three ways to show; take one."),
        (("--json", "--svg", "x"), "--json, --play and --svg are three ways to show; take one."),
        (("--play", "--svg", "x"), "--json, --play and --svg are three ways to show; take one."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_go_together_is_refused(
    program: Program, words: tuple[str, ...], says: str
) -> None:
    done = program.run("show", "bird-dog", *words)
    assert done.code == 2
    assert says in done.sentence
    assert not (program.home / "x").exists()


def test_the_figure_cannot_move_where_there_is_no_terminal(program: Program) -> None:
    done = program.run("show", "bird-dog", "--play", env=FANCY)
    assert done.code == 1
    assert done.sentence.startswith("A moving figure needs a terminal")


# The data


@pytest.fixture
def unpictured(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a program that has no figure of any exercise."""
    copy = Copy(tmp_path)
    (copy.data / "figures.yaml").write_text("poses: {}\nfigures: []\n")
    return {**copy.environ(tmp_path / "home"), **FANCY}


def test_an_exercise_without_a_figure_can_be_read(
    program: Program, unpictured: dict[str, str]
) -> None:
    done = program.run("show", "walk", env=unpictured)
    assert done.code == 0
    assert "Walk" in done.out
    assert not re.search("[⠁-⣿]", done.out)


@pytest.mark.parametrize("words", [("--play",), ("--svg", "x.svg")], ids=" ".join)
def test_that_there_is_no_picture_is_one_sentence(
    program: Program, unpictured: dict[str, str], words: tuple[str, ...]
) -> None:
    done = program.run("show", "bird-dog", *words, env=unpictured)
    assert done.code == 1
    assert done.sentence.startswith("There is no picture of Bird dog yet.")


def test_without_the_figures_an_exercise_can_still_be_read(
    program: Program, tmp_path: Path
) -> None:
    copy = Copy(tmp_path)
    (copy.data / "figures.yaml").unlink()
    done = program.run("show", "walk", env=copy.environ(tmp_path / "home"))
    assert done == program.as_usual("show", "walk")


@pytest.mark.parametrize("words", [(), ("--svg", "x.svg")], ids=["drawn", "--svg"])
def test_missing_figures_are_one_sentence(
    program: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    copy = Copy(tmp_path)
    (copy.data / "figures.yaml").unlink()
    done = program.run("show", "walk", *words, env={**copy.environ(tmp_path / "home"), **FANCY})
    assert done.code == 1
    assert done.sentence.startswith("The exercise data could not be read: No such file")


def test_broken_figures_are_told_with_their_place(program: Program, tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.change("figures.yaml", "view: back", "view: below")
    done = program.run("show", "walk", env={**copy.environ(tmp_path / "home"), **FANCY})
    assert (done.code, done.out) == (3, "")
    assert re.match(r"figures\.yaml:\d+:\d+: figures\[0\]\.view: ", done.err)


# Routines


def stands_below(title: str, page: str) -> str:
    """The line below a title."""
    lines = page.splitlines()
    return lines[lines.index(title) + 1].strip()


def test_the_routines_that_have_it_are_named(program: Program) -> None:
    assert "essentials" in stands_below("Routines", program.run("show", "bird-dog").out).split(", ")


def test_what_is_in_no_routine_says_why(program: Program) -> None:
    said = stands_below("Routines", program.run("show", "toe-taps").out)
    assert said.startswith("In none. It is the step below the dead bug.")
