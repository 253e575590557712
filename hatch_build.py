"""Puts the checked catalogue into the wheel, as JSON.

YAML is slow to read, so an installed backcoach reads `data/catalogue.json` and
`data/figures.json` instead. Making them here also means that a wheel with a faulty data file can
never be built.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[BuilderConfig]):
    """Adds the caches of the data files to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the JSON and hand it to the wheel.

        An editable install gets none: there the YAML is still being written, and a copy would be
        stale with the next edit.
        """
        if version == "editable":
            return
        root = Path(self.root)
        # The file has to last until hatchling has written the wheel, which is when finalize runs.
        self._folder = TemporaryDirectory()
        for name, text in _caches(root).items():
            made = Path(self._folder.name, name)
            made.write_bytes(text)
            build_data["force_include"][str(made)] = f"backcoach/data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary file."""
        if version != "editable":
            self._folder.cleanup()


def _caches(root: Path) -> dict[str, bytes]:
    """Check `data/` with the package's own rules, taken from the source tree beside it."""
    source = str(root / "src")
    sys.path.insert(0, source)
    try:
        from backcoach.catalogue.cache import build
    finally:
        sys.path.remove(source)
    return build(root / "data")
