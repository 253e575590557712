"""The page for a phone in a real browser, touched as somebody would, with a clock of the test."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.domain.playing.session import Session
from tests.browser import Page, chromium
from tests.handouts.test_player import page, session_of
from tests.making import shipped_plan

CLOCK = "window.now = 0; performance.now = () => window.now;"
PHONE = (390, 844)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("browser")) as page:
        page.size(*PHONE, touch=True)
        page.before(CLOCK)
        yield page


@pytest.fixture(scope="module")
def desk() -> Session:
    return session_of(shipped_plan("desk"))


@pytest.fixture
def begun(browser: Page, desk: Session, tmp_path: Path) -> Page:
    """A session that has begun, at a clock reading of 0."""
    opened(browser, page(desk), tmp_path)
    browser.touch("#begin")
    while browser.shows("#signs"):
        browser.touch("#signs-no")
    return browser


def opened(browser: Page, html: str, folder: Path) -> None:
    file = folder / "session.html"
    file.write_text(html, "utf-8")
    browser.open(file)


def at(browser: Page, clock_ms: int) -> None:
    """Let it be so late, and the page look at its clock and draw."""
    browser.run(f"window.now = {clock_ms}")
    browser.run("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 250))")


def test_it_shows_the_phase_of_the_moment_and_how_much_is_left(begun: Page, desk: Session) -> None:
    phase = next(each for each in desk.timeline.phases if each.is_work)
    for clock_ms in range(0, phase.start_ms + 1000, 4_000):
        at(begun, clock_ms)  # nobody slept
    at(begun, phase.start_ms + 1000)
    assert begun.shows("#label") == phase.label
    assert begun.shows("#digits").isdecimal()


def test_a_pause_stands_still_and_going_on_counts(begun: Page) -> None:
    at(begun, 2_000)
    left = begun.shows("#left")
    begun.touch("#pause")
    at(begun, 90_000)
    assert (begun.shows("#label"), begun.shows("#left")) == ("Paused", left)
    begun.touch("#pause")
    at(begun, 90_500)
    assert begun.shows("#label") == "Going on in 3"
    at(begun, 93_000)
    at(begun, 95_000)
    assert begun.shows("#left") < left


def test_skip_and_back_go_from_exercise_to_exercise(begun: Page, desk: Session) -> None:
    first, second = desk.plan.names[:2]
    begun.touch("#skip")
    at(begun, 100)
    assert begun.shows("#exercise").endswith(second)
    begun.touch("#back")
    at(begun, 200)
    assert begun.shows("#exercise").endswith(first)


def test_everybody_can_read_and_press_each_page_of_it(
    browser: Page, desk: Session, tmp_path: Path
) -> None:
    opened(browser, page(desk), tmp_path)
    broken = {"ready": browser.broken_rules()}
    browser.touch("#begin")
    broken["signs"] = browser.broken_rules()
    while browser.shows("#signs"):
        browser.touch("#signs-no")
    at(browser, 100)
    broken["coach"] = browser.broken_rules()
    browser.touch("#hurts")
    broken["pain"] = browser.broken_rules()
    assert broken == {name: [] for name in broken}


def test_who_slept_goes_on_from_there(begun: Page) -> None:
    at(begun, 3_000)
    left = begun.shows("#left")
    at(begun, 3_600_000)
    assert begun.shows("#label") == "Paused"
    assert "slept" in begun.shows("#notice")
    assert begun.shows("#left") == left


def test_much_pain_ends_the_exercise_and_the_second_time_the_session(
    begun: Page, desk: Session
) -> None:
    say = {rule.id: rule.say for rule in desk.limits.safety.pain}
    begun.touch("#hurts")
    begun.touch("#pain-answers button:nth-child(9)")
    begun.touch("#pain-answers button:last-child")
    assert begun.shows("#pain-question") == say["seven"]
    begun.touch("#pain-answers button")
    at(begun, 100)
    assert begun.shows("#exercise").endswith(desk.plan.names[1])
    begun.touch("#hurts")
    begun.touch("#pain-answers button:nth-child(9)")
    begun.touch("#pain-answers button:last-child")
    assert begun.shows("#end-texts") == say["seven-again"]


def test_a_sign_says_what_to_do_and_nothing_begins(
    browser: Page, desk: Session, tmp_path: Path
) -> None:
    opened(browser, page(desk), tmp_path)
    browser.touch("#begin")
    browser.touch("#signs-yes")
    assert "emergency" in browser.shows("#end-texts")
    assert not browser.shows("#coach")


def test_what_is_not_for_everybody_is_left_out_with_a_yes(browser: Page, tmp_path: Path) -> None:
    session = session_of(shipped_plan("ql-relief"))
    ball = next(each for each in session.plan.items if each.exercise.cautions.asks)
    opened(browser, page(session), tmp_path)
    browser.touch("#begin")
    while browser.shows("#signs"):
        is_asked = ball.exercise.name in browser.shows("#signs-title")
        browser.touch("#signs-unsure" if is_asked else "#signs-no")
    while browser.shows("#coach"):  # skip all there is
        assert ball.exercise.name not in browser.shows("#exercise")
        browser.touch("#skip")
        browser.run("new Promise((done) => setTimeout(done, 250))")
    assert "Done" in browser.shows("#end-texts")


def test_the_keys_pass_over_what_is_left_out_either_way(browser: Page, tmp_path: Path) -> None:
    plan = shipped_plan("ql-relief")
    first, second, *_, ball = plan.items
    opened(browser, page(session_of(replace(plan, items=(first, ball, second)))), tmp_path)
    browser.touch("#begin")
    while browser.shows("#signs"):
        is_asked = ball.exercise.name in browser.shows("#signs-title")
        browser.touch("#signs-yes" if is_asked else "#signs-no")
    shown = []
    for key in ("#skip", "#back"):
        browser.touch(key)
        at(browser, 100)
        shown.append(browser.shows("#exercise").removeprefix("Next: "))
    assert shown == [second.exercise.name, first.exercise.name]


HOSTILE = "</script><script>window.acted = 1</script><img src=x onerror='window.acted = 1'>"


def test_what_others_wrote_is_shown_and_acts_nowhere(browser: Page, tmp_path: Path) -> None:
    plan = shipped_plan("desk")
    written = plan.items[0].exercise._replace(name=HOSTILE, steps=(HOSTILE,), start=HOSTILE)
    items = (replace(plan.items[0], exercise=written),)
    opened(browser, page(session_of(replace(plan, name=HOSTILE, items=items))), tmp_path)
    time.sleep(0.2)
    assert browser.shows("#name") == HOSTILE
    assert browser.run("window.acted ?? null") is None
