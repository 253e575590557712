"""What the parts of a frame say, whatever the layout: what to do, what comes, what to know."""

from collections.abc import Iterator
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Breath, Breathing, PhaseKind, Sides
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.words import phases, prompts
from backcoach.domain.words.counts import in_short, number_of, side_of, some_of
from backcoach.domain.words.durations import sixtieths
from backcoach.domain.words.labels import POSITION_WORDS
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live.panes import Styled
from backcoach.screen.live.sharing import page_at, pages_of, rows_of

THEN = "Then  "


# Where one is


def progress(view: View) -> str:
    """How far the session is."""
    counts = (
        *some_of(view.item.round, view.item.rounds, "round"),
        number_of(view.number, len(view.names), "exercise"),
        f"{sixtieths(-(-view.left_ms // 1000))} left",
    )
    return ", ".join(counts)


def title(view: View, width: int) -> tuple[Styled, ...]:
    """The exercise, and its dose where all of that has room: cut short, it would be another."""
    name = ("Next: " if view.is_ahead else "") + view.exercise.name
    dose = f"  {view.item.dose}" if view.item.dose else ""
    has_room = rows_of(name + dose, width) == 1
    return (Styled(name, palette.BOLD), Styled(dose if has_room else "", palette.DIM))


def outline(view: View, glyphs: Glyphs) -> Iterator[Styled]:
    """The exercises of the session: those behind, the present one, those to come."""
    for number, name in enumerate(view.names, 1):
        now = number == view.number
        yield Styled(f"{glyphs.here if now else ' '} ", palette.WORK)
        yield Styled(f"{name}\n", palette.BOLD if now else palette.DIM)


def counts(view: View) -> tuple[Styled, ...]:
    """The side, and which set, repetition and breath of how many."""
    phase = view.phase
    said = (
        *some_of(phase.set, phase.sets, "set"),
        *some_of(phase.rep, phase.reps, "repetition"),
        *some_of(phase.breath_no, phase.breaths, "breath"),
    )
    return (*_side(view, " SIDE  "), Styled(", ".join(said), palette.DIM))


def short_counts(view: View) -> tuple[Styled, ...]:
    """The counts for a narrow screen."""
    phase = view.phase
    some = ((phase.set, phase.sets, "set"), (phase.rep, phase.reps, "rep"))
    said = " ".join(in_short(*each) for each in some if each[1] > 1)
    return (*_side(view, " "), Styled(said, palette.DIM))


def _side(view: View, after: str) -> tuple[Styled, ...]:
    return tuple(
        Styled(f"{side.upper()}{after}", palette.BOLD) for side in side_of(view.phase.side)
    )


def digits_of(view: View) -> str:
    """The countdown: seconds, or minutes and seconds from 100 on; none in a demonstration."""
    if view.state is State.COUNTING:
        return str(view.counting_in)
    if view.is_shown:
        return ""
    return str(view.count) if view.count < 100 else sixtieths(view.count)


def following(view: View) -> Styled:
    """The exercise after this one."""
    if view.following is None:
        return Styled("This is the last exercise", palette.DIM)
    position = POSITION_WORDS[view.following.position]
    return Styled(f"Next: {view.following.name}, {position}", palette.DIM)


def notice_of(view: View) -> str:
    """What a key has changed, or that half of a long stretch has just gone by."""
    return view.session.notice or (f"{prompts.HALFWAY}." if view.is_halfway else "")


def drawn_in(view: View) -> str:
    """What pictures of what is being done are drawn in."""
    return palette.DRAWN[style_of(view)]


def style_of(view: View) -> str:
    """What words about what is being done are drawn in: breathing in or out, work, a pause."""
    if view.phase.breath is Breath.IN:
        return palette.IN
    if view.phase.breath is Breath.OUT:
        return palette.OUT
    return palette.WORK if view.phase.is_work else palette.REST


# What to do


def phrase(view: View) -> Styled:
    """What to do now, in a few words, or that the session stands still."""
    words = {
        State.PAUSED: prompts.PAUSED,
        State.COUNTING: f"{prompts.GOING_ON} in {view.counting_in}",
        State.WAITING: prompts.READY,
    }
    if view.state in words:
        return Styled(f" {words[view.state]} ", palette.ALERT)
    return Styled(view.phase.label, style_of(view))


def say(view: View) -> str:
    """What to do now, in whole sentences; whoever pauses to read them has them still."""
    if view.state is State.PAUSED:
        is_to_read = is_opening(view) or view.is_shown
        return f"{prompts.GO_ON} {view.phase.say}" if is_to_read else prompts.GO_ON
    if view.state is State.WAITING or view.phase.open:
        return prompts.WHEN_READY
    return f"{prompts.COUNTS} {view.phase.say}" if view.may_count else view.phase.say


def then(view: View) -> tuple[Styled, ...]:
    """What comes after what is done now."""
    return (Styled(THEN, palette.DIM), Styled(view.then)) if view.then else ()


def _doing(view: View) -> tuple[Styled, ...]:
    """What to do now, and what comes after it."""
    said = (Styled(say(view)),) if say(view) else ()
    line_end = (Styled("\n"),) if said and view.then else ()
    return (*said, *line_end, *then(view))


