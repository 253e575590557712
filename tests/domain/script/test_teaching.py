"""What somebody hears who only listens: all of an exercise before they do it, and then less."""

from collections.abc import Iterator
from itertools import cycle, product
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.pacing import LISTENING_WORDS_A_MINUTE
from backcoach.domain.knowledge.routine import Block, Item, Routine
from backcoach.domain.knowledge.span import BreathPattern, Rest
from backcoach.domain.knowledge.terms import Chime, PhaseKind, Talk, Teach
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.domain.script.silence import GAP_MS
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Cue, Phase, Timeline
from backcoach.domain.words.grammar import sentences
from backcoach.domain.words.phases import sided
from tests.domain.script.sounds import crossings, overlaps
from tests.every import every
from tests.making import shipped, shipped_plan

SPEEDS = (0.8, 1.0, 1.5)
BREATHS = (
    BreathPattern(),
    BreathPattern(2_000, 0, 2_000, 0),
    BreathPattern(4_000, 0, 8_000, 0),
)
WAYS = tuple(product(SPEEDS, BREATHS))


class Case(NamedTuple):
    """A plan, and how fast it is spoken to whom."""

    plan: Plan
    speed: float
    breath: BreathPattern

    def timeline(self, teach: Teach, talk: Talk) -> Timeline:
        """What is heard of it."""
        person = Settings(self.breath, teach=teach, voice_speed=self.speed, ways=shipped().ways)
        return compile_timeline(self.plan, person, Spoken(talk, self.speed))

    def in_full(self, teach: Teach) -> Timeline:
        """What is heard of it by somebody to whom all is said; several rules are about that."""
        kept = (id(self.plan), self.speed, self.breath, teach)  # all plans here are kept, too
        if kept not in _IN_FULL:
            _IN_FULL[kept] = self.timeline(teach, Talk.FULL)
        return _IN_FULL[kept]


_IN_FULL: dict[tuple[int, float, BreathPattern, Teach], Timeline] = {}


def alone(exercise: Exercise) -> Plan:
    """A session of nothing but an exercise."""
    blocks = (Block((Item(exercise.id),)),)
    routine = Routine(exercise.id, exercise.name, "", Rest(), blocks, ())
    return plan_routine(routine, shipped().exercise)


ROUTINES = [
    shipped_plan(each.id, level) for each in shipped().routines for level in (None, 1, 2, 3)
]
"""Every routine as it is, and at each level."""
EXERCISES = [alone(each) for each in shipped().exercises]


def by_turns(plans: list[Plan]) -> list[Case]:
    """Each plan in one of the ways, and all of them by turns."""
    return [Case(plan, *way) for plan, way in zip(plans, cycle(WAYS), strict=False)]


CASES = by_turns([*ROUTINES, *EXERCISES])
EVERY_CASE = [*by_turns(ROUTINES), *(Case(plan, *way) for plan, way in product(EXERCISES, WAYS))]
"""Every exercise in all the ways, too."""


def called(case: Case) -> str:
    return f"{case.plan.name} at {case.speed} with {case.breath}"


class LeadIn(NamedTuple):
    """All that leads to an item's first work, that work, and what is said meanwhile and in it."""

    phases: list[Phase]
    work: Phase
    said: list[Cue]
    first: list[Cue]

    @property
    def minutes(self) -> float:
        return (self.work.start_ms - self.phases[0].start_ms) / 60_000


def lead_ins(timeline: Timeline) -> Iterator[LeadIn]:
    """What leads to each item of a plan, in order."""
    words = timeline.words
    for item in range(len(timeline.plan.items)):
        start_ms, _ = timeline.item_span(item)
        own = [phase for phase in timeline.phases if phase.item == item]
        first = next(each for each in timeline.stretches if each.repetition.item == item)
        said = [cue for cue in words if start_ms <= cue.at_ms < first.start_ms]
        during = [cue for cue in words if start_ms <= cue.at_ms < first.end_ms]
        work = timeline.at(first.start_ms)
        yield LeadIn(own[: own.index(work)], work, said, during)


def missing(wanted: Iterator[str], heard: Iterator[str]) -> list[str]:
    """What is wanted and not heard after all that is wanted before it."""
    return [each for each in wanted if each not in heard]


def taught(timeline: Timeline, lead_in: LeadIn) -> Iterator[str]:
    """Every sentence of the start and of every part, as they are for the first side."""
    exercise = timeline.plan.items[lead_in.work.item].exercise
    for text in (exercise.start, *(part.say for part in exercise.movement)):
        yield from sentences(sided(text, lead_in.work.side))


def heard(cues: list[Cue]) -> Iterator[str]:
    return (sentence for cue in cues for sentence in sentences(cue.text))


@every(EVERY_CASE, called)
def test_before_an_exercise_that_is_new_every_sentence_of_it_is_said_in_order(case: Case) -> None:
    timeline = case.in_full(Teach.NEW)
    assert [
        missing(taught(timeline, each), heard(each.said))
        for each in lead_ins(timeline)
        if each.phases[-2].kind is PhaseKind.SHOW
    ] == [[]] * len({item.exercise.id for item in case.plan.items})
    assert (overlaps(timeline), crossings(timeline)) == ([], [])


@every(CASES, called)
def test_who_is_not_taught_hears_the_few_words_for_each_part_all_the_same(case: Case) -> None:
    for timeline in (
        case.in_full(Teach.NEVER),
        case.timeline(Teach.NEVER, Talk.BRIEF),
        case.timeline(Teach.NEW, Talk.BRIEF),
    ):
        for each in lead_ins(timeline):
            exercise = timeline.plan.items[each.work.item].exercise
            words = " ".join(cue.text.lower() for cue in each.first)
            few = [sided(part.short, each.work.side).lower() for part in exercise.movement]
            assert [text for text in few if text not in words] == []


@every((case for case in by_turns(EXERCISES) if case.plan.items[0].to_know), called)
def test_what_everybody_has_to_know_is_said_at_every_level_of_talk(case: Case) -> None:
    for teach, talk in product(Teach, Talk):
        timeline = case.timeline(teach, talk)
        for each in lead_ins(timeline):
            needed = timeline.plan.items[each.work.item].to_know
            said = [cue.text for cue in each.said]
            assert [text for text in needed if text not in said] == []


@every(CASES, called)
def test_on_the_way_to_an_exercise_no_more_is_said_than_can_be_followed(case: Case) -> None:
    for teach in (Teach.NEW, Teach.NEVER):  # who wants less said is told no more of it
        for each in lead_ins(case.in_full(teach)):
            words = sum(len(cue.text.split()) for cue in each.said)
            assert words / each.minutes <= LISTENING_WORDS_A_MINUTE


@every(CASES, called)
def test_nobody_with_closed_eyes_hears_no_word_for_long(case: Case) -> None:
    timeline = case.in_full(Teach.NEW)
    since_ms = 0
    for cue in (cue for cue in timeline.cues if cue.text or cue.chime is Chime.HALFWAY):
        assert cue.at_ms - since_ms <= GAP_MS + (30_000 if _is_long(timeline, cue) else 15_000)
        since_ms = max(since_ms, cue.end_ms)


def _is_long(timeline: Timeline, cue: Cue) -> bool:
    """Whether somebody does for minutes what they do as words come, or did right before."""
    spans = (timeline.part_span(timeline.index_at(at)) for at in (cue.at_ms, cue.at_ms - 15_000))
    return any(end_ms - start_ms > 120_000 for start_ms, end_ms in spans)
