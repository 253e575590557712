"""The README: what it tells people to type works, and what it points to and counts is there."""

import re
import shlex
from pathlib import Path
from textwrap import dedent

from tests.cli.program import Program
from tests.every import every

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
A_SHORT_READ = 180
BLOCKS = re.findall(r"^    backcoach (.+)", README, re.M)
SPANS = [" ".join(each.split()) for each in re.findall(r"`backcoach ([^`]+)`", README)]
COMMANDS = sorted({*BLOCKS, *SPANS})
NEEDS_A_MACHINE = {
    *("--play", "--hear", "guide.opus", "phone.html", "--install-completion", "sync")
}
"""A keyboard, a loudspeaker, a voice, a shell, another machine: other tests have these."""


SHEET = dedent("\n".join(re.findall(r"^    (?:name|items|exercises|  ).*", README, re.M)))
"""The therapist's sheet that it shows."""


def test_it_is_read_in_a_few_minutes() -> None:
    assert len(README.splitlines()) < A_SHORT_READ


@every(COMMANDS)
def test_every_command_line_of_it_works(command: str, own_home: Path) -> None:
    words = shlex.split(command)
    if not NEEDS_A_MACHINE & set(words):
        lasts = ["--dry-run"] if words[0] == "session" and "--dry-run" not in words else []
        (own_home / "sheet.yaml").write_text(SHEET, "utf-8")
        (own_home / "list.txt").write_text("bird dog 2x5\n", "utf-8")
        done = Program(own_home).run(*words, *lasts)
        assert done.code == 0, done.err


@every(re.findall(r"\]\(([^)]+)\)", README))
def test_what_it_points_to_is_there(place: str) -> None:
    assert (ROOT / place).is_file()


def test_it_opens_with_the_picture_that_moves() -> None:
    assert re.findall(r"!\[.+\]\((.+)\)", README)[0] == "docs/pictures/session.svg"


def test_every_picture_of_the_documentation_is_in_it() -> None:
    pictures = {f"docs/pictures/{each.name}" for each in (ROOT / "docs" / "pictures").iterdir()}
    assert set(re.findall(r"!\[.+\]\((.+)\)", README)) == pictures


def test_it_gives_each_routine_the_minutes_it_takes(program: Program) -> None:
    takes = {each["id"]: each["minutes"] for each in program.document("routines", "--json")}
    said = {name: int(minutes) for name, minutes in re.findall(r"`([a-z-]+)` (\d+)", README)}
    assert len(said) > 10
    assert said == {name: takes.get(name) for name in said}
