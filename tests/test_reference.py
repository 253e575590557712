"""The reference of the data files is made from their schema, and must not fall behind it."""

import runpy
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = runpy.run_path(str(ROOT / "scripts" / "reference.py"))


def test_the_reference_page_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "catalogue.md").read_text("utf-8") == REFERENCE["page"]()


@pytest.mark.skipif(
    Version(version("msgspec")) < Version("0.22"),
    reason="an older msgspec does not write down what the keys of a mapping may be",
)
def test_the_json_schema_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "catalogue.schema.json").read_text("utf-8") == REFERENCE["schemas"]()