class Wording(NamedTuple):
    """A phrase, what has to be known before, whole sentences, and what comes then."""

    phrase: str
    known: str
    say: str
    then: str

    def all_rows(self, width: int) -> int:
        """How many rows all of it takes."""
        return rows_of(self.phrase, width) + self.rows(width)

    def rows(self, width: int) -> int:
        """How many rows all takes but the phrase."""
        return sum(rows_of(text, width) for text in (self.known, self.say, self.then))


def wording(view: View) -> Wording:
    """What is said now."""
    known = _known(view) if is_opening(view) else ""
    ahead = "".join(each.text for each in then(view))
    return Wording(phrase(view).text, known, say(view), ahead)


def wordings(view: View) -> Iterator[Wording]:
    """What is said now, and of every part where parts are done: so much room is kept for all."""
    yield wording(view)
    if view.is_shown:
        for part in view.exercise.movement:
            yield Wording(phrase(view).text, "", phases.sided(part.say, view.phase.side), "")
    elif not is_opening(view):
        yield from _of_parts(view)


def _of_parts(view: View) -> Iterator[Wording]:
    side, parts = view.phase.side, view.exercise.movement
    for number, part in enumerate(parts, 1):
        breath = Breath.FREE if part.breathing is Breathing.FREE else Breath.OUT
        label = phases.breathing(part.short, part.kind, breath)
        ahead = parts[number % len(parts)].short
        if number == len(parts) and view.exercise.sides is not Sides.BOTH:
            ahead = phases.on_side(ahead, side)
        label, said, ahead = (phases.sided(each, side) for each in (label, part.say, ahead))
        yield Wording(label, "", said, THEN + ahead)


def words(view: View, width: int, rows: int) -> tuple[Styled, ...]:
    """What to read now, in so much room."""
    if is_opening(view):
        return _to_read(view, width, rows)
    is_cut = wording(view).rows(width) > rows
    # The phrase says what is done, in short; nothing else says what is done then.
    return then(view) if is_cut and view.phase.is_work and view.then else _doing(view)


# What to read before an exercise


def is_opening(view: View) -> bool:
    """Whether the exercise is about to begin, which is when to read how it is done."""
    phase = view.phase
    before = phase.kind in (PhaseKind.REST, PhaseKind.PREPARE)
    return view.is_ahead or (before and phase.set == phase.rep == 1)


def _to_read(view: View, width: int, rows: int) -> tuple[Styled, ...]:
    """What has to be known, and how the exercise begins; what has no room at once, page by page."""
    spare = rows - wording(view).rows(width)
    if spare < 0:
        return (Styled(_page(view, width, rows)),)
    gap = "\n\n" if spare else "\n"
    known = (Styled(f"{_known(view)}{gap}", palette.BOLD),) if _known(view) else ()
    return (*known, Styled(say(view)))


def _page(view: View, width: int, rows: int) -> str:
    """The sentences whose turn it is. Right before the work there are none but of how it begins."""
    known = () if view.is_about_to_begin else _to_know(view)
    said = say(view).replace(". ", ".\n").split("\n")
    return page_at(pages_of((*known, *said), width, rows), view.phase_done)


def _known(view: View) -> str:
    return " ".join(_to_know(view))


def _to_know(view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(view.item.to_know))


# What is good to know besides


def besides(view: View, width: int, rows: int) -> Iterator[Styled]:
    """What is good to know besides, after a blank row, in what room is left."""
    some = steps(view, width, rows) if is_opening(view) else pointers(view, width, rows)
    for index, each in enumerate(some):
        yield Styled("\n\n" if index == 0 else "")
        yield each


def steps(view: View, width: int, rows: int) -> Iterator[Styled]:
    """How the exercise is done, as many steps as there is room for."""
    for number, step in enumerate(view.exercise.steps, 1):
        rows -= rows_of(f"{number} {step}", width)
        if rows < 0:
            return
        yield Styled(f"\n{number} " if number > 1 else f"{number} ", palette.DIM)
        yield Styled(step)


def pointers(view: View, width: int, rows: int) -> Iterator[Styled]:
    """What to feel, and one mistake a repetition; where there is no room for both, by turns."""
    mistakes = view.exercise.mistakes
    mistake = mistakes[(view.phase.rep - 1) % len(mistakes)] if mistakes else ""
    both = (("Feel  ", view.exercise.feel), ("Avoid  ", mistake))
    told = tuple((name, text) for name, text in both if text)
    if not told:  # as of an exercise of one's own that says no more than how it is done
        yield from steps(view, width, rows)
        return
    turns = told if (view.phase.rep + view.phase.set) % 2 == 0 else told[::-1]
    choices = (told, turns[:1], turns[1:])
    fitting = (each for each in choices if _rows_of_pointers(each, width) <= rows)
    for index, (name, text) in enumerate(next(fitting, ())):
        yield Styled(f"\n\n{name}" if index else name, palette.DIM)
        yield Styled(text)


def _rows_of_pointers(some: tuple[tuple[str, str], ...], width: int) -> int:
    return sum(rows_of(name + text, width) for name, text in some) + len(some) - 1
