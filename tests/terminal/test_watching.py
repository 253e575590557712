"""Own files checked whenever they are saved, in a real terminal."""

from pathlib import Path

from tests.forking import BACKCOACH
from tests.terminal.pty_program import Program


def test_a_file_is_checked_again_when_it_is_saved_until_ctrl_c(tmp_path: Path) -> None:
    file = tmp_path / "sheet.yaml"
    file.write_text("name: Evening\nitems: [nothing]\n")
    with Program(*BACKCOACH, "check", "--watch", str(file), columns=200) as watching:
        watching.wait_for("1 problem found.", "Ctrl-C ends this.")
        file.write_text("name: Evening\nitems: [bird dog]\n")
        watching.wait_for("all is well.", "min")
        file.write_text("name: Evening\nitem: [bird dog]\n")
        watching.wait_for("did you mean items?")
        watching.send("\x03")
        assert watching.wait_for_end() == 130
