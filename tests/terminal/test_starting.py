"""A routine of one's own, begun and edited in a real terminal."""

from pathlib import Path

from tests.forking import BACKCOACH
from tests.terminal.pty_program import Program


def test_three_questions_make_a_routine_and_nonsense_is_asked_again(tmp_path: Path) -> None:
    home = {"BACKCOACH_HOME": str(tmp_path)}
    with Program(*BACKCOACH, "new", "routine", "evening", environ=home, columns=200) as asked:
        asked.wait_for("Which exercises?")
        asked.type_in("brd dog\r")
        asked.wait_for("did you mean bird dog")
        asked.type_in("bird dog 2x8, hold 5 s, walk 5 min\r")
        asked.wait_for("How often?")
        asked.type_in("2x a day\r")
        asked.wait_for("In how many rounds?")
        asked.type_in("2\r")
        asked.wait_for("To play it: backcoach session evening")
        assert asked.wait_for_end() == 0
    text = (tmp_path / "routines" / "evening.yaml").read_text("utf-8")
    assert text.endswith(
        "rounds: 2\n"
        + text.partition("rounds: 2\n")[2].partition("items:")[0]
        + 'items:\n  - "bird dog 2x8, hold 5 s, 2 a day"\n  - "walk 5 min, 2 a day"\n'
    )


def test_an_editor_is_opened_again_at_the_line_that_is_wrong(tmp_path: Path) -> None:
    editor = tmp_path / "vim"
    editor.write_text(
        '#!/bin/sh\nif [ "$2" ]; then echo "at $1"; sed -i "s/brd/bird/" "$2"\n'
        'else sed -i "s/bird/brd/" "$1"; fi\n'
    )
    editor.chmod(0o755)
    home = {"BACKCOACH_HOME": str(tmp_path), "VISUAL": "", "EDITOR": str(editor)}
    words = ("new", "routine", "evening", "--exercise", "bird dog", "--edit")
    with Program(*BACKCOACH, *words, environ=home, columns=200) as edited:
        edited.wait_for("begins with no exercise", "Enter goes back to line 18")
        edited.send("\r")
        edited.wait_for("at +18", "all is well.")
        assert edited.wait_for_end() == 0
