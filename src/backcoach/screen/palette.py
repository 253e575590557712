"""The few colours there are, of a middle brightness that reads on dark and on light.

What is less important is faint rather than grey: no grey can be trusted to be seen on both.
"""

from rich.style import Style

PLAIN = Style()
BOLD = Style(bold=True)
DIM = Style(dim=True)
IN = Style(color="color(32)")
OUT = Style(color="color(34)")
REST = Style(color="color(97)")
WORK = Style(color="color(172)")
ALERT = Style(bold=True, reverse=True)
NAME = Style(bold=True, color="color(32)")
WORK_FAR = Style(color="color(172)", dim=True)
