"""All that a page has to know to play a session: plain values for JSON, times in whole ms."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from backcoach.domain.knowledge.pacing import RESUME_MS
from backcoach.domain.knowledge.safety import Pain, Safety
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import (
    WORST,
    Advice,
    Breath,
    CueKind,
    Occasion,
    PhaseKind,
    Symptom,
    Urgency,
)
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.asking import Asking
from backcoach.domain.playing.session import SLEPT_MS, Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.posing import Demonstration
from backcoach.domain.timeline.timeline import Phase, Timeline
from backcoach.domain.words.counts import side_of, some_of
from backcoach.domain.words.disclaimers import DISCLAIMER
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.overview import overview
from backcoach.domain.words.prompts import READY
from backcoach.domain.words.questions import (
    WHAT_COMES_WITH_IT,
    WHAT_IN_THE_LEG,
    WHETHER_ANY_IS_SO,
    before_doing,
    how_much,
)
from backcoach.domain.words.signs import (
    question_pages,
    quick_lines,
    what_to_do,
    where_unsure,
)
from backcoach.figures.motion import Motion
from backcoach.handouts.player.tracks import Document, Move, Tracks

NO_TRACK = -1
NO_SYMPTOM = "none"


class Row(NamedTuple):
    """A phase as the page has it; texts, figures and moves by their number.

    The countdown and the way through a move go from `from_ms` to `to_ms`. `lungs` are how full
    they are at its beginning and end, or None where the breath is not paced. `move` is a track of
    the exercise's figure, or -1; `loop` says that the parts of a repetition are shown in turn.
    """

    at_ms: int
    ms: int
    kind: str
    item: int
    side: str
    label: int
    say: int
    then: int
    counts: int
    from_ms: int
    to_ms: int
    lungs: tuple[float, float] | None
    move: int
    loop: bool
    ahead: bool
    open: bool


def document_of(
    session: Session, motions: Mapping[str, Motion], notes: tuple[str, ...], chimes: Document
) -> Document:
    """What the page plays: a session that has begun at a clock reading of 0.

    `motions` has the figures by the ids of their exercises, as far as there are any, `notes` what
    was changed for today, and `chimes` how each sounds.
    """
    timeline, plan, texts = session.timeline, session.plan, _Texts()
    figures = {name: Tracks(motion) for name, motion in motions.items()}
    rows = [_row(session, phase, texts, figures) for phase in timeline.phases]
    items = [_item(session, index, figures) for index in range(len(plan.items))]
    return {
        "name": plan.name,
        "overview": [*overview(timeline.duration_ms, len(items), plan.equipment, plan.loads)],
        "duration": timeline.duration_ms,
        "notes": [*notes],
        "keys": [*Row._fields],
        "phases": rows,
        "texts": [*texts.numbers],
        "items": items,
        "figures": {name: tracks.document() for name, tracks in figures.items()},
        "cues": [*_cues(timeline)],
        "chimes": chimes,
        "end": [each.line for each in timeline.cues if each.kind is CueKind.DONE and each.line],
        "resume_ms": RESUME_MS,
        "slept_ms": SLEPT_MS,
        "ready": READY,
        "signs": [*_signs(session.limits.safety), *_asked(plan)],
        **_care(session.limits.safety),
    }


class _Texts:
    """Texts that have a number by now: most are shown again and again."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number_of(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def _row(session: Session, phase: Phase, texts: _Texts, figures: Mapping[str, Tracks]) -> Row:
    view = View(session.seek(0, phase.start_ms), 0)
    from_ms, to_ms = session.timeline.part_span(session.timeline.index_at(phase.start_ms))
    is_loop = phase.part is not None and view.item.dosage.amrap
    return Row(
        phase.start_ms,
        phase.duration_ms,
        phase.kind,
        phase.item,
        phase.side,
        texts.number_of(phase.label),
        texts.number_of(phase.say),
        texts.number_of(view.then),
        texts.number_of(_counts(phase)),
        from_ms,
        to_ms,
        _lungs(view),
        _track(view, figures),
        is_loop,
        view.is_ahead,
        phase.open,
    )


def _counts(phase: Phase) -> str:
    """The side, where there is something to do on it, and which set, repetition and breath."""
    some = (
        *(() if phase.kind is PhaseKind.REST else side_of(phase.side)),
        *some_of(phase.set, phase.sets, "set"),
        *some_of(phase.rep, phase.reps, "repetition"),
        *some_of(phase.breath_no, phase.breaths, "breath"),
    )
    return capitalised(", ".join(some))


