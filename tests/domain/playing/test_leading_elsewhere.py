"""A key that leads to another exercise leads there from how the body is placed now."""

from collections.abc import Iterator

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Position, Teach
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.playing.changing import easier
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.transport import back
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.labels import POSITION_WORDS
from tests.making import shipped, unlimited

SETTINGS = Settings(teach=Teach.ALWAYS, ways=shipped().ways)


def working(*exercises: Exercise) -> tuple[Session, int]:
    """A session of some exercises in the first repetition of the last one, and when that is."""
    plan = Plan("some", "Some", tuple(PlannedItem(each) for each in exercises))
    session = Session.start(plan, SETTINGS, shipped().exercise, unlimited(), 0)
    last = [each for each in session.timeline.phases if each.item == len(exercises) - 1]
    at_ms = next(each.start_ms for each in last if each.is_work) + 1
    return session.advance(at_ms)[0], at_ms


def led_elsewhere() -> Iterator[tuple[Exercise, Session, int]]:
    """Every exercise that the key for easier leads from into another position, and what it did.

    What comes before it is in the position that the key leads to: nobody has to move for that.
    """
    known = shipped().exercise
    for exercise in shipped().exercises:
        elsewhere = (known[name] for name in exercise.easier)
        for other in (each for each in elsewhere if each.position is not exercise.position):
            session, at_ms = working(other, exercise)
            led = easier(session, at_ms)
            arrived = led.plan.items[1].exercise.position
            if arrived is other.position:
                yield exercise, led, at_ms


def test_an_easier_exercise_in_another_position_is_led_into_from_the_present_one() -> None:
    found = {each.id: (each, led, at_ms) for each, led, at_ms in led_elsewhere()}
    assert len(found) > 5
    for exercise, led, at_ms in found.values():
        other = led.plan.items[1].exercise
        phase = led.phase(at_ms)
        assert phase.label != "Find your starting position", exercise.id
        assert phase.duration_ms >= SETTINGS.ways.ms(exercise.position, other.position)
        assert all(way in phase.say for way in SETTINGS.ways.say(exercise.position, other.position))
        assert f"Now: {other.name}, {POSITION_WORDS[other.position]}, " in led.notice


def test_back_to_another_position_leads_there_from_the_present_one() -> None:
    standing, lying = (
        next(each for each in shipped().exercises if each.position is position)
        for position in (Position.STANDING, Position.SUPINE)
    )
    session, at_ms = working(standing, standing, lying)
    phase = back(session, at_ms).phase(at_ms)
    assert (phase.item, phase.label) == (1, "Stand up")
    assert all(way in phase.say for way in SETTINGS.ways.say(Position.SUPINE, Position.STANDING))
