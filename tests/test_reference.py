"""The reference of the data files is made from their schema, and must not fall behind it."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = runpy.run_path(str(ROOT / "scripts" / "reference.py"))


def test_the_reference_page_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "catalogue.md").read_text("utf-8") == REFERENCE["page"]()


def test_the_json_schema_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "catalogue.schema.json").read_text("utf-8") == REFERENCE["schemas"]()