def _lungs(view: View) -> tuple[float, float] | None:
    match view.phase.breath:
        case Breath.IN:
            return (0.0, 1.0)
        case Breath.OUT:
            return (1.0, 0.0)
        case Breath.HELD:
            assert view.breath_level is not None  # what is held is paced
            return (view.breath_level, view.breath_level)
        case Breath.FREE:
            return None


def _track(view: View, figures: Mapping[str, Tracks]) -> int:
    tracks = figures.get(view.exercise.id)
    if tracks is None:
        return NO_TRACK
    return tracks.number_of(Move(view.moment.before, view.moment.after))


def _item(session: Session, index: int, figures: Mapping[str, Tracks]) -> Document:
    start_ms, _ = session.timeline.item_span(index)
    view = View(session.seek(0, start_ms), 0)
    exercise, tracks = view.exercise, figures.get(view.exercise.id)
    loop: list[tuple[int, int]] = []
    if view.item.dosage.amrap and tracks is not None:
        shown = Demonstration(exercise, view.item.dosage.breath or BreathPattern()).parts
        loop = [(tracks.number_of(Move(each.before, each.after)), each.ms) for each in shown]
    return {
        "name": exercise.name,
        "figure": exercise.id if tracks is not None else None,
        "at": start_ms,
        "loop": loop,
        "points": [[*point] for point in view.points],
    }


def _cues(timeline: Timeline) -> Iterator[tuple[int, str, str, bool]]:
    """Each cue that is heard: when, what words, which chime, and whether it may cut words off."""
    for cue in timeline.cues:
        if cue.text or cue.chime:
            cuts_off = bool(cue.text) and cue.urgency is Urgency.URGENT
            yield cue.at_ms, cue.text, cue.chime or "", cuts_off


# Staying safe


def _signs(safety: Safety) -> Iterator[Document]:
    """The pages of warning signs: a yes, and not being sure, end it before it begins."""
    for page in question_pages(safety):
        tier = safety.tier[page.tier]
        yield {
            "title": tier.title,
            "question": tier.question,
            "signs": [each.sign for each in page.signs],
            "yes": what_to_do(safety, page),
            "unsure": where_unsure(safety, page),
            "out": [],
        }


def _asked(plan: Plan) -> Iterator[Document]:
    """A page for each exercise that is not for everybody: it may be left out."""
    for exercise in {item.exercise.id: item.exercise for item in plan.items}.values():
        if exercise.cautions.asks:
            yield {
                "title": before_doing(exercise.name),
                "question": WHETHER_ANY_IS_SO,
                "signs": [capitalised(each) for each in exercise.cautions.asks],
                "yes": "",
                "unsure": "",
                "out": [n for n, item in enumerate(plan.items) if item.exercise.id == exercise.id],
            }


def _care(safety: Safety) -> Document:
    """What is said and asked before a session, and what pain in the middle of it leads to."""
    return {
        "foreword": [DISCLAIMER],
        "pain": {
            "worst": WORST,
            "score": how_much()[0],
            "with": _choices(WHAT_COMES_WITH_IT, Asking(score=0)),
            "leg": _choices(WHAT_IN_THE_LEG, Asking(score=0, of_the_leg=True)),
            "quick": [*quick_lines(safety)],
            "advice": {
                symptom or NO_SYMPTOM: [_advice(safety, symptom, stops) for stops in (0, 1)]
                for symptom in (None, *Symptom)
            },
        },
    }


def _choices(page: Sequence[str], asking: Asking) -> Document:
    """A question, and what each of its answers is called and means."""
    question, *lines = page
    answers = (line.split("  ", 1) for line in lines if line[0].isdigit())
    meant = [[text, asking.symptom_of(key) or NO_SYMPTOM] for key, text in answers]
    return {"question": question, "answers": meant}


def _advice(safety: Safety, symptom: Symptom | None, stops: int) -> list[tuple[Advice, str]]:
    """What each score leads to, from 0 on, after so many exercises that pain has stopped.

    How much it hurt before is not asked on the page.
    """
    pains = (Pain(Occasion.DURING, score, symptom, stops=stops) for score in range(WORST + 1))
    return [(rule.then, rule.say) for rule in map(safety.rule_for, pains)]
