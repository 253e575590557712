"""Telling of own files that cannot be used, where nothing that was asked for needs them."""

from backcoach.cli import output, stored
from backcoach.domain.words.grammar import counted

MOST_TOLD = 10


def tell_troubles() -> None:
    """Say on standard error what is wrong in own files, if anything, and that all else works."""
    troubles = stored.troubles()
    if not troubles:
        return
    problems = [*dict.fromkeys(problem for each in troubles for problem in each.problems)]
    more = len(problems) - MOST_TOLD
    lines = problems[:MOST_TOLD]
    if more > 0:
        lines.append(f"And {counted(more, 'problem')} more.")
    entries = [each.id for each in troubles if each.names]
    left_out = ", ".join(dict.fromkeys(entries[:MOST_TOLD]))
    dots = " and others" if len(entries) > MOST_TOLD else ""
    if entries:
        lines.append(f"Until that is mended, these cannot be used: {left_out}{dots}.")
    output.complain("\n".join(lines))


def tell_missing_packs() -> None:
    """Say on standard error which packs are not there: what was asked for may be in one of them."""
    for each in stored.troubles():
        if not each.names:
            output.complain(*each.problems)
