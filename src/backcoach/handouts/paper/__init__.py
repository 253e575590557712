"""A sheet to hang on the wall: as a page for browsers, and as a PDF."""
