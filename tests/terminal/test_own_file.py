"""A sheet of somebody's own, played in a real terminal as it was typed."""

from pathlib import Path

import pytest

from tests.forking import BACKCOACH
from tests.terminal.pty_program import CALM_SESSION, PACE_S, Program

pytestmark = pytest.mark.slow

SHEET = """\
name: Evening with [bold]Anna[/bold]
rest: 5 s
items:
  - calf [red]raise 1x2
  - bird dog 1x1
exercises:
  - {name: "Calf [red]raise", dosage: 3x12, steps: "Stand on your toes, [link=x]slowly[/link]."}
"""


def test_it_is_played_to_its_end_with_its_own_words_and_doses(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, "utf-8")
    with Program(*BACKCOACH, *CALM_SESSION, str(sheet), "--teach", "never") as program:
        program.wait_for("Calf [red]raise")
        program.wait_for_beginning()
        program.send("?")
        program.wait_for("Stand on your toes, [link=x]slowly[/link].")
        program.send("?")
        program.send("n")
        program.wait_for("Calf [red]raise", "1 of 2")
        program.send("n")
        program.wait_for("Bird dog")
        while program.screen.in_alternate and not program.ended:
            program.send("n")
            program.watch(PACE_S)
        assert program.wait_for_end() == 0
        assert "Evening with [bold]Anna[/bold]: 0 of 2 exercises" in program.text
