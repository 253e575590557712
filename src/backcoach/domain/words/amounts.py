"""A dosage in words, as a physiotherapist would write it on a sheet."""

from collections.abc import Iterator, Mapping

from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span, Unit
from backcoach.domain.knowledge.terms import Breath, PhaseKind, Sides
from backcoach.domain.words.durations import duration
from backcoach.domain.words.grammar import all_of, capitalised, counted
from backcoach.domain.words.notices import no_easy_breath
from backcoach.domain.words.phases import AS_MANY

_SIDES = {
    Sides.BOTH: "",
    Sides.EACH: " on each side",
    Sides.ALTERNATE: " on each side, in turn",
    Sides.ONE: " on the sore side",
}


_HALVES = {1: "half", 2: "a quarter", 3: "an eighth"}


def prescription(exercise: Exercise, dosage: Dosage) -> str:
    """Say how much: `3 sets of 6 on each side, rest 45 seconds between sets; once a day`."""
    much = ", ".join(_clauses(exercise, dosage))
    return f"{much}; {often(dosage.frequency)}" if dosage.frequency else much


def amount(exercise: Exercise, dosage: Dosage) -> str:
    """Say how much without load and rests: `6 times on each side, hold 5 seconds`."""
    return ", ".join(_amounts(exercise, dosage))


def _clauses(exercise: Exercise, dosage: Dosage) -> Iterator[str]:
    yield from _amounts(exercise, dosage)
    if dosage.breath is not None:
        yield breathed(dosage.breath)
    if dosage.load:
        yield with_load(dosage.load)
    if dosage.rest != Rest():
        yield f"{pause(dosage.rest)} between sets"
    if dosage.rep_rest.ms and dosage.sides is not Sides.ALTERNATE:
        yield f"rest {duration(dosage.rep_rest.ms)} between repetitions"


def _amounts(exercise: Exercise, dosage: Dosage) -> Iterator[str]:
    yield f"{_often(exercise, dosage)}{_SIDES[dosage.sides]}"
    if dosage.other_reps is not None:
        yield f"{dosage.other_reps[0]} on the side that is not sore"
    if dosage.hold is not None:
        yield f"hold {length(dosage.hold)}"


def _often(exercise: Exercise, dosage: Dosage) -> str:
    if dosage.work is not None:
        steady = any(part.span is None for part in exercise.movement)
        work = length(dosage.work) + ("" if steady or dosage.amrap else " of repetitions")
        if dosage.amrap:
            work = f"{AS_MANY} in {work}"
        return work if dosage.sets == 1 else f"{dosage.sets} sets of {work}"
    if len(set(dosage.reps)) > 1:
        return f"{dosage.sets} sets of {all_of([*map(str, dosage.reps)])}"
    reps = dosage.reps[0]
    if dosage.sets > 1:
        once = reps == 1 and any(part.kind is PhaseKind.HOLD for part in exercise.movement)
        return f"{dosage.sets} times" if once else f"{dosage.sets} sets of {reps}"
    return "once" if reps == 1 else f"{reps} times"


def breathed(breath: BreathPattern) -> str:
    """A breath of its own in words, in seconds: `breathe in 4, hold 7, out 8`."""
    names = {Breath.IN: "in", Breath.HELD: "hold", Breath.OUT: "out"}
    told = (f"{names[part]} {ms / 1000:g}" for part, ms in breath.parts())
    return f"breathe {', '.join(told)}"


def with_load(load: str) -> str:
    """A weight, a band or a height in words: `with 5 kg`; nothing for none."""
    return f"with {load}" if load else ""


def pause(rest: Rest) -> str:
    """A rest in words: `rest 20 seconds`, `rest until you are ready`, `no rest`."""
    if rest.open:
        return "rest until you are ready"
    return f"rest {duration(rest.ms)}" if rest.ms else "no rest"


def rests(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Say how long to rest, as far as it is written to the second; `exercises` are all, by id."""
    if routine.exact:
        yield from _exact_rests(routine, exercises)
    after: dict[Rest, list[str]] = {}
    for item in routine.items:
        if item.rest is not None:
            after.setdefault(item.rest, []).append(exercises[item.exercise].name)
    for rest, names in after.items():
        yield f"{capitalised(pause(rest))} after {all_of([*dict.fromkeys(names)])}."


def _exact_rests(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    yield f"{capitalised(pause(routine.rest))} between exercises."
    for block in routine.blocks:
        own = ((block.between, "exercises"), (block.rest, "rounds"))
        said = [f"{pause(rest)} between {what}" for rest, what in own if rest is not None]
        if said:
            inside = all_of([exercises[item.exercise].name for item in block.items])
            yield f"{inside}: {', '.join(said)}."


def length(span: Span) -> str:
    """A length in words: `20 seconds`, `3 breaths`, `one breath out`."""
    if span.unit is Unit.MS:
        return duration(span.amount)
    if span.unit is Unit.BREATH:
        return counted(span.amount, "breath")
    return "one breath out" if span.unit is Unit.EXHALE else "one breath in"


def dose_name(
    level: int | None,
    halvings: int,
    sets: int | None,
    reps: int | None,
    work_ms: int | None,
    levels: int,
) -> str:
    """What a dose is called: `level 2 of 3, in 2 sets`, `half of level 2, but 7 times`.

    It is a level of so many, or with None the routine's own, halved, and with its own sets,
    repetitions and time of work, or others.
    """
    whole = "what the routine has" if level is None else f"level {level}"
    if halvings:
        name = f"{_HALVES.get(halvings, f'1/{2**halvings}')} of {whole}"
    else:
        name = "as the routine has it" if level is None else f"{whole} of {levels}"
    return f"{name}{_other_than_usual(sets, reps, work_ms)}"


def _other_than_usual(sets: int | None, reps: int | None, work_ms: int | None) -> str:
    if work_ms is not None:
        return f", but for {duration(work_ms)}"
    if sets is not None:
        return f", in {counted(sets, 'set')}" + ("" if reps is None else f" of {reps}")
    return "" if reps is None else f", but {counted(reps, 'time')}"


def often(frequency: str) -> str:
    """How often in words: `once a day`, `2 to 3 times a week`, `twice a day, 5 days a week`."""
    a_day, _, a_week = frequency.partition(", ")
    number, _, rest = a_day.partition(" ")
    times = {"1": "once", "2": "twice"}.get(number, f"{_range(number)} times")
    days = a_week.partition(" ")[0]
    on = f", {_range(days)} day{'' if days == '1' else 's'} a week" if days else ""
    return f"{times} {rest}{on}"


def times_a_day(frequency: str) -> int:
    """The most times a day that a frequency names: 4 of `2-4 a day`, 1 of `3 a week`."""
    number, _, rest = frequency.partition(" ")
    return int(number.rpartition("-")[2]) if rest.startswith("a day") else 1


def _range(number: str) -> str:
    return number.replace("-", " to ")


def breath_cautions(dosage: Dosage) -> tuple[str, ...]:
    """What to mind with the breath of a dose, where it has one that is not easy for everybody."""
    breath = dosage.breath
    return () if breath is None or breath.is_easy else (no_easy_breath(breathed(breath)),)
