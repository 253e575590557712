"""Copies of the program with other data, for what the real data cannot show."""

import shutil
from pathlib import Path

import backcoach
from backcoach.catalogue.files import FIGURE_FILES, FILES, data_folder


class Copy:
    """A source tree of its own, with data to break."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "src"
        self.data = folder / "data"
        package = Path(backcoach.__file__).parent
        leave_out = shutil.ignore_patterns("__pycache__", "data")
        shutil.copytree(package, self.source / "backcoach", ignore=leave_out)
        self.data.mkdir()
        for name in {*FILES, *FIGURE_FILES}:
            shutil.copyfile(data_folder() / name, self.data / name)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in one of the data files."""
        text = (self.data / name).read_text("utf-8")
        assert old in text
        (self.data / name).write_text(text.replace(old, new, 1), "utf-8")

    def environ(self, home: Path) -> dict[str, str]:
        """The surroundings in which Python finds this copy, and that keep its cache apart."""
        return {
            "PYTHONPATH": str(self.source),
            "PYTHONDONTWRITEBYTECODE": "1",
            "BACKCOACH_HOME": str(home),
        }
