"""The few colours there are, of a middle brightness that reads on dark and on light."""

from rich.style import Style

PLAIN = Style()
BOLD = Style(bold=True)
DIM = Style(color="color(244)")
IN = Style(color="color(32)")
OUT = Style(color="color(35)")
REST = Style(color="color(97)")
WORK = Style(color="color(172)")
ALERT = Style(bold=True, reverse=True)
NAME = Style(bold=True, color="color(32)")
