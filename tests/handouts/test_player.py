"""The page for a phone: it shows what a session shows, and lets nothing act but itself."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.layout import Settings
from backcoach.figures.scene import Tone
from backcoach.handouts.player.document import document_of
from backcoach.handouts.player.page import page_of
from backcoach.screen.gallery import Gallery
from tests.figures.moving import shipped_figures
from tests.making import shipped, shipped_plan, unlimited
from tests.requirements import need

MOMENTS = 200
SCRIPT = Path(__file__).parents[2] / "src/backcoach/handouts/player/player.js"


def session_of(plan: Plan) -> Session:
    settings = Settings(teach=Teach.ALWAYS, ways=shipped().ways)
    return Session.start(plan, settings, shipped().exercise, unlimited(), 0)


def page(session: Session) -> str:
    gallery = Gallery(shipped_figures())
    exercises = [item.exercise for item in session.plan.items]
    motions = {each.id: motion for each in exercises if (motion := gallery.motion(each))}
    return page_of(document_of(session, motions, (), {}))


@cache
def every() -> tuple[Session, ...]:
    return tuple(session_of(shipped_plan(each.id)) for each in shipped().routines)


def in_page(html: str) -> str:
    """The session as the browser reads it from the page."""
    found = re.search(r'<script type="application/json" id="session">(.*?)</script>', html, re.S)
    assert found
    return found[1]


TELL = """
const {readFileSync} = require("node:fs");
const pages = JSON.parse(readFileSync(0, "utf-8"));
const told = ([written, moments]) => {
    const session = unpacked(JSON.parse(written));
    return moments.map((at) => {
        const view = viewAt(session, at), figure = session.figures[view.item.figure];
        const {label, say, then, side, ahead} = view.phase, {count, left, lungs} = view;
        const {before, after} = figure.tracks[view.track], {through, elapsed} = view;
        const drawn = shapesAt(figure, view).every(({places}) => places.every(Number.isFinite));
        return {label, say, then, side, ahead, exercise: view.item.name, count, left, lungs,
            before, after, through, elapsed, drawn};
    });
};
console.log(JSON.stringify(pages.map(told)));
"""


def told_by_pages(pages: list[tuple[str, list[int]]]) -> list[list[dict[str, Any]]]:
    """What the page's own script makes of some moments of each page."""
    asked = json.dumps([(in_page(html), moments) for html, moments in pages])
    program = SCRIPT.read_text("utf-8") + TELL
    said = subprocess.run(
        [need("node"), "-e", program], input=asked, capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr[-1000:]
    told: list[list[dict[str, Any]]] = json.loads(said.stdout)
    return told


def some_moments(session: Session) -> list[int]:
    """Some at random, and where phases meet."""
    random, duration_ms = Random(19), session.timeline.duration_ms
    edges = [each.start_ms - early for each in session.timeline.phases[1:] for early in (0, 1)]
    inside = [random.randrange(duration_ms) for _ in range(MOMENTS // 2)]
    return sorted([*random.sample(edges, min(len(edges), MOMENTS // 2)), *inside])


def test_at_every_moment_it_shows_what_a_session_shows() -> None:
    looked = [(session, some_moments(session)) for session in every()]
    told = told_by_pages([(page(session), moments) for session, moments in looked])
    differing = [
        (session.plan.name, at_ms, key, shown, now[key])
        for (session, moments), some in zip(looked, told, strict=True)
        for at_ms, now in zip(moments, some, strict=True)
        for key, shown in shown_at(session, at_ms)
        if now[key] != pytest.approx(shown)
    ]
    assert differing == []


def shown_at(session: Session, at_ms: int) -> Iterator[tuple[str, object]]:
    view = View(session.seek(0, at_ms), 0)
    phase, moment = view.phase, view.moment
    yield from (("label", phase.label), ("say", phase.say), ("then", view.then))
    yield from (("side", phase.side), ("ahead", view.is_ahead), ("exercise", view.exercise.name))
    yield from (("count", view.count), ("left", view.left_ms), ("lungs", view.breath_level))
    yield "drawn", True
    yield from (("before", moment.before), ("after", moment.after))
    if phase.part is not None:
        yield from (("through", moment.through), ("elapsed", moment.elapsed_ms))


def test_its_types_hold() -> None:
    files = [str(SCRIPT), str(SCRIPT.with_suffix(".d.ts"))]
    strictly = ["--strict", "--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns"]
    browsers = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable"]
    command = [
        need("tsc"),
        "--allowJs",
        "--checkJs",
        "--noEmit",
        *strictly,
        *browsers,
        *map(str, files),
    ]
    said = subprocess.run(command, capture_output=True, text=True)
    assert said.stdout == ""


def test_it_is_short_enough_to_be_read() -> None:
    assert len(SCRIPT.read_text("utf-8").splitlines()) <= 500


def test_every_tone_of_a_figure_has_a_colour_on_a_light_and_on_a_dark_page() -> None:
    rules = SCRIPT.with_name("player.css").read_text("utf-8")
    named = {tone.name.lower(): rules.count(f"--{tone.name.lower()}: #") for tone in Tone}
    assert named == dict.fromkeys(named, 2)
