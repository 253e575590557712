"""How it goes, as charts of text that read well without colour, or as sentences."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from backcoach.domain.journal.progress import DAYS, WEEKS, WEEKS_A_YEAR, Progress
from backcoach.domain.journal.telling import Names
from backcoach.domain.journal.weeks import LevelChange, Mean, Week
from backcoach.domain.knowledge.pacing import minutes_played
from backcoach.domain.knowledge.terms import WORST
from backcoach.domain.words.dates import MONTHS, date_of, day_and_month
from backcoach.domain.words.grammar import counted
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.pages.columns import columns
from backcoach.screen.pages.sections import Section

LONGEST_BAR = 30
A_POINT = LONGEST_BAR // WORST
"""How many characters a point of pain is."""
A_REST = "."
MARK = "|"

TOO_LITTLE = (
    "Too little is known yet to say how pain changes: it takes two weeks, with two scores in each."
)
SOURCE = "Ostelo 2008, an expert consensus, read in a copy"
THE_LINE = f"The line is 2 points or 30 %, whichever is more ({SOURCE})."
IS_LESS = f"{THE_LINE} The mean has fallen by as much. Single days still go up and down."
IS_MORE = (
    f"{THE_LINE} The mean has risen by as much. Do less, and ask a physiotherapist or a doctor"
    " before you do more again; `backcoach safety` has the warning signs."
)
IS_BETWEEN = f"{THE_LINE} A change by less may be no more than ups and downs."
IS_RISING = (
    "The mean has risen two weeks running. Leave out what makes it worse, and ask a"
    " physiotherapist."
)
EACH_NUMBER = "Each number is a week, in the month of its Monday; a point is one of rest."
WIDTH = 76


def progress_sections(progress: Progress, names: Names, glyphs: Glyphs) -> Iterator[Section]:
    """Charts, section by section; empty sections are left out."""
    sections = (
        ("Practice", (*_practice(progress), *_practice_chart(progress, glyphs))),
        (f"Pain, means of weeks, from 0 to {WORST}", tuple(_pain_chart(progress, glyphs))),
        ("What that means", tuple(_wrapped(_meaning(progress)))),
        ("Levels", tuple(_levels(progress, names))),
        ("The year: days of practice in each week", tuple(_year(progress))),
    )
    return ((title, texts) for title, texts in sections if texts)


def progress_sentences(progress: Progress, names: Names) -> Iterator[str]:
    """The same as sentences, one a line, for whoever listens."""
    yield from _practice(progress)
    yield from (_week_sentence(each) for each in progress.weeks)
    yield from _meaning(progress)
    for each in progress.levels:
        name = names.get(each.exercise, each.exercise)
        if each.first != each.last:
            since = day_and_month(each.since)
            yield f"{name}: from {each.first} to {each.last}, since {since}."
    yield _year_sentence(progress)


def _wrapped(texts: Iterable[str]) -> Iterator[str]:
    for each in texts:
        yield from wrap(each, WIDTH)


def _practice(progress: Progress) -> Iterator[str]:
    yield f"Practised on {progress.days} of the last {DAYS} days."
    if not progress.weeks:
        yield f"There was no session in the last {WEEKS} weeks. One is a beginning."


def _practice_chart(progress: Progress, glyphs: Glyphs) -> Iterator[str]:
    most = max((each.played_ms for each in progress.weeks), default=0)
    rows = [("week from", "sessions", "days", "minutes", "")]
    for each in progress.weeks:
        length = round(LONGEST_BAR * each.played_ms / most) if most else 0
        numbers = (f"{each.sessions:8}", f"{each.days:4}", f"{minutes_played(each.played_ms):7}")
        rows.append((_week(each), *numbers, glyphs.bar * length))
    return columns(rows) if progress.weeks else iter(())


def _week(week: Week) -> str:
    return f"{day_and_month(week.monday):>9}"


def _pain_chart(progress: Progress, glyphs: Glyphs) -> Iterator[str]:
    if not any(each.before or each.after for each in progress.weeks):
        return iter(())
    line = progress.pain.line if progress.pain else None
    before = "before a session" if line is None else f"before a session; {MARK} is the line"
    rows = [("week from", f"{before:<{LONGEST_BAR + 5}}", "after it")]
    for each in progress.weeks:
        rows.append((_week(each), _bar(each.before, glyphs, line), _bar(each.after, glyphs)))
    return columns(rows)


def _bar(mean: Mean | None, glyphs: Glyphs, line: float | None = None) -> str:
    """A mean, its bar, and where the line is."""
    bar = "" if mean is None else glyphs.bar * round(A_POINT * mean.score)
    if line is not None:
        place = min(round(A_POINT * line), LONGEST_BAR)
        bar = f"{bar[:place]:<{place}}{MARK}{bar[place + 1 :]}"
    return f"{'   -' if mean is None else f'{mean.score:4.1f}'} {bar}"


def _meaning(progress: Progress) -> Iterator[str]:
    pain = progress.pain
    if pain is None:
        if any(each.before for each in progress.weeks):
            yield TOO_LITTLE
        return
    first, last = pain.first.before, pain.last.before
    assert first is not None
    assert last is not None
    yield (
        f"Pain before a session was {first.score:.1f} in the week from"
        f" {day_and_month(pain.first.monday)}, and {last.score:.1f} in that from"
        f" {day_and_month(pain.last.monday)}."
    )
    yield IS_LESS if pain.is_less else IS_MORE if pain.is_more else IS_BETWEEN
    if progress.is_rising:
        yield IS_RISING


def _levels(progress: Progress, names: Names) -> Iterator[str]:
    return columns([_level(each, names) for each in progress.levels])


def _level(change: LevelChange, names: Names) -> tuple[str, ...]:
    name = names.get(change.exercise, change.exercise)
    if change.first == change.last:
        return name, change.last, ""
    return name, change.last, f"since {day_and_month(change.since)}; first {change.first}"


def _year(progress: Progress) -> Iterator[str]:
    """A month a line, with a number for each week that began in it."""
    if not progress.year:
        return
    for (_, month), weeks in groupby(progress.year, lambda each: date_of(each.monday)[:2]):
        days = "  ".join(f"{each.days or A_REST}" for each in weeks)
        yield f"{MONTHS[month - 1][:3]}  {days}"
    yield EACH_NUMBER
    yield _year_sentence(progress)


def _year_sentence(progress: Progress) -> str:
    return f"There was practice in {progress.weeks_practised} of the last {WEEKS_A_YEAR} weeks."


def _week_sentence(week: Week) -> str:
    scores = {"before": week.before, "after": week.after}
    told = [f"{mean.score:.1f} {name}" for name, mean in scores.items() if mean]
    pain = f" Pain {', '.join(told)}, on average." if told else ""
    if not week.sessions:
        return f"Week from {day_and_month(week.monday)}: rest."
    return (
        f"Week from {day_and_month(week.monday)}: {counted(week.sessions, 'session')} on"
        f" {counted(week.days, 'day')}, {counted(minutes_played(week.played_ms), 'minute')}.{pain}"
    )
