"""A load in words: it is told wherever somebody reads or hears how much there is to do."""

import pytest

from backcoach.domain.journal.recording import began
from backcoach.domain.knowledge.terms import Talk
from backcoach.domain.script.compiling import Spoken, compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.overview import overview
from backcoach.handouts.sheet import sheet_of
from backcoach.interchange import exercise_document
from tests.fakes import play, press
from tests.making import catalogue, plan_of, plan_routine_of

ROW = """
    id: row
    movement: [{do: pull, move: 10 s, breath: out}]
    levels: [{reps: 2, load: red band}, {reps: 4, load: green band}]
"""
PLAN = plan_of(ROW)


@pytest.mark.parametrize("talk", Talk)
def test_it_is_said_before_the_exercise_however_little_else_is(talk: Talk) -> None:
    timeline = compile_timeline(PLAN, Settings(), Spoken(talk))
    first = next(phase for phase in timeline.phases if phase.is_work)
    said = [cue.text for cue in timeline.words if cue.at_ms < first.start_ms]
    assert said.count("With red band.") == 1


def test_it_is_written_before_the_exercise() -> None:
    assert "With red band." in compile_timeline(PLAN, Settings()).cues[0].line


def test_it_is_among_what_is_needed() -> None:
    assert [*overview(60_000, 1, ("mat",), PLAN.loads)][-1] == "You need a mat and red band."


def test_the_load_of_another_level_is_told_as_a_key_leads_there() -> None:
    played = play(PLAN, press("h", 15_000))
    told = [each.view.session.notice for each in played.shown]
    assert "Now: Row, level 2 of 2, with green band." in told


def test_the_journal_keeps_it_with_the_dose() -> None:
    (dose,) = began(play(PLAN).session, ()).doses
    assert dose.words == "level 1 of 2, with red band"


def test_it_is_printed_with_the_dose_and_among_what_is_needed_once_each() -> None:
    known = catalogue(ROW, "blocks: [{items: [row]}]")
    plan = plan_routine_of("blocks: [{items: [row]}]", ROW)
    sheet = sheet_of(known, known.routines[0], compile_timeline(plan, Settings()))
    (item,) = sheet.items
    assert (sheet.needs, item.dose, item.cautions) == ("red band", "2 times, with red band.", ())


def test_scripts_get_it_as_it_is_written() -> None:
    levels = exercise_document(PLAN.items[0].exercise, {})["levels"]
    assert [each["load"] for each in levels] == ["red band", "green band"]
